"""Story words: whether an event tells of what a few words ask for, such as "Putin visits North Korea"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.errors import QueryError
from dateline.events.event import Event, Role
from dateline.links.act_words import find_stems, find_synonyms
from dateline.links.linking import shipped_linking
from dateline.links.told import Told
from dateline.registry.states import longest_state
from dateline.views.filters import Condition
from dateline.views.parties_asked import find_state_asked

_POSSESSIVE = re.compile("['’]s$", re.I)
_AROUND_WORDS = ".,;:!?\"'“”‘’()[]"


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What a question asks for: states by their codes, and the stems of its other words that say something.

    Of the stems `people` are names of people and `acts` words for acts, once they are sorted.
    """

    states: frozenset[str]
    stems: frozenset[str]
    people: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()

    @property
    def condition(self) -> Condition:
        """Events in which every state takes part or is the place."""
        sql = "(where_country = ? OR id IN (SELECT event FROM roles WHERE part <> 'said_by' AND country = ?))"
        both = tuple(country for state in sorted(self.states) for country in (state, state))
        return Condition(" AND ".join([sql] * len(self.states)), both) if self.states else Condition()


def read_story_words(question: str) -> StoryWords:
    """The words of a question. Raises QueryError when none of them says anything."""
    states, others = split_states(question)
    stems = find_stems(" ".join(others))
    if not states and not stems:
        raise QueryError(f"{question!r} does not say what the story is about; name those who take part, or the act")
    return StoryWords(frozenset(states), stems)


def sort_words(asked: StoryWords, told: Iterable[Told]) -> StoryWords:
    """The same words, telling apart names of people who take part in these events and words for their acts."""
    people: set[str] = set()
    acts: set[str] = set()
    for one in told:
        people |= {role.name for role in parties(one.event) if role.id.startswith("person/")}
        acts |= asked.stems & _act_stems(one.event, asked)
    named = asked.stems & find_stems(" ".join(people))
    return replace(asked, people=named, acts=frozenset(acts) - named)


def tells_of(told: Told, asked: StoryWords) -> bool:
    """Whether an event tells of what is asked for, every word of it; `asked` are words that were sorted.

    States and people must take part in it, or it must be there; one of the words for acts must be its own, unless it is
    a proposal, an invitation or an acceptance, whose sentence may name the act it leads to. The other words may stand
    anywhere in its sentence.
    """
    event = told.event
    taking_part = find_stems(" ".join(f"{role.name} {role.text}" for role in parties(event)))
    act = _act_stems(event, asked)
    is_its_act = not asked.acts or bool(asked.acts & act) or _leads_to_another(event)
    if not (is_its_act and asked.states <= countries(event) and asked.people <= taking_part):
        return False
    place = event.where.name if event.where else ""
    return asked.stems <= taking_part | act | find_stems(f"{place} {told.sentence}")


def parties(event: Event) -> tuple[Role, ...]:
    """Those who act and those who are acted on."""
    return (*event.actors, *event.recipients)


def countries(event: Event) -> frozenset[str]:
    """The countries of those who take part, and of the place."""
    found = {role.country for role in parties(event)} | {event.where.country if event.where else None}
    return frozenset(country for country in found if country)


def _act_stems(event: Event, asked: StoryWords) -> frozenset[str]:
    """The stems of the words for an act, and those asked for that the codebook knows as words for such an act."""
    own = find_stems(f"{event.mode.replace('_', ' ')} {event.trigger_text} {event.type.value}")
    others = asked.stems - own
    return own | {word for word in others if event.mode in find_synonyms(event.type, frozenset({word}))}


def _leads_to_another(event: Event) -> bool:
    return f"{event.type.value}/{event.mode}" in shipped_linking().steps


def split_states(question: str) -> tuple[list[str], list[str]]:
    """The codes of the states that a question names, and its other words."""
    words = [bare for word in question.split() if (bare := _POSSESSIVE.sub("", word.strip(_AROUND_WORDS)))]
    states: list[str] = []
    others: list[str] = []
    place = 0
    while place < len(words):
        _, length = longest_state(words, place) or (None, 1)
        name = " ".join(words[place : place + length])
        state = find_state_asked(name)
        (others if state is None else states).append(name if state is None else state.country)
        place += length
    return states, others
