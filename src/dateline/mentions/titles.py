"""What stands beside a person's name: the office before it or in apposition, honorifics, and what they tell."""

from collections.abc import Iterable, Sequence

from dateline.mentions.candidate import Candidate, CandidateKind
from dateline.mentions.mention import Mention
from dateline.registry.parts_played import RoleKind, RolePlayed, is_honorific
from dateline.registry.states import StateForm, find_country, find_state
from dateline.sentences.sentence import Sentence

_HONORIFICS = {"m": ("mr", "sir", "herr", "lord", "king"), "f": ("mrs", "ms", "miss", "dame", "lady", "queen", "frau")}


_LOCAL = "mayor|governor|president|premier|prime minister|first minister|chief minister|chief executive"
_OF_PLACES = frozenset(_LOCAL.split("|"))  # offices that cities and regions have too
_NOT_NOW = frozenset({"former", "ex", "then", "late", "onetime", "would", "future", "next", "previous", "aspiring"})
_REACH = 3  # words before an office: "former British ..."
_WOMEN = "wife sister daughter mother queen princess congresswoman policewoman"
_MEN = "husband brother father king prince emperor sultan shah emir congressman policeman"
_SEX_OF_ROLE = dict.fromkeys(_WOMEN.split(), "f") | dict.fromkeys(_MEN.split(), "m")


def sex_of(role: RolePlayed) -> str:
    """The sex that a noun for somebody's kin or office tells, else ""."""
    return _SEX_OF_ROLE.get(role.lemma, "")


def whose_office(mention: Mention, role: RolePlayed, beside: Iterable[Mention]) -> str:
    """Of what an office is, in print: the state, or the body, city or region that the words tell: "Basel".

    `beside` are the mentions of the sentence, among them the owner that `mention` was resolved through.
    """
    told = next((m for m in beside if mention.through and m.span == mention.through[0]), None)
    place = find_state(told.text) if told else None
    if place and place.form in (StateForm.CITY, StateForm.REGION):
        return place.place if role.lemma in _OF_PLACES else ""
    if told and told.country == "IGO":
        return f"the {told.name}" if " " in told.name else told.name
    state = find_country(mention.country or "")
    return state.phrase if state else ""


def find_titles(sentence: Sentence, candidates: Sequence[Candidate]) -> dict[Candidate, Candidate]:
    """Person → the office named just before: "Foreign Minister Ana Kovač", "the envoy to Chile Ana Kovač"."""
    found = {}
    for at, person in enumerate(candidates):
        before = candidates[max(0, at - 2) : at]
        if person.kind is CandidateKind.PERSON and before and before[-1].last + 1 == person.first:
            is_post = len(before) > 1 and before[-1].kind is CandidateKind.STATE and _is_sent(sentence, *before)
            title = before[0] if is_post else before[-1]
            if _is_title(title):
                found[person] = title
    return found


def _is_sent(sentence: Sentence, title: Candidate, post: Candidate) -> bool:
    """ "ambassador to Chile": of another state than that."""
    between = sentence.tokens[title.last + 1 : post.first]
    return len(between) in (1, 2) and between[0].lemma in ("to", "for", "on")


def is_former(sentence: Sentence, title: Candidate) -> bool:
    """Whether the office before a name is not borne now: "former British prime minister", "the late president"."""
    before = sentence.tokens[max(0, title.first - _REACH) : title.first]
    return any(token.text.lower().strip("-") in _NOT_NOW for token in before)


def _is_title(candidate: Candidate) -> bool:
    role = candidate.role
    return candidate.kind is CandidateKind.ROLE and role is not None and role.kind is RoleKind.PERSON


def sex_told(sentence: Sentence, person: Candidate) -> str:
    """As an honorific tells it: "f" of "Mrs Moe"; "" where none does."""
    before = sentence.tokens[person.first - 1].text.rstrip(".").lower() if person.first else ""
    return next((sex for sex, words in _HONORIFICS.items() if before in words), "")


def before_honorifics(sentence: Sentence, person: Candidate) -> int:
    """The index of the first honorific before a name, or of the name itself."""
    first = person.first
    while first > 0 and is_honorific(sentence.tokens[first - 1].text):
        first -= 1
    return first


def apposed_role(sentence: Sentence, candidates: Sequence[Candidate], person: Candidate) -> RolePlayed | None:
    """The part told beside a name: "Ana Kovač, the mayor of Split"."""
    head = sentence.tokens[person.head]
    beside = {token.index for token in sentence.children(head, "appos")}
    if head.relation in ("appos", "flat"):
        beside.add(head.head)
    roles = (c for c in candidates if c.kind is CandidateKind.ROLE and c.head in beside)
    return next((candidate.role for candidate in roles if candidate.role), None)
