"""Files as reference managers and databases write them, each in its dialect: what is read out of them."""

from datetime import date
from pathlib import Path

import pytest

from articles.references.formats import Format
from articles.references.reading import decoded, entries, format_of, read
from articles.references.record import Evidence, Name, Standing
from articles.references.vancouver import printed_in_full

FOLDER = Path(__file__).parents[2] / "data" / "references"

READ = {  # the form, and of each entry its line, its key and the reference that it gives
    "cochrane.ris": (
        Format.RIS,
        [
            (
                2,
                "",
                "Agabio R, Saulle R, Rösner S, Minozzi S. Baclofen for alcohol use disorder. Cochrane Database of "
                "Systematic Reviews. 2023;(1):CD012557. doi: 10.1002/14651858.cd012557.pub3.",
            ),
            (
                23,
                "",
                "Minozzi S, Saulle R, Rösner S. Baclofen for alcohol use disorder. Cochrane Database of Systematic "
                "Reviews. 2018;(11):CD012557. doi: 10.1002/14651858.cd012557.pub2.",
            ),
        ],
    ),
    "crossref.bib": (
        Format.BIBTEX,
        [
            (
                1,
                "Addolorato_2007",
                "Addolorato G, Leggio L, D’Angelo C, Haber PS. Effectiveness and safety of baclofen for maintenance "
                "of alcohol abstinence in alcohol-dependent patients with liver cirrhosis: randomised, double-blind "
                "controlled study. The Lancet. 2007 Dec;370(9603):1915-1922. doi: 10.1016/s0140-6736(07)61814-5.",
            ),
        ],
    ),
    "crossref.json": (
        Format.CSL,
        [
            (
                1,
                "",
                "Reynaud M, Aubin HJ; ALPADIR Study Group. A Randomized, Placebo-Controlled Study of High-Dose "
                "Baclofen in Alcohol-Dependent Patients—The ALPADIR Study. Alcohol and Alcoholism. 2017 Jul "
                "1;52(4):439-446. doi: 10.1093/alcalc/agx030.",
            ),
        ],
    ),
    "endnote.bib": (
        Format.BIBTEX,
        [
            (
                4,
                "RN17",
                "Anton RF, O'Malley SS, Ciraulo DA, LoCastro JS. Combined pharmacotherapies and behavioral "
                "interventions for alcohol dependence: the COMBINE study: a randomized controlled trial. JAMA. "
                "2006;295(17):2003-17. doi: 10.1001/jama.295.17.2003. PMID: 16670409.",
            ),
            (
                19,
                "RN18",
                "Rigal L, Alexandre-Dubroeucq C, de Beaurepaire R. Abstinence and ‘Low-Risk’ Consumption 1 Year after"
                " the Initiation of High-Dose Baclofen. Alcohol and Alcoholism. 2012 Mar 19. doi: "
                "10.1093/alcalc/ags028.",
            ),
        ],
    ),
    "endnote.txt": (
        Format.RIS,
        [
            (
                1,
                "",
                "Agabio R, Sinclair JMA, de La Selle P. Baclofen for the treatment of alcohol use disorder: the "
                "Cagliari Statement. The Lancet Psychiatry. 2018 Nov 6;5(12):957-960. doi: "
                "10.1016/s2215-0366(18)30303-1. PMID: 30413394; PMCID: PMC12440138.",
            ),
            (
                29,
                "",
                "McKay JR. Impact of Continuing Care on Recovery From Substance Use Disorder. Alcohol Research: "
                "Current Reviews. 2021 Jan 21;41(1):01. doi: 10.35946/arcr.v41.1.01.",
            ),
            (
                44,
                "",
                "World Health Organization, Department of Mental Health, and Substance Dependence; World Health "
                "Organization. AUDIT: The Alcohol Use Disorders Identification Test. 2nd ed. Geneva: World Health "
                "Organization; 2001.",
            ),
        ],
    ),
    "mendeley.bib": (
        Format.BIBTEX,
        [
            (
                4,
                "Muller2015",
                "Müller CA, Geisel O, Pelz P, Krüger J, Wernecke KD. High-dose baclofen for the treatment of alcohol "
                "dependence (BACLAD study): a randomized, placebo-controlled trial. European Neuropsychopharmacology."
                " 2015. doi: 10.1016/j.euroneuro.2015.04.002.",
            ),
            (
                14,
                "Boels2017",
                "Boels D, Victorri-Vigneau C, Touré A, Le Roux G. Baclofen and alcohol-dependent patients: a real "
                "risk of severe self-poisoning. Basic & Clinical Pharmacology & Toxicology. 2017;121(4):353-359.",
            ),
        ],
    ),
    "mendeley.ris": (
        Format.RIS,
        [
            (
                1,
                "",
                "Chaignot C, Zureik M, Rey G, Dray-Spira R, Coste J, Weill A. Risk of hospitalisation and death "
                "related to baclofen for alcohol use disorders: Comparison with nalmefene, acamprosate, and "
                "naltrexone in a cohort study of 165 334 patients between 2009 and 2015 in France. "
                "Pharmacoepidemiology and Drug Safety. 2018 Nov;27(11):1239-1248. doi: 10.1002/pds.4635.",
            ),
        ],
    ),
    "pubmed.nbib": (
        Format.MEDLINE,
        [
            (
                2,
                "",
                "McPheeters M, O'Connor EA, Edlund MD. Pharmacotherapy for Alcohol Use Disorder: A Systematic Review "
                "and Meta-Analysis. JAMA. 2023 Nov 7;330(17):1653-1665. doi: 10.1001/jama.2023.19761. PMID: 37934220;"
                " PMCID: PMC10630900.",
            ),
            (
                43,
                "",
                "Reynaud M, Aubin HJ; ALPADIR Study Group. A Randomized, Placebo-Controlled Study of High-Dose "
                "Baclofen in Alcohol-Dependent Patients-The ALPADIR Study. Alcohol and alcoholism (Oxford, "
                "Oxfordshire). 2017 Jul 1;52(4):439-446. doi: 10.1093/alcalc/agx030. PMID: 28525555.",
            ),
            (
                69,
                "",
                "de Beaurepaire R. Suppression of alcohol dependence using baclofen: a 2-year observational study of "
                "100 patients. Frontiers in psychiatry. 2012;3:103. doi: 10.3389/fpsyt.2012.00103. PMID: 23316172; "
                "PMCID: PMC3540966.",
            ),
        ],
    ),
    "scholar.bib": (
        Format.BIBTEX,
        [
            (
                1,
                "leger2017baclofen",
                "Léger M, Brunet M, Le Roux G, Lerolle N. Baclofen self-poisoning in the era of changing indication: "
                "multicentric reports to a French poison control centre. Alcohol and Alcoholism. 2017;52(6):665-670.",
            ),
            (
                11,
                "world2001audit",
                "World Health Organization. AUDIT: the Alcohol Use Disorders Identification Test: guidelines for use "
                "in primary health care. World Health Organization; 2001.",
            ),
        ],
    ),
    "scopus.ris": (
        Format.RIS,
        [
            (
                1,
                "",
                "Leung NY, Whyte IM, Isbister GK. Baclofen overdose: Defining the spectrum of toxicity. Emergency "
                "Medicine Australasia. 2006;18(1):77-82. doi: 10.1111/j.1742-6723.2006.00805.x. PMID: 16454779.",
            ),
        ],
    ),
    "zotero.bib": (
        Format.BIBTEX,
        [
            (
                2,
                "rigalTitratedBaclofenHighrisk2020",
                "Rigal L, Sidorkiewicz S, Tréluyer JM, Le Jeunne C. Titrated baclofen for high-risk alcohol "
                "consumption: a randomized placebo-controlled trial in out-patients with 1-year follow-up. Addiction."
                " 2020 Jul;115(7):1265-1276. doi: 10.1111/add.14927.",
            ),
            (
                23,
                "",
                "National Institute for Health and Care Excellence. Alcohol-use disorders: diagnosis, assessment and "
                "management. National Institute for Health and Care Excellence; 2011 Feb. Report No.: CG115. "
                "Available from: https://www.nice.org.uk/guidance/cg115",
            ),
            (
                33,
                "ukgovernmentClinicalGuidelinesAlcohol",
                "UK Government. Clinical guidelines for alcohol treatment [Internet]. GOV.UK. [date unknown] [cited "
                "2026 Nov 1]. Available from: https://www.gov.uk/guidance/clinical-guidelines-for-alcohol-treatment",
            ),
        ],
    ),
    "zotero.json": (
        Format.CSL,
        [
            (
                2,
                "",
                "de Beaurepaire R. Suppression of Alcohol Dependence Using Baclofen: A 2-Year Observational Study of "
                "100 Patients. Frontiers in Psychiatry. 2012 Dec 3;3:103. doi: 10.3389/fpsyt.2012.00103. PMID: "
                "23316172; PMCID: PMC3540966.",
            ),
            (
                23,
                "",
                "UK Government. Clinical guidelines for alcohol treatment [Internet]. GOV.UK. [date unknown] [cited "
                "2026 Nov 1]. Available from: https://www.gov.uk/guidance/clinical-guidelines-for-alcohol-treatment",
            ),
            (
                32,
                "saundersDevelopmentAlcoholUse1993",
                "Saunders JB, de la Fuente JR. Development of the Alcohol Use Disorders Identification Test (AUDIT): "
                "WHO Collaborative Project. Addiction. 1993;88(6):791-804.",
            ),
        ],
    ),
    "zotero.ris": (
        Format.RIS,
        [
            (
                1,
                "",
                "Rigal L, Sidorkiewicz S, Tréluyer JM, Perrodeau E, Le Jeunne C, Porcher R, et al. Titrated baclofen "
                "for high-risk alcohol consumption: a randomized placebo-controlled trial in out-patients with 1-year"
                " follow-up. Addiction. 2020 Jul;115(7):1265-1276. doi: 10.1111/add.14927.",
            ),
            (
                31,
                "",
                "National Institute for Health and Care Excellence. Alcohol-use disorders: diagnosis, assessment and "
                "management of harmful drinking and alcohol dependence. National Institute for Health and Care "
                "Excellence; 2011 Feb 23 [cited 2026 Nov 1]. Report No.: CG115. Available from: "
                "https://www.nice.org.uk/guidance/cg115",
            ),
            (
                42,
                "",
                "UK Government. Clinical guidelines for alcohol treatment [Internet]. GOV.UK. [date unknown] [cited "
                "2026 Nov 1]. Available from: https://www.gov.uk/guidance/clinical-guidelines-for-alcohol-treatment",
            ),
        ],
    ),
}


def records_of(name):
    found = decoded((FOLDER / name).read_bytes())
    assert found.note == ""
    form = format_of(found.text, name)
    return form, [(entry.line, read(entry, form)) for entry in entries(found.text, form)]


def test_every_sample_is_looked_at():
    assert sorted(READ) == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("name", READ)
def test_sample(name):
    form, records = records_of(name)

    assert (form, [(line, each.key, printed_in_full(each)) for line, each in records]) == READ[name]


def test_zotero_says_when_a_page_was_read_and_what_somebody_noted():
    _, [(_, rigal), *_] = records_of("zotero.ris")

    assert (rigal.accessed, rigal.editor_note, rigal.note) == (
        date(2026, 11, 1),
        "Read with the letter of Naudet.",
        "",
    )
    assert rigal.authors[1] == Name(family="Sidorkiewicz", given="Stéphanie")


def test_pubmed_says_what_kind_of_evidence_it_is_and_how_it_stands():
    _, records = records_of("pubmed.nbib")

    assert [(each.evidence, each.standing, each.standing_by) for _, each in records] == [
        (Evidence.SYSTEMATIC_REVIEW, Standing.CORRECTED, "PubMed"),
        (Evidence.RANDOMISED_TRIAL, Standing.UNKNOWN, ""),
        (Evidence.UNSORTED, Standing.UNKNOWN, ""),
    ]
    assert records[0][1].notice == "https://doi.org/10.1001/jama.2024.11331"
