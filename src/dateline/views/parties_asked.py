"""Parties asked for: states by any of their names, everybody else by the words of theirs; as conditions on events."""

from dateline.links.linking import shipped_linking
from dateline.registry.states import State, StateForm, find_state, states
from dateline.views.filters import Condition, named_condition

# A city or a region is a place in a state; every other form, its capital too, stands for the state.
_PLACES = frozenset({StateForm.REGION, StateForm.CITY})


def find_state_asked(name: str) -> State | None:
    """The state that a code or a name stands for: "PRK", "North Korea", "Pyongyang"; None for other names."""
    plain = name.strip()
    found = find_state(plain)
    if found is not None and found.form not in _PLACES:
        return found.state
    return states().get(plain.upper())


def between_condition(one: str, other: str) -> Condition:
    """Events in which one party acts on the other, either way, or both act together in what takes two."""
    towards, back = _acts_on(one, other), _acts_on(other, one)
    together = _takes_part("actor", one).and_(_takes_part("actor", other)).and_(_mutual())
    parts = (towards, back, together)
    sql = " OR ".join(f"({part.sql})" for part in parts)
    return Condition(f"({sql})", tuple(value for part in parts for value in part.parameters))


def _acts_on(one: str, other: str) -> Condition:
    return _takes_part("actor", one).and_(_takes_part("recipient", other))


def _takes_part(part: str, name: str) -> Condition:
    state = find_state_asked(name)
    named = named_condition(name) if state is None else Condition("country = ?", (state.country,))
    return Condition(f"id IN (SELECT event FROM roles WHERE part = ? AND {named.sql})", (part, *named.parameters))


def _mutual() -> Condition:
    types = sorted(type.value for type in shipped_linking().mutual)
    return Condition(f"type IN ({', '.join('?' * len(types))})", tuple(types))
