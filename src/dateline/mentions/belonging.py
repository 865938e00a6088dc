"""To which state somebody belongs, as told by the words around the name: "Russian", "of Norway", "Oslo's"."""

from collections.abc import Mapping

from dateline.mentions.mention import Mention
from dateline.sentences.sentence import Sentence, Token

# Nearest first: what stands before a noun belongs to it more surely than what follows ("US ambassador to Germany").
_BEFORE = ("amod", "compound", "nmod:poss", "flat", "nmod:desc")
_AFTER_PREPOSITIONS = ("of", "from", "in", "within", "for")
_OF_PEOPLE = ("of", "from")  # "Ana Moe in Chile" is only there


def owner(sentence: Sentence, head: Token, *, found: Mapping[int, Mention], first: int) -> Mention | None:
    """The mention with a country that the noun phrase of `head`, which begins at `first`, belongs to.

    `found` holds the mentions of the sentence so far, by the index of their head. None if the words tell no owner.
    """
    return (
        _adjacent(sentence, first, found)
        or _dependent(sentence, head, found, first)
        or _following(sentence, head, found)
        or _apposed(sentence, head, found)
    )


def _placed(token: Token, found: Mapping[int, Mention]) -> Mention | None:
    mention = found.get(token.index)
    is_told = mention is not None and mention.country and mention.basis != "setting"
    return mention if is_told else None


def _adjacent(sentence: Sentence, first: int, found: Mapping[int, Mention]) -> Mention | None:
    """A state just before the words, with only adjectives, nouns and a possessive sign between."""
    index = first - 1
    while index >= 0 and sentence.tokens[index].pos in ("ADJ", "NOUN", "PROPN", "PART", "NUM"):
        mention = _placed(sentence.tokens[index], found)
        if mention is not None:
            return mention
        index -= 1
    return None


def _dependent(sentence: Sentence, head: Token, found: Mapping[int, Mention], first: int) -> Mention | None:
    for child in sentence.children(head, *_BEFORE):
        if child.index < first and (mention := _placed(child, found)):
            return mention
    return None


def _following(sentence: Sentence, head: Token, found: Mapping[int, Mention]) -> Mention | None:
    """A state after a preposition: "the president of France", "protesters in Hong Kong", "Ana Moe of Norway"."""
    for preposition in _OF_PEOPLE if head.name == "PER" else _AFTER_PREPOSITIONS:
        for child in sentence.children(head, "nmod"):
            cases = [case.lemma for case in sentence.children(child, "case")]
            if preposition in cases and (mention := _placed(child, found)):
                return mention
    return None


def _apposed(sentence: Sentence, head: Token, found: Mapping[int, Mention]) -> Mention | None:
    """"Carrie Lam, the chief executive of Hong Kong", and "Merkel's spokesman, Steffen Seibert"."""
    beside = sentence.children(head, "appos")
    above = sentence.head(head)
    if head.relation == "appos" and above is not None:
        beside = [above, *beside]
    for noun in beside:
        mention = _placed(noun, found)
        if mention is not None and mention.basis != "setting":
            return mention
        inner = _dependent(sentence, noun, found, noun.index) or _following(sentence, noun, found)
        if inner is not None:
            return inner
    return None
