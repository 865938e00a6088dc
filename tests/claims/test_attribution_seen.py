"""Attributions from what the heads see: which words are cues, whose and what they mark."""

from collections.abc import Iterable, Mapping, Sequence

import pytest
from sentences.test_told import telling, word_told
from sentences.trees import tree, trees, word

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.claims.attribution_seen import Attributed, SeenAttribution, mark_attributions, seen_attributions
from dateline.sentences.quotation import quoted_spans
from dateline.sentences.sentence import Sentence

Row = Mapping[str, float]
# Two cues, the first of two words that hang on each other; each has its own source and content.
SENTENCE = """
    Ana = PROPN NNP 2 nsubj
    made make VERB VBD 0 root
    clear = ADJ JJ 2 xcomp
    rain = NOUN NN 5 nsubj
    fell fall VERB VBD 2 ccomp
    and = CCONJ CC 8 cc
    Bo = PROPN NNP 8 nsubj
    hinted hint VERB VBD 2 conj
    snow = NOUN NN 10 nsubj
    came come VERB VBD 8 ccomp
"""
CUES = {"made": {"cue": 0.9}, "clear": {"cue": 0.8}, "hinted": {"cue": 0.9}}
LINKS = {
    "made": {"Ana": {"source": 0.9}, "rain": {"content": 0.8}, "fell": {"content": 0.9}},
    "hinted": {"Bo": {"source": 0.9}, "snow": {"content": 0.8}, "came": {"content": 0.9}},
}


def seen_in(rows: Sentence, parts: Mapping[str, Row], links: Mapping[str, Mapping[str, Row]]) -> Sentence:
    """A sentence with the parts of attributions and the links of its cues told by word."""
    count = len(rows.tokens)

    def by_index(given: Mapping[str, Row]) -> dict[int, Row]:
        return {word(rows, text).index: row for text, row in given.items()}

    own = {word(rows, text).index: word_told(count, links=by_index(given)) for text, given in links.items()}
    cues = {word(rows, text).index: word_told(count) for text, row in parts.items() if row.get("cue", 0) > 0.02}
    return telling(rows, cues | own, by_index(parts))


def texts(sentence: Sentence, indices: Iterable[int]) -> str:
    return " ".join(sentence.tokens[index].text for index in sorted(indices))


def told(sentence: Sentence, found: SeenAttribution) -> str:
    """An attribution as words: "source | cue (head) | content"."""
    source, cue, content = (texts(sentence, part) for part in (found.source, found.cue, found.content))
    return f"{source} | {cue} ({found.head.text}) | {content}"


def test_every_cue_with_its_source_and_content() -> None:
    sentence = seen_in(tree(SENTENCE), CUES, LINKS)
    assert [told(sentence, found) for found in seen_attributions(sentence)] == [
        "Ana | made clear (made) | rain fell",
        "Bo | hinted (hinted) | snow came",
    ]


@pytest.mark.parametrize(
    ("parts", "links", "expected"),
    [
        ({}, LINKS, []),
        # Of less than half a probability, neither a cue nor what it is linked to.
        ({"made": {"cue": 0.45}}, LINKS, []),
        ({"made": {"cue": 0.5}}, LINKS, ["Ana | made (made) | rain fell"]),
        (
            {"made": {"cue": 0.5}},
            {"made": {"fell": {"content": 0.5}, "rain": {"content": 0.45}, "Ana": {"source": 0.45}}},
            [" | made (made) | fell"],
        ),
        # Words that are marked as content or source but linked to no cue are nobody's here.
        ({"fell": {"content": 0.9}, "Ana": {"source": 0.9}}, {}, []),
        # Nothing is said.
        ({"made": {"cue": 0.9}}, {"made": {"Ana": {"source": 0.9}}}, []),
        ({"made": {"cue": 0.9}}, {}, []),
        # A cue is no part of its own source or content, but another cue may be; a source is not content too.
        ({"made": {"cue": 0.9}}, {"made": {"made": {"content": 0.9}}}, []),
        ({"made": {"cue": 0.9}}, {"made": {"Ana": {"source": 0.9, "content": 0.9}}}, []),
        (CUES, {"made": {"hinted": {"content": 0.9}}}, [" | made clear (made) | hinted"]),
        # The links of the head of a cue are asked, not those of its other words.
        (CUES, {"clear": {"fell": {"content": 0.9}}}, []),
    ],
)
def test_what_is_seen(
    parts: Mapping[str, Row], links: Mapping[str, Mapping[str, Row]], expected: list[str]
) -> None:
    sentence = seen_in(tree(SENTENCE), parts, links)
    assert [told(sentence, found) for found in seen_attributions(sentence)] == expected


@pytest.mark.parametrize(
    ("cue", "head"),
    [
        (["clear", "made"], "made"),
        (["fell", "made", "clear", "rain"], "made"),
        (["Ana", "made"], "made"),
        # Of words that hang on each other in a row, the one that leads out of it.
        (["rain", "fell"], "fell"),
        (["snow", "came"], "came"),
        # Two that both lead out: the first.
        (["fell", "and"], "fell"),
        (["and", "Bo"], "and"),
    ],
)
def test_the_head_of_a_cue(cue: Sequence[str], head: str) -> None:
    links = {text: {other: {"content": 0.9} for other in ("Ana", "hinted", "came")} for text in cue}
    sentence = seen_in(tree(SENTENCE), {text: {"cue": 0.9} for text in cue}, links)
    (found,) = seen_attributions(sentence)
    assert (found.head.text, len(found.cue)) == (head, len(cue))


@pytest.mark.parametrize("sentence", [tree(SENTENCE), telling(tree(SENTENCE), {})])
def test_where_nothing_is_told_nothing_is_seen(sentence: Sentence) -> None:
    assert list(seen_attributions(sentence)) == []
    assert mark_attributions([sentence], []) == []


def marked(sentences: Sequence[Sentence]) -> list[str]:
    """The attributions of an article as words: "source | cue | content", a slash between pieces."""
    text = ""
    for sentence in sentences:
        text = text.ljust(sentence.span.start) + sentence.text
    article = Article("a", text, (Part(Span("a", 0, len(text)), PartKind.BODY),))
    found = mark_attributions(sentences, quoted_spans(article))
    return [" | ".join(" / ".join(s.of(text) for s in part) for part in _parts(one)) for one in found]


def _parts(found: Attributed) -> tuple[tuple[Span, ...], ...]:
    return found.source, found.cue, found.content


MARKED = {
    "Ana": {"source": 0.9}, "Bo": {"source": 0.9}, "rain": {"content": 0.9}, "fell": {"content": 0.9},
    "snow": {"content": 0.9}, "came": {"content": 0.9}, **CUES,
}  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "links", "expected"),
    [
        (MARKED, LINKS, ["Ana | made clear | rain fell", "Bo | hinted | snow came"]),
        # Each word goes to the cue that is likeliest linked to it, however little that is; else to the first.
        (
            MARKED,
            {"made": {"came": {"content": 0.2}}, "hinted": {"Ana": {"source": 0.1}, "came": {"content": 0.1}}},
            ["Bo | made clear | rain fell / snow came", "Ana | hinted | "],
        ),
        (MARKED, {}, ["Ana / Bo | made clear | rain fell / snow came", " | hinted | "]),
        # Marked from less on than in what makes claims.
        ({"Ana": {"source": 0.45}, "made": {"cue": 0.3}, "rain": {"content": 0.3}}, {}, ["Ana | made | rain"]),
        ({"Ana": {"source": 0.35}, "made": {"cue": 0.2}, "rain": {"content": 0.2}}, {}, []),
        # Without a cue, what is marked is one attribution.
        ({"Ana": {"source": 0.9}, "came": {"content": 0.9}}, {}, ["Ana |  | came"]),
        ({"came": {"content": 0.9}}, {}, [" |  | came"]),
        ({"made": {"cue": 0.9}}, {}, [" | made | "]),
    ],
)
def test_marked_words_are_shared_out_over_the_cues(
    parts: Mapping[str, Row], links: Mapping[str, Mapping[str, Row]], expected: list[str]
) -> None:
    assert marked([seen_in(tree(SENTENCE), parts, links)]) == expected


SAID = """
    Ana = PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    : = PUNCT : 2 punct
    “ = PUNCT `` 6 punct
    I = PRON PRP 6 nsubj
    think = VERB VBP 2 ccomp
    so = ADV RB 6 advmod
    {} = PUNCT . 6 punct
"""
GOES_ON = """
    They = PRON PRP 2 nsubj
    told tell VERB VBD 0 root
    me = PRON PRP 2 obj
    . = PUNCT . 2 punct
"""
OPENS = """
    “ = PUNCT `` 3 punct
    Rain = NOUN NN 3 nsubj
    fell fall VERB VBD 0 root
    . = PUNCT . 3 punct
"""
OUTSIDE = """
    Rain = NOUN NN 2 nsubj
    fell fall VERB VBD 0 root
    . = PUNCT . 2 punct
"""
ANA_SAID = {"Ana": {"source": 0.9}, "said": {"cue": 0.9}}


def test_inside_a_quotation_all_is_content_and_nothing_else() -> None:
    said, *_ = trees(SAID.format("”"))
    parts = {**ANA_SAID, "I": {"source": 0.9}, "think": {"cue": 0.9}}
    assert marked([seen_in(said, parts, {})]) == ["Ana | said | I think so"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([SAID.format("."), GOES_ON], ["Ana | said | I think so. / They told me."]),
        ([SAID.format("."), GOES_ON, GOES_ON], ["Ana | said | I think so. / They told me. / They told me."]),
        # What stands outside of it is told by nobody; what stands inside before anybody speaks is nobody's yet.
        ([SAID.format("”"), OUTSIDE], ["Ana | said | I think so"]),
        ([OUTSIDE, SAID.format("."), GOES_ON], ["Ana | said | I think so. / They told me."]),
        ([OPENS, GOES_ON], [" |  | Rain fell. / They told me."]),
    ],
)
def test_a_quotation_that_runs_on_is_its_speakers(rows: list[str], expected: list[str]) -> None:
    sentences = [seen_in(sentence, ANA_SAID if "said" in sentence.text else {}, {}) for sentence in trees(*rows)]
    assert marked(sentences) == expected


def test_what_stands_outside_is_not_of_the_one_who_spoke_before() -> None:
    first, second = trees(SAID.format("”"), OUTSIDE)
    found = marked([seen_in(first, ANA_SAID, {}), seen_in(second, {"fell": {"content": 0.9}}, {})])
    assert found == ["Ana | said | I think so", " |  | fell"]


def test_a_quotation_does_not_run_on_into_a_sentence_with_a_cue() -> None:
    first, second = trees(SAID.format("”"), SAID.format("”").replace("Ana", "Bo"))
    bo_said = {"Bo": {"source": 0.9}, "said": {"cue": 0.9}}
    found = marked([seen_in(first, ANA_SAID, {}), seen_in(second, bo_said, {})])
    assert found == ["Ana | said | I think so", "Bo | said | I think so"]
