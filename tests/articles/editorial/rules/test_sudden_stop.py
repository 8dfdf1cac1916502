import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.sudden_stop import RULE
from articles.findings import Severity

FILLER = " ".join(["People weigh this with their prescriber over some weeks and write down what changes."] * 12)


def findings(text: str, title: str = ""):
    return check(Manuscript.of(body=text, title=title), [RULE])


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop baclofen suddenly.",
        "Never stop taking it all at once, even if you feel well.",
        "If you stop suddenly, seizures can follow.",
        "You can stop drinking at any time, but after heavy drinking a sudden stop can be dangerous.",
        "Acamprosate can be stopped at any time without tapering [@label].",
        "Naltrexone can be stopped at once, because the body does not come to rely on it.",
        "Stop taking disulfiram and call a doctor if your skin turns yellow.",
        "If you have a rash or a swollen face, stop taking it immediately and call the emergency number.",
        "Stop taking naltrexone at once and seek help if your liver hurts.",
        "Talk to your doctor before you stop taking baclofen.",
        "Ask how to stop baclofen, and how long the taper takes.",
        "Quitting cold turkey is dangerous after months of heavy drinking.",
        "Some pages say “you can stop at any time”, and they are wrong.",
        "Can you stop baclofen immediately?",
        "Nobody should detox at home alone, however safe it sounds.",
        "Detox at home, with daily visits from a nurse, is safe for some people [@guideline].",
        "People in the trial stopped baclofen over two weeks.",
        "It is a myth that you can just quit cold turkey.",
        "A doctor can stop the drug immediately if there is a serious reaction.",
        "Doctors no longer think that people should just quit cold turkey.",
        "Heavy drinking can stop the heart suddenly.",
        "Baclofen may stop working suddenly where a pump fails.",
        "You can stop the video at any time.",
        "You can stop taking part at any time, and nobody will hold it against you.",
        "Do not throw away your tablets: take them to a pharmacy.",
        "Many people stop drinking and feel better within weeks.",
        "Somebody may feel ashamed, and stop a needed medicine suddenly.",
        "> You can stop taking it at any time.",
        "Quit smoking today with a free plan.",
        "If you are pregnant, stop drinking straight away and talk to a midwife.",
        "You can stop taking part in our alcohol study at any time.",
        "Throw away any tablets that are out-of-date at a pharmacy.",
        "Detox alone is no treatment.",
        "Detox can take place at home or in hospital.",
        "Take no more than eight tablets in a day.",
        "Some people do not need medical detox, and a clinician can tell you whether you do.",
        "I stopped overnight and had a seizure on the second day.",
        "Blood pressure can drop suddenly when two of these medicines are taken together.",
        "We can help you stop drinking for good.",
        "It may be tempting to go cold turkey.",
        "Disulfiram needs no taper.",
        "You do not have to stop drinking first.",
        "Stopping overnight is not safe after years of heavy drinking.",
        "Some medicines have to be stopped slowly, and others can be stopped at once.",
        "If you miss a dose, just skip the missed tablet.",
        "Do not worry about tapering alone: the nurse does it with you.",
        "Don't leave your medicines at home when you come in.",
        "Ask the doctor if you can stop it at once.",
        "However long you have taken it, never just stop.",
        "You may be asked to stop taking naltrexone some days before surgery.",
        "You may sweat or shake at first, and a nurse is there at night.",
        "Set the glass down and drink some water first.",
        "Most people who do not drink heavily can stop without withdrawal.",
        "Many people find it hard to put the bottle down in the evening.",
        "If you drink every day, nobody should tell you that you can quit overnight.",
        "On the day you arrive, a nurse writes down your medicines.",
    ],
)
def test_warnings_instructions_and_quotations_are_left_alone(text: str):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You can stop taking it at any time.", "at any time"),
        ("Unlike Valium it is not addictive, and you can stop it at any time.", "at any time"),
        ("It is not habit-forming and you can quit it overnight.", "overnight"),
        ("Stopping baclofen abruptly is perfectly safe.", "is perfectly safe"),
        ("No tapering is needed when you stop baclofen.", "no tapering is needed"),
        ("Home detox is safe and easy for most people.", "home detox is safe"),
        ("If it bothers you, just stop taking it.", "just stop taking"),
        ("Stop baclofen immediately if you feel dizzy.", "stop baclofen immediately"),
        ("If you feel dizzy, stop taking baclofen.", "stop taking baclofen"),
        ("The best advice is old: just quit cold turkey.", "quit cold turkey"),
        ("Stop drinking today, on your own, for good.", "stop drinking today"),
        ("There is no need to taper, as it is not addictive.", "no need to taper"),
        ("You do not need to wean yourself off gabapentin.", "not need to wean"),
        ("Detoxing at home alone is perfectly safe for healthy adults.", "detoxing at home"),
        ("Throw away your pills and feel free again.", "throw away your pills"),
        ("Flush all of your benzos and begin anew.", "flush all of your benzos"),
        ("It is safe to come off the medicine overnight.", "overnight"),
        ("Cold turkey is the fastest way to get alcohol out of your life.", "cold turkey"),
        ("Baclofen may be stopped at once without tapering [@blog].", "at once"),
        ("You can safely detox from alcohol on your own without a doctor.", "detox from alcohol on your own"),
        ("You may stop your medication abruptly without any risk of seizures.", "abruptly"),
        ("Quit drinking right now and your body will thank you.", "quit drinking right now"),
        ("Stop taking your clonazepam if it makes you tired.", "stop taking your clonazepam"),
        ("I came off diazepam in one go and felt fine.", "in one go"),
        ("He went from a bottle a day to nothing overnight.", "overnight"),
        ("People who drink every day can stop suddenly without any help.", "can stop suddenly"),
        ("Weaning is a waste of time.", "weaning is a waste"),
        ("Skip the taper and get on with your life.", "skip the taper"),
        ("No doctor is needed to come off alcohol.", "no doctor is needed"),
        ("Swallow no more tablets from tomorrow.", "no more tablets"),
        ("Take the last tablet tonight and none tomorrow.", "none tomorrow"),
        ("You can drop the baclofen whenever you like.", "whenever"),
        ("Pour the vodka down the sink tonight.", "pour the vodka"),
        ("There is nothing risky about stopping phenibut overnight.", "nothing risky"),
        ("The dangers of stopping suddenly are hugely exaggerated.", "exaggerated"),
        ("Alcohol withdrawal is just a bad cold.", "withdrawal is just"),
        ("Sweat it out for three days and the alcohol is gone.", "sweat it out"),
        ("The best thing is to quit all at once if you drink heavily.", "to quit all at once"),
        ("There is no need to come off it slowly.", "no need to come off"),
        ("Why taper when you can be done with it today?", "why taper when"),
        ("If you feel better, drop the tablets.", "drop the tablets"),
        ("I binned my antidepressants on Friday and so can you.", "binned my antidepressants"),
        ("The truth: stop tonight and forget alcohol.", "stop tonight"),
        ("Patients may cease the medicine without notice.", "without notice"),
        ("Detoxing by yourself at home is cheaper and just as safe.", "detoxing by yourself"),
        ("If you drink every day you can quit on the spot with our patch.", "you can quit on the spot"),
        ("If you are tired of drinking, you can simply stop, whenever you like.", "whenever"),
        ("You can put the glass down at the gate.", "can put the glass down at"),
        ("Clients are taken off their Valium on the day they check in.", "on the day they"),
        ("We ask guests to stop their antidepressants the night before the flight.", "the night before"),
        ("Never fret about weaning.", "about weaning"),
        ("Quitting all at once is rough, but your brothers carry you.", "quitting all at once is rough, but"),
        ("You will shake for two nights, and then you are free.", "are free"),
        ("My sister binned her pregabalin that week and never looked back.", "binned"),
        ("Dropping the diazepam in one go is fine.", "dropping the diazepam in one go"),
        ("Our tea helps drinkers quit instantly.", "quit instantly"),
        ("Everyone must give up everything on arrival.", "give up everything on arrival"),
    ],
)
def test_advice_to_stop_suddenly_is_reported(text: str, expected: str):
    found = findings(text)

    assert [each.severity for each in found] == [Severity.ERROR]
    assert expected in found[0].words.lower()


def test_a_reaction_to_baclofen_is_no_reason_to_stop_it_alone():
    found = findings("Stop taking baclofen and call a doctor if you have hives.")

    assert len(found) == 1


def test_on_a_page_of_a_medicine_that_may_be_stopped_it_is_a_note_without_a_source():
    text = f"You can stop taking it at any time.\n\n{FILLER}"

    assert [each.severity for each in findings(text, "Naltrexone")] == [Severity.NOTE]
    assert findings(text.replace("time.", "time [@label]."), "Naltrexone") == []
    assert [each.severity for each in findings(text, "Baclofen")] == [Severity.ERROR]
