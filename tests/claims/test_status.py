"""What a sentence says of an act: one way of saying it a row, asked of the whole reader."""

import pytest
from reports import find_event

from dateline.reading import Reader

HAPPENED = [
    ("Kenyan President Ann Moe landed in Oslo on Tuesday, her first trip to Norway since 2000.", "trip"),
    ("Norway has recalled its ambassador from Chile.", "recalled"),
    ("Chile expelled the Peruvian ambassador.", "expelled"),
    ("Norway had condemned Chile.", "condemned"),
    ("Two Danish reporters were arrested in Cairo.", "arrested"),
    ("Norway's invitation to Chile surprised the senate.", "invitation"),
    # Told by the doer itself, or by those who speak for it.
    ("Norway confirmed that it had expelled the Chilean ambassador.", "expelled"),
    ("Peru's army said it had shelled a Chilean village.", "shelled"),
    ("Chile admitted attacking the port.", "attacking"),
    ("Norway's foreign ministry said Norway had recalled its ambassador from Chile.", "recalled"),
    ("According to state media, the Chilean army attacked Peru.", "attacked"),
    # The other party of what takes two.
    ("An agreement has been reached with Chile, Norwegian officials said.", "agreement"),
    # Asking, denying and threatening are themselves done.
    ("Norway urged Chile to withdraw its troops.", "urged"),
    ("Norway denied that it had sent arms to Mali.", "denied"),
    ("Peru threatened to expel the Chilean ambassador.", "threatened"),
    ("Peru called on Chile to leave the port, accusing its army of theft.", "accusing"),
    # Done since then, not going on since then.
    ("Four Peruvian ministers have resigned since May.", "resigned"),
    ("Norway promised to send doctors to Nepal.", "promised"),
]

ONGOING = [
    ("Chile is negotiating with Peru.", "negotiating"),
    ("Norwegian troops are occupying two Danish islands.", "occupying"),
    ("Chilean police are detaining Peruvian fishermen.", "detaining"),
    ("Peruvian soldiers have been shelling the Chilean port for a week.", "shelling"),
    ("Chile has occupied the Peruvian islands since 2011.", "occupied"),
    ("Two Chilean senators are accused by Peru of spying.", "accused"),
]

PLANNED = [
    # What sums up a clause is as sure as the clause.
    ("Kenyan President Ann Moe will fly to Oslo on Tuesday, her first trip to Norway since 2000.", "trip"),
    ("Kenyan President Ann Moe was due in Oslo for talks with the king, her first trip to Norway since 2000.", "trip"),
    ("Finland's president will visit Kenya in June.", "visit"),
    ("Norway is to host Chile's president in June.", "host"),
    ("Norway plans to withdraw its soldiers from Mali.", "withdraw"),
    ("The Kenyan president is due to meet his Malian counterpart.", "meet"),
    ("Chile's president is set to visit Oslo on Friday.", "visit"),
    ("Norway announced that it would send aid to Nepal.", "send"),
    ("Norway vowed to expel two Chilean diplomats.", "expel"),
    ("Norway promised to send doctors to Nepal.", "send"),
    ("Norway agreed to release two Chilean sailors.", "release"),
    ("Norway has decided to recall its ambassador from Chile.", "recall"),
    ("A visit by Chile's president is planned for July.", "visit"),
    ("Norwegian Prime Minister Ana Lund said she would visit Chile in June.", "visit"),
]

POSSIBLE = [
    ("Norway may send troops to Mali.", "send"),
    ("Peru could expel the Chilean ambassador.", "expel"),
    ("Norway might have bombed the Chilean port.", "bombed"),
    ("Norway hopes to sign a treaty with Chile.", "sign"),
    ("Chile's president wants to visit Norway.", "visit"),
    ("Norway is likely to expel the Chilean ambassador.", "expel"),
    ("Norway urged Chile to withdraw its troops.", "withdraw"),
    ("Chile demanded that Peru withdraw its troops.", "withdraw"),
    ("Norway invited Chile's president to visit Oslo.", "visit"),
    ("Peru's parliament asked President Rosa Quispe to resign.", "resign"),
]

ALLEGED = [
    ("According to Chile, Norway bombed two villages in Peru.", "bombed"),
    ("Norwegian soldiers allegedly killed three Chilean fishermen.", "killed"),
    # Somebody of the state who bears no office does not speak for it.
    ("Chilean student Ana Moe said the Chilean government had suppressed the protests.", "suppressed"),
    ("Norway reportedly expelled two Chilean diplomats.", "expelled"),
    ("Chile said that Norway had attacked its fleet.", "attacked"),
    ("The United States says Chile attacked Peru.", "attacked"),
    ("Kenyan officials believe that Mali armed the rebels.", "armed"),
    ("Norway has accused Chile of attacking the port.", "attacking"),
    ("Chile blamed Peru for bombing the bridge.", "bombing"),
    ("Norway was accused of bombing Chile.", "bombing"),
    ("Chile is believed to have attacked Peru.", "attacked"),
]

DENIED = [
    ("Norway denied that it had sent arms to Mali.", "sent"),
    ("Norway has denied bombing Peru.", "bombing"),
    ("Norway denied that Chile had attacked Peru.", "attacked"),
    ("The Chilean government denies that its soldiers killed three fishermen.", "killed"),
    ("Chile said it had not attacked Peru.", "attacked"),
]

NOT_HAPPENED = [
    ("Norway did not attack Chile.", "attack"),
    ("Norway has never recognised the Malian government.", "recognised"),
    ("Chile failed to release two Peruvian sailors.", "release"),
    ("Norwegian ministers have not visited Chile.", "visited"),
    ("Norway's president cancelled a visit to Chile.", "visit"),
    ("Norway has not yet signed the treaty with Chile.", "signed"),
]

HYPOTHETICAL = [
    ("If Norway attacks Chile, Peru will help.", "attacks"),
    ("Norway would send troops to Peru if Chile attacked Peru.", "attacked"),
    ("Norway would send troops to Peru if Chile attacked Peru.", "send"),
    ("Any attack on Chile would break the treaty.", "attack"),
    ("Unless Chile releases two Peruvian sailors, Peru will go to court.", "releases"),
    ("It is unclear whether Chile attacked the port.", "attacked"),
]

CASES = [
    (status, *row)
    for status, rows in {
        "happened": HAPPENED,
        "ongoing": ONGOING,
        "planned": PLANNED,
        "possible": POSSIBLE,
        "alleged": ALLEGED,
        "denied": DENIED,
        "not_happened": NOT_HAPPENED,
        "hypothetical": HYPOTHETICAL,
    }.items()
    for row in rows
]


@pytest.mark.parametrize(("status", "sentence", "trigger"), CASES)
def test_status(status: str, sentence: str, trigger: str, reader: Reader) -> None:
    assert find_event(reader, sentence, trigger).status.value == status


@pytest.mark.parametrize(
    ("headline", "trigger", "status"),
    [
        ("Norway to host Chile's president", "host", "planned"),
        ("Norway's president to visit Chile in June", "visit", "planned"),
        ("Norway condemns Chile", "condemns", "happened"),
        ("Chilean police arrest two Danish sailors", "arrest", "happened"),
        ("Norway may expel Chilean ambassador", "expel", "possible"),
    ],
)
def test_a_headline(headline: str, trigger: str, status: str, reader: Reader) -> None:
    text = f"{headline}\n\nThe news came late in the evening, when most of the offices had closed for the week."
    assert find_event(reader, text, trigger).status.value == status


@pytest.mark.parametrize(
    ("sentence", "trigger", "parts"),
    [
        ("Norway visited Chile.", "visited", "+ certain past"),
        ("Norway did not attack Chile.", "attack", "- certain past"),
        ("Chile is negotiating with Peru.", "negotiating", "+ certain present"),
        ("Norway will visit Chile.", "visit", "+ certain future"),
        ("Norway may send troops to Mali.", "send", "+ possible future"),
        ("Norway is likely to expel the Chilean ambassador.", "expel", "+ probable future"),
        ("Norwegian soldiers allegedly killed three Chilean fishermen.", "killed", "+ probable past"),
    ],
)
def test_what_the_status_was_computed_from(sentence: str, trigger: str, parts: str, reader: Reader) -> None:
    event = find_event(reader, sentence, trigger)
    assert f"{event.polarity} {event.certainty.value} {event.tense.value}" == parts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway's president will visit Chile in June. The visit was announced in Oslo.", "planned"),
        ("Norway's president visited Chile in March. The visit was praised in Oslo.", "happened"),
    ],
)
def test_a_visit_told_as_planned_has_not_happened_by_being_named(text: str, status: str, reader: Reader) -> None:
    assert find_event(reader, text, "visit was").status.value == status
