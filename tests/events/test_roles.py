"""Who and whom: one construction a row, asked of the whole reader."""

import pytest
from reports import countries, find_event

from dateline.reading import Reader

ROLES = [
    # Active.
    ("Norway condemned Chile.", "condemned", "NOR > CHL"),
    ("Peru expelled two Spanish diplomats on Monday.", "expelled", "PER > ESP"),
    ("Kenya sent aid to Nepal.", "sent", "KEN > NPL"),
    ("Norwegian Prime Minister Ana Lund visited Chile in April.", "visited", "NOR > CHL"),
    ("Finland gave Estonia ten field guns.", "gave", "FIN > EST"),
    ("Norway asked Chile for help.", "asked", "NOR > CHL"),
    # Passive.
    ("Chile was condemned by Norway.", "condemned", "NOR > CHL"),
    ("The Chilean ambassador was expelled by Peru.", "expelled", "PER > CHL"),
    ("The Ghanaian minister was invited to Lima by Peru's president.", "invited", "PER > GHA"),
    ("Three Danish journalists were arrested in Cairo by Egyptian police.", "arrested", "EGY > DNK"),
    ("Two Danish journalists were arrested on Monday.", "arrested", " > DNK"),
    # Nominal.
    ("Portugal's invitation to Chile surprised the senate.", "invitation", "PRT > CHL"),
    ("Norway's condemnation of Chile came late.", "condemnation", "NOR > CHL"),
    ("The visit of Finnish President Eero Salo to Chile ended on Friday.", "visit", "FIN > CHL"),
    ("The Chilean attack on Peru lasted two days.", "attack", "CHL > PER"),
    ("Kenya's withdrawal from Somalia was quick.", "withdrawal", "KEN > SOM"),
    ("The arrest of three Danish journalists by Egypt caused an outcry.", "arrest", "EGY > DNK"),
    ("An invitation from Norway to Peru arrived late.", "invitation", "NOR > PER"),
    ("The raid drew condemnation from Norway.", "condemnation", "NOR > "),
    ("Kenyan protesters carried banners in reference to a Chilean student.", "carried", "KEN > "),
    # Of those who claim it.
    ("Chilean rebels claimed responsibility for the bombing of Peru.", "bombing", "CHL > PER"),
    ("The bombing of Peru was claimed by Chilean rebels.", "bombing", "CHL > PER"),
    ("Nobody has claimed responsibility for the bombing of Peru.", "bombing", " > PER"),
    # Light verbs.
    ("Norway paid a visit to Chile.", "visit", "NOR > CHL"),
    ("Norway imposed sanctions on Mali.", "sanctions", "NOR > MLI"),
    ("Peru launched an attack on Chile.", "attack", "PER > CHL"),
    ("Norway extended an invitation to Chile's president.", "invitation", "NOR > CHL"),
    ("Norway granted asylum to two Chilean generals.", "asylum", "NOR > CHL"),
    # Reduced clauses.
    ("Two Danish reporters arrested in Cairo on Monday were freed.", "arrested", " > DNK"),
    ("Danish doctors abducted by Somali rebels were freed on Friday.", "abducted", "SOM > DNK"),
    ("The treaty signed by Norway and Chile last year covers fishing.", "signed", "CHL+NOR > "),
    # Coordination.
    ("Norway and Finland condemned Chile.", "condemned", "FIN+NOR > CHL"),
    ("Norway condemned Chile and Peru.", "condemned", "NOR > CHL+PER"),
    ("Norway condemned Chile and expelled the Chilean ambassador.", "expelled", "NOR > CHL"),
    # Control.
    ("Norway urged Chile to withdraw its troops.", "urged", "NOR > CHL"),
    ("Norway urged Chile to withdraw its troops.", "withdraw", "CHL > "),
    ("Norway promised to help Nepal.", "help", "NOR > NPL"),
    ("Norway forced Chile to release two Peruvian sailors.", "release", "CHL > PER"),
    ("Peru's parliament asked President Rosa Quispe of Peru to resign.", "asked", "PER > PER"),
    ("Peru's parliament asked President Rosa Quispe of Peru to resign.", "resign", "PER > "),
    ("Peru threatened to expel the Chilean ambassador.", "expel", "PER > CHL"),
    ("Norway accused Chile of attacking Peru.", "attacking", "CHL > PER"),
    # Mutual acts.
    ("Norway and Chile met in Geneva.", "met", "CHL+NOR > "),
    ("Norway met with Chile in Geneva.", "met", "CHL+NOR > "),
    ("Norwegian Foreign Minister Ana Lund met her Chilean counterpart in Geneva.", "met", "CHL+NOR > "),
    ("The meeting between Norway and Chile lasted an hour.", "meeting", "CHL+NOR > "),
    ("Norway and Chile held talks in Geneva on Monday.", "talks", "CHL+NOR > "),
    ("Norway signed a treaty with Chile.", "signed", "CHL+NOR > "),
    ("Norway, Chile and Peru agreed to meet again.", "agreed", "CHL+NOR+PER > "),
    # Whom a state's things and people stand for.
    ("Peru rejected the demand of the Norwegian government.", "rejected", "PER > NOR"),
    ("Norway accepted an invitation from Chile.", "accepted", "NOR > CHL"),
    ("Beijing condemned Washington.", "condemned", "CHN > USA"),
    ("The United Nations condemned Chile.", "condemned", "IGO > CHL"),
    ("The European Union imposed sanctions on Mali.", "sanctions", "IGO > MLI"),
    ("Hong Kong police arrested ten protesters on Friday.", "arrested", "HKG > HKG"),
]

POINTED_AT = [
    ("Norwegian Prime Minister Ana Lund spoke. She will visit Chile in June.", "visit", "Ana Lund", "She"),
    ("Chile is angry. It expelled the Peruvian ambassador on Monday.", "expelled", "Chile", "It"),
    ("Ana Lund, the Norwegian prime minister, said she would visit Chile.", "visit", "Ana Lund", "she"),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), ROLES)
def test_who_does_it_to_whom(sentence: str, trigger: str, expected: str, reader: Reader) -> None:
    event = find_event(reader, sentence, trigger)
    assert f"{countries(event.actors)} > {countries(event.recipients)}" == expected


@pytest.mark.parametrize(("text", "trigger", "name", "pronoun"), POINTED_AT)
def test_a_pronoun_gives_way_to_the_name_and_is_kept(
    text: str, trigger: str, name: str, pronoun: str, *, reader: Reader
) -> None:
    (actor,) = find_event(reader, text, trigger).actors
    assert name in actor.text
    assert pronoun in [span.of(text) for span in actor.through]


def test_somebody_named_by_office_keeps_it(reader: Reader) -> None:
    (actor,) = find_event(reader, "Norwegian Prime Minister Ana Lund visited Chile.", "visited").actors
    assert (actor.name, actor.country, actor.sector) == ("Ana Lund", "NOR", "GOV")
    assert "prime minister" in actor.office.lower()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The senators elected Nora Whitlock, a teacher and navy captain, on Monday.", "elected"),
        ("Norway condemned Nora Whitlock, former mayor, senator and editor.", "condemned"),
    ],
)
def test_what_else_somebody_is_takes_no_part_beside_her(text: str, trigger: str, reader: Reader) -> None:
    assert [role.text for role in find_event(reader, text, trigger).recipients] == ["Nora Whitlock"]
