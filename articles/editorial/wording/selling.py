"""What selling sounds like: calls to get in touch, offers to buy, and praise of a place or its people.

Plain facts about a service are not here, whoever tells them: who works there, when it is open, how to reach it.
"""

from __future__ import annotations

import re
from typing import Final

from articles.claims.phrases import phrases

PERSUASION: Final = {
    "NOW": "now today tonight immediately right_now right_away straight_away this_minute anytime any_time 24/7",
    "SOON": "now today tonight immediately right_now straight_away this_minute",
    "HERE": "here now today online below with_us with_one with_a_call with_a_phone",
    "OURS": "us our one_of_our",
    "SPECIALIST": """
        specialists? navigators? counsell?ors? advisors? advisers? coordinators? consultants? representatives?
        advocates? experts? team concierge agents?""",
    "SELLER": "treatment admissions? recovery rehab rehabilitation intake placement insurance enrollment detox",
    "JOURNEY": "journey road path new_life new_chapter healing recovery sobriety",
    "STEP": """
        recovery sobriety healing freedom a_better a_new a_healthier a_brighter change getting_help wellness your
        the_road the_path the_journey""",
    "INSURANCE": "insurance insurances insurers insurance_plans insurance_providers insurance_carriers health_plans",
    "OFFER": """
        treatments? detox rehab therapy therapies programs? programmes? care insurance services facility facilities
        approach admissions campus amenities center centers centre team""",
    "SLEEPING": "stay bed room suite place spot space",
    "PLACES": "beds places spots spaces rooms suites slots",
    "GOODS": """
        kits? packs? boxe?s? bottles? tablets pills capsules drops patch patches supplements? vitamins? formula e-?book
        e-?books? course guide plan app programme program detox consultation call chat assessment quiz sample gift
        discount deal copy quote callback trial tour visit bonus""",
    "SHOP": r"""
        the_links? the_button my_links? our_links? this_link my_shop our_shop our_store my_store below here us
        https?://\S+ www\.\S+ [\w-]+\.(?:com|net|org|shop|store|co|info|example)\S*""",
    "TRADE": """
        shop buy order purchase claim grab unlock redeem enquire inquire upgrade treat_yourself snap_up""",
    "LURE": r"""
        now today tonight our my us free half_price discount online below yours link links basket
        \d+_?% [£$€]\d+""",
    "TRYING": """
        try discover experience explore apply enter request download get_in_touch come_and_see reserve secure choose
        commit sign_up enrol enroll register""",
    "NUMBER": r"one two three four five six seven eight nine ten a_few a_handful_of \d+",
    "TIME": "day night evening morning week weekend month year monday friday saturday sunday chance",
    "AND": "and so then or please just simply why_not",
    "CARE_FOR": """
        help guide support walk look_after take_care take_it handle show write match find be_your carry hold give make
        bring""",
    "LAST_DAY": """
        midnight monday tuesday wednesday thursday friday saturday sunday the_weekend it's_gone they're_gone they_go
        prices the_offer the_price the_deadline""",
    "MONEY": r"[£$€]\d+\S* \d+% \d+_% \d+_percent \d+_per_cent up_to half",
    "REGAIN": """
        achieve overcome reclaim regain beat conquer heal get_sober get_clean get_your take_back find_the_right
        find_the_best begin_your start_your find_lasting find_freedom""",
}
CALLING: Final = phrases(
    r"""
    don't|do_not wait|delay|hesitate another|any|to_get|to_reach|to_call|to_seek|to_start|to_begin|to_contact
    don't|do_not wait|delay|hesitate until it's|it_is too_late
    don't|do_not wait|delay|hesitate >to|for|until|if|longer|more|a|an|on|before|and
    don't|do_not put it|this off
    don't|do_not|why let|spend|waste|lose|miss|face another ~1 TIME
    why wait >for|times?|lists?|to
    stop waiting
    what are you waiting for
    how much is your|his|her|their ~1 life|health|family|future ?really worth
    could|can|may be ~4 here|with_us SOON
    take|start the|our|this ~2 quiz
    see|check|find_out if you qualify
    request|arrange|book|schedule a|an|your private|personal|exclusive|confidential viewing|tour|consultation|showing
    every|each day|hour|minute|moment ?that you wait|delay|hesitate
    tomorrow|later|waiting ~3 too late
    before it's|it_is too late
    step is to call|contact >911|your|the|us
    reach out ?to ?OURS NOW
    reach out ?to OURS
    call|text|phone|dial|ring NOW
    call|text|phone|dial|email|message OURS
    ring OURS NOW
    <i|we|they|you|to|he|she|people pick up the|your phone >i|and|to
    pick up the|your ?phone NOW
    chat|speak|talk|connect with|to OURS ~2 NOW
    chat|speak|talk|connect with|to ~3 admissions|concierge
    chat|speak|talk|connect with|to ?a|an|our ?trained|licensed|dedicated SELLER SPECIALIST
    give us a call|ring
    contact OURS NOW
    contact OURS to_learn|to_start|to_begin|to_schedule|to_verify|to_speak
    contact our ?admissions team|staff|facility|center|centre|specialists|counselors|admissions
    are|they're|we're ready|waiting to help|take_your_call|answer_your
    waiting for your call|message|email|text
    with|to|from us NOW
    admissions are open
    contact|visit|call a|an ~3 rehab|facility|center|centre|clinic|navigator NOW
    get help|started|sober|treatment ?NOW at|with|by >your|a|the|an|once|home|any|night|work|school|least
    take|taking|make|making the|that|your ?brave|all-important first|next|important step NOW
    take|taking|make the|that|your first|next step towards?|to|on|in STEP
    begin|start|starting|beginning|embark_on your|a|on_your|on_a|the ?own ?recovery|healing|sober|new JOURNEY
    embark|embarking on ~3 journey|path
    recovery|healing|journey|sobriety|future ~2 starts|begins HERE
    new life|chapter|beginning ~1 awaits|begins|starts|is_waiting
    starts|begins with ~3 call|click|conversation|message
    make the|that|one call that|today|now
    get you in|seen|admitted|started ~1 by|today|tonight|now|within|fast
    bed|room|place|suite ~2 ready|waiting ~1 for_you|tonight|today|now
    your ~1 suite|room|bed|coach|place|future|recovery|journey is waiting
    help is waiting|here >for_people
    help is ?just|only|always one|a ?single|simple ?phone call|click away
    one|a ?single|simple|phone call away
    one|single|simple phone call
    we're|we_are ?always|also here|ready|standing_by to_help|for_you|24/7|around|and
    we|our_team|we'll can|will help you ?to REGAIN
    we'll help you ?to REGAIN
    let|allow us|our ~3 CARE_FOR
    get in touch|contact NOW
    AND TRYING ~4 SOON
    ^ TRYING ~4 SOON
    come and see ~3 our|yourself
    discover|experience our|the_difference|what_makes|how_our
    trust ?in our|us|the_experts|the_professionals
    what we can do for you
    find|meet|start_talking_to|talk_to a|an|your therapist|rehab|coach|match NOW
    get matched with
    journey ~1 should|can|must start|begin NOW
    the sooner you call|ring|act|book|start|reach
    (?:can't|cannot|don't|do_not) wait any_longer|another
    speak|talk|come to us first|before
    we're|we_are ready when|if|to_help|for_you
    if you're|you_are ready, we're|we_are
    answer|reply|respond|call|touch ~3 within|in seconds|minutes|the_hour|an_hour
    treat|invest|gift|spoil|grab ?in yourself ?to|with|a
    unlock|rediscover|reclaim|reignite|awaken ?the ?new|your ~1 you|life|self|potential|future|joy|freedom|spark
    come home to yourself
    consult our ~2 free|experts
    enter|leave|submit your ~1 details|number|postcode|zip below|and|here|to
    team|advisers?|advisors?|agents?|specialists?|we|we'll ?will|can call|ring|phone you|you_straight back
    check your eligibility|availability
    callback|call-back within|today|now
    one|single phone_call|call|click|text|conversation|message|step|decision away
    your|a|the ?new|sober journey|recovery|path|future|freedom|sobriety|road|story ~5 starts|begins at|with|here
    never been a better|easier|more
    don't|do_not suffer|struggle in_silence|alone|any_longer
    standing by ?to|24/7
    immediate placement|openings|admissions|admission >to_|and
    free|no-cost|complimentary|no-obligation ?and ?confidential consultation|quote|callback|call-back|insurance_check
    schedule|book|request ?your|a|an ?free|confidential|private consultation|tour|callback|call-back|call_back|intake
    learn|find|discover ?out ?more about|how ?about our OFFER
    explore|visit|tour|check_out our OFFER
    find|discover|learn|see ?out how we|our_team can help
    fill|filling ?out our|the|this ~2 form HERE
    enroll|enrol|sign_up|act NOW
    help|care|treatment|life|recovery|support|future ?that you|they ?and ?your ~3 deserves?
    reclaim|transform|take_back|get_back ?control_of your life|future
    get|take|turn your life back|around
    """,
    PERSUASION,
)
TRADING: Final = phrases(
    r"""
    <people|they|we|i|who|he|she|the|an|some|many|patients order|buy|join|subscribe|shop|enquire|apply|book SOON
    join our|us|the ~3 SOON
    book|reserve|secure|claim|save your ~2 SLEEPING
    book|reserve|secure|claim|grab|get|start|unlock|request|order your ~2 GOODS SOON
    claim|grab|unlock your|a|my|our|the ~2 GOODS
    your free ~1 GOODS
    order|buy our|my
    ^ TRADE ~8 LURE
    AND TRADE ~8 LURE
    save|saves|saving MONEY >of_people|of_lives
    [£$€]\d+ off
    \d+(?:%|_percent|_per_cent) off
    for ?only|just [£$€]\d+\S*
    use|enter|apply ?the code [a-z]*\d+
    use|enter|apply code
    buy one|two|three|\d+ ~2 get
    join ~2 happy|satisfied|customers
    refund you|your|every|in_full
    (?:best|lowest|great|good|unbeatable|special|introductory) prices? >of
    hurry|act_fast
    only a handful|few of ~3 each|left|per
    limited ~1 PLACES
    payment plans|instalments available|from|and
    (?:our|easy|flexible|affordable) payment plans?
    come|stay|return ?back free|free_of_charge|at_no_cost|for_nothing
    AND TRADE ~6 through|via|from|at SHOP
    sells?|selling|sold out ~1 fast|constantly|quickly|every|within|in_hours|in_days
    discreet box|packaging|parcel|package|envelope|delivery
    in ?a plain package|packaging|parcel|envelope
    in instalments
    (?:session|week|month|consultation) is on us
    exclusive offers?|deals?
    apply|redeem|use the|your|this voucher|coupon
    prices rise|rising|go_up|increase|drop ~2 on|soon|after|at
    (?:five|ten|fifteen|twenty|thirty|forty|fifty) percent|per_cent off
    free of charge today|now
    stocks?|supplies|places|beds|spots|rooms|spaces is|are ?already running|selling|going|filling
    linked|links? below
    message|text|email me for|if ~4 names?|links?|code|prices?|deals?|cheap|cheapest|discounts?|details|some
    buy|grab|purchase ~4 at|from|on|through|via|here|below SHOP
    order it|yours|them|some|mine ~3 at|from|on|through|via|here|below SHOP
    get|grab|order|claim yours
    subscribe and|to save|get|claim|unlock
    order|book|join|buy|enrol|enroll|apply|ring|call ~4 before LAST_DAY
    click|tap here|below|now|the_button|this_link to|and claim|start|book|order|buy|join|get|enroll|verify|chat|save
    use|enter|apply|with my|our ~1 code
    promo|coupon|voucher|discount codes?
    at ?the checkout
    add|put|pop ?it|one|this|them|some to|in ?your|the|my cart|basket
    loved by our|thousands|customers
    your|our|my|this|special|exclusive|big|members'|welcome discount on|off|when|today|now|through|code|if_you
    claim|grab|unlock|enjoy ~2 discount
    get your|this|our|my ~1 discount
    first month|week|box|bottle|session ~1 free|half_price
    dm|pm me|us
    link in my|the|our bio
    while|before|until stocks?|supplies|supply lasts?|runs?_out
    PLACES are ?very|strictly|always limited|filling|going_fast|running_out
    only|just NUMBER ~1 PLACES ?are left|remain|remaining|available
    limited[ -]time offer|only|deal|price
    offer ends
    lock in ~2 price|rate|discount
    you|give|get|or your money back
    money[ -]back guarantee|promise|if
    nothing to lose
    verify|verifying your ?rehab|health insurance|benefits|coverage
    check|confirm your insurance|benefits|coverage HERE
    insurance|benefits verification
    most|all|many ?major|private|commercial INSURANCE ~2 accepted|welcome
    we accept|take|work_with most|all|many|major|your ~1 INSURANCE
    in-network with
    same[ -]day|24/7|24-hour|rapid ~3 admissions?|admittance|intakes?|placements?|detox|enrollment
    beds? available NOW
    """,
    PERSUASION,
)

PRAISE: Final = {
    "PRAISED": """
        compassionate caring dedicated experienced expert highly_trained highly_skilled highly_qualified skilled
        friendly knowledgeable world-class amazing trusted supportive committed brilliant wonderful fantastic
        incredible outstanding exceptional unrivall?ed renowned internationally_renowned best finest talented
        first-class unbeatable passionate elite visionary loving joint_commission award-winning admissions? intake
        rehab multi-award-winning highly_rated specialist-led""",
    "TEAM": """
        team staff help hands guidance nurses therapists? counsell?ors? specialists? doctors physicians clinicians
        professionals experts coaches chefs guides agents navigators? coordinators? advisors? advisers?
        representatives? founder center centre centers facility facilities retreat""",
    "REHAB": """
        rehabs? rehabilitation treatment detox facility facilities center centers centre centres clinics? programs?
        programmes? accommodations? setting settings amenities environment residences? retreat resort suites? living""",
    "PLACE": """
        rehabs? providers? centers? centres? facility facilities clinics? retreats? hospitals? programs? programmes?
        treatment_centers? treatment_centres? treatment_facility treatment_facilities treatment_providers?
        rehab_centers? rehab_centres? recovery_centers? detox_centers? rehabilitation_centers? rehab_facility
        rehab_facilities treatment_programs? treatment_programmes?""",
    "BOAST": "leading premier finest elite exclusive renowned top-tier top-ranked foremost",
    "FITTED": "tailored customi[sz]ed designed personali[sz]ed individuali[sz]ed tailor-made custom-made",
    "LOVELY": "beautiful serene tranquil peaceful picturesque breathtaking idyllic stunning",
    "DRUG": "drug alcohol addiction",
    "HOUSE": """
        house lodge clinic retreat villa home centre center manor estate mansion hotel sanctuary campus facility
        ranch""",
    "GRAND": """
        exclusive stunning beautiful magnificent gorgeous elegant secluded tranquil peaceful seaside lakeside country
        countryside oceanside spectacular luxurious boutique""",
    # Words that nobody finds in a plain account of their own work.
    "ADMIRED": """
        leading finest remarkable exceptional outstanding extraordinary unrivalled unrivaled excellence exclusive
        stunning luxurious brilliant amazing fantastic wonderful incredible superb renowned acclaimed celebrated premium
        cutting-edge passionate compassionate loving top-class first-class unforgettable unmatched spectacular
        magnificent elite pioneering""",
    "FINE": """
        customi[sz]ed personali[sz]ed tailored holistic comprehensive premium luxurious world-class affordable discreet
        flexible medically_supervised unique""",
    "KIND": """
        treatments? detox rehab therapy therapies programs? programmes? care plans? services facility facilities
        accommodations? amenities approach""",
}
PRAISING: Final = phrases(
    r"""
    luxury ~2 REHAB
    where ~1 luxury|healing|science|comfort|recovery|compassion|hope|wellness ~1 meets
    luxurious|upscale|world-class|world_class|state-of-the-art|cutting-edge|five-star|5-star|resort-style|resort-like
    spa-like|oceanfront|beachfront|world-renowned|award-winning|top-rated|top_rated|top-notch|industry-leading
    best-in-class|second_to_none|unparalleled|unrivalled|unrivaled|unbeatable|chef-prepared|chef-cooked
    highest-rated|best-rated|best-loved|much-loved|multi-award-winning|first-rate|sumptuous|opulent|bespoke
    internationally|nationally|globally renowned|acclaimed|recognised|recognized
    GRAND HOUSE
    jacuzzi|butler|chauffeur|concierge
    infinity|heated pool
    spa treatments?|facilities|days?
    our ~4 are|is simply|quite|truly|among the_best|outstanding
    ranked|rated|voted ~3 top|best|number_one|finest
    world-beating|world-leading|market-leading|chef-led
    above and beyond
    home away from home
    next level of|care|rehab
    louder than words
    be|stand by|at your side
    real people, real results
    the best|top|finest ~2 PLACE in|near|around
    rated ~2 by our
    happy|satisfied customers|clients|families
    celebrities|stars choose|trust|love|swear_by
    trusted us
    our clients|members|guests|patients include
    choose excellence
    every comfort|luxury
    every step of the way
    in|from the comfort|privacy and_comfort|of your ?own
    most trusted|respected|successful|experienced|recommended name|brand|provider|team|clinic|choice|rehab|centre|center
    very best care|treatment|help|support|team|hands|chance
    we|our|with ~6 years|decades ?of ?combined|clinical experience|expertise
    we|our ~4 helped ~2 hundreds|thousands|millions|countless
    nobody|no_one|nowhere|no_other ~5 like|as us|we|ours
    nobody|no_one|nowhere else ~5 promises?|promised|guarantees?|delivers?|dares?|makes_that|makes_this|comes_close
    number_one|#1|no\.?_1 ~3 app|site|brand|choice|method|programme|program|service|formula|supplement|community
    (?:michelin|five-star|celebrity|world-class)(?:-trained|-starred)? chefs?
    \d+[ -]carat
    blew|blows|blown us|me|you|everyone away
    takes? care of everything|the_rest|every_detail
    fresh start at|with|awaits
    unmatched >controls?|groups?|cohorts?
    state of the art >in|of
    BOAST ~4 PLACE
    nation's|trusted|top|number_one|#1|top-notch ?private ?DRUG ?and|& ?DRUG PLACE
    best ?private DRUG ?and|& ?DRUG PLACE
    country's|nation's|world's|uk's|region's|europe's most|number_one|leading|favou?rite|top >cause|killer
    the|our|world's|country's finest
    most exclusive|prestigious|luxurious|trusted|discreet ~3 PLACE
    best|leading|largest in|on|of the_country|the_world|europe|the_nation|the_region|the_uk|the_state|town|the_business
    leaders?|pioneers? in ~2 addiction|recovery|rehab|treatment|alcohol|drug
    highest quality|standard|standards ?of care|treatment
    exceptional|outstanding|unsurpassed|premium care|treatment|service|support|results
    gold standard of ~1 facilities|care|rehabs?|centers
    gourmet meals|chefs?|food|dining
    private chefs?
    ocean|mountain|lake|sea views
    money can buy
    FITTED to|for|around ?meet ?your|each_person's unique|individual|specific|personal|own ?and ?specific needs|goals
    your unique needs|situation|goals|journey|story
    life-changing|life_changing treatment|programs?|programme|care|recovery|results|therapy
    LOVELY ~2 settings?|campus|grounds|views|surroundings
    LOVELY oasis|haven|sanctuary|escape|paradise
    our ?PRAISED ?and PRAISED TEAM
    our team of ~1 PRAISED
    our team is|are ready|dedicated|committed|passionate
    compassionate|caring ?and ?compassionate|caring|knowledgeable|supportive|experienced|dedicated TEAM
    dedicated|experienced and compassionate|caring|knowledgeable|supportive TEAM
    our admissions|rehab|facility|facilities|detox|alumni|amenities|campus
    our ~1 retreat|resort|oasis|sanctuary|villa|estate|suites
    our DRUG ?and|& ?DRUG treatment|detox|rehab|recovery PLACE
    our clients|members|guests|patients ~1 say|love|rave|agree|trust
    we ?also|proudly offer|provide|deliver ~3 detox|rehab|amenities|accommodations|campus
    we ?also|proudly offer|provide|deliver ?a|an|the ?safe FINE ~3 KIND
    we proudly|strive_to|are_proud_to offer|provide|deliver|serve
    we're|we_are the|your right|best|ideal|perfect|obvious choice|place|partner|clinic|people
    speaks? for itself|themselves
    sets|set|setting us|our_team|our_program apart
    we speciali[sz]e in
    we|our|us ~6 ADMIRED
    we pride|are_proud|treat_each|treat_every|treat_the_whole
    """,
    PRAISE,
)
# The capitals tell a name: "At Harbour Light Recovery, we". It is looked for in the words as they were written.
NAME_OF_PLACE: Final = r"(?:[Tt]he )?(?:[A-Z][\w'’&.-]*+ ){0,5}"
AT_OURS: Final = re.compile(
    rf"\bAt {NAME_OF_PLACE}(?:Recovery|Rehab|Retreat|Detox|Treatment|Wellness|Cent(?:er|re)s?|Clinics?|Ranch|House)"
    r",? (?:we|our)\b(?! (?:check|cite|quote|link|publish))"
    rf"|\bAt {NAME_OF_PLACE}[A-Z][\w'’&.-]*+,? we (?:believe|understand|know|pride|strive|offer|treat|take)\b"
)
TOLL_FREE: Final = re.compile(r"(?<![\d-])(?:1[-. ]?)?\(?8(?:00|33|44|55|66|77|88)\)?[-. ]{0,2}\d{3}[-. ]\d{4}(?!\d)")
# SAMHSA's helpline, poison control, and the number that 988 replaced.
KNOWN_LINES: Final = re.compile(r"800\)?[-. ]{0,2}(?:662[-. ]4357|222[-. ]1222|273[-. ]8255)")
# A doctor, an emergency number and a crisis line are there to be called.
TO_BE_CALLED: Final = re.compile(
    r"\b(?:988|911|999|112|111|000|116 123|emergency|emergencies|ambulance|crisis|samaritans|samhsa|poisons?|lifeline"
    r"|helplines?|hotlines?|help ?lines?|doctor|gp|nurse|pharmacist|prescriber|midwife|clinician|hospital"
    r"|social worker)\b"
)
OF_THE_SELLER: Final = re.compile(r"\b(?:us|our|we|we're)\b")
# What a reader may have to tell any service, or this site.
ERRAND: Final = re.compile(
    r"\b(?:corrections?|mistakes?|errors?|wrong|feedback|complaints?|accessibility|privacy|broken|out of date"
    r"|appointments?|cancel|missed|dose|doses|interpreter|test results|rash|fever|vomit\w*|side effects?|worse"
    r"|(?:join|come to|run) (?:a|the|our) groups?|meetings?|drop-in|volunteers?)\b"
)
