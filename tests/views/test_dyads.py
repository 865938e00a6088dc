"""Dyads: which pairs of states an act counts for, each act once, in which period, under whose column names."""

from pathlib import Path

import pytest
from visit_told import as_type, tell, write_linked

from dateline.record.reader import open_record
from dateline.views.dyad_layouts import Layout, dyad_fields
from dateline.views.dyads import FACTS, Counts, Period, count_dyads, find_pairs
from dateline.views.filters import Filters

VISIT = as_type("CONSULT", "visit", cameo="042", scale=2.0)
SIGN = as_type("AGREE", "sign", cameo="057", scale=8.0)
ACCUSE = as_type("ACCUSE", "criticise", cameo="111", scale=-4.0)

ARTICLES = [
    tell("a1", "planned 2024-05-07", **VISIT),
    tell("a2", "happened 2024-05-07", **VISIT),
    tell("a3", "happened 2024-05-07", **VISIT),
    tell("b1", "ongoing 2024-05-20", **SIGN),
    tell("c1", "happened 2024-05-30/2024-06-02", **ACCUSE),
    tell("d1", "happened 2024-06", "Aino Salo@FIN+NOR", **VISIT),
    tell("e1", "happened 2024", **ACCUSE),
    tell("f1", "happened", **ACCUSE),
    tell("g1", "planned 2024-05-08", **VISIT),
    tell("h1", "happened 2024-05-08", "NOR > the strikers@", **ACCUSE),
    tell("i1", "happened 2024-05-08", score=0.2, **ACCUSE),
]
TOGETHER = "a1+a2+a3 b1 c1 d1 e1 f1 g1 h1 i1"


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of nine occurrences; the first is told by three articles of two origins."""
    path = tmp_path_factory.mktemp("dyads") / "r.db"
    return write_linked(path, ARTICLES, TOGETHER, witnesses={"a2": "a1", "a1": "a1"})


def counted(path: Path, filters: Filters | None = None, by: Period = Period.MONTH) -> Counts:
    """The acts of a record."""
    with open_record(path) as reader:
        return count_dyads(reader, filters, by=by)


@pytest.mark.parametrize(
    ("sides", "act", "pairs"),
    [
        ("NOR > FIN", ACCUSE, "NOR-FIN"),
        ("Petra Lund@NOR > Aino Salo@FIN", ACCUSE, "NOR-FIN"),
        ("NOR+SWE > FIN", ACCUSE, "NOR-FIN SWE-FIN"),
        ("NOR+Petra Lund@NOR > FIN", ACCUSE, "NOR-FIN"),
        ("NOR > Petra Lund@NOR+FIN", ACCUSE, "NOR-FIN"),
        ("NOR+FIN", VISIT, "FIN-NOR NOR-FIN"),
        ("NOR+FIN", ACCUSE, ""),
        ("NOR+FIN > SWE", SIGN, "FIN-SWE NOR-SWE"),
        ("NOR > the strikers@", ACCUSE, ""),
        ("NOR > the council@IGO", ACCUSE, ""),
    ],
)
def test_pairs_of_an_act(sides: str, act: dict[str, object], pairs: str) -> None:
    event = tell("a1", "happened", sides, **act).events[0]
    assert ["-".join(pair) for pair in find_pairs(event)] == pairs.split()


@pytest.mark.parametrize(
    ("filters", "by", "rows", "undated"),
    [
        # period, source, target, occurrences, mean score
        ({}, "month", "2024-05 NOR FIN 3 2.0|2024-06 FIN NOR 1 2.0|2024-06 NOR FIN 1 2.0", 2),
        ({}, "year", "2024 FIN NOR 1 2.0|2024 NOR FIN 5 0.8", 1),
        ({"status": "planned"}, "month", "2024-05 NOR FIN 1 2.0", 0),
        ({"status": "ongoing"}, "month", "2024-05 NOR FIN 1 8.0", 0),
        ({"status": "happened", "from_date": "2024-06"}, "year", "2024 FIN NOR 1 2.0|2024 NOR FIN 3 -2.0", 1),
        ({"status": "happened", "to_date": "2024-05-10"}, "month", "2024-05 NOR FIN 1 2.0", 2),
        ({"status": "happened", "to_date": "2024-05-10", "min_score": 0.1}, "month", "2024-05 NOR FIN 2 -1.0", 2),
        ({"min_score": 0.95}, "month", "", 0),
    ],
)
def test_counts(linked: Path, filters: dict[str, str], by: str, rows: str, undated: int) -> None:
    counts = counted(linked, Filters(**{"status": FACTS, **filters}), Period(by))
    found = [" ".join(map(str, list(row.values())[:5])) for row in dyad_fields(counts.acts)]
    assert "|".join(found) == rows
    assert counts.undated == undated


@pytest.mark.parametrize(
    ("layout", "row"),
    [
        (
            Layout.DATELINE,
            {
                "period": "2024-05", "source": "NOR", "target": "FIN", "occurrences": 3, "scale": 2.0,
                "verbal_cooperation": 2, "material_cooperation": 0, "verbal_conflict": 1, "material_conflict": 0,
                "articles": 5, "origins": 4,
            },
        ),
        (
            Layout.GDELT,
            {
                "MonthYear": 202405, "Year": 2024, "Actor1CountryCode": "NOR", "Actor2CountryCode": "FIN",
                "QuadClass": 1, "GoldsteinScale": 5.0, "NumEvents": 2, "NumSources": 3, "NumArticles": 4,
            },
        ),
        (
            Layout.ICEWS,
            {
                "Event Date": "2024-05-01", "Source Country": "Norway", "CAMEO Code": "04", "Intensity": 2.0,
                "Target Country": "Finland", "Events": 1,
            },
        ),
        (
            Layout.PLOVER,
            {
                "Event Date": "2024-05-01", "Event Type": "ACCUSE", "Intensity": -4.0, "Quad Code": 3,
                "Actor Country": "NOR", "Recipient Country": "FIN", "Events": 1,
            },
        ),
    ],
)  # fmt: skip
def test_layouts(linked: Path, layout: Layout, row: dict[str, object]) -> None:
    assert dyad_fields(counted(linked).acts, layout)[0] == row


@pytest.mark.parametrize(
    ("layout", "column", "value"),
    [("gdelt", "Year", 2024), ("icews", "Event Date", "2024-01-01"), ("plover", "Event Date", "2024-01-01")],
)
def test_years_have_no_month(linked: Path, layout: str, column: str, value: object) -> None:
    row = dyad_fields(counted(linked, by=Period.YEAR).acts, Layout(layout))[0]
    assert row[column] == value
    assert "MonthYear" not in row


@pytest.mark.parametrize("layout", list(Layout))
def test_no_layout_loses_an_act(linked: Path, layout: Layout) -> None:
    acts = counted(linked).acts
    column = {Layout.DATELINE: "occurrences", Layout.GDELT: "NumEvents"}.get(layout, "Events")
    assert sum(int(str(row[column])) for row in dyad_fields(acts, layout)) == len(acts)
