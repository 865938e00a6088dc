"""Which spellings are one name, and how closely."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.registry.spelling import Likeness, fold, fold_and_frames, frames_in_any_order, likeness, slug

NAMES = st.text(alphabet="abcxyzÉøК'-. ", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("SERGEI LAVROV", "Sergei Lavrov", Likeness.EXACT),
        ("Kim Jong Un", "Kim Jong-un", Likeness.EXACT),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", Likeness.EXACT),
        ("Sergey Lavrov", "Sergei Lavrov", Likeness.SOUND),
        ("Serguei Lavrov", "Sergei Lavrov", Likeness.SOUND),
        ("Abe Shinzo", "Shinzo Abe", Likeness.SOUND),
        ("Jong-un Kim", "Kim Jong-un", Likeness.SOUND),
        ("Mohamed ben Salman", "Mohammed bin Salman", Likeness.SOUND),
        ("Abdelfattah al-Sissi", "Abdel Fattah el-Sisi", Likeness.SOUND),
        ("Vladimir Poutine", "Vladimir Putin", Likeness.SOUND),
        ("Joseph R. Biden", "Joseph Biden", Likeness.FRAME),
        ("Vladimir V. Putin", "Vladimir Vladimirovich Putin", Likeness.FRAME),
        ("Kim Jongun", "Kim Jong-un", Likeness.FRAME),
        ("Vladimir Patton", "Vladimir Putin", None),
        ("Kim Jong-il", "Kim Jong-un", None),
        ("George W. Bush", "George H. W. Bush", Likeness.FRAME),
        ("George Walker Bush", "George Herbert Bush", None),
        ("Lee Peng", "Li Peng", None),
        ("Hassad", "Ambassador", None),
    ],
)
def test_likeness(one: str, other: str, expected: Likeness | None) -> None:
    assert likeness(one, [other]) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sergei Lavrov", "sergei-lavrov"),
        ("Lars Løkke Rasmussen", "lars-lokke-rasmussen"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Mohammed Al-Sabah (Kuwait)", "mohammed-al-sabah-kuwait"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_likeness_is_that_of_the_likest() -> None:
    assert likeness("Sergei Lavrov", ["Sergey Lavrov", "Sergei Lavrov"]) is Likeness.EXACT


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    assert likeness(name, [name]) is Likeness.EXACT
    assert fold(fold(name)) == fold(name) == fold_and_frames(name)[0]


@given(NAMES, NAMES)
@example("a", "a-a")
def test_who_is_like_shares_a_frame(one: str, other: str) -> None:
    shared = set(frames_in_any_order(one)) & set(fold_and_frames(other)[1])
    assert likeness(one, [other]) is not Likeness.FRAME or shared
