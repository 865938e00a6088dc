"""Ministries by pattern: whose they are, and their sector."""

import pytest

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.mentions.actors import find_actors
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Russian Foreign Ministry", "RUS", "GOV"),
        ("the Ministry of Defence of Ukraine", "UKR", "MIL"),
        ("Japan's finance ministry", "JPN", "GOV"),
        ("the Chinese Ministry of Commerce", "CHN", "GOV"),
        ("the Israeli Ministry of Defense", "ISR", "MIL"),
        ("the Turkish defense ministry", "TUR", "MIL"),
        ("the Ministry of Foreign Affairs of Kazakhstan", "KAZ", "GOV"),
        ("Iran's Ministry of Intelligence", "IRN", "SPY"),
        ("Egypt's Interior Ministry", "EGY", "GOV"),
        ("the Saudi Ministry of Interior", "SAU", "GOV"),
        ("the Indian Ministry of External Affairs", "IND", "GOV"),
        ("Pakistan's Ministry of Foreign Affairs", "PAK", "GOV"),
        ("the Venezuelan oil ministry", "VEN", "GOV"),
        ("the Polish Ministry of Internal Affairs", "POL", "GOV"),
        ("the French Ministry of Justice", "FRA", "GOV"),
        ("Brazil's Ministry of Health", "BRA", "GOV"),
        ("the Foreign Ministry in Ankara", "TUR", "GOV"),
        ("the British Ministry of Defence", "GBR", "MIL"),
        ("the US Department of Agriculture", "USA", "GOV"),
        ("the U.S. Treasury Department", "USA", "GOV"),
        ("Canada's Department of National Defence", "CAN", "MIL"),
        ("the Australian Department of Foreign Affairs and Trade", "AUS", "GOV"),
        ("South Korea's unification ministry", "KOR", "GOV"),
        ("the North Korean Ministry of People's Armed Forces", "PRK", "MIL"),
        ("the Swiss Federal Department of Foreign Affairs", "CHE", "GOV"),
        ("the Norwegian Ministry of Petroleum and Energy", "NOR", "GOV"),
        ("Serbia's Ministry of the Interior", "SRB", "GOV"),
        ("the Ethiopian Ministry of Peace", "ETH", "GOV"),
        ("the Soviet Foreign Ministry", "SUN", "GOV"),
        ("the East German Ministry for State Security", "DDR", "SPY"),
        ("the Ministry of Defence of the Russian Federation", "RUS", "MIL"),
        ("Vietnam's foreign affairs ministry", "VNM", "GOV"),
        ("the Irish Department of Foreign Affairs", "IRL", "GOV"),
        ("the Danish Ministry of Climate, Energy and Utilities", "DNK", "GOV"),
        ("the Afghan Ministry of Women's Affairs", "AFG", "GOV"),
        ("the Chinese Ministry of State Security", "CHN", "SPY"),
        ("the Chinese Ministry of Public Security", "CHN", "COP"),
        ("the Syrian Ministry of Foreign Affairs and Expatriates", "SYR", "GOV"),
        ("the Czech Ministry of Finance", "CZE", "GOV"),
        ("Spain's Defence Ministry", "ESP", "MIL"),
        ("Ukraine's Defense Ministry", "UKR", "MIL"),
        ("the Greek Ministry of Migration", "GRC", "GOV"),
        ("Yugoslavia's defence ministry", "YUG", "MIL"),
        ("the Ministry of Foreign Affairs of the Soviet Union", "SUN", "GOV"),
        ("the West German Interior Ministry", "DEU", "GOV"),
        ("a defence ministry spokesman of Finland", "FIN", "MIL"),
        ("South Africa's Department of International Relations and Cooperation", "ZAF", "GOV"),
        ("the Dutch Ministry of Foreign Affairs", "NLD", "GOV"),
    ],
)
def test_a_ministry_is_of_its_state(reader: Reader, phrase: str, country: str, sector: str) -> None:
    text = f"{phrase[:1].upper()}{phrase[1:]} said on Monday that the agreement was void."
    mentions = find_actors(reader.parser.sentences(build_article(Document("report", text=text))))
    ministries = [mention for mention in mentions if mention.sector]
    assert [(mention.country, mention.sector) for mention in ministries] == [(country, sector)]


@pytest.mark.parametrize("noun", ["defence ministry", "defense ministry", "Defence Ministry", "Ministry of Defence"])
def test_a_ministry_alone_is_that_of_the_state_the_article_is_about(reader: Reader, noun: str) -> None:
    text = f"Chile closed its border with Peru. Chile sent soldiers, the {noun} said. Chile is waiting, it said."
    mentions = find_actors(reader.parser.sentences(build_article(Document("report", text=text))))
    assert [(m.country, m.sector) for m in mentions if m.text == noun] == [("CHL", "MIL")]
