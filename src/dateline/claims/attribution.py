"""Who says so: statements in a sentence, their holders, cues and contents; and quotations that run on after them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.articles.span import Span
from dateline.claims.attribution_seen import seen_attributions
from dateline.events.roles import named_at
from dateline.mentions.mention import Mention
from dateline.sentences.clause import Grammar
from dateline.sentences.predicates import Stand, stand_of
from dateline.sentences.quotation import is_quoted
from dateline.sentences.sentence import Sentence, Token

_SAYS = frozenset({Stand.REPORT, Stand.HEDGE, Stand.DENY, Stand.ASK, Stand.WISH, Stand.ANNOUNCE})
# Verbs of these stands need a holder that acts; nouns are cues only for statements and allegations.
_NOUN_SAYS = frozenset({Stand.REPORT, Stand.HEDGE, Stand.DENY, Stand.ASK})
# Of these the passive has a holder too: "the attack was claimed by", "admitted by".
_OWNS = frozenset({"claim", "admit", "acknowledge"})


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's statement: `content` are the indices of its words in the sentence, the cue's own words left out."""

    sentence: int
    cue: Token
    stand: Stand
    holders: tuple[Mention, ...]
    content: frozenset[int]
    is_quote: bool = False
    carried: bool = False


def find_statements(
    sentences: Sequence[Sentence], mentions: Mapping[int, Mapping[int, Mention]], quotes: list[Span]
) -> list[list[Statement]]:
    """The statements of every sentence; a sentence quoted whole and without a cue is its neighbour's holder's."""
    found = [_Attribution(s, mentions.get(s.index, {}), quotes).find() for s in sentences]
    for index, sentence in enumerate(sentences):
        if _is_all_quoted(sentence, quotes):  # what is said to be said inside it is said by its speaker
            found[index] += _carried(index, sentences, found, quotes)
    return found


def _is_all_quoted(sentence: Sentence, quotes: list[Span]) -> bool:
    words = [t for t in sentence.tokens if t.pos != "PUNCT"]
    return bool(words) and is_quoted(words[0].start, quotes) and is_quoted(words[-1].start, quotes)


def _carried(
    index: int, sentences: Sequence[Sentence], found: Sequence[list[Statement]], quotes: list[Span]
) -> list[Statement]:
    """The holder of the sentence before, else of the one after, in the same paragraph or next to it."""
    for neighbour in (index - 1, index + 1):
        if (
            not 0 <= neighbour < len(sentences)
            or abs(sentences[neighbour].span.start - sentences[index].span.end) > 400
        ):
            continue
        told = (s for s in found[neighbour] if s.carried or not is_quoted(s.cue.start, quotes))
        spoken = [s for s in told if s.holders and s.is_quote]
        if spoken:
            content = frozenset(range(len(sentences[index].tokens)))
            return [replace(spoken[-1], content=content, carried=True, is_quote=True)]
    return []


class _Attribution:
    def __init__(self, sentence: Sentence, mentions: Mapping[int, Mention], quotes: list[Span]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.quotes = quotes
        self.grammar = Grammar(sentence)

    def find(self) -> list[Statement]:
        found: list[Statement] = []
        for token in self.sentence.tokens:
            if token.lemma in ("accord", "according") and (said := self._according(token)):
                found.append(said)
            elif (stand := stand_of(token.lemma, token.pos)) in _SAYS and stand is not None:
                found.extend(self._of_verb(token, stand) if token.pos == "VERB" else self._of_noun(token, stand))
                found.extend(self._owned(token, stand) if token.lemma in _OWNS else [])
        return [*found, *self._seen({said.cue.index for said in found})]

    def _seen(self, known: set[int]) -> Iterator[Statement]:
        """The statements that the heads see at cues which the grammar passes over."""
        for seen in seen_attributions(self.sentence):
            stand = stand_of(seen.head.lemma, seen.head.pos) or Stand.REPORT
            if known & seen.cue or stand not in _SAYS:
                continue
            holders = [t for i in sorted(seen.source) if self._named(t := self.sentence.tokens[i]) is not None]
            if said := self._statement(seen.head, stand, holders[:1], set(seen.content)):
                yield said

    def _statement(self, cue: Token, stand: Stand, holders: Sequence[Token], content: set[int]) -> Statement | None:
        named = tuple(mention for t in holders if (mention := self._named(t)) is not None)
        words = [self.sentence.tokens[i] for i in sorted(content) if self.sentence.tokens[i].pos != "PUNCT"]
        if not words:
            return None
        quoted = sum(is_quoted(word.start, self.quotes) for word in words) * 2 > len(words)
        return Statement(self.sentence.index, cue, stand, named, frozenset(content), quoted)

    def _named(self, token: Token) -> Mention | None:
        """The holder at a word: itself, or whose statement, letter or report it is."""
        if token.index in self.mentions:
            return named_at(self.sentence, token, self.mentions)
        for title in self.sentence.children(token, "nmod:desc"):
            if title.index in self.mentions:  # "Norway's Queen Ida II" is the one who speaks, and not Norway
                return self.mentions[title.index]
        owners = self.grammar.possessors(token)
        for preposition in ("by", "from"):
            # "a post on Monday by Ana Moe": the phrase may hang on the date.
            below = self.sentence.subtree(token)
            owners = owners or [t for word in below for t in self.grammar.with_preposition(word, preposition)]
        return next((self.mentions[t.index] for t in owners if t.index in self.mentions), None)

    def _of_verb(self, verb: Token, stand: Stand) -> Iterator[Statement]:
        holders = self.grammar.subjects(verb)
        content = self._complement(verb) if not self.grammar.is_passive(verb) or verb.relation == "parataxis" else set()
        if not content and verb.relation == "parataxis" and stand in (Stand.REPORT, Stand.HEDGE):
            content = self._around(verb)
        if not content and stand in (Stand.REPORT, Stand.DENY, Stand.HEDGE):
            content = self._nominal_content(self._said_objects(verb, stand))
        if stand in (Stand.ASK, Stand.PLAN, Stand.WISH, Stand.DENY, Stand.ANNOUNCE) and not content:
            content = self._noun_complement(verb)
        content -= {t.index for holder in holders for t in self.sentence.subtree(holder)} - {verb.index}
        if content and (said := self._statement(verb, stand, holders, content)):
            yield said

    def _owned(self, verb: Token, stand: Stand) -> Iterator[Statement]:
        """ "The attack was claimed by X": X says it was X."""
        if self.grammar.is_passive(verb):
            acts = self.sentence.children(verb, "nsubj:pass")
            holders = self.grammar.with_preposition(verb, "by")
            if said := self._statement(verb, stand, holders, self._nominal_content(acts)):
                yield said

    def _complement(self, verb: Token) -> set[int]:
        charges = [c for c in self.sentence.children(verb, "advcl") if self._is_charge(c)]
        clauses = self.sentence.children(verb, "ccomp", "xcomp") or charges
        if not clauses:
            clauses = [
                c for c in self.sentence.children(verb, "parataxis") if c.index < verb.index or self._is_quoted(c)
            ]
        return {t.index for clause in clauses for t in self.sentence.subtree(clause)}

    def _is_charge(self, clause: Token) -> bool:
        """ "accused them of hiding it", "blamed them for it"."""
        marks = {mark.lemma for mark in self.sentence.children(clause, "mark", "case")}
        return clause.text.endswith("ing") and bool(marks & {"of", "for"})

    def _is_quoted(self, token: Token) -> bool:
        return is_quoted(token.start, self.quotes)

    def _around(self, verb: Token) -> set[int]:
        """The clause that a speech verb is put into or after: "Talks will go on, he said"."""
        head = self.sentence.head(verb)
        if head is None:
            return set()
        own = {t.index for t in self.sentence.subtree(verb)}
        return {t.index for t in self.sentence.subtree(head)} - own

    def _said_objects(self, verb: Token, stand: Stand) -> list[Token]:
        """What is said when it is a noun: quoted words, or "denied any arms transfers"; "held talks" says nothing."""
        objects = self.sentence.children(verb, "obj")
        return [noun for noun in objects if stand is not Stand.REPORT or self._is_quoted(noun)]

    def _nominal_content(self, nouns: Sequence[Token]) -> set[int]:
        """The words of noun phrases; what a relative clause adds to them is no longer said or wanted by the holder."""
        content: set[int] = set()
        for noun in nouns:
            aside = {t.index for c in self.sentence.children(noun, "acl:relcl") for t in self.sentence.subtree(c)}
            content |= {t.index for t in self.sentence.subtree(noun)} - aside
        return content

    def _noun_complement(self, verb: Token) -> set[int]:
        """What is wanted or planned when it is a noun: "demanded the release of", "called for the resignation of"."""
        nouns = [
            *self.sentence.children(verb, "obj"),
            *(c for c in self.sentence.children(verb, "obl") if "for" in self.grammar.prepositions(c)),
        ]
        return self._nominal_content(nouns)

    def _of_noun(self, noun: Token, stand: Stand) -> Iterator[Statement]:
        """ "the allegation by X that …", "X's demand to …"."""
        if noun.pos != "NOUN" or stand not in _NOUN_SAYS:
            return
        clauses = [c for c in self.sentence.children(noun, "acl", "ccomp") if c.relation != "acl:relcl"]
        if stand is Stand.ASK and not clauses:
            clauses = [c for c in self.sentence.children(noun, "nmod") if "for" in self.grammar.prepositions(c)]
        holders = (
            self.grammar.possessors(noun)
            or self.grammar.with_preposition(noun, "by")
            or self.grammar.with_preposition(noun, "of")
        )
        verb = self.sentence.head(noun)
        if not holders and verb is not None and verb.pos == "VERB" and noun.relation == "obj":
            holders = self.grammar.subjects(verb)
        content = {t.index for clause in clauses for t in self.sentence.subtree(clause)}
        if content and (said := self._statement(noun, stand, holders, content)):
            yield said

    def _according(self, token: Token) -> Statement | None:
        """ "according to X": X holds the clause that the phrase hangs on."""
        holder = self.sentence.head(token) if token.relation in ("case", "mark") else None
        if holder is None:
            inner = self.sentence.children(token, "obl", "nmod")
            holder = inner[0] if inner else None
        if holder is None:
            return None
        clause = next((t for t in self.sentence.ancestors(holder) if self._is_predicate(t) and t is not token), None)
        if clause is None:
            return None
        own = {t.index for t in self.sentence.subtree(holder)} | {t.index for t in self.sentence.subtree(token)}
        content = {t.index for t in self.sentence.subtree(clause)} - own
        return self._statement(token, Stand.REPORT, self.grammar.expanded([holder]), content)

    def _is_predicate(self, token: Token) -> bool:
        return token.pos in ("VERB", "AUX", "ADJ") or bool(self.sentence.children(token, "cop"))
