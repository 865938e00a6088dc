"""Names in a sentence as the reader model marks them, their borders mended: titles cut off, lost parts taken in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.mentions.candidate import Candidate, CandidateKind, make_candidate
from dateline.registry.organisations import longest_organisation
from dateline.registry.parts_played import RoleKind, RolePlayed, find_role, is_honorific, longest_role
from dateline.registry.registry import Registry
from dateline.registry.states import find_state, longest_state
from dateline.sentences.sentence import Sentence, Token

_KIND_OF_NAME = {"PER": CandidateKind.PERSON, "ORG": CandidateKind.ORGANISATION, "LOC": CandidateKind.PLACE}
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PUNCT"})
_TITLE_REACH = 4  # words before a name in which its office may begin


def find_names(sentence: Sentence, registry: Registry | None = None) -> Iterator[Candidate]:
    """Names that the model sees; of people with the borders that the words around and the registry give them."""
    tokens = sentence.tokens
    first = 0
    while first < len(tokens):
        last = first
        while tokens[first].name and last + 1 < len(tokens) and _goes_on(tokens[first], tokens[last + 1]):
            last += 1
        if tokens[first].name:
            borders = _borders(sentence, first, last, registry)
            if borders:
                yield _named(sentence, *borders, kind=_KIND_OF_NAME[tokens[first].name])
        first = last + 1


def _borders(sentence: Sentence, first: int, last: int, registry: Registry | None) -> tuple[int, int] | None:
    """The first and the last word of the name that the model sees here; None where nothing is left of it."""
    tokens = sentence.tokens
    is_person = tokens[first].name == "PER"
    while first < last and _is_small(tokens[first]):
        first += 1
    while last > first and _is_small(tokens[last]):
        last -= 1
    if is_person:
        first, last = _first_hyphenated(tokens, first), _last_hyphenated(tokens, last)
        first = _first_name(sentence, _without_title(sentence, first, last))
        first, last = _behind_state(sentence, first, last), _before_state(sentence, first, last)
    if not any(_may_name(token) for token in tokens[first : last + 1]) or _is_title(tokens[first : last + 1]):
        return None
    if is_person:
        return _as_known(sentence, first, last, registry) if registry else (first, last)
    return first, _without_state(sentence, first, last)


def _behind_state(sentence: Sentence, first: int, last: int) -> int:
    """ "Prime Minister of New Zealand Ana Moe": a state of several words belongs to the office, not to the name."""
    words = [token.text for token in sentence.tokens]
    for start in range(max(0, first - 1), first + 1):
        state = longest_state(words, start)
        behind = start + state[1] if state else first
        if state and state[1] > 1 and first < behind <= last:
            return behind
    return first


def _before_state(sentence: Sentence, first: int, last: int) -> int:
    """ "Ana Moe of Norway": the state is where she is from."""
    words = [token.text for token in sentence.tokens]
    for index in range(first + 1, last):
        if words[index] == "of" and longest_state(words, index + 1):
            return index - 1
    return last


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether the words are an office and no more: "President", which the model may take for a body."""
    role = longest_role([token.text for token in tokens], 0)
    is_person = role is not None and role[0].kind is RoleKind.PERSON and role[1] == len(tokens)
    return is_person and tokens[0].name == "ORG"


def _is_small(token: Token) -> bool:
    """A word that neither begins nor ends a name: "of", "the", "and"; "Un" of a name is none of them."""
    return token.pos in _SMALL and token.text.islower()


def _may_name(token: Token) -> bool:
    """Whether a word can be a name by itself: not a sign, nor the "of" that the model may take for one."""
    return token.text[:1].isalpha() and not _is_small(token)


def _as_known(sentence: Sentence, first: int, last: int, registry: Registry) -> tuple[int, int]:
    """The name with the words beside it that make it one the registry knows: "Kim Jong" and "Un"."""
    tokens = sentence.tokens
    for stop in range(min(len(tokens) - 1, last + 2), last - 1, -1):
        for start in range(max(0, first - 1), first + 1):
            wider = (*tokens[start:first], *tokens[last + 1 : stop + 1])
            is_name = all(token.text[:1].isupper() or token.text == "-" for token in wider)
            if wider and is_name and registry.people_named(_words(sentence, start, stop)):
                return start, stop
    return first, last


def _without_state(sentence: Sentence, first: int, last: int) -> int:
    """Where "Ministry of Defence" ends in "Ministry of Defence of the Russian Federation": any state has one."""
    words = [token.text for token in sentence.tokens[: last + 1]]
    known = longest_organisation(words, first)
    if known is None or not known[0].is_ambiguous:
        return last
    end = first + known[1]
    state = end + 1 + (words[end + 1 : end + 2] == ["the"])
    owner = longest_state(words, state) if words[end : end + 1] == ["of"] and state <= last else None
    return end - 1 if owner and state + owner[1] == last + 1 else last


def _words(sentence: Sentence, first: int, last: int) -> str:
    return sentence.words(sentence.tokens[first], sentence.tokens[last])


def _without_title(sentence: Sentence, first: int, last: int) -> int:
    """Where a person's name begins behind an office that the model took in, all or in part: "of State Ana Moe"."""
    words = [token.text for token in sentence.tokens]
    for at in range(max(0, first - _TITLE_REACH), first + 1):
        state = longest_state(words, at) if at == first else None
        after = at + (state[1] if state else 0)
        title = longest_role(words, after) if after < len(words) else None
        # "King" and "Bishop" are surnames too.
        is_title = title is not None and (title[1] > 1 or state is not None)
        if title is not None and is_title and first < after + title[1] <= last + 1:
            return after + title[1]
    return first


def _last_hyphenated(tokens: Sequence[Token], last: int) -> int:
    """Where a name with hyphens ends: "Kim Jong" goes on with "-" and "il", which are words of their own."""
    while last + 1 < len(tokens) and _is_hyphenated(tokens[last], tokens[last + 1]):
        last += 1
    return last


def _first_hyphenated(tokens: Sequence[Token], first: int) -> int:
    """Where a name with hyphens begins: before "Assad" stand "al" and "-"."""
    while first > 0 and _is_hyphenated(tokens[first - 1], tokens[first]):
        first -= 1
    return first


def _is_hyphenated(token: Token, following: Token) -> bool:
    return token.end == following.start and "-" in (token.text, following.text)


def _first_name(sentence: Sentence, first: int) -> int:
    """Where a person's name begins: the model may miss the first of two names that the tree joins ("Lionel Abara")."""
    tokens = sentence.tokens
    if first == 0 or first >= len(tokens) or tokens[first].name != "PER":
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
    role = _last_role(words) if kind is CandidateKind.ORGANISATION else None
    return replace(make_candidate(sentence, first, length=last - first + 1, kind=kind), role=role)


def _last_role(words: Sequence[str]) -> RolePlayed | None:
    """The part told last, whole: of "German Defence Ministry" the defence ministry, not a ministry."""
    at, role = 0, None
    while at < len(words):
        found = longest_role(words, at)
        role = found[0] if found else role
        at += found[1] if found else 1
    return role


def find_introduced(sentence: Sentence, roles: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that the model does not see behind the word for what they are: "the Chilean airline Andina Azul"."""
    tokens = sentence.tokens
    for role in roles:
        last = role.last
        while last + 1 < len(tokens) and _is_bare_name(tokens[last + 1]):
            last += 1
        if role.role and role.role.kind is RoleKind.BODY and last > role.last:
            found = make_candidate(sentence, role.last + 1, length=last - role.last, kind=CandidateKind.ORGANISATION)
            yield replace(found, role=role.role)


def _is_bare_name(token: Token) -> bool:
    is_word = find_role(token.lemma) is not None or find_state(token.text) is not None
    return token.pos == "PROPN" and not token.name and token.text[:1].isupper() and not is_word
