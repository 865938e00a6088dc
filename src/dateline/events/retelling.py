"""What one telling of an act leaves out and another tells: "the protests", "was suspended", "the visit" a line later.

Two tellings are of one act here when type and mode are the same (of attacks and requests, which go by many words, type
and people) and neither those who act nor those acted on are at odds. Nothing is taken over where the article's
tellings disagree; what is taken over keeps the span it came from.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.events.event import Act, EventType, Role, When, sides_of
from dateline.registry.parts_played import find_role

# What is left of the trust in a row for what another telling gave it: judgement, not measurement.
INHERITED_TRUST = 0.85
INHERITED = "roles inherited from another mention"
_OF_MANY_WORDS = frozenset({EventType.ASSAULT, EventType.REQUEST})
# How many sentences back "the protest" looks for the one it points at: judgement.
REACH = 2
# Sentences that tell what an article is about, headline and lead.
LEAD = 2
# Acts looked at on either side: what is further away is another story, and long articles stay quick.
ACT_REACH = 100


@dataclass(frozen=True, slots=True)
class Telling:
    """An act as its own clause tells it, and how far that clause points at other tellings of it."""

    act: Act
    is_met: bool  # whether the clause alone suffices for a row
    points_back: bool  # "the ban", "protests", "was suspended": the act may have been told before
    is_fact: bool  # told by a noun or a finite verb, not as what should or may be
    is_verb: bool
    is_supposed: bool  # told by a verb with a modal: "would resign"
    is_definite: bool  # told by a noun that is not "a ban", "another ban": the one that the article knows of


def complete(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings with who, whom and when filled from other tellings of the same act, as far as those agree."""
    whole = []
    for at, telling in enumerate(tellings):
        before, after = tellings[max(0, at - ACT_REACH) : at], tellings[at + 1 : at + ACT_REACH]
        with_roles = _with_roles(telling, [*before, telling, *after])
        whole.append(_with_when(with_roles, [*before, with_roles, *after]))
    return whole


def _with_roles(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    act = telling.act
    if not telling.points_back or (telling.is_verb and not act.recipients):
        return telling  # "they were asked to leave": whom it is done to would have to tell which asking it is
    actors = act.actors or _apart(_inherited(telling, tellings, lambda other: other.actors), act.recipients)
    recipients = act.recipients or _apart(_inherited(telling, tellings, lambda other: other.recipients), actors)
    if (actors, recipients) == (act.actors, act.recipients):
        return telling
    reasons = (*act.reasons, INHERITED)
    score = round(act.score * INHERITED_TRUST, 3)
    whole = replace(act, actors=actors, recipients=recipients, score=score, reasons=reasons)
    # "Chile was attacked" makes a row, or none, by its own words; "the attack" lives by what it points at.
    tells_nobody = not act.actors and not act.recipients
    return replace(telling, act=whole, is_met=telling.is_met or tells_nobody)


def _apart(roles: tuple[Role, ...], others: Sequence[Role]) -> tuple[Role, ...]:
    """The roles, none where somebody of them stands on the other side: nobody does it to themselves."""
    return () if {role.id for role in roles if role.id} & {role.id for role in others} else roles


def _inherited(
    telling: Telling, tellings: Sequence[Telling], role: Callable[[Act], tuple[Role, ...]]
) -> tuple[Role, ...]:
    """The missing side from the nearest telling that has it, the earlier ones first; none where they disagree."""
    every = [other for other in _same(telling, tellings) if role(other)]
    facts = [other for other in tellings if other.is_fact or other is telling]
    found = [other for other in _same(telling, facts) if role(other)] or every
    if not found or len({sides_of(role(other)) for other in found}) > 1:
        return ()
    is_near = 0 <= telling.act.sentence - found[0].sentence <= REACH
    if _names_differ([role(other) for other in every]) and not is_near:
        return ()
    return tuple(replace(r, through=(found[0].trigger, *r.through)) for r in role(found[0]))


def _with_when(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """A nominal has the days of its act from where the article dates it."""
    act = telling.act
    if act.when is not None:
        return telling
    # "before resigning, Ana Kovač ...": a verb tells the same act only of the same people by name.
    if not telling.is_definite and telling.is_supposed:
        return telling
    if not telling.is_definite:
        tellings = [other for other in tellings if other is telling or _are_same_people(act, other.act)]
    facts = [other for other in tellings if other.is_fact or other is telling]
    same = [other for other in _same(telling, facts) if other.when is not None]
    # "the protest" is the one just told of, whatever other protests the article dates.
    near = [other for other in same if telling.points_back and 0 <= act.sentence - other.sentence <= REACH]
    when = _agreed([other.when for other in near[:1] or same if other.when is not None])
    if when is None and not same and telling.points_back and not telling.is_verb:
        when = _of_a_kind(telling, facts)
    return telling if when is None else replace(telling, act=replace(act, when=when))


def _of_a_kind(telling: Telling, facts: Sequence[Telling]) -> When | None:
    """When the act was that "the attack" points at, though it was told as a bombing: one just told, or the lead's."""
    act = telling.act
    before = [other.act for other in facts if other.act.sentence <= act.sentence and other is not telling]
    alike = [
        other for other in before if other.type is act.type and other.when is not None and _are_compatible(act, other)
    ]
    near = [other for other in alike if act.sentence - other.sentence <= REACH]
    found = near[-1:] or [other for other in alike if other.sentence < LEAD][:1]
    return _agreed([other.when for other in found if other.when is not None])


def _agreed(dated: Sequence[When]) -> When | None:
    """The days that all of these give, the finest of them; None when they differ."""
    finest = max(dated, key=lambda when: len(when.start or when.end or ""), default=None)
    if finest is None or not all(_holds(when, finest) for when in dated):
        return None
    return replace(finest, basis="inherited")


def _holds(coarse: When, fine: When) -> bool:
    """Whether one telling's days are the other's, told less exactly or open at an end."""
    starts = coarse.start is None or (fine.start or "").startswith(coarse.start)
    return starts and (coarse.end is None or (fine.end or "").startswith(coarse.end))


def _same(telling: Telling, tellings: Sequence[Telling]) -> Iterator[Act]:
    """Other tellings of the same act, those before it first, nearest first."""
    at = next(index for index, other in enumerate(tellings) if other is telling)
    for other in (*reversed(tellings[:at]), *tellings[at + 1 :]):
        if _is_same(telling.act, other.act):
            yield other.act


def _is_same(act: Act, other: Act) -> bool:
    is_alike = act.mode == other.mode or (act.type in _OF_MANY_WORDS and bool(act.actors and other.actors))
    if act.type is not other.type or not is_alike:
        return False
    return _are_compatible(act, other)


def _are_compatible(act: Act, other: Act) -> bool:
    return _agree(act.actors, other.actors) and _agree(act.recipients, other.recipients)


def _agree(roles: Sequence[Role], others: Sequence[Role]) -> bool:
    """Whether both may be the same people: two persons by name are not, a person and their state are."""
    if not roles or not others:
        return True
    people, other_people = _people(roles), _people(others)
    if people and other_people:
        return bool(people & other_people)
    return bool(sides_of(roles) & sides_of(others))


def _are_same_people(act: Act, other: Act) -> bool:
    people = _people(act.actors)
    is_same_side = people == _people(other.actors) and _people(act.recipients) == _people(other.recipients)
    return bool(people) and is_same_side


def _people(roles: Sequence[Role]) -> frozenset[str]:
    """Those with a name of their own: people and organisations, but not "the Court"."""
    named = (role for role in roles if role.id.startswith(("person/", "organisation/")))
    return frozenset(role.id for role in named if " " in role.name or find_role(role.name) is None)


def _names_differ(tellings: Sequence[Sequence[Role]]) -> bool:
    """Whether different people of one state take part: "the summit" may then be either's."""
    people = {(role.country, role.id) for roles in tellings for role in roles if role.id.startswith("person/")}
    return len({country for country, _ in people}) < len(people)
