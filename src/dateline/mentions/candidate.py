"""Candidate: words of one sentence that name somebody or some place, before it is known whom the article means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dateline.mentions.mention import Mention
from dateline.registry.organisations import Organisation, longest_organisation
from dateline.registry.parts_played import RolePlayed, find_role, is_honorific, longest_role
from dateline.registry.states import StateForm, StateName, find_in_context, find_state, longest_state
from dateline.sentences.sentence import Sentence, Token


class CandidateKind(Enum):
    """What the words look like; earlier kinds win where two of the same length overlap."""

    ORGANISATION = "organisation"
    STATE = "state"
    PERSON = "person"
    PLACE = "place"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last`, both included, whose head word is `head`; the registry's value where it has one.

    `place` is the place it names in this article, once that is found.
    """

    first: int
    last: int
    head: int
    kind: CandidateKind
    state: StateName | None = None
    organisation: Organisation | None = None
    role: RolePlayed | None = None
    place: Mention | None = None

    @property
    def length(self) -> int:
        """How many tokens it takes."""
        return self.last - self.first + 1


PLACE_FORMS = frozenset({StateForm.CAPITAL, StateForm.CITY, StateForm.REGION})
_KIND_OF_NAME = {"PER": CandidateKind.PERSON, "ORG": CandidateKind.ORGANISATION, "LOC": CandidateKind.PLACE}
_STATE_WORDS = frozenset({"state", "country", "nation"})
_NAME_POS = frozenset({"PROPN", "ADJ", "NOUN", "X"})
_ROLE_POS = frozenset({"NOUN", "PROPN"})
_NEVER_LAST = frozenset({"ADP", "DET", "CCONJ"})  # in a name
_TITLE_WORDS = 4


def find_candidates(sentence: Sentence, countries: frozenset[str] = frozenset()) -> list[Candidate]:
    """All candidates of a sentence in text order; none overlaps another, longer ones win.

    `countries` are the states that the article names, which give "the North" its sense.
    """
    registered = [*_registered(sentence), *_contextual(sentence, countries)]
    found = sorted([*registered, *_names(sentence), *_roles(sentence)], key=_rank)
    taken: set[int] = set()
    kept = []
    for candidate in found:
        tokens = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.first)


def _rank(candidate: Candidate) -> tuple[bool, int, bool, int]:
    """Names before parts played, longer ones first, then what the registry knows."""
    is_registered = candidate.state is not None or candidate.organisation is not None
    order = list(CandidateKind).index(candidate.kind)
    return candidate.kind is CandidateKind.ROLE, -candidate.length, not is_registered, order


def _registered(sentence: Sentence) -> Iterator[Candidate]:
    """Organisations and states that the registry knows by these words."""
    words = [token.text for token in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        if not token.text[:1].isupper():
            continue
        organisation = longest_organisation(words, index)
        if organisation:
            found = _candidate(sentence, index, length=organisation[1], kind=CandidateKind.ORGANISATION)
            if _stands(sentence, found, names=("ORG",) if organisation[0].is_ambiguous else ()):
                yield replace(found, organisation=organisation[0])
        state = longest_state(words, index)
        if state:
            found = _candidate(sentence, index, length=state[1], kind=CandidateKind.STATE)
            if _stands(sentence, found, names=("LOC", "ORG") if state[0].is_ambiguous else ()):
                yield replace(found, state=state[0])


def _contextual(sentence: Sentence, countries: frozenset[str]) -> Iterator[Candidate]:
    """ "the North", "Northern troops" where the article speaks of Korea."""
    for token in sentence.tokens:
        state = find_in_context(token.text, countries) if _is_whole_name(sentence, token) else None
        is_state = state is not None and (state.form is StateForm.ADJECTIVE or _has_the(sentence, token))
        if state is not None and is_state and token.relation != "advmod":
            yield replace(_candidate(sentence, token.index, length=1, kind=CandidateKind.STATE), state=state)


def _is_whole_name(sentence: Sentence, token: Token) -> bool:
    """Whether a word is no part of a longer name ("North Atlantic")."""
    around = sentence.tokens[max(0, token.index - 1) : token.index + 2]
    return not token.name or not any(t.name == token.name for t in around if t is not token)


def _has_the(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.index - 1] if token.index else None
    return before is not None and before.lemma == "the" and token.relation not in ("amod", "compound")


def _stands(sentence: Sentence, candidate: Candidate, *, names: Sequence[str]) -> bool:
    """Whether a registered form may be taken here: an ambiguous one needs the model to see one of `names` too."""
    tokens = sentence.tokens[candidate.first : candidate.last + 1]
    if tokens[-1].pos not in _NAME_POS:
        return False
    if candidate.last < len(sentence.tokens) - 1 and _is_inside_person(sentence, candidate):
        return False
    return not names or any(token.name in names for token in tokens)


def _is_inside_person(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the words are part of a longer person's name: "Jordan Henderson", "Paris Hilton"."""
    tokens, first, after = sentence.tokens, candidate.first, candidate.last + 1
    if any(token.name != "PER" for token in tokens[first:after]):
        return False
    if longest_role([token.text for token in tokens[after : after + _TITLE_WORDS]], 0) if after < len(tokens) else None:
        return False  # "US Secretary of State"
    goes_on = after < len(tokens) and tokens[after].name == "PER" and not tokens[after].name_start
    return goes_on or (first > 0 and not tokens[first].name_start)


def _names(sentence: Sentence) -> Iterator[Candidate]:
    """Names that the model sees."""
    first = 0
    tokens = sentence.tokens
    while first < len(tokens):
        last = first
        while tokens[first].name and last + 1 < len(tokens) and _goes_on(tokens[first], tokens[last + 1]):
            last += 1
        last = _hyphenated(tokens, last) if tokens[first].name == "PER" else last
        after = last + 1
        while last > first and tokens[last].pos in _NEVER_LAST:
            last -= 1
        start = _without_title(sentence, first, last) if tokens[first].name == "PER" else first
        if tokens[first].name and any(token.text[:1].isalpha() for token in tokens[start : last + 1]):
            yield _named(sentence, _first_name(sentence, start), last, kind=_KIND_OF_NAME[tokens[first].name])
        first = after


def _without_title(sentence: Sentence, first: int, last: int) -> int:
    """Where a person's name begins behind a state and an office that the model took in: "US Secretary of State"."""
    words = [token.text for token in sentence.tokens[first : last + 1]]
    state = longest_state(words, 0)
    after = state[1] if state else 0
    title = longest_role(words, after) if after < len(words) else None
    if title is None or (title[1] == 1 and state is None):
        return first  # "King" and "Bishop" are surnames too
    return first + after + title[1]


def _hyphenated(tokens: Sequence[Token], last: int) -> int:
    """Where a name with hyphens ends: "Kim Jong" goes on with "-" and "il", which are words of their own."""
    while (
        last + 1 < len(tokens)
        and tokens[last].end == tokens[last + 1].start
        and "-" in (tokens[last].text, tokens[last + 1].text)
    ):
        last += 1
    return last


def _first_name(sentence: Sentence, first: int) -> int:
    """Where a person's name begins: the model may miss the first of two names that the tree joins ("Lionel Abara")."""
    tokens = sentence.tokens
    if tokens[first].name != "PER" or first == 0:
        return first
    before = tokens[first - 1]
    is_joined = tokens[first].head == before.index and tokens[first].relation == "flat"
    is_name = before.pos == "PROPN" and not before.name
    is_title = find_role(before.lemma) is not None or is_honorific(before.text)
    return first - 1 if is_joined and is_name and not is_title and find_state(before.text) is None else first


def _goes_on(first: Token, token: Token) -> bool:
    return token.name == first.name and not token.name_start and token.text not in ("'s", "’s")


def _named(sentence: Sentence, first: int, last: int, *, kind: CandidateKind) -> Candidate:
    """A name, with the part it plays where its last words tell: "Provincial Court of Murcia" is a court."""
    words = [token.text for token in sentence.tokens[first : last + 1]]
    roles = [longest_role(words, at) for at in range(len(words))] if kind is CandidateKind.ORGANISATION else []
    role = next((found[0] for found in reversed(roles) if found), None)
    return replace(_candidate(sentence, first, length=last - first + 1, kind=kind), role=role)


def _roles(sentence: Sentence) -> Iterator[Candidate]:
    """Common nouns that play a political part: "foreign minister", "troops"."""
    words = [token.text.lower() for token in sentence.tokens]
    index = 0
    while index < len(words):
        found = longest_role(words, index) if sentence.tokens[index].pos in {*_ROLE_POS, "ADJ"} else None
        head = sentence.tokens[index + found[1] - 1] if found else None
        # In "a state visit" and "country house" the word plays no part.
        is_part = (
            head is not None
            and head.pos in _ROLE_POS
            and not (head.lemma in _STATE_WORDS and head.relation == "compound")
        )
        if found and is_part:
            yield replace(_candidate(sentence, index, length=found[1], kind=CandidateKind.ROLE), role=found[0])
            index += found[1]
        else:
            index += 1


def _candidate(sentence: Sentence, first: int, *, length: int, kind: CandidateKind) -> Candidate:
    last = first + length - 1
    return Candidate(first, last, _head(sentence, first, last), kind)


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The word that the others hang on: the one whose own head stands outside."""
    for token in sentence.tokens[first : last + 1]:
        if token.head == token.index or not first <= token.head <= last:
            return token.index
    return last
