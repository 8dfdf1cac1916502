"""The words of what comes along when a page is copied: banners, menus, forms, adverts, and notes by its makers."""

import re
from typing import Final

from articles.claims.phrases import either, phrases

LISTS: Final = {
    "COOKIE_VERB": "accept allow reject decline manage necessary",
    "NETWORK": "facebook twitter x linkedin pinterest whatsapp instagram youtube e-?mail",
    "PARTNERS": "partners vendors affiliates",
    "SENDING": """
        continuing clicking closing pressing tapping ticking checking submitting sending scrolling signing_up
        using_this_site using_this_website browsing""",
    "OTHERS": "(?:articles?|posts?|reading|content|pages?|stories|links?|searches|topics?|videos?|questions):?",
    "CHECKED": "reviewed checked edited written approved verified",
}

# Banners that ask for consent.
CONSENT: Final = phrases(
    r"""
    we and our ?\d+ ?third-party|third_party|trusted PARTNERS
    COOKIE_VERB ?all|only ?necessary|optional cookies
    cookie settings|preferences|consent|notice
    manage ?your consent|preferences|choices
    this|our website|site|web_site uses cookies
    we use cookies to|on|and|for
    by SENDING ~9 you agree|consent|accept
    by SENDING ~9 our use|terms
    text|reply|replying ~4 stop|end|quit ?at_any_time ?to unsubscribe|cancel|opt_out|opt-out
    message|msg|data ?and|& ?data rates may apply
    recurring ?automated ?marketing text|sms messages|texts
    store and/or access information on a device
    process ?personal data to provide
    do not sell ?or ?share my ?personal data|information|info
    """,
    LISTS,
)
# Menus and buttons, which stand in a line with other things too.
NAVIGATION: Final = phrases(
    r"""
    skip to ?main|primary content|navigation|footer
    toggle navigation|menu
    back|return|scroll to ?the top
    share ?this on|via NETWORK
    follow|like us on NETWORK
    subscribe to our|my
    sign up for|to our newsletter|e-?mails?|mailing_list
    text size a|[+-]
    page \d+ of \d+
    view|see|browse all listings|locations|posts|articles|categories
    expand|collapse all|list
    all rights reserved
    was this ?article|page|information|answer helpful
    ^ related|previous|next|recommended|popular|trending|recent|more posts?:|articles?:|stories:|reads?:|story:
    powered by ~1 theme|wordpress|shopify|wix|squarespace|disqus|blogger|joomla|drupal
    built|made|designed with wordpress|shopify|wix|squarespace|webflow
    posted|filed in|under ~1 uncategori[sz]ed
    permalink:?
    """,
    LISTS,
)
COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|\bcopyright\b) ?(?:© ?)?(?:(?:19|20)\d\d\b|\{\{)")
# Words that belong to a link, where no link is.
LOST_LINK: Final = re.compile(
    r"\bclick (?:here|below)\b|\((?:sources?|citation|ref)\)"
    r"|\b(?:read|continue|see|view|learn|show) (?:more|reading|all|less) ?(?:»|›|→|>>|\.\.\.|…)"
)
FORM: Final = phrases(
    r"""
    thank you for your submission|message|comment|inquiry|enquiry
    thank you for subscribing|signing_up|contacting_us
    something went wrong while|when submitting|sending|loading
    there was an error|a_problem submitting|sending|loading
    your message|submission|form|request|comment has been sent|received|submitted
    required fields are marked
    this field is required
    click or tap ?here to enter ?text
    enable|enabled|uses|have javascript
    javascript is disabled|enabled|required|turned_off
    save my name ~3 in this browser
    leave a comment|reply below|cancel
    your e-?mail address will not be
    i'm not a robot
    your comment is awaiting moderation
    leave this field empty|blank
    your|this browser does not support
    """,
    LISTS,
)
ADVERT: Final = phrases(
    r"""
    article|story|content|post continues|resumes below|after
    we|i|this_site|this_page|this_post may|might|sometimes ?also earn|receive|get ~2 commissions?|fee
    if you buy|purchase|order ~5 we|i ?may earn|receive|get ~2 commissions?
    individual|your|actual results may|will vary|differ
    results ?shown ?are not typical|guaranteed
    these statements have not been evaluated
    not intended to diagnose, treat
    continue|keep|scroll reading below
    advertisement continue|continues|scroll|skip|story|article
    this post|page|article|site|website|blog ?may contains?|includes? ?amazon affiliate links
    as an amazon associate
    check|see|view ?the ?latest price on|at amazon
    ad feedback
    """,
    LISTS,
)
# "Name* Email* Message*": the fields of a form that have to be filled in.
FIELDS: Final = re.compile(
    r"(?:\b[a-z][a-z' -]{1,24}\* ?){2,20}|\* ?(?:required|mandatory)\b|\* ?(?:indicates|denotes) required\b"
)
# What stands in for something that was to come, or was damaged in copying.
FILLING: Final = re.compile(
    "|".join(
        (
            r"\blorem ipsum\b|\bdolor sit amet\b",
            r"\[(?:image|photo|picture|video|caption|embed|gallery|logo|ad|advertisement|edit)\b[^\]]{0,60}\]",
            r"\[(?:insert|add|your|link|name|city|state|phone|company|todo|tbd|source|email)\b[^\]]{0,60}\]",
            r"\[citation needed\]|\[email[ \xa0]protected\]",
            r"\binsert (?:\w+ ){1,4}here\b|\b(?:your|the) (?:text|content|copy) (?:goes )?here\b",
            r"\{\{[^{}]{1,60}\}\}|<!--|\[/?[a-z]{2,12}_[a-z_]{2,20}\b[^\]]{0,80}\]",
            r"&(?:nbsp|amp|quot|rsquo|lsquo|#\d{2,5});|â€[™œ\x9d“”˜]|\ufffd",
        )
    )
)
MACHINE: Final = phrases(
    r"""
    as an ai|artificial_intelligence ?language ?model|assistant
    as a ?large language model
    my knowledge cut-?off|knowledge_cut_off|training_data|last_update|last_knowledge_update
    i cannot|can't|am_unable_to provide|give medical
    certainly!?|sure!?|of_course!? here's|here_is|here_are
    regenerate response
    i cannot|can't|am_unable_to fulfil|fulfill|complete|assist_with|help_with this|that|your request
    here is a|the|your ?new|short rewritten|revised|draft|seo|\d+-word
    """,
    LISTS,
)
TO_DO: Final = re.compile(r"\b(?:TODO|FIXME|TKTK|XXX+|TBD|TBC)\b")

# Lines that are nothing else. Some of them may stand in front of what they lead to: "Related articles: how to rest".
LINE: Final = phrases(
    r"""
    read|learn|see|view|show|load|expand|collapse more|less|all
    continue|keep reading
    table of contents
    page contents
    contents
    on this page
    in this article|post
    article overview
    jump to ?a ?section
    share ?this ?page|article|post|story
    tweet
    pin it
    print
    print|bookmark this page|article|post
    next|previous post|article|page(?::.{1,80})?
    read next:? ?.{1,80}
    log ?in
    sign|log in|out|up
    related|recommended|recent|popular|trending OTHERS ?.{1,80}
    you may|might also like|enjoy|be_interested_in:? ?.{1,80}
    more from our|this ?.{1,30}
    originally appearing|published|posted ?.{1,80}
    sponsored ?by|content ?.{1,80}
    advertisement|advertising|ad|promoted
    CHECKED by|by: our ?.{1,80}
    medically|clinically|fact|fact- CHECKED ?by|by: ?.{1,80}
    fact-checked ?by|by: ?.{1,80}
    affiliate|advertising|advertiser|medical disclosure|disclaimer:? ?.{1,80}
    reading time:? ?.{1,80}
    \d{1,2} min|mins|minutes?|minute_read|min_read|mins_read
    (?:\d{1,2}_)?min|minutes? read
    \d+ comments?|views?|shares?|downloads?
    posted on|in|by ?.{1,80}
    photo|image (?:credit|source|caption|copyright|by):? ?.{1,80}
    an image|photo of ?.{1,80}
    your information is ?kept private|confidential|secure|safe ?.{1,80}
    top|bottom of page
    live chat
    go to ?the homepage|home_page
    CHECKED by
    (?:medically|clinically) CHECKED by
    get|download|claim my|your free .{1,30}
    request a call|callback ?back
    filed|posted under ?.{1,80}
    (?:tags|categories|category|filed_under): .{1,80}
    no comments ?yet
    for immediate release
    press release ?.{1,40}
    comments are closed|off
    click|tap to enlarge|expand|zoom|play|copy
    download ?the ?as pdf
    back to ?the ?our blog|home|search|results|list|articles|news
    enter|type your e-?mail|name|zip|phone ?address|code|number
    opens in a new window|tab
    link copied ?to ?clipboard
    browse by city|state|county|category
    menu|open|close menu|close
    accept|reject|allow all ?.{1,80}
    read|write a review|reviews
    """,
    LISTS,
)
MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
WEEKDAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
DATED: Final = re.compile(
    rf"(?:(?:page|content|article|first|date) )?(?:last )?(?:updated|reviewed|modified|published|posted)(?: on)?:?"
    rf"(?: (?:\d{{1,2}}|{MONTH}|{WEEKDAY})[\w,.:/ -]{{0,50}})?"
)
DATE: Final = re.compile(
    rf"(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?),? (?:19|20)\d\d"
)
SLUG: Final = re.compile(r"[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){4,30}")
TRAIL: Final = re.compile(r"(?:home|start) ?(?:>|»|›|/|→|\|) ?.{2,120}")
LINES: Final = (LINE, DATED, TRAIL, SLUG)
# A name in capitals, with or without what somebody did.
BYLINE: Final = re.compile(
    r"(?:(?:[Ww]ritten|[Rr]eviewed|[Ee]dited|[Cc]hecked|[Aa]pproved|[Pp]osted) )?[Bb]y:? (?:Dr\.? )?"
    r"[A-Z][\w.'’-]{1,20}(?:(?:,|,? and| &)? [A-Z][\w.'’-]{1,20}){1,6}(?: ?\|.{0,100}| [\d/.-]{6,10})?"
)
# Buttons, fields and dates: as an item of a list or a heading, the same words may be meant.
BUTTON: Final = re.compile(
    r"(?:menu|search|home|submit|send|close|reply|next|previous|comments?|name|(?:your|full) name|e-?mail(?: address)?"
    r"|phone(?: number)?)(?: (?:menu|search|close|home|submit)){0,4}"
)
IN_PARAGRAPHS: Final = (BUTTON, DATE)
SENTENCE: Final = phrases(
    """
    advertisement
    leave a reply|comment
    post a comment|reply
    i hope this helps
    """,
    LISTS,
)
CONTROLS: Final = either("""
    Like Quote Reply Report Share Pin Save Print Tweet Email Follow Edit Delete Comment Comments Menu Close Search Login
    Next Previous Upvote Downvote Bookmark Subscribe Facebook Twitter Instagram LinkedIn Pinterest YouTube Home Submit
    Download Copy Expand Collapse
""")
ROW_OF_CONTROLS: Final = re.compile(rf"\b{CONTROLS}(?:[ |·•]{{1,3}}{CONTROLS}\b){{2,20}}")
BETWEEN: Final = re.compile(r" [|·•] ")
IN_A_BAR: Final = re.compile(
    r"home|about(?: us)?|contact(?: us)?|terms(?: of use)?|privacy(?: policy)?|cookies|sitemap|careers|blog|news|faqs?"
    r"|admissions|insurance|locations?|share(?: on .{1,20})?|email|accessibility|disclaimer|subscribe|donate"
    r"|do not sell .{1,30}|skip to .{1,20}|©.{0,40}"
)
