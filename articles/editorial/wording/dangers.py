"""Dangers to life of which a page may speak: overdose, poisoning, suicide, self-harm and dangerous withdrawal."""

import re
from typing import Final

from articles.claims.phrases import phrases

WITHDRAWAL: Final = "dangerous withdrawal"
LISTS: Final = {
    "STOP": "stop\\w* quit\\w* come_off coming_off give_up giving_up withdraw\\w* discontinu\\w* cessation cease\\w*",
    "SUDDENLY": "sudden suddenly abrupt abruptly all_at_once cold_turkey overnight",
    "WITHDRAWAL": """
        withdrawal withdrawals detox detoxes detoxing detoxification dts cold_turkey coming_off come_off
        (?:stop|stops|stopping|quit|quitting)_(?:drinking|alcohol|benzos|drugs)""",
    "HARM": """
        seizures? fits? convulsions? delirium hallucinations? life-threatening deadly fatal kills? die dies died
        dangerous dangers? death medical_emergency an_emergency is_risky can_be_risky""",
    "DEADLY": "fatal deadly dangerous life-threatening lethal",
    "MILD": """
        sertraline fluoxetine citalopram escitalopram paroxetine venlafaxine duloxetine mirtazapine bupropion
        antidepressants? ssris? acamprosate naltrexone disulfiram varenicline""",
    "CAN": "can could may might will",
    "OWN": "your their his her my",
    "ONESELF": "yourself themselves himself herself myself",
    "DO": """
        call phone dial ring contact seek tell talk speak avoid watch keep lock carry go get see never not do_not
        don't""",
}
DANGERS: Final = {
    "overdose": phrases("overdos(?:e[ds]?|ing)", LISTS),
    "poisoning": phrases(
        """
        <food poison(?:ed|ing|ings)
        blood|breath alcohol ~8 CAN ~2 kill|coma|death
        """,
        LISTS,
    ),
    "suicide": phrases(
        """
        suicid(?:e|es|al)
        end|ending|take|taking OWN ?own life|lives
        kill|killing ONESELF
        """,
        LISTS,
    ),
    "self-harm": phrases(
        r"""
        self-harm\w*|self-injur\w+
        hurt|hurting|harm|harming ONESELF
        """,
        LISTS,
    ),
    WITHDRAWAL: phrases(
        """
        delirium tremens
        STOP ~8 SUDDENLY
        SUDDENLY STOP
        WITHDRAWAL ~12 HARM
        HARM ~8 WITHDRAWAL
        """,
        LISTS,
    ),
}
ANY: Final = re.compile(
    r"overdos|poison|suicid|own li|r li[fv]|sel[fv]|withdraw|sudden|abrupt|at once|turkey|delirium|dts|detox|coming off"
    r"|(?:blood|breath) alcohol"
    r"|(?:stop|quit)(?:s|ping|ting)? (?:drinking|alcohol|benzos|drugs)"
)
OF_WITHDRAWAL: Final = phrases("WITHDRAWAL", LISTS)
# Behind words of withdrawal, in a sentence that does not name it again.
TO_LIFE: Final = phrases(
    "life-threatening|deadly|fatal|die|dies|died|kill|kills|death|seizures?|fits|delirium|convulsions", LISTS
)
# Names of services, weeks and plans, by which a page points to help and does not deal with the danger; and what is
# none, as the end of a medicine that leaves nobody in danger of life.
NAMES: Final = phrases(
    r"""
    suicide &|and crisis ?lifeline|helpline|hotline|line
    overdose|suicide|poisoning awareness|prevention
    not|rarely|seldom|never|hardly ~2 DEADLY
    STOP ~2 MILD ~4 SUDDENLY
    SUDDENLY STOP ~2 MILD
    liver|body|sugar|digital|juice|kidney|colon|heavy_metal detox\w*
    """,
    LISTS,
)
POINTS_ELSEWHERE: Final = re.compile(r"(?:for (?:more )?(?:information|advice|details|help)|see|read|find out)\b")
OF_SMOKING: Final = phrases(r"smok\w+|cigarettes?|tobacco|nicotine|vap(?:e|es|ing)", LISTS)
WARNS: Final = phrases(
    r"""
    CAN ~3 kill|die
    CAN ~4 be|turn|prove|become ~3 DEADLY
    kills|life-threatening
    threatens? life
    is|are ~4 DEADLY
    potentially DEADLY
    dangerous in|after
    end|ends|result|results|resulted in death
    have|has died
    dangers
    an|medical emergency
    """,
    LISTS,
)
ADVISES: Final = phrases(
    """
    ^ DO
    and|or|please|then|should|must DO
    """,
    LISTS,
)
OF_STUDIES: Final = phrases("trials?|study|studies|participants|review|placebo", LISTS)
# Where somebody can turn to, in plain text.
HELP_LINE: Final = re.compile(
    r"\b(?:call|dial|ring|phone|text|contact)\b[^.]{0,40}\b(?:911|999|112|000|111|988|116 ?123|emergency)\b"
    r"|\b(?:samaritans|lifeline|crisis line|poison control)\b"
)
