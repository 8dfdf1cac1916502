"""Words that label or blame people: each row of the list, what may stand, whose words they are, and a site's own."""

import pytest

from articles.editorial import Entry, EntryKind, House, Manuscript, check, shipped
from articles.editorial.authorities import NIH, OURS
from articles.editorial.rules import house_word
from articles.editorial.rules.stigma import RULE
from articles.editorial.wording import avoided
from articles.findings import Severity

AVOID = shipped().of(EntryKind.AVOID)
LEAVE_ALONE = shipped().of(EntryKind.LEAVE_ALONE)

# A row of the list, or a way of writing one: the sentence and the words that are reported.
REPORTED = {
    "MAT": ("The clinic offers MAT to everybody.", "offers MAT"),
    "MAT, at the beginning": ("MAT works for heroin.", "MAT works"),
    "abuse of the one": ("It takes the place of the one they abuse.", "the one they abuse"),
    "emphasis that is no title": ("You are an *addict*.", "addict"),
    "emphasis of a sentence": ("*Most addicts lie to their doctor.*", "addicts"),
    "addict": ("Most addicts are afraid of the first week.", "addicts"),
    "addict, possessive": ("An addict's mother rang us.", "addict"),
    "addict, of a drug": ("Heroin addicts are welcome.", "Heroin addicts"),
    "addicted people": ("We take in addicted mothers.", "addicted mothers"),
    "alcoholic, noun": ("Her brother was an alcoholic.", "alcoholic"),
    "alcoholic, of a person": ("He is alcoholic.", "alcoholic"),
    "alcoholic, before a person": ("Her alcoholic brother came.", "alcoholic"),
    "alcoholics, possessive": ("The alcoholics' children came.", "alcoholics"),
    "alcoholism": ("Alcoholism can be treated.", "Alcoholism"),
    "alcohol dependence": ("Alcohol dependence can be treated.", "Alcohol dependence"),
    "substance dependence": ("She had opioid dependence for years.", "opioid dependence"),
    "alcohol abuse": ("Alcohol abuse harms families.", "Alcohol abuse"),
    "abusing alcohol": ("They began abusing alcohol at school.", "abusing alcohol"),
    "drunk, noun": ("Everybody called him a drunk.", "a drunk"),
    "drunks": ("No place for drunks.", "drunks"),
    "drunk": ("She was drunk again.", "She was drunk"),
    "getting drunk": ("Getting drunk became the plan.", "Getting drunk"),
    "getting high": ("He stopped getting high.", "getting high"),
    "a high": ("It gives them a high.", "gives them a high"),
    "chasing a high": ("She was chasing that high for years.", "chasing that high"),
    "strung out": ("He arrived strung out.", "strung out"),
    "tweaking": ("She was tweaking when we met.", "She was tweaking"),
    "substance abuser": ("Substance abusers get a bed.", "Substance abusers"),
    "abuser, of two": ("Alcohol and drug abusers get a bed.", "Alcohol and drug abusers"),
    "abuser": ("Once an abuser of pills, she now teaches.", "abuser"),
    "drug user": ("Drug users were asked.", "Drug users"),
    "user of a drug": ("Cannabis users were asked.", "Cannabis users"),
    "users of drugs": ("Users of cocaine were asked.", "Users of cocaine"),
    "injecting user": ("Injecting drug users were asked.", "Injecting drug users"),
    "junkie": ("Only junkies do that.", "junkies"),
    "crackhead": ("Only a crackhead does that.", "crackhead"),
    "substance abuse": ("Substance abuse takes many forms.", "Substance abuse"),
    "substance-abuse": ("A substance-abuse counsellor calls.", "substance-abuse"),
    "drug and alcohol abuse": ("Drug and alcohol abuse go together.", "Drug and alcohol abuse"),
    "a drug that is abused": ("The medicine is often abused.", "medicine is often abused"),
    "abuse of a medicine": ("Gabapentin abuse is seen here.", "Gabapentin abuse"),
    "prescription drug abuse": ("Prescription drug abuse is rising.", "Prescription drug abuse"),
    "abusing prescriptions": ("They abuse prescription pills.", "abuse prescription"),
    "abuse potential": ("It has a low abuse potential.", "abuse potential"),
    "users, before a verb": ("Heroin users die young.", "Heroin users"),
    "drug habit": ("Her drug habit cost her the job.", "drug habit"),
    "kick the habit": ("Kick the habit this year.", "Kick the habit"),
    "vice": ("Wine was her only vice.", "her only vice"),
    "drug problem": ("He has a drug problem.", "drug problem"),
    "clean": ("She has been clean for nine years.", "has been clean"),
    "get clean": ("Get clean in thirty days.", "Get clean"),
    "stay clean": ("They help you stay clean.", "stay clean"),
    "clean and sober": ("He is clean and sober.", "He is clean"),
    "days clean": ("Today she is 90 days clean.", "days clean"),
    "clean test": ("Three clean drug tests are asked for.", "clean drug tests"),
    "tested clean": ("He tested clean on Monday.", "tested clean"),
    "dirty": ("If he is dirty, he must leave.", "he is dirty"),
    "dirty test": ("Her test came back dirty.", "came back dirty"),
    "former addict": ("A former addict leads the group.", "former addict"),
    "ex-addict": ("Ex-addicts lead the group.", "Ex-addicts"),
    "recovering alcoholic": ("Recovering alcoholics lead the group.", "Recovering alcoholics"),
    "former heroin addict": ("A former heroin addict leads it.", "former heroin addict"),
    "addicted to": ("He became addicted to pills.", "addicted to"),
    "addicted baby": ("Addicted babies shake.", "Addicted babies"),
    "born addicted": ("The twins were born addicted.", "born addicted"),
    "opioid substitution": ("Opioid substitution is free here.", "Opioid substitution"),
    "opioid replacement": ("We offer methadone replacement.", "methadone replacement"),
    "medication-assisted treatment": ("Medication-assisted treatment works.", "Medication-assisted treatment"),
    "recreational user": ("Recreational users rarely come.", "Recreational users"),
    "casual drug user": ("A casual drug user may not notice.", "casual drug user"),
    "experimental user": ("Experimental users rarely come.", "Experimental users"),
    "alcoholic liver disease": ("Alcoholic liver disease is common.", "Alcoholic liver disease"),
    "alcoholic hepatitis": ("Alcoholic hepatitis is common.", "Alcoholic hepatitis"),
    "alcohol poisoning": ("Alcohol poisoning can kill.", "Alcohol poisoning"),
    "relapse": ("She relapsed in spring.", "relapsed"),
    "relapser": ("Beds for chronic relapsers.", "relapsers"),
    "failed treatment": ("Those who failed treatment come back.", "failed treatment"),
    "failed other treatments": ("She failed several other treatments.", "failed several other treatments"),
    "failed a medicine": ("Patients who had failed naltrexone took part.", "who had failed naltrexone"),
    "committed suicide": ("His father committed suicide.", "committed suicide"),
    "tried and failed": ("All had tried and failed other treatments.", "tried and failed"),
    "misuser": ("Substance misusers may ring.", "Substance misusers"),
    "in denial": ("Your son may be in denial.", "in denial"),
    "non-compliant": ("The patient was non-compliant.", "patient was non-compliant"),
    "methadone maintenance": ("Methadone maintenance is daily.", "Methadone maintenance"),
    "capitals": ("DRUG ABUSE HELP", "DRUG ABUSE"),
    "capitals of an advertisement": ("Ask about Alcohol Abuse Rehab in Texas.", "Alcohol Abuse"),
}

LEFT_ALONE = [
    "Bring a mat and lie on the mat.",
    "Somebody you know is abused by a partner.",
    "People with alcohol use disorder get better.",
    "Addiction is a field of medicine, and detox is one step.",
    "Physical dependence comes with steady use.",
    "Dependence on a medicine is not addiction.",
    "Non-alcoholic beer and nonalcoholic wine are sold here.",
    "An alcoholic drink holds ethanol, and so do alcoholic beverages.",
    "She made a workaholic of him.",
    "Water is drunk with every meal.",
    "They had drunk ten units.",
    "The amount drunk each week fell.",
    "Wine is stronger when drunk quickly.",
    "People who get high doses are watched.",
    "The risk is high, and a high dose adds to it.",
    "Drugs high in price are rarely stocked.",
    "Getting high quality care is a matter of luck.",
    "We are tweaking the page.",
    "The doctor is tweaking the dose.",
    "Service users and internet users were asked.",
    "The user of this page decides.",
    "He is using again.",
    "These drugs are habit-forming, and the drugs habit-forming at once are few.",
    "Sleeping and eating habits change.",
    "Drinking habits differ from land to land.",
    "The vice president spoke, and vice versa.",
    "Use a clean needle, and get clean needles at the chemist's.",
    "Keep the wound clean and dry.",
    "Make sure that your hands are clean.",
    "The kitchen was dirty.",
    "Dirty needles spread infection.",
    "Child abuse, sexual abuse and domestic abuse are crimes.",
    "He was abused as a child.",
    "The children are abused at home.",
    "Neglect, abuse, drugs and debt were named.",
    "A violent partner or abuser may read your messages.",
    "The same drug can be used again.",
    "Nicotine replacement therapy is sold over the counter.",
    "The treatment failed.",
    "People do not fail treatments.",
    "Her first attempt had failed.",
    "Deaths by suicide rose.",
    "Relapse prevention is the name of a therapy.",
    "Acamprosate is licensed for alcohol dependence.",
    "NICE uses the term for alcohol dependence in its guideline.",
    "DSM-IV had opioid dependence as a diagnosis.",
    "The factory was not compliant with the law.",
]

# Whose words they are.
BORROWED = [
    "Her book, *The Addict Next Door*, is out.",
    "Its sequel is *Drunkards and Other Saints*.",
    "One page says “addicts get clean here”.",
    'One page says "addicts get clean here".',
    "One page says ‘addicts get clean here’.",
    "> Addicts get clean here.",
    "> First line.\n>\n> - Addicts get clean here.",
    "Alcohol use disorder, also known as alcoholism, is common.",
    "Some people refer to it as alcohol abuse.",
    "It was formerly called alcoholism.",
    "The older term alcoholism is still heard.",
    "Some people call themselves alcoholics.",
    "It is what some people call alcoholism.",
    "We write of alcohol use disorder rather than alcoholism.",
    "It took over from the older categories of alcohol abuse and alcohol dependence.",
    "Alcoholics Anonymous is free, and so is Al-Anon.",
    "He rang the National Institute on Drug Abuse.",
    "It was paid for by the National Institute on Alcohol Abuse and Alcoholism (NIAAA).",
    "Ask the Substance Abuse and Mental Health Services Administration.",
    "The Drug Abuse Screening Test has ten questions.",
    "The Severn Valley Council on Alcoholism runs two groups.",
    "It came out in the Nordic Journal of Alcohol Abuse last year.",
    "See [Chronic baclofen abuse and withdrawal](https://example.org/a).",
]


def _found(body, **texts):
    return check(Manuscript.of(body=body, **texts), [RULE])


def _words(body, **texts):
    return [finding.words for finding in _found(body, **texts)]


@pytest.mark.parametrize(("sentence", "words"), REPORTED.values(), ids=REPORTED)
def test_it_reports(sentence, words):
    assert words in _words(sentence)


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_it_leaves_alone(sentence):
    assert _words(sentence) == []


@pytest.mark.parametrize("body", BORROWED)
def test_it_leaves_alone_what_is_not_our_wording(body):
    assert _words(body) == []


@pytest.mark.parametrize(
    "words", [words for entry in AVOID if not entry.unless_near for words in entry.words], ids=lambda words: words
)
def test_all_words_of_the_list_are_found(words):
    assert _words(f"It says {words} here.")


@pytest.mark.parametrize("phrase", [phrase for entry in AVOID for phrase in entry.unless], ids=lambda phrase: phrase)
def test_each_exception_may_stand(phrase):
    assert _words(f"It says {phrase}.") == []


@pytest.mark.parametrize("name", [name for entry in LEAVE_ALONE for name in entry.words], ids=lambda name: name)
def test_each_name_may_stand(name):
    assert _words(f"It says {name}.") == []


@pytest.mark.parametrize(
    ("body", "texts", "part"),
    [
        ("## Help for addicts", {}, "body"),
        ("", {"title": "Help for addicts"}, "title"),
        ("", {"summary": "Where addicts find help."}, "summary"),
        ("", {"facts": {"risks": "Many addicts know them."}}, "risks"),
        ("- help for addicts", {}, "body"),
        ("| For |\n| --- |\n| addicts |", {}, "body"),
    ],
)
def test_it_reads_every_part_of_a_page(body, texts, part):
    assert [(finding.words, finding.part) for finding in _found(body, **texts)] == [("addicts", part)]


def test_a_heading_in_capitals_is_no_name():
    assert _words("## Our Drug Abuse Treatment Network") == ["Drug Abuse"]


def test_words_outside_the_quotation_marks_are_reported():
    assert _words("He said “an addict”, and addicts heard it.") == ["addicts"]


def test_words_in_a_link_to_our_own_page_are_ours():
    assert _words("Read [Help for every addict](page:help).") == ["addict"]


def test_words_over_a_line_end_are_found():
    assert _words("Most substance\nabuse starts early.") == ["substance abuse"]


def test_a_remark_points_at_its_words():
    (finding,) = _found("First line.\n\nThere are addicts.")

    assert (finding.line, finding.column) == (3, 11)


def test_a_remark_says_why_and_what_to_write():
    (finding,) = _found("Alcohol abuse is common.")

    assert "blame" in finding.reason
    assert finding.advice == "Write “alcohol misuse” or “unhealthy alcohol use”."
    assert (finding.authority, finding.authority_url) == NIH
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("words", ["Alcohol dependence", "Relapse", "Alcohol poisoning"])
def test_what_good_pages_write_too_is_a_note(words):
    assert [finding.severity for finding in _found(f"{words} is common.")] == [Severity.NOTE]


def test_a_note_is_told_once_a_page():
    assert _words("He relapsed. She relapsed. Alcohol dependence is common.") == ["relapsed", "Alcohol dependence"]


def test_a_warning_is_told_each_time():
    assert _words("An addict came. An addict left.") == ["addict", "addict"]


def _with(*entries):
    def found(body):
        return check(Manuscript.of(body=body, house=shipped().with_more(entries)), [RULE, house_word.RULE])

    return found


def test_words_that_a_site_adds_are_reported():
    found = _with(Entry(EntryKind.AVOID, ("journey",), instead="course; way"))("A recovery journey begins.")

    assert [(each.words, each.advice, each.authority) for each in found] == [
        ("journey", "Write “course” or “way”.", OURS.name)
    ]


def test_words_that_a_site_adds_need_nothing_else():
    (finding,) = _with(Entry(EntryKind.AVOID, ("c++ (really?)",)))("We do c++ (really?) here.")

    assert finding.reason
    assert finding.advice


@pytest.mark.parametrize("words", ["", " ", "-"])
def test_an_entry_without_a_word_in_it_does_no_harm(words):
    assert _with(Entry(EntryKind.AVOID, (words,)))("It is well-known.") == []


def test_the_entry_of_a_site_wins_over_what_ships():
    (finding,) = _with(Entry(EntryKind.AVOID, ("addicts",), instead="guests", reason="We say so."))("Addicts came.")

    assert (finding.reason, finding.advice) == ("We say so.", "Write “guests”.")


def test_a_site_can_leave_alone_what_ships():
    assert _with(Entry(EntryKind.LEAVE_ALONE, ("alcoholism",)))("Alcoholism is common.") == []


def test_a_site_can_avoid_what_may_stand_elsewhere():
    assert _with(Entry(EntryKind.AVOID, ("relapse prevention",)))("We teach relapse prevention.") != []


def test_a_house_without_words_reports_nothing():
    assert check(Manuscript.of(body="Addicts came.", house=House(())), [RULE]) == []


def test_a_house_is_prepared_once():
    assert avoided.of(shipped()) is avoided.of(shipped())
