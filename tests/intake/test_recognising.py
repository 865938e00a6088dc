"""An encoding that nobody declares is told where it is beyond doubt."""

import random

import pytest

from dateline.intake.recognising import recognise

QUOTED = "The minister’s office said that the talks, “the longest yet”, would go on – in Oslo."
RUSSIAN = "Президент страны встретился с министром иностранных дел Норвегии в Осло в понедельник. "
JAPANESE = "首相は月曜日にオスロでノルウェーの外相と会談した。"
GREEK = "Ο πρωθυπουργός συναντήθηκε τη Δευτέρα με τον υπουργό Εξωτερικών της Νορβηγίας. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(QUOTED, "cp1252"), (RUSSIAN * 3, "cp1251"), (RUSSIAN * 3, "koi8-r"), (JAPANESE * 5, "shift_jis"),
     (GREEK * 3, "cp1253"), (RUSSIAN * 2000, "cp1251")],
)  # fmt: skip
def test_what_is_sure(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert data.decode(recognise(data)) == text


@pytest.mark.parametrize(
    "data",
    [b"", b"Oslo.", b"Sign\xe9", b"\x80", b"It\x92", "Café in Malmö. ".encode("cp1252") * 40, b"\0\xff" * 40,
     random.Random(7).randbytes(5000)],
)  # fmt: skip
def test_what_is_not(data: bytes) -> None:
    assert recognise(data) == ""
