"""Texts long enough to be a page, for the rules that look at a whole one."""

PRAISE = """
Baclofen reduces cravings within days. It helps people stay sober, and it improves sleep. Many patients stopped drinking
after years of trying. It is very effective for people who have tried everything else.
"""
HARMS = "It can make you drowsy and dizzy. Do not take it if you are allergic to it. An overdose is dangerous."
DOUBT = "Nobody knows yet which dose is best."
OTHERS = "Naltrexone and acamprosate are other choices."
PLAIN = """
It comes as a small white tablet. You take it with water, at the same times each day. The pharmacist puts a label with
your name on the box. Keep the box in a dry place. The prescriber writes down each dose and each date. A note in your
wallet says who prescribed it. The clinic is open from Monday to Friday, and the telephone is answered until six. A
friend may come with you to each visit. The nurse asks how your week was, and what you would like to change. You can
bring a list of questions. The receptionist books the next visit before you leave. Parking is behind the building, and
the bus stops at the door. Letters go to the address that you gave.
"""


def page(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in (*parts, PLAIN))
