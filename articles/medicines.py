"""Names of medicines and drugs, to know when an edit touches one. Alcohol is what pages are about, and none of them."""

import re
from typing import Final


def _names(rows: str) -> frozenset[str]:
    return frozenset(rows.split())


# One row for each use. Where the international name (INN), the American and the British one differ, all stand here.
GENERIC: Final[frozenset[str]] = _names("""
    acamprosate disulfiram disulphiram naltrexone nalmefene baclofen oxybate hydroxybutyrate metadoxine
    samidorphan topiramate gabapentin pregabalin ondansetron varenicline semaglutide liraglutide exenatide
    thiamine thiamin folate folic magnesium
    clomethiazole clormethiazole chlormethiazole chlordiazepoxide diazepam lorazepam oxazepam clonazepam alprazolam
    midazolam temazepam nitrazepam flunitrazepam clobazam clorazepate flurazepam estazolam triazolam loprazolam
    bromazepam phenazepam etizolam bromazolam flualprazolam remimazolam flumazenil zolpidem zopiclone eszopiclone
    zaleplon phenobarbital phenobarbitone pentobarbital pentobarbitone amobarbital amylobarbitone secobarbital
    quinalbarbitone butalbital primidone propofol dexmedetomidine medetomidine meprobamate carisoprodol tizanidine
    carbamazepine oxcarbazepine valproate valproic divalproex levetiracetam lamotrigine phenytoin zonisamide tiagabine
    vigabatrin
    methadone levomethadone levacetylmethadol levomethadyl buprenorphine naloxone methylnaltrexone lofexidine clonidine
    guanfacine morphine diamorphine diacetylmorphine hydromorphone oxymorphone oxycodone hydrocodone codeine
    dihydrocodeine tramadol tapentadol pethidine meperidine fentanyl alfentanil sufentanil remifentanil
    carfentanil nalbuphine butorphanol pentazocine opium loperamide hyoscine dicyclomine dicycloverine mebeverine
    metoclopramide prochlorperazine promethazine cyclizine ibuprofen naproxen paracetamol acetaminophen aspirin
    nicotine bupropion amfebutamone cytisine cytisinicline nortriptyline
    methylphenidate dexmethylphenidate amfetamine amphetamine dexamfetamine dexamphetamine dextroamphetamine
    lisdexamfetamine lisdexamphetamine metamfetamine methamphetamine methylamphetamine modafinil armodafinil
    atomoxetine pemoline
    sertraline fluoxetine citalopram escitalopram paroxetine fluvoxamine venlafaxine desvenlafaxine duloxetine
    mirtazapine trazodone amitriptyline imipramine desipramine clomipramine doxepin dosulepin buspirone hydroxyzine
    propranolol atenolol prazosin doxazosin lithium haloperidol droperidol chlorpromazine olanzapine quetiapine
    risperidone paliperidone aripiprazole clozapine melatonin ketamine esketamine ibogaine psilocybin
    adrenaline epinephrine acetylcysteine flupentixol flupenthixol warfarin metronidazole phenylephrine
""")
BRANDS: Final[frozenset[str]] = _names("""
    antabuse campral revia vivitrol nalorex adepend opizone selincro nodict lioresal gablofen lyvispah ozobax fleqsuvy
    kemstro alcover xyrem heminevrin distraneurin pabrinex topamax neurontin gralise lyrica
    librium valium diazemuls diastat ativan klonopin rivotril xanax buccolam hypnovel restoril serax tranxene
    mogadon rohypnol halcion frisium ambien stilnoct zimovane imovane lunesta mysoline tegretol trileptal
    epilim depakote depakine keppra lamictal epanutin dilantin precedex
    methadose dolophine physeptone subutex suboxone zubsolv bunavail probuphine espranor buvidal brixadi sublocade
    sixmo temgesic buprenex butrans prefibin narcan nyxoid prenoxad evzio kloxxado zimhi rivive lucemyra britlofex
    catapres kapvay tenex intuniv oxycontin percocet vicodin dilaudid duragesic actiq ultram demerol imodium
    nicorette nicotrol nicoderm niquitin habitrol zyban wellbutrin champix chantix tyrvaya tabex desmoxan contrave
    ritalin concerta adderall vyvanse elvanse provigil nuvigil strattera
    zoloft lustral prozac cipramil celexa lexapro cipralex seroxat paxil efexor effexor cymbalta remeron zispin
    buspar atarax vistaril inderal minipress haldol zyprexa seroquel risperdal abilify clozaril spravato zofran
    ozempic wegovy phenergan tylenol
""")
# What pages call a group of medicines, since "an opioid" in place of "a benzodiazepine" is another claim.
GROUPS: Final[frozenset[str]] = _names("""
    benzodiazepine benzo barbiturate gabapentinoid opioid opiate antidepressant antipsychotic anticonvulsant
    antihistamine ssri snri nsaid nrt
""")
OTHER_DRUGS: Final[frozenset[str]] = _names("""
    cannabis marijuana hashish cannabidiol cbd tetrahydrocannabinol thc dronabinol nabilone nabiximols cannabinoid
    cocaine mdma ecstasy lsd ghb gbl butanediol mephedrone cathinone khat kratom mitragynine tianeptine kava
    nitazene xylazine phencyclidine mescaline caffeine
""")

MEDICINES: Final[frozenset[str]] = GENERIC | BRANDS | GROUPS | OTHER_DRUGS
"""Names in lower case and in the singular, used to tell whether a word names a medicine or a drug.

They are those of treatment for alcohol, opioids, nicotine, stimulants and benzodiazepines and of withdrawal, with the
best-known brands. A site adds its own brands as synonyms; what is missing here is still seen by its ending, if it has
one of ENDINGS. A brand that is an everyday word too ("versed") stays out: it would be found where none is meant.
"""

# The stems that the World Health Organization gives to a class. Only those that no English word ends with: "-azine"
# would find "magazine" and "-apine" "rapine".
ENDINGS: Final = re.compile(
    r".+(?:azepam|zolam|barbital|barbitone|fentanil|fentanyl|nitazene|orphine|trexone|nicline|gabalin|oxetine|setron"
    r"|azosin|afinil|triptyline|pramine|glutide)"
)
PARTS: Final = re.compile(r"[\W\d_]+")
POSSESSIVE: Final = re.compile(r"['’]s?$")


def is_medicine(word: str) -> bool:
    """Whether a word, or a part of one such as "buprenorphine-naloxone", names a medicine or a drug."""
    return any(_is_name(part) for part in PARTS.split(POSSESSIVE.sub("", word.casefold())))


def _is_name(word: str) -> bool:
    singular = word.removesuffix("s")
    return word in MEDICINES or singular in MEDICINES or ENDINGS.fullmatch(singular) is not None
