"""Words of stopping: what is stopped, when, without whom, and what is said of it."""

from typing import Final

LISTS: Final = {
    "WHO": """
        you i we they people patients clients readers drinkers alcoholics users anyone anybody everyone everybody men
        guests residents members clients women them most many""",
    "CAN": """
        can could may might free_to lets_you safe_to fine_to ok_to okay_to safe_for_you_to safe_for_most_people_to
        harmless_to""",
    "STOP": """
        stop quit come_off discontinue give_up be_stopped be_discontinued cease go_without walk_away_from
        leave_off stop_taking""",
    "STOPPING": "stopping quitting discontinuing ceasing coming_off giving_up dropping ditching leaving_off",
    "STOPPED": "stopped quit dropped ditched binned flushed threw_away came_off gave_up",
    "THREW": "threw_away threw_out dropped ditched binned flushed tossed dumped burned burnt",
    # Verbs of other things as well, so that what is taken has to follow.
    "DRINK": "bottles? drop vodka wine beer booze drinks? whisk(?:e)?y spirits gin rum alcohol",
    "DROP": "drop ditch bin dump chuck toss leave cut lose be_dropped",
    "AT_ONCE": """
        at_any_time any_time anytime suddenly abruptly overnight immediately cold_turkey cold whenever straight_away
        at_once right_away all_at_once right_now in_one_go in_a_day in_one_day from_tomorrow as_soon_as_you
        from_one_day_to_the_next from_the_next_day the_very_next_day on_the_spot at_any_moment at_any_point
        tomorrow tonight any_day without_notice dead instantly just_like_that there_and_then then_and_there in_one_night
        this_minute this_very_minute this_second this_instant on_day_one on_the_first_day in_a_single_day
        with_immediate_effect this_weekend in_a_weekend over_a_weekend""",
    # In houses that take people off what they take.
    "BE": "am is are was were be been being get gets",
    "ARRIVAL": """
        on_arrival at_the_door at_the_gate on_day_one on_the_first_day at_check-in on_entry on_admission
        (?:on_)?the_(?:same_|very_)?(?:day|moment|minute|hour)_(?:they|you|he|she|guests|clients|residents)""",
    "BEFORE": """
        the_day_before the_night_before the_evening_before a_day_before the_day_you before_you_fly
        before_you_arrive before_you_travel before_check-in""",
    "UNAIDED": """
        without_(?:any_|a_|slow_|gradual_)?(?:taper(?:ing)?|weaning|reduction) without_(?:any_)?(?:problems?|withdrawal)
        with_(?:no|zero)_withdrawal without_medical without_(?:a_|any_)?(?:doctor|supervision|help)
        on_your_own by_yourself by_themselves
        on_their_own""",
    "NOW": """
        immediately at_once right_now today tonight straight_away right_away cold_turkey suddenly overnight now tomorrow
        in_one_go all_at_once from_tomorrow this_minute this_very_minute this_second this_instant in_a_day
        there_and_then
        with_immediate_effect on_day_one this_weekend""",
    "PRAISED": """
        best well fastest quickest easiest safe safest effective fine simplest harmless okay ok painless risk-free only
        overrated easier simpler a_breeze child's_play no_problem bravest""",
    "BAD": "dangerous risky harmful unsafe bad a_problem a_risk an_issue hard difficult scary a_big_deal",
    "POINTLESS": """
        pointless needless unnecessary overrated nonsense useless for_wimps for_the_weak for_cowards a_waste a_myth
        a_scam silly""",
    "THROW": "throw chuck toss flush bin dump ditch pour tip empty",
    "EASED": "taper\\w* wean\\w* medical_detox detox a_doctor doctor medical_help medical_supervision supervision",
    "TAPER": "taper tapering tapers weaning wean",
    "ALONE": "at_home in_your_own_bed in_your_own_home alone by_yourself on_your_own yourself",
    "UNWATCHED": "alone by_yourself on_your_own without_a_doctor without_medical without_help without_supervision",
    "MEDICINE": """
        pills? tablets? capsules? medicines? medications? meds drugs? benzos? prescriptions? antidepressants? baclofen
        valium xanax""",
    "GOES_WELL": """
        zero_issues no_issues zero_problems no_withdrawal no_symptoms no_trouble nothing_happened
        nothing_happens nothing_bad you_can_too so_can_you you_can_do_it never_looked_back and_so_can
        slept_like_a_baby not_a_single_symptom
        no_problem no_problems was_fine am_fine were_fine felt_fine felt_great like_i_did best_thing it_was_easy""",
    "MAY_BE_STOPPED": """
        acamprosate campral naltrexone vivitrol revia nalmefene selincro disulfiram disulphiram antabuse""",
    "MAY_NOT": """
        baclofen lioresal alcohol drinking drinkers? alcoholics? drinks?_(?:heavily|daily|every_day) benzos?
        benzodiazepines? [a-z]+(?:azepam|zolam|barbital|barbitone) barbiturates? chlordiazepoxide librium valium xanax
        ativan klonopin gabapentin neurontin pregabalin lyrica clonidine catapres ghb gbl sodium_oxybate phenibut
        opioids? methadone buprenorphine suboxone tramadol zopiclone zolpidem""",
}
