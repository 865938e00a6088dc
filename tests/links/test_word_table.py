"""Word table: each word is made once, until there are too many."""

from dateline.links.word_table import WordTable


def test_each_word_is_made_once_until_there_are_too_many() -> None:
    asked = list[str]()
    table = WordTable(lambda word: asked.append(word) or word.upper(), most=2)
    assert [table[word] for word in ("a", "b", "a", "b", "c", "a")] == ["A", "B", "A", "B", "C", "A"]
    assert asked == ["a", "b", "c", "a"]
