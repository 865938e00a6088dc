"""Offices that are not a state's own, or not the bearer's: right sentences of which nothing may be flagged."""

import re
from collections.abc import Iterator

import pytest
from reports import read_report

from dateline.reading import Reader
from dateline.registry.registry import Registry
from dateline.registry.states import find_country

DAY = "2024-06-18"
OFFICE = re.compile(r"\b(?:prime minister|premier|president|(?:foreign|defence|finance) minister|chancellor|king)\b")
RIGHT = [
    "Alberta Premier Danielle Smith criticised Ottawa.",
    "Premier Danielle Smith criticised Ottawa.",
    "Canadian Premier Danielle Smith criticised Ottawa on Monday.",
    "Canada's Premier Doug Ford met reporters.",
    "Iraqi Kurdistan Prime Minister Masrour Barzani met Turkish officials.",
    "Iraq's Kurdistan Prime Minister Masrour Barzani met Turkish officials.",
    "Iraqi Kurdish Prime Minister Masrour Barzani met Turkish officials.",
    "Prime Minister Masrour Barzani visited Baghdad.",
    "Kurdistan Region of Iraq Prime Minister Masrour Barzani visited Baghdad.",
    "Iraqi Kurdistan President Nechirvan Barzani met Turkish officials.",
    "Catalan President Pere Aragonès visited Madrid.",
    "Spanish President Pedro Sánchez met Moroccan officials.",
    "Bosnian Serb President Milorad Dodik threatened Bosnia.",
    "Serb President Milorad Dodik visited Moscow.",
    "Republika Srpska President Milorad Dodik visited Moscow.",
    "Turkish Cypriot President Ersin Tatar met Turkish officials.",
    "Northern Cyprus President Ersin Tatar met UN officials.",
    "Wife of President Brigitte Macron visited Kigali.",
    "The wife of French President Brigitte Macron visited Kigali.",
    "A spokesman for Russian President Dmitry Peskov denied the report.",
    "The office of Israeli Prime Minister Yoav Gallant rejected the offer.",
    "European Council President Donald Tusk met British officials.",
    "Polish President Donald Tusk visited Brussels.",
    "ECB President Christine Lagarde met French ministers.",
    "French President Christine Lagarde warned of inflation.",
    "European Commission President Ursula von der Leyen met German ministers.",
    "World Bank President Ajay Banga visited India.",
    "Congolese President Denis Sassou Nguesso met French officials.",
    "UAE Foreign Minister Anwar Gargash met Iranian officials.",
    "British Chancellor Rachel Reeves met German officials.",
    "Shadow Chancellor Rachel Reeves criticised Britain's government.",
    "Exiled Belarusian President Sviatlana Tsikhanouskaya met Polish officials.",
    "Belarusian President Sviatlana Tsikhanouskaya met Polish officials.",
    "Libyan Prime Minister Khalifa Haftar visited Moscow.",
    "Russian Deputy Foreign Minister Sergei Ryabkov met Iranian officials.",
    "US President nominee Kamala Harris criticised Trump.",
    "US presidential candidate Robert F. Kennedy Jr. criticised Biden.",
    "French would-be President Marine Le Pen criticised Macron.",
    "Would-be French Prime Minister Jordan Bardella met reporters.",
    "Dutch Prime Minister hopeful Geert Wilders criticised the EU.",
    "Deputy South African President Paul Mashatile visited China.",
    "Acting Dutch Foreign Minister Hanke Bruins Slot visited Israel.",
    "Caretaker Lebanese Prime Minister Najib Mikati met French officials.",
    "British Secretary of State Grant Shapps met Ukrainian officials.",
    "Bavarian Premier Markus Söder criticised Berlin.",
    "German Prime Minister Markus Söder visited Poland.",
    "Scottish First Minister John Swinney criticised London.",
    "Somaliland President Muse Bihi Abdi visited Ethiopia.",
    "Somali President Muse Bihi Abdi met Ethiopian officials.",
    "Abkhaz President Aslan Bzhania visited Moscow.",
    "Georgia's breakaway President Aslan Bzhania visited Moscow.",
    "Texas Governor Greg Abbott criticised Biden.",
    "Diplomats told the French Foreign Minister Joe Biden was late.",
    "Bosnian President Denis Becirovic met Turkish officials.",
    "Parliament President Roberta Metsola met Maltese officials.",
    "Myanmar's shadow Foreign Minister Zin Mar Aung met Czech officials.",
    "Myanmar Foreign Minister Zin Mar Aung met Czech officials.",
    "Oxford Chancellor William Hague criticised Britain's government.",
    "Party Secretary General António Costa met Portuguese voters.",
    "If French President Marine Le Pen ruled, she would leave NATO.",
    "The comedian portrayed Russian Foreign Minister Dmitry Medvedev.",
    "Quebec Premier François Legault met French President Emmanuel Macron.",
    "French President Emmanuel Macron met Premier François Legault of Quebec.",
    "Republic of China Premier Cho Jung-tai met Japanese officials.",
    "Puerto Rico Governor Pedro Pierluisi visited Washington.",
    "Palestinian Prime Minister Ismail Haniyeh met Iranian officials.",
    "FIFA President Gianni Infantino met Swiss officials.",
    "Zanzibar President Hussein Mwinyi met Tanzanian President Samia Suluhu Hassan.",
    "Tanzanian President Hussein Mwinyi visited Indonesia.",
    "Canadian premier Danielle Smith criticised Ottawa.",
    "The Canadian premiers Danielle Smith and Doug Ford met ministers.",
    "French President-elect Jordan Bardella met reporters.",
    "US President-in-waiting Kamala Harris met reporters.",
    "Iran's newly elected President Masoud Pezeshkian met officials.",
    "Russian President Vladimir Putin, Foreign Minister Sergei Lavrov and Defence Minister Andrei Belousov met.",
    "Russian President Putin's Foreign Minister Sergei Lavrov visited Chad.",
    "North Korean and Russian Foreign Ministers Choe Son-hui and Sergei Lavrov met in Moscow.",
    "The Chinese and Russian Presidents Xi Jinping and Vladimir Putin met in Beijing.",
    "Between Ukraine's President Volodymyr Zelenskyy and Joe Biden stood French President Emmanuel Macron.",
    "Ukraine President Volodymyr Zelenskyy and Poland Prime Minister Donald Tusk signed an accord.",
    "For the Ukrainian President Joe Biden was a friend.",
    "With the French President Olaf Scholz met in Berlin.",
    "To the Russian President Xi Jinping offered talks.",
    "In talks with the Chinese President Antony Blinken raised trade.",
    "After meeting the Chinese President Antony Blinken left Beijing.",
    "Asked about the French President Olaf Scholz said nothing.",
    "When he met the Russian Foreign Minister Antony Blinken raised the war.",
    "Like the French President Olaf Scholz wants an accord.",
    "Unlike French President Olaf Scholz backs the treaty.",
    "Israel's war cabinet minister and Foreign Minister Israel Katz visited Rome.",
    "UK Foreign Secretary and former Prime Minister David Cameron visited Kyiv.",
    "British Foreign Minister David Cameron met US Secretary of State Antony Blinken.",
    "Russian Security Council Deputy Chairman and ex-President Dmitry Medvedev threatened Ukraine.",
    "Hungary's Foreign Minister Péter Szijjártó met Russia's Foreign Minister Sergei Lavrov.",
    "Singapore's new Prime Minister Lawrence Wong visited Malaysia.",
    "Vietnam's new President To Lam met Russian President Vladimir Putin.",
    "Mexico President-elect Claudia Sheinbaum met US officials.",
    "Incoming Mexican President Claudia Sheinbaum met US officials.",
    "Mexico's next President Claudia Sheinbaum met US officials.",
    "Mexican President Claudia Sheinbaum met US officials.",
    "Dutch Prime Minister Dick Schoof met reporters.",
    "NATO chief Jens Stoltenberg met Dutch Prime Minister Mark Rutte.",
    "Taiwan President Lai Ching-te met US officials.",
    "Kosovo Serb President Aleksandar Vucic met EU officials.",
    "Sinn Féin President Mary Lou McDonald criticised Ireland's government.",
    "Irish Sinn Féin President Mary Lou McDonald criticised Britain.",
    "Indian Congress President Mallikarjun Kharge criticised Modi.",
    "South African ANC President Cyril Ramaphosa met voters.",
    "Israeli opposition leader Yair Lapid criticised Israeli Prime Minister Benjamin Netanyahu.",
    "Pakistan's Punjab Chief Minister Maryam Nawaz visited Lahore.",
    "Sudan's army chief Abdel Fattah al-Burhan visited Egypt.",
    "Thai King Maha Vajiralongkorn met Bhutan's King Jigme Khesar Namgyel Wangchuck.",
    "Saudi Arabia's King Salman met Bahrain's King Hamad bin Isa Al Khalifa.",
    "The US President Vladimir Putin met in Helsinki was Donald Trump.",
    "The French President Vladimir Putin called was Emmanuel Macron.",
    "He told French President Olaf Scholz had left.",
    "After meeting Russia's President Antony Blinken left Moscow.",
    "Speaking with Chinese President Joe Biden raised trade.",
]
# What must still be flagged beside the like of them, and who it should be.
WRONG = [
    ("Alberta Premier Danielle Smith met Chinese President Sergei Lavrov in Beijing.", "Sergei Lavrov", "Xi Jinping"),
    ("Talks with visiting Indian Prime Minister Sergei Lavrov began.", "Sergei Lavrov", "Narendra Modi"),
    ("On Monday, US President Emmanuel Macron left Paris.", "Emmanuel Macron", "Joe Biden"),
    ("Japan's Prime Minister Wang Yi spoke.", "Wang Yi", "Fumio Kishida"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_the_offices_of_others_are_left_alone(text: str, reader: Reader) -> None:
    reading = read_report(reader, text, published=DAY)
    assert any(reader.registry.person(mention.id) for mention in reading.mentions)
    assert reading.findings == ()


@pytest.mark.parametrize(("text", "words", "right"), WRONG)
def test_what_is_told_of_a_state_is_flagged(text: str, words: str, right: str, reader: Reader) -> None:
    (finding,) = read_report(reader, text, published=DAY).findings
    assert (finding.text, finding.should_read) == (words, right)


def called_alike(registry: Registry) -> Iterator[tuple[str, str]]:
    """A day and a sentence for each who held an office of more words, "premier of alberta", told without them."""
    for person in filter(None, map(registry.person, registry.shipped_ids)):
        for tenure in registry.tenures_of(person.id) if not person.died else ():
            state, told = find_country(tenure.of), OFFICE.search(tenure.title)
            if state and told and told[0] != tenure.title and tenure.start:
                name = f"{state.name}'s {told[0].title()} {person.name}"
                yield f"{tenure.start[:4]}-12-20", f"{name} visited Brazil on Monday."


def test_no_bearer_of_an_office_called_alike_is_flagged(reader: Reader) -> None:
    asked = list(called_alike(reader.registry))[::12]
    assert len(asked) >= 30
    assert [text for day, text in asked if read_report(reader, text, published=day).findings] == []
