"""Agreement of people who ruled on the same things: shares, Cohen's kappa, and what they differ on."""

import pytest

from dateline.record.correction import Correction, Ruling, RulingKind
from dateline.views.agreement import cohens_kappa, find_agreements

_KINDS = {"y": RulingKind.ACCEPT, "n": RulingKind.REJECT}


def verdicts(author: str, answers: str, *, from_second: int = 0) -> list[Correction]:
    """What somebody ruled of e0, e1, ...: y, n, or nothing."""
    told = [(number, answer) for number, answer in enumerate(answers) if answer in _KINDS]
    return [Correction(f"2026-{from_second + n:05}", author, Ruling(_KINDS[a], f"e{n}")) for n, a in told]


@pytest.mark.parametrize(
    ("first", "second", "counted", "kappa", "differing"),
    [
        ("yynn", "yynn", (4, 4), 1.0, ()),
        ("yynn", "nnyy", (4, 0), -1.0, ("e0", "e1", "e2", "e3")),
        ("yynn", "ynyn", (4, 2), 0.0, ("e1", "e2")),
        ("yyyyynnnnn", "yyyynynnnn", (10, 8), 0.6, ("e4", "e5")),
        ("y-yn", "yy-n", (2, 2), 1.0, ()),
        ("yyy", "yyy", (3, 3), None, ()),
        ("yy", "yn", (2, 1), 0.0, ("e1",)),
    ],
)
def test_two_people(
    first: str, second: str, counted: tuple[int, int], kappa: float | None, differing: tuple[str, ...]
) -> None:
    (found,) = find_agreements([*verdicts("Bo", second), *verdicts("Ada", first)])
    assert (found.first, found.second, found.question) == ("Ada", "Bo", "verdict")
    assert ((found.count, found.equal), found.differing) == (counted, differing)
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))
    assert bool(found.note) == (kappa is None) and found.share == counted[1] / counted[0]


def test_the_latest_counts_that_its_own_author_did_not_withdraw() -> None:
    early, late = verdicts("Ada", "y"), verdicts("Ada", "n", from_second=9)
    bo = verdicts("Bo", "y")
    assert find_agreements([*early, *late, *bo])[0].equal == 0
    withdrawn = Correction("2026-99999", "Ada", Ruling(RulingKind.UNDO, late[0].id))
    assert find_agreements([*early, *late, *bo, withdrawn])[0].equal == 1
    assert find_agreements([*early, *late, *bo, Correction("2026-9", "Bo", withdrawn.ruling)])[0].equal == 0


def test_each_question_is_counted_for_itself_and_each_pair() -> None:
    def of(author: str) -> list[Correction]:
        rulings = [
            Ruling(RulingKind.CHANGE, "e1", "status", "denied"),
            Ruling(RulingKind.SETTLE, "x1", "", {"verdict": "missed", "outcome": "", "event": "e1"}),
            Ruling(RulingKind.JOIN, "o1" if author == "Ada" else "o3", "", {"events": ["e1", "e2"]}),
        ]
        return [Correction("2026", author, ruling) for ruling in rulings]

    found = find_agreements([one for author in ("Ada", "Bo", "Cy") for one in of(author)])
    assert [(one.first, one.second) for one in found[::3]] == [("Ada", "Bo"), ("Ada", "Cy"), ("Bo", "Cy")]
    assert {(one.question, one.count, one.equal) for one in found[:3]} == {
        ("expectation", 1, 1), ("occurrence", 2, 0), ("status", 1, 1)
    }  # fmt: skip


def test_nobody_to_compare_with() -> None:
    assert find_agreements(verdicts("Ada", "yn")) == []
    assert find_agreements([*verdicts("Ada", "y-"), *verdicts("Bo", "-n")]) == []


def test_kappa_of_a_known_table() -> None:
    pairs = [*[("y", "y")] * 20, *[("y", "n")] * 5, *[("n", "y")] * 10, *[("n", "n")] * 15]
    assert cohens_kappa(pairs) == pytest.approx(0.4)
