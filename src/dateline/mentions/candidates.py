"""A sentence → its candidates: names of the registry, names that the model sees, and words for parts in politics."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.mentions.candidate import Candidate, CandidateKind, make_candidate
from dateline.mentions.names import find_introduced, find_names
from dateline.registry.actors import ActorKind
from dateline.registry.gazetteer import find_places
from dateline.registry.organisations import Organisation, longest_organisation
from dateline.registry.parts_played import longest_role
from dateline.registry.registry import Registry
from dateline.registry.states import StateForm, StateName, find_country, find_in_context, longest_state
from dateline.sentences.sentence import Sentence, Token

_STATE_WORDS = frozenset({"state", "country", "nation"})
_NAME_POS = frozenset({"PROPN", "ADJ", "NOUN", "X"})
_ROLE_POS = frozenset({"NOUN", "PROPN"})
_TITLE_WORDS = 4


def find_candidates(
    sentence: Sentence, countries: frozenset[str] = frozenset(), *, registry: Registry | None = None
) -> list[Candidate]:
    """All candidates of a sentence in text order; none overlaps another, longer ones win.

    `countries` are the states that the article names, which give "the North" its sense; `registry` may know names of
    organisations and states that do not ship.
    """
    registered = [*_registered(sentence), *_imported(sentence, registry), *_contextual(sentence, countries)]
    roles = list(_roles(sentence))
    found = sorted([*registered, *find_names(sentence, registry), *roles, *find_introduced(sentence, roles)], key=_rank)
    taken: set[int] = set()
    kept = []
    for candidate in found:
        tokens = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    return [_as_division(sentence, c, kept) for c in sorted(kept, key=lambda c: c.first)]


def _as_division(sentence: Sentence, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """ "Voters in Utah and Georgia": the name of a state that is a division's too, beside divisions of that country."""
    beside = {o.state.country for o in others if o.state is not None and o.state.form is StateForm.REGION}
    if not beside or candidate.state is None or candidate.state.form is not StateForm.NAME:
        return candidate
    text = sentence.words(sentence.tokens[candidate.first], sentence.tokens[candidate.last])
    country = next((p.country for p in find_places(text) if p.is_division and p.country in beside), None)
    state = find_country(country) if country else None
    return replace(candidate, state=StateName(state, StateForm.REGION, place=text)) if state else candidate


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
            found = make_candidate(sentence, index, length=organisation[1], kind=CandidateKind.ORGANISATION)
            # "The Security Council" in print is the one there is for all states, unless an owner says otherwise.
            is_open = organisation[0].is_ambiguous and not (organisation[0].country == "IGO" and organisation[1] > 1)
            if _stands(sentence, found, names=("ORG",) if is_open else ()):
                yield replace(found, organisation=organisation[0])
        state = longest_state(words, index)
        if state:
            found = make_candidate(sentence, index, length=state[1], kind=CandidateKind.STATE)
            if _stands(sentence, found, names=("LOC", "ORG") if state[0].is_ambiguous else ()):
                yield replace(found, state=state[0])


def _imported(sentence: Sentence, registry: Registry | None) -> Iterator[Candidate]:
    """Organisations, groups and aliases of states that the user brought; they are what they say."""
    if registry is None or registry.index is None:
        return
    words = [token.text for token in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        found = registry.longest_actor(words, index) if token.text[:1].isupper() else None
        state = find_country(found[0].country or "") if found else None
        if found and found[0].kind is ActorKind.STATE and state:
            candidate = make_candidate(sentence, index, length=found[1], kind=CandidateKind.STATE)
            yield replace(candidate, state=StateName(state, StateForm.NAME))
        elif found:
            actor, length = found
            known = Organisation(actor.id, actor.name, actor.country, actor.sector)
            candidate = make_candidate(sentence, index, length=length, kind=CandidateKind.ORGANISATION)
            yield replace(candidate, organisation=known)


def _contextual(sentence: Sentence, countries: frozenset[str]) -> Iterator[Candidate]:
    """ "the North", "Northern troops" where the article speaks of Korea."""
    for token in sentence.tokens:
        state = find_in_context(token.text, countries) if _is_whole_name(sentence, token) else None
        is_state = state is not None and (state.form is StateForm.ADJECTIVE or _has_the(sentence, token))
        if state is not None and is_state and token.relation != "advmod":
            yield replace(make_candidate(sentence, token.index, length=1, kind=CandidateKind.STATE), state=state)


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
    is_of = candidate.length > 1 or (first > 0 and tokens[first - 1].text == "of")
    if candidate.kind is CandidateKind.STATE and is_of:
        return False  # nobody is called New Zealand, and "Ana Moe of Chad" is from there
    if any(token.name != "PER" for token in tokens[first:after]):
        return False
    if longest_role([token.text for token in tokens[after : after + _TITLE_WORDS]], 0) if after < len(tokens) else None:
        return False  # "US Secretary of State"
    goes_on = after < len(tokens) and tokens[after].name == "PER" and not tokens[after].name_start
    return goes_on or (first > 0 and not tokens[first].name_start)


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
            and not _is_condition(sentence, head)
        )
        if found and is_part:
            yield replace(make_candidate(sentence, index, length=found[1], kind=CandidateKind.ROLE), role=found[0])
            index += found[1]
        else:
            index += 1


def _is_condition(sentence: Sentence, noun: Token) -> bool:
    """ "a state of emergency", "the president's power to tax": what somebody is in or has, and nobody who acts."""
    matters = [word for word in sentence.children(noun, "nmod") if word.pos == "NOUN"]
    is_of_things = any(case.lemma == "of" for word in matters for case in sentence.children(word, "case"))
    is_held = noun.lemma == "power" and bool(sentence.children(noun, "nmod:poss", "acl"))
    return is_held or (noun.text == "state" and is_of_things)
