"""Where an act takes place: the place its own clause tells, not any place named in the sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.events.event import EventType, Where
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.gazetteer import Place, find_places
from dateline.registry.spelling import slug
from dateline.registry.states import StateForm, StateName, find_state
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Token

_AT = frozenset({"in", "at", "near", "outside", "inside", "across", "off", "around", "on", "along"})
_INNER = frozenset({"in", "at", "near", "outside"})
_TOWARDS = frozenset({"to", "into"})
_OF = frozenset({"of"})
# What a noun that tells an act is done to, and between whom: the place may hang on these.
_OF_NOUNS = frozenset({"of", "on", "against", "between", "with", "at"})
_WHOLES = (
    "city town village port suburb capital province region county district area part street outskirt centre center "
    "heart sideline margin coast border north south east west island"
)
_PARTS = frozenset(_WHOLES.split())  # "the streets of Lima" are in Lima
_MOTIONS = "arrive be travel fly go come visit gather convene land return head send dispatch take assemble"
_MOVING = frozenset(_MOTIONS.split())
_OCCURRING = frozenset({"break", "erupt", "begin", "start", "take", "happen", "occur", "continue", "spread", "resume"})
_AFTER_A_JOURNEY = ("obl", "nmod", "advcl", "xcomp")
_DEEPEST = 3
# What these are about may lie anywhere: "praised the reforms in Kenya".
_WORDS_ALONE = frozenset(
    {EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
_CITIES = frozenset({StateForm.CAPITAL, StateForm.REGION, StateForm.CITY})


def find_where(
    token: Token, grammar: Grammar, mentions: Mapping[int, Mention], *, kind: EventType, mode: str
) -> Where | None:
    """The place of the act of this type and mode at `token`, None when its clause tells none.

    It is named after "in", "at" and the like beside the act, its object, its occasion ("at a summit in Geneva") or
    its doer ("a court in Lima"); a visit takes place where it goes.
    """
    clause = _Clause(grammar, mentions)
    found = next(clause.places(token, kind=kind, mode=mode), None)
    return None if found is None else _where(found)


class _Clause:
    """The places told around one act, nearest first."""

    def __init__(self, grammar: Grammar, mentions: Mapping[int, Mention]) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence
        self.mentions = mentions

    def places(self, token: Token, *, kind: EventType, mode: str) -> Iterator[Mention]:
        """All that may be the place of the act, the likeliest first."""
        verb = self.grammar.light_verb(token) or self._verb_of_taking_place(token)
        words = (token, verb) if verb else (token,)
        for word in words:
            if mode in ("visit", "host"):
                yield from self._objects(word) if mode == "visit" else ()
                yield from self._around(word, _TOWARDS)
            elif kind is EventType.ASSAULT:
                yield from filter(_is_city, self._objects(word))
            yield from self._around(word, _AT)
        if kind is EventType.CONSULT:
            for word in words:
                yield from self._around(word, frozenset({"with", "between"}), is_named=False)
        if kind not in _WORDS_ALONE:
            yield from self._beside(token, kind=kind)
        yield from self._journey(token)

    def _verb_of_taking_place(self, noun: Token) -> Token | None:
        """ "broke out" of "protests broke out in Nairobi"."""
        head = self.sentence.head(noun)
        is_doer = head is not None and head.pos == "VERB" and noun.relation == "nsubj" and head.lemma in _OCCURRING
        return head if is_doer else None

    def _objects(self, word: Token) -> Iterator[Mention]:
        for child in self.sentence.children(word, "obj", "nsubj:pass"):
            yield from self._named(child)
            yield from self._around(child, _OF) if child.lemma in _PARTS else ()

    def _beside(self, token: Token, *, kind: EventType) -> Iterator[Mention]:
        """Places that hang on whom it is done to, and on who does it: "a court in Lima convicted"."""
        for word in self.sentence.children(token, "obj", "nsubj:pass"):
            yield from self._around(word, _INNER)
        if token.pos == "NOUN":
            yield from self._around(token, _OF_NOUNS, is_named=False)
        if kind.quad in (2, 4):
            for word in [*self.sentence.children(token, "nsubj"), *self.grammar.agents(token)]:
                yield from self._around(word, _INNER) if word.pos != "PROPN" else ()

    def _journey(self, token: Token) -> Iterator[Mention]:
        """ "arrived in Oslo for talks", "flew to Oslo to meet the king", "is in Oslo for talks"."""
        head = self.sentence.head(token)
        marks = {mark.lemma for mark in self.sentence.children(token, "mark", "case")}
        if head is None or not marks & {"to", "for"} or not token.relation.startswith(_AFTER_A_JOURNEY):
            return
        if head.lemma in _MOVING:
            yield from self._around(head, _AT | _TOWARDS)
        elif self.sentence.children(head, "cop") and _INNER & set(self.grammar.prepositions(head)):
            yield from self._named(head)

    def _around(
        self, word: Token, wanted: frozenset[str], *, depth: int = _DEEPEST, is_named: bool = True
    ) -> Iterator[Mention]:
        """Places after one of the `wanted` prepositions, and those within what stands there: "at a rally in Lima"."""
        for child in self.sentence.children(word, "obl", "nmod"):
            prepositions = wanted & set(self.grammar.prepositions(child))
            if not prepositions:
                continue
            found = list(self._named(child)) if is_named else []
            yield from (place for place in found if prepositions != {"on"} or not place.id.startswith("state/"))
            for inner in (child, *self.sentence.children(child, "conj")) if depth and not found else ():
                within = _INNER | _OF if inner.lemma in _PARTS else _INNER
                yield from self._around(inner, within, depth=depth - 1)

    def _named(self, token: Token) -> Iterator[Mention]:
        mention = self.mentions.get(token.index)
        is_printed = mention is not None and not mention.is_plural and mention.basis != "coreference"
        if mention and is_printed and (mention.kind is MentionKind.PLACE or mention.id.startswith("state/")):
            yield mention


def _is_city(mention: Mention) -> bool:
    """Whether it is a place to be attacked in, not a state that is attacked."""
    known = find_state(mention.text)
    return known.form in _CITIES if known else mention.kind is MentionKind.PLACE


def _where(mention: Mention) -> Where:
    where = Where(mention.span, mention.text, mention.id, mention.name, mention.country)
    place, known = mention.place, find_state(mention.text)
    if place is not None:
        return replace(where, latitude=place.latitude, longitude=place.longitude, admin=place.admin)
    if known is None or not known.place or known.form not in _CITIES or known.country != mention.country:
        return where
    where = replace(where, id=f"place/{slug(known.place)}", name=known.place, admin=_admin(known, mention.text))
    return replace(where, latitude=known.latitude, longitude=known.longitude)


def _admin(city: StateName, surface: str) -> str:
    """The division that a city known to the registry lies in, as the gazetteer has it; "" for divisions themselves."""
    named = [p for p in (*find_places(city.place), *find_places(surface)) if p.country == city.country]
    return next((place.admin for place in named if _is_near(place, city)), "")


def _is_near(place: Place, city: StateName) -> bool:
    if place.latitude is None or city.latitude is None:
        return False
    return abs(place.latitude - city.latitude) < 1
