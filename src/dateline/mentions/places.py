"""Which place a name means in an article: chosen by what the article says besides, else left open.

What stands beside the name comes first ("Paris, Texas", "the Syrian city of Homs", "Homs in western Syria") and holds
for the name in the rest of the article; then the states and their parts that the article names; then size, where one
city dwarfs all others of its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.articles.span import Span
from dateline.mentions.candidate import Candidate, CandidateKind
from dateline.mentions.mention import Mention, MentionKind
from dateline.mentions.named import mention_of
from dateline.registry.gazetteer import Place, find_places
from dateline.registry.name_table import name_key
from dateline.registry.spelling import slug
from dateline.registry.states import StateForm, find_state
from dateline.sentences.sentence import Sentence, Token, relation_in

DWARFED = 10  # so many times as large one place is that it is meant by its bare name
WELL_KNOWN = 100_000  # so large a place is that may be chosen for its size
VERY_LARGE = 1_000_000  # so large it needs no state named
_SAME_PLACE_DEGREES = 1.0

_CITIES = "city town village port suburb settlement hamlet capital community municipality resort"
_CITY_NOUNS = frozenset(_CITIES.split())
_DIVISIONS = "province region county district governorate state oblast prefecture canton department"
_DIVISION_NOUNS = frozenset(_DIVISIONS.split())
_OF_ITS_STATE = ("appos", "nmod", "flat", "list", "dep")
_BESIDE_NOUN = ("amod", "compound", "nmod")
_BETWEEN = frozenset({"ADJ", "ADV", "DET"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "of"})
_MOST_BETWEEN = 4
_DEEPEST = 4
_TELLING = frozenset({StateForm.NAME, StateForm.ADJECTIVE, StateForm.CAPITAL, StateForm.REGION, StateForm.CITY})


class Area(NamedTuple):
    """Where a place is said to lie: alpha-3 code, and the division if one is told, else ""."""

    country: str
    admin: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a name: `areas` are all that the words at `span` may mean."""

    areas: tuple[Area, ...]
    span: Span


def with_places(sentences: Sequence[Sentence], candidates: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """The candidates of each sentence of an article, those that name a place with what it is in this article."""
    pairs = list(zip(sentences, candidates, strict=True))
    finder = _PlaceFinder(pairs)
    return [[replace(c, place=finder.find(sentence, own, at=c)) for c in own] for sentence, own in pairs]


class _PlaceFinder:
    """The places of one article."""

    def __init__(self, pairs: Sequence[tuple[Sentence, Sequence[Candidate]]]) -> None:
        self._named: dict[str, Span] = {}  # by country, where it is named first
        self._divisions: dict[str, Span] = {}
        self._surnames: set[str] = set()
        self._told: dict[str, Mention] = {}
        for sentence, own in pairs:
            for candidate in own:
                self._keep(sentence, candidate)
        for sentence, own in pairs:
            for candidate in own:
                told = self._tell(sentence, own, at=candidate)
                if told is not None:
                    self._told.setdefault(name_key(told.text), told)

    def find(self, sentence: Sentence, own: Sequence[Candidate], *, at: Candidate) -> Mention | None:
        """The place that the candidate `at` names; None when it is not a place, or one that the registry knows."""
        if not _may_be_told(at):
            return None
        told = self._tell(sentence, own, at=at)
        if told is not None:
            return told
        mention = _plain(sentence, at)
        earlier = self._told.get(name_key(mention.text))
        if earlier is not None:
            return _like(mention, earlier)
        if at.kind is not CandidateKind.PLACE:
            return None
        return mention if _is_end_of_name(sentence, own, at=at) else self._chosen(mention, sentence, at=at)

    def _keep(self, sentence: Sentence, candidate: Candidate) -> None:
        if candidate.kind is CandidateKind.PERSON and candidate.length > 1:
            self._surnames.add(name_key(sentence.tokens[candidate.last].text))
        if candidate.state is not None:
            self._named.setdefault(candidate.state.country, _span(sentence, candidate))
            if candidate.state.form is StateForm.REGION:
                self._divisions.setdefault(candidate.state.place, _span(sentence, candidate))

    def _tell(self, sentence: Sentence, own: Sequence[Candidate], *, at: Candidate) -> Mention | None:
        """A place of which the words beside it tell where it is; a city that the registry knows only if elsewhere."""
        beside = find_beside(sentence, own, at=at) if _may_be_told(at) else None
        if beside is None or _is_end_of_name(sentence, own, at=at):
            return None
        mention = replace(_plain(sentence, at), through=(beside.span,), basis="modifier")
        place = _within(find_places(mention.text), beside.areas)
        if at.kind is CandidateKind.PLACE:
            return _at(mention, place) if place else _inside(mention, beside)
        return None if place is None or _is_known(place, mention.text) else _at(mention, place)

    def _chosen(self, mention: Mention, sentence: Sentence, *, at: Candidate) -> Mention:
        """By the states that the article names, else by size; a division has no coordinates."""
        city, _, last = mention.text.rpartition(" ")
        is_division = _is_division(sentence, at) or last.lower() in _DIVISION_NOUNS
        found = find_places(city if last.lower() in _DIVISION_NOUNS else mention.text)
        place = self._by_division(found) or self._by_state(found) or _by_size(found)
        is_no_city = name_key(mention.text) in self._surnames or (place and _is_no_city(sentence, at, place=place))
        if place is None or (not is_division and is_no_city):
            return mention
        basis = self._divisions.get(place.admin) or self._named.get(place.country)
        known = replace(mention, through=(basis,) if basis else (), basis="registry")
        return _in_country(known, place.country) if is_division else _at(known, place)

    def _by_division(self, found: Sequence[Place]) -> Place | None:
        """The one city that lies in a division the article names."""
        inside = [place for place in found if place.admin and place.admin in self._divisions]
        return inside[0] if len(inside) == 1 else None

    def _by_state(self, found: Sequence[Place]) -> Place | None:
        """The one place, or the one that dwarfs the others, in the states that the article names."""
        named = [place for place in found if place.country in self._named]
        own = [place for place in named if not place.is_spelling] or named
        best = _largest(own)
        if best is None:
            return None
        giants = [p for p in found if p.population >= max(VERY_LARGE, DWARFED * best.population)]
        return best if best.is_division or not giants or best in giants else None


def find_beside(sentence: Sentence, candidates: Sequence[Candidate], *, at: Candidate) -> Beside | None:
    """The state or division told right beside the name at `at`, None when there is none."""
    for other in candidates:
        if other is not at and _is_beside(sentence, at, other=other):
            areas = tuple(_areas(sentence, other))
            if areas:
                return Beside(areas, _span(sentence, other))
    return None


def _may_be_told(candidate: Candidate) -> bool:
    """Whether words beside it may tell where it is: of a place, or of a city that the registry knows."""
    is_city = candidate.state is not None and candidate.state.form in (StateForm.CITY, StateForm.CAPITAL)
    return is_city or candidate.kind is CandidateKind.PLACE


def _plain(sentence: Sentence, at: Candidate) -> Mention:
    """A place of which nothing is known but its name."""
    bare = mention_of(sentence, at, MentionKind.PLACE)
    return replace(bare, id=f"place/{slug(bare.text)}", name=bare.text)


def _inside(mention: Mention, beside: Beside) -> Mention:
    """A place in no gazetteer that lies where the words beside it say."""
    countries = {area.country for area in beside.areas}
    country = beside.areas[0].country if len(countries) == 1 else ""
    return _in_country(mention, country) if country else replace(mention, through=(), basis="")


def _at(mention: Mention, place: Place) -> Mention:
    return replace(mention, id=place.id, name=place.name, country=place.country, place=place)


def _in_country(mention: Mention, country: str) -> Mention:
    return replace(mention, id=f"place/{country.lower()}-{slug(mention.text)}", country=country)


def _like(mention: Mention, earlier: Mention) -> Mention:
    """A place of which another sentence has told where it is."""
    known = replace(mention, id=earlier.id, name=earlier.name, country=earlier.country, place=earlier.place)
    return replace(known, through=(earlier.span,), basis="memory") if earlier.country else known


def _within(found: Sequence[Place], areas: Sequence[Area]) -> Place | None:
    """The place in one of these areas; one whose division is told goes before one of which only the state is."""
    exact = [place for place in found if place.admin and (place.country, place.admin) in areas]
    countries = {area.country for area in areas if not area.admin}
    unsure = {area.country for area in areas if area.admin}
    loose = [p for p in found if p.country in countries or (p.country in unsure and not p.admin)]
    return _largest(exact) or _largest([p for p in loose if not p.is_spelling] or loose)


def _by_size(found: Sequence[Place]) -> Place | None:
    best = _largest(found)
    return best if best is not None and best.population >= VERY_LARGE and not best.is_spelling else None


def _largest(found: Sequence[Place]) -> Place | None:
    """The only place, or the well-known city that dwarfs the others; a division of its own state does not count."""
    if not found:
        return None
    best = found[0]
    others = [place for place in found[1:] if not (place.is_division and place.country == best.country)]
    if not others:
        return best
    is_dwarfing = all(not p.is_division and best.population > DWARFED * p.population for p in others)
    return best if is_dwarfing and best.population >= WELL_KNOWN else None


def _is_known(place: Place, surface: str) -> bool:
    """Whether it is the place that the registry means by this name."""
    known = find_state(surface)
    if known is None or known.country != place.country or known.latitude is None or known.longitude is None:
        return False
    if place.latitude is None or place.longitude is None:
        return True
    far = max(abs(known.latitude - place.latitude), abs(known.longitude - place.longitude))
    return far < _SAME_PLACE_DEGREES


def _areas(sentence: Sentence, other: Candidate) -> Iterator[Area]:
    """All that the words of `other` may mean as an area: "Georgia" is a state, and a division of the United States."""
    state = other.state
    if state is not None and state.form in _TELLING:
        yield Area(state.country, state.place if state.form is StateForm.REGION else "")
    if other.kind is CandidateKind.PLACE or (state is not None and state.form in (StateForm.NAME, StateForm.CITY)):
        text = sentence.words(sentence.tokens[other.first], sentence.tokens[other.last])
        yield from (Area(p.country, p.name) for p in find_places(text) if p.is_division)


def _is_beside(sentence: Sentence, at: Candidate, *, other: Candidate) -> bool:
    if other.kind not in (CandidateKind.STATE, CandidateKind.PLACE):
        return False
    head, others_head = sentence.tokens[at.head], sentence.tokens[other.head]
    if others_head.head == at.head and relation_in(others_head.relation, _OF_ITS_STATE) and other.first > at.last:
        return _is_in_or_bare(sentence, others_head)
    return (
        _follows_in(sentence, at, other=other)
        or (others_head.head == at.head and others_head.relation == "nmod:poss")
        or _is_beside_its_noun(sentence, head, other=others_head)
        or _is_in_apposition(sentence, head, other=others_head)
    )


def _is_in_or_bare(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands without a preposition, or with one that says where: not "with Chile"."""
    return {case.lemma for case in sentence.children(token, "case")} <= {"in"}


def _follows_in(sentence: Sentence, at: Candidate, *, other: Candidate) -> bool:
    """ "Homs in western Syria", "Homs, in the north of Syria"."""
    between = [token for token in sentence.tokens[at.last + 1 : other.first] if token.text not in (",", "(")]
    if not between or len(between) > _MOST_BETWEEN or between[0].lemma != "in":
        return False
    return all(token.pos in _BETWEEN or token.lemma in _DIRECTIONS for token in between[1:])


def _is_beside_its_noun(sentence: Sentence, head: Token, *, other: Token) -> bool:
    """ "the Syrian city of Homs", "Syria's port of Tartus"."""
    noun = sentence.head(head)
    if noun is None or noun.lemma not in _CITY_NOUNS or other.head != noun.index or other.index == head.index:
        return False
    cases = {case.lemma for case in sentence.children(other, "case")} - {"'s", "’s", "'", "’"}
    return (
        relation_in(other.relation, _BESIDE_NOUN)
        and cases <= {"in"}
        and relation_in(head.relation, ("nmod", "appos", "compound", "flat"))
    )


def _is_in_apposition(sentence: Sentence, head: Token, *, other: Token) -> bool:
    """ "Homs, a city in the west of Syria", "Homs in the west of Syria"."""
    nouns = {child.index for child in sentence.children(head, "appos") if child.lemma in _CITY_NOUNS}
    parts = {child.index for child in sentence.children(head, "nmod") if _is_in_or_bare(sentence, child)}
    path = [other, *sentence.ancestors(other)][:_DEEPEST] if nouns | parts else []
    steps = next((depth for depth, token in enumerate(path) if token.index in nouns | parts), 0)
    return (
        bool(steps)
        and other.index > head.index
        and all(relation_in(token.relation, _BESIDE_NOUN) for token in path[:steps])
    )


def _is_division(sentence: Sentence, at: Candidate) -> bool:
    """Whether the name is that of a division: "Homs province", "Riverside County", "the province of Homs"."""
    after = sentence.tokens[at.last + 1 : at.last + 2]
    noun = sentence.head(sentence.tokens[at.head])
    is_of_noun = (
        noun is not None and noun.lemma in _DIVISION_NOUNS and relation_in(sentence.tokens[at.head].relation, ("nmod",))
    )
    return is_of_noun or bool(after and after[0].lemma.lower() in _DIVISION_NOUNS)


def _is_no_city(sentence: Sentence, at: Candidate, *, place: Place) -> bool:
    """Whether the words around tell another thing: "the Rio Grande", "Riga Hotel", and a small city in "Riga-like"."""
    own = sentence.tokens[at.head]
    head = sentence.head(own) if relation_in(own.relation, ("compound", "flat", "amod")) else None
    if head is None or head.index < at.last:
        return at.first > 0 and sentence.tokens[at.first - 1].text.lower() == "the" and not place.is_division
    return head.text[:1].isupper() or place.population < WELL_KNOWN


def _is_end_of_name(sentence: Sentence, own: Sequence[Candidate], *, at: Candidate) -> bool:
    """Whether the name is only the last part of another: "Airport" of "International Airport"."""
    states = {index for other in own if other.state is not None for index in range(other.first, other.last + 1)}
    before = sentence.children(sentence.tokens[at.head], "compound", "amod", "flat")
    is_joined = any(t.index == at.first - 1 and t.text[:1].isupper() and t.index not in states for t in before)
    return is_joined or not sentence.tokens[at.first].text[:1].isalnum()


def _span(sentence: Sentence, candidate: Candidate) -> Span:
    return sentence.span_of(sentence.tokens[candidate.first], sentence.tokens[candidate.last])
