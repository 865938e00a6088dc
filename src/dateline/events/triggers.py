"""Codebook entries → triggers: where in a sentence an act of the codebook is told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.events.codebook import Codebook, Condition, Entry
from dateline.mentions.mention import Mention
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Sentence, Token

KIND_OF_POS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "AUX": "verb"}
# A trigger of more words than this says where the act is no more than a whole clause would.
MOST_TRIGGER_WORDS = 4


@dataclass(frozen=True, slots=True)
class Trigger:
    """An entry that matches at a word; `parts` are the other words that belong to it (object, particle).

    `reasons` say in what codebook and heads disagree about it.
    """

    entry: Entry
    token: Token
    parts: tuple[Token, ...]
    reasons: tuple[str, ...] = ()


def find_triggers(sentence: Sentence, mentions: Mapping[int, Mention], codebook: Codebook) -> list[Trigger]:
    """The triggers of a sentence in text order, at most one a word; of two that match, the more demanding wins."""
    matcher = _Matcher(sentence, mentions)
    return [trigger for token in sentence.tokens if (trigger := matcher.best(token, codebook))]


def trigger_span(sentence: Sentence, trigger: Trigger) -> Span:
    """The words of a trigger: verb and object together when they stand close, else the verb alone."""
    tokens = sorted([trigger.token, *trigger.parts], key=lambda t: t.index)
    if tokens[-1].index - tokens[0].index < MOST_TRIGGER_WORDS:
        return sentence.span_of(tokens[0], tokens[-1])
    return sentence.span_of(trigger.token, trigger.token)


def is_part_of_name(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether a word is a name or the head of one."""
    return bool(token.name) or (token.pos == "PROPN" and token.index in mentions)


class _Matcher:
    def __init__(self, sentence: Sentence, mentions: Mapping[int, Mention]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.grammar = Grammar(sentence)

    def best(self, token: Token, codebook: Codebook) -> Trigger | None:
        kind = KIND_OF_POS.get(token.pos)
        if kind is None or (kind == "noun" and is_part_of_name(token, self.mentions)):
            return None
        if (kind == "verb" and token.relation == "amod") or (kind == "noun" and token.relation == "compound"):
            # "captured fighters" and "riot police" describe; they tell of no capture and no riot.
            return None
        if self._is_about_anonymity(token):
            return None
        matching = [e for e in codebook.candidates(kind, token.lemma.lower()) if self._holds(e, token)]
        if not matching:
            return None
        entry = max(matching, key=lambda e: (_demand(e.wanted), e.clause is not None, e.trust))
        return Trigger(entry, token, tuple(self._parts(entry.wanted, token)))

    def _is_about_anonymity(self, token: Token) -> bool:
        """"asked not to be named": a reporter's bargain, no political act."""
        return any(child.lemma in ("name", "identify", "quote") for child in self.sentence.children(token, "xcomp"))

    def _holds(self, entry: Entry, token: Token) -> bool:
        if entry.clause is not None and entry.clause != self.grammar.has_clause(token):
            return False
        return self._met(entry.wanted, token, all) and not self._met(entry.unless, token, any)

    def _met(self, condition: Condition, token: Token, combine: Callable[[Iterable[bool]], bool]) -> bool:
        """Whether all (or any) of the stated parts of a condition hold; parts that state nothing are left out."""
        tests = []
        if condition.particle:
            tests.append(bool(condition.particle & self.grammar.particles(token)))
        if condition.object:
            tests.append(self._any_word(self.grammar.objects(token), condition.object))
        if condition.subject:
            tests.append(self._any_word(self.grammar.subjects(token), condition.subject))
        if condition.modifier:
            tests.append(self._any_word(self._modifiers(token), condition.modifier))
        tests.extend(
            self._any_word(self._phrases(token, preposition), words) for preposition, words in condition.phrase.items()
        )
        return bool(tests) and combine(tests) if combine is any else combine(tests)

    def _phrases(self, token: Token, preposition: str) -> list[Token]:
        """Also where the phrase hangs on a noun beside: "stripped him of immunity", "removal of X from office"."""
        nouns = self.sentence.children(token, "nmod" if token.pos == "NOUN" else "obj")
        return self.grammar.introduced_by(token, preposition) or [
            t for noun in nouns for t in self.grammar.with_preposition(noun, preposition)
        ]

    def _modifiers(self, token: Token) -> list[Token]:
        return [*self.grammar.premodifiers(token), *self.grammar.with_preposition(token, "of")]

    def _any_word(self, tokens: Iterable[Token], words: frozenset[str]) -> bool:
        return any(self._is_one_of(token, words) for token in tokens)

    def _is_one_of(self, token: Token, words: frozenset[str]) -> bool:
        if token.lemma.lower() in words or token.text.lower() in words or "*" in words:
            return True
        mention = self.mentions.get(token.index)
        return mention is not None and not words.isdisjoint(_classes_of(mention))

    def _parts(self, condition: Condition, token: Token) -> Iterable[Token]:
        """Words beside the trigger that complete the pattern, for its span and so that they are not told again."""
        if condition.particle:
            yield from (
                c for c in self.sentence.children(token, "compound:prt", "advmod") if c.lemma in condition.particle
            )
        if condition.object:
            yield from (
                t
                for t in self.grammar.objects(token)
                if self._is_one_of(t, condition.object) and t.index not in self.mentions
            )
        for preposition, words in condition.phrase.items():
            if "*" not in words:
                yield from (
                    t for t in self.grammar.with_preposition(token, preposition) if t.index not in self.mentions
                )


def _demand(condition: Condition) -> int:
    return sum(
        map(bool, (condition.particle, condition.object, condition.subject, condition.modifier, condition.phrase))
    )


def _classes_of(mention: Mention) -> set[str]:
    classes = {f"@{mention.sector}"} if mention.sector else set()
    if mention.id.startswith("state/") and not mention.is_plural:  # Chileans are many, Chile is one
        classes.add("@STATE")
    if mention.id.startswith("person/"):
        classes.add("@PERSON")
    if mention.is_political:
        classes.add("@POLITICAL")
    return classes
