"""Every entry of the shipped codebook matches its own sentence and none matches its near miss."""

from dateline.events.checking import check_codebook
from dateline.reading import Reader


def test_every_entry_does_what_its_sentences_say(reader: Reader) -> None:
    assert [f"{p.where}: {p.problem}" for p in check_codebook(reader.codebook, reader.matches)] == []
