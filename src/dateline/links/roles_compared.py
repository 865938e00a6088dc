"""Roles compared: whether those whom two articles name can be the same people, states or bodies."""

from collections.abc import Iterable, Sequence

from dateline.events.event import Event, Role
from dateline.links.parties import Likeness, find_party, likeness

_PEOPLE = "person/"
_SAME = (Likeness.SAME, Likeness.SAME_STATE)
_NEAR = (Likeness.SAME_STATE, Likeness.OF_STATE, Likeness.PERSON_AND_GROUP, Likeness.OTHER_PERSON)


def is_person(role: Role) -> bool:
    """Whether a role is played by a person who is known by name."""
    return role.id.startswith(_PEOPLE)


def are_same(one: Role, other: Role) -> bool:
    """Whether two roles are one party; two people are one where the whole name of the one is in the other's."""
    party, another = (find_party(role.id, role.name, role.text, role.country) for role in (one, other))
    if is_person(one) and is_person(other) and one.id != other.id:
        return party.words <= another.words or another.words <= party.words
    if likeness(party, another) in _SAME:
        return True
    if not party.words or not another.words:
        return False
    # Of a longer title the reader may know one word only: as printed, the one is still within the other.
    printed = (find_party("", "", role.text, role.country) for role in (one, other))
    return not is_person(one) and not is_person(other) and likeness(*printed) is Likeness.SAME


def share_party(roles: Sequence[Role], others: Sequence[Role]) -> bool:
    """Whether some party stands on both sides."""
    return any(are_same(one, other) for one in roles for other in others)


def are_compatible(roles: Sequence[Role], others: Sequence[Role]) -> bool:
    """Whether two lists may name the same: one is empty, they share a party, or a state that both belong to."""
    countries = {role.country for role in roles if role.country}
    is_shared = not countries.isdisjoint(role.country for role in others)
    return not roles or not others or is_shared or share_party(roles, others)


def plays_out(expected: Event, event: Event) -> bool:
    """Whether an act is one by all and towards all that were expected, as far as names can tell, and of that mode.

    To lie in one occurrence is not enough: where articles tell of two acts much alike, this keeps the one from
    fulfilling the other. A party may be told as its state; a body or person with a name of its own is no other one,
    but one person of a state may come in the place of another.
    """
    if expected.mode and event.mode and expected.mode != event.mode:
        return False
    parties = (*event.actors, *event.recipients)
    # In "the party expelled its leader" the leader is not covered by the party's own state.
    others = [role for role in parties if not any(are_same(role, doer) for doer in expected.actors)]
    are_doers_there = all(any(_may_be(doer, role) for role in event.actors) for doer in expected.actors[:1])
    is_all_there = all(any(_may_be(doer, role) for role in parties) for doer in expected.actors)
    at = event.where.country if event.where else None
    are_others_there = all(
        any(_may_be(other, role) for role in others) or (at is not None and other.country == at)
        for other in expected.recipients
    )
    return are_doers_there and is_all_there and are_others_there


def _may_be(expected: Role, role: Role) -> bool:
    """Whether the party that was expected is told of by this role."""
    party, other = (find_party(one.id, one.name, one.text, one.country) for one in (expected, role))
    how = likeness(party, other)
    if are_same(expected, role) or how in _NEAR:
        return True
    return how is Likeness.OTHER_BODY and "organisation" not in (party.kind, other.kind)


def other_people(roles: Sequence[Role], others: Sequence[Role]) -> tuple[Role, Role] | None:
    """The two who stand for each other when one list names a known person of a state, the other only another."""
    if share_party(roles, others):
        return None
    pairs = ((one, other) for one in roles for other in others if is_person(one) and is_person(other))
    return next((pair for pair in pairs if pair[0].country and pair[0].country == pair[1].country), None)


def name_of(role: Role) -> str:
    """The name of a role, as printed where it has no other."""
    return role.name or role.text


def names_in_words(roles: Iterable[Role]) -> str:
    """ "Norway", "Norway and Latvia", "Norway, Latvia and Estonia"; "" of nobody."""
    names = list(dict.fromkeys(map(name_of, roles)))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def key_of(role: Role) -> str:
    """What a party is found by: its id, or its name and state."""
    return role.id or f"{role.country or ''}|{name_of(role).casefold()}"
