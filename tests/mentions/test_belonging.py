"""To which state somebody belongs, by the words around the name."""

import pytest
from sentences.trees import tree, word

from dateline.articles.span import Span
from dateline.mentions.belonging import owner
from dateline.mentions.mention import Mention, MentionKind


def placed(index: int, *, basis: str = "named") -> Mention:
    return Mention(MentionKind.ACTOR, Span("a", index, index + 1), "x", 0, index, country="NOR", basis=basis)


@pytest.mark.parametrize(
    "rows",
    [
        "Norwegian = ADJ JJ 2 amod\nHEAD = NOUN NN 0 root",
        "Norwegian = ADJ JJ 3 amod\nold = ADJ JJ 3 amod\nHEAD = NOUN NN 0 root",
        "Norway = PROPN NNP 3 nmod:poss\n's = PART POS 1 case\nHEAD = NOUN NN 0 root",
        "HEAD = NOUN NN 0 root\nof = ADP IN 3 case\nNorway = PROPN NNP 1 nmod",
        "HEAD = NOUN NN 0 root\nin = ADP IN 3 case\nNorway = PROPN NNP 1 nmod",
        "HEAD = PROPN NNP 0 root\nmayor = NOUN NN 1 appos\nof = ADP IN 4 case\nNorway = PROPN NNP 2 nmod",
        "Norway = PROPN NNP 3 nmod:poss\n's = PART POS 1 case\nmayor = NOUN NN 0 root\nHEAD = PROPN NNP 3 appos",
    ],
)
def test_owners(rows: str) -> None:
    sentence = tree(rows)
    head = word(sentence, "HEAD")
    state = next(token for token in sentence.tokens if token.text.startswith("Norw"))
    mention = placed(state.index)
    assert owner(sentence, head, found={state.index: mention}, first=head.index) is mention


@pytest.mark.parametrize(
    "rows",
    [
        "HEAD = NOUN NN 2 nsubj\npraised praise VERB VBD 0 root\nNorway = PROPN NNP 2 obj",
        "HEAD = NOUN NN 0 root\nto = ADP IN 3 case\nNorway = PROPN NNP 1 nmod",
        "Norway = PROPN NNP 2 nsubj\npraised praise VERB VBD 0 root\nHEAD = NOUN NN 2 obj",
        "HEAD = NOUN NN 0 root",
    ],
)
def test_words_that_are_no_owners(rows: str) -> None:
    sentence = tree(rows)
    found = {token.index: placed(token.index) for token in sentence.tokens if token.text == "Norway"}
    head = word(sentence, "HEAD")
    assert owner(sentence, head, found=found, first=head.index) is None


def test_the_nearest_word_before_wins() -> None:
    sentence = tree(
        """
        Norwegian = ADJ JJ 2 amod
        HEAD = NOUN NN 0 root
        in = ADP IN 4 case
        Chile = PROPN NNP 2 nmod
        """
    )
    norway, chile = placed(0), placed(3)
    assert owner(sentence, word(sentence, "HEAD"), found={0: norway, 3: chile}, first=1) is norway


def test_what_is_known_by_the_setting_alone_owns_no_name_beside_it() -> None:
    sentence = tree("mayor = NOUN NN 0 root\n, = PUNCT , 3 punct\nHEAD = PROPN NNP 1 appos")
    head = word(sentence, "HEAD")
    assert owner(sentence, head, found={0: placed(0, basis="setting")}, first=head.index) is None
    assert owner(sentence, head, found={0: placed(0, basis="modifier")}, first=head.index) is not None
