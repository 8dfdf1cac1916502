"""Tells a search that may come from somebody in danger, so that the page can show whom to call. Knows no database.

One help box too many does no harm; one too few may. So a word such as "seizure" counts whatever stands around it.
"""

import re
import unicodedata
from typing import Final

LONGEST: Final = 2_000  # characters that are looked at

# Against text in small letters, without apostrophes and with one space for all that is neither letter nor digit.
_SIGNS: Final = [
    # to take one's life
    r"suicid(?:e|es|al)",
    r"sui?cide?al",
    r"suiside?",
    r"sucid(?:e|al)",
    r"(?:kill|hang|shoot|drown|unalive)(?:ed|ing)? (?:my|your|him|her|them) ?sel(?:f|ves)",
    r"(?:end|ending|take|taking) (?:my|their|his|her|your) (?:own )?life",
    r"(?:end|ending) it all",
    r"(?:want|wants|wanted|wanting|going|trying|try|ready|wish|hope) to die",
    r"(?:wanna|gonna) die",
    r"(?:wish|wished) (?:i|he|she) (?:was|were) dead",
    r"better off dead",
    r"(?:dont|do not|didnt|not) want to (?:live|be alive|be here|wake up|exist)",
    r"(?:no|any) reason to live",
    r"cant go on(?: living| like this| anymore| any more)?",
    # to hurt oneself
    r"self ?(?:harm|harms|harmed|harming|injury|injure|injuring|hurt|mutilation)",
    r"(?:harm|hurt|cut|cutt|injure|injur|burn)(?:ed|ing)? (?:my|your|him|her|them) ?sel(?:f|ves)",
    # too much
    r"over ?dos(?:e|es|ed|ing)",
    r"od(?:s|d|ed|ing)?",
    r"(?:took|taken|swallowed|had) (?:far |way )?too (?:many|much)",
    r"(?:alcohol|drug|opioid|medicine) poisoning",
    r"(?:been|was|is|got) poisoned",
    # withdrawal that kills
    r"seizures?",
    r"seizing",
    r"(?:having|had|has|getting) (?:a )?fits?",
    r"convuls(?:ion|ions|ing)",
    r"delirium(?: tremens| tremors)?",
    r"d ?t ?s",
    r"(?:the|having|has|got) d ?t",
    r"hallucinat(?:e|es|ed|ing|ion|ions)",
    r"(?:seeing|hearing) (?:things|voices|bugs|insects|spiders)",
    # breath and consciousness
    r"(?:not|stopped|stops|isnt|barely|hardly) breathing",
    r"(?:cant|cannot|can not|struggling to|hard to|trouble|difficulty) breath(?:e|ing)?",
    r"un ?conscious",
    r"un ?responsive",
    r"passed out",
    r"collapsed",
    r"(?:wont|cant|cannot|doesnt|not|will not|can not|does not) (?:be )?(?:wake|waking|woken|wake \w+|waken)(?: up)?",
    r"(?:blue|grey|gray|purple) (?:lips?|fingers|fingertips|face|skin)",
    r"(?:lips?|face|skin|fingers|fingertips) (?:\w+ )?(?:blue|grey|gray|purple)",
    r"(?:turning|turned|going|gone|went) blue",
    r"gurgling",
    r"chest pains?",
    r"(?:vomiting|throwing up|coughing|coughing up|being sick with) blood",
]
_SIGN: Final = re.compile(rf"\b(?:{'|'.join(_SIGNS)})\b")


def is_crisis(typed: str) -> bool:
    plain = unicodedata.normalize("NFKC", typed[:LONGEST]).casefold()
    spaced = re.sub(r"[\W_]+", " ", re.sub(r"['’‘`´]", "", plain))
    return _SIGN.search(spaced) is not None
