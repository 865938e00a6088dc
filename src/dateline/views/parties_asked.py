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
    first, second = _named(one), _named(other)
    acts = _any(
        _both(_as("actor", first), _as("recipient", second)), _both(_as("actor", second), _as("recipient", first))
    )
    together = _both(_as("actor", first), _as("actor", second))
    either = _any(first, second)
    on_the_other, in_any_way = _events_of(either, acts), _events_of(either, _any(acts, together))
    # Those of both parties come first: few are left then to look at.
    return in_any_way.and_(_any(_mutual(), on_the_other))


def _events_of(named: Condition, having: Condition) -> Condition:
    """Events whose roles of these names are, taken together, as asked."""
    sql = f"id IN (SELECT event FROM roles WHERE {named.sql} GROUP BY event HAVING {having.sql})"
    return Condition(sql, named.parameters + having.parameters)


def _named(name: str) -> Condition:
    state = find_state_asked(name)
    return named_condition(name) if state is None else Condition("country = ?", (state.country,))


def _as(part: str, named: Condition) -> Condition:
    """Among the roles of an event one of that name that takes this part."""
    return Condition(f"max(part = ? AND {named.sql})", (part, *named.parameters))


def _both(one: Condition, other: Condition) -> Condition:
    return Condition(f"({one.sql} AND {other.sql})", one.parameters + other.parameters)


def _any(one: Condition, other: Condition) -> Condition:
    return Condition(f"({one.sql} OR {other.sql})", one.parameters + other.parameters)


def _mutual() -> Condition:
    types = sorted(type.value for type in shipped_linking().mutual)
    return Condition(f"type IN ({', '.join('?' * len(types))})", tuple(types))
