"""Whether two events tell of one thing: a sum of weights over act, sides, days, place and words, each with a reason.

Status plays no part but in the days: what is still to come lies after the day it is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians

from dateline.events.event import Where
from dateline.links.act_words import ActWords
from dateline.links.day_numbers import DayNumbers
from dateline.links.linking import Linking, shipped_linking
from dateline.links.occurrence_profiles import Profile
from dateline.links.parties import Likeness, Parties, Party, are_apart, likeness

# Words of a sentence that make a share of them worth counting.
_FEWEST_WORDS = 4
# A sum without the words around so far from nought either way is not turned by them.
_DECIDED = 2.0
# A day more or less is a matter of time zones and of the day of writing.
_NEXT_DAY = 1
# Days within which news of an act is told without a date.
_SOON = 3
# Degrees between two places, some thirty kilometres, that are not one for any report.
_FAR = 0.3
# Days after which how long ago something was told says no more, and a plan is not put off but made anew.
_LONG_AGO = 500
_LONGEST_DELAY = 90
_OF_ONE_STATE = frozenset(
    {Likeness.SAME_STATE, Likeness.OF_STATE, Likeness.PERSON_AND_GROUP, Likeness.OTHER_BODY}
)


@dataclass
class Judge:
    """Scores pairs of profiles of one profiler; what acts and parties are to each other is worked out once."""

    linking: Linking = field(default_factory=shipped_linking)
    _acts: dict[tuple[int, int], float] = field(default_factory=dict, repr=False)
    _sides: dict[tuple[int, int], float | None] = field(default_factory=dict, repr=False)
    _mutual: dict[tuple[object, ...], float | None] = field(default_factory=dict, repr=False)

    @property
    def floor(self) -> float:
        """The least score of a pair, that of two that cannot be one, and of a pair never compared."""
        return self.linking.pair.floor

    def score(self, one: Profile, other: Profile) -> float:
        """The sum of weights, above nought for one occurrence."""
        weights = self.linking.pair
        days = self._days(one, other)
        if days is None:
            return weights.floor
        sides = self._sides_of(one, other)
        if sides is None:
            return weights.floor
        told = weights.start + weights.sides * sides + self._act(one.act, other.act) + days
        if one.place is not None and other.place is not None:
            told += self._places(one.place, other.place)
        if -_DECIDED < told < _DECIDED:
            told += self._context(one, other)
        return max(weights.floor, told)

    def reasons(self, one: Profile, other: Profile) -> str:
        """In words, what two events that were linked have in common."""
        return ", ".join(self._reasons(one, other))

    def _act(self, act: ActWords, other: ActWords) -> float:
        key = (act.number, other.number)
        found = self._acts.get(key)
        if found is None:
            found = self._acts[key] = self._mode(act, other) + self._words(act, other)
        return found

    def _mode(self, act: ActWords, other: ActWords) -> float:
        weights = self.linking.act
        if act.type is not other.type:
            return weights.bridge
        if not act.mode or not other.mode:
            return 0.0
        if act.kin and other.kin:
            return weights.same_coded_mode if act.mode == other.mode else weights.kin_mode
        share = len(act.mode & other.mode) / len(act.mode | other.mode)
        # Half of the words in common is less than half of a mode in common.
        return (1 - share) * weights.other_mode + share * share * weights.same_mode

    def _words(self, act: ActWords, other: ActWords) -> float:
        weights = self.linking.act
        if _share_a_word(act, other):
            return weights.same_word
        if _are_synonyms(act, other):
            return weights.synonym
        return weights.other_word if act.words and other.words else 0.0

    def _sides_of(self, one: Profile, other: Profile) -> float | None:
        """How alike those on both sides are; None when other people are named."""
        if one.act.is_mutual and other.act.is_mutual:
            return self._together(one, other)
        actors = self._parties(one.actors, other.actors)
        recipients = self._parties(one.recipients, other.recipients)
        return None if actors is None or recipients is None else actors + recipients

    def _together(self, one: Profile, other: Profile) -> float | None:
        """The same for what is done together, where who stands on which side says little."""
        sides = (one.actors.number, one.recipients.number, other.actors.number, other.recipients.number)
        take_two = one.act.takes_two and other.act.takes_two
        key = (*sides, take_two, one.act.guests, other.act.guests)
        if key not in self._mutual:
            both = (one.actors.all + one.recipients.all, other.actors.all + other.recipients.all)
            actors = self._alike(one.actors.all, other.actors.all)
            by_side = actors + self._alike(one.recipients.all, other.recipients.all)
            alike = self.linking.party["for_state"] if _act_for_states(*both) else self._alike(*both)
            is_one = not are_apart(*both) and _are_one_way(one, other)
            is_whole = take_two or min(map(len, both)) > 1
            self._mutual[key] = (max(by_side, 2 * alike) if is_whole else by_side) if is_one else None
        return self._mutual[key]

    def _parties(self, parties: Parties, others: Parties) -> float | None:
        key = (parties.number, others.number)
        if key not in self._sides:
            is_apart = are_apart(parties.all, others.all)
            self._sides[key] = None if is_apart else self._alike(parties.all, others.all)
        return self._sides[key]

    def _alike(self, parties: Sequence[Party], others: Sequence[Party]) -> float:
        """The best match counts half, what the rest on either side find the other half."""
        if not parties or not others:
            return self.linking.party["one_told" if parties or others else "neither_told"]
        rows = [[self.linking.party[likeness(party, other)] for other in others] for party in parties]
        best: list[float] = [max(row) for row in rows]
        best_back: list[float] = [max(column) for column in zip(*rows, strict=True)]
        if max(best) <= 0:
            return max(best)
        return 0.5 * max(best) + 0.25 * sum(best) / len(best) + 0.25 * sum(best_back) / len(best_back)

    def _days(self, one: Profile, other: Profile) -> float | None:
        """What the days say; None when they are those of two things."""
        if one.days is not None and other.days is not None:
            return self._both_dated(one, other, one.days, other.days)
        if one.published is None or other.published is None:
            return 0.0
        if one.days is not None:
            return self._one_dated(one.days, other, other.published)
        if other.days is not None:
            return self._one_dated(other.days, one, one.published)
        return self._undated(one, other, one.published, other.published)

    def _both_dated(self, one: Profile, other: Profile, days: DayNumbers, others: DayNumbers) -> float | None:
        weights = self.linking.days
        if days.first == others.first and days.first_latest == others.first_latest:
            return weights.same_day if days.is_exact else weights.same_start
        gap = days.gap(others)
        if gap <= _NEXT_DAY:
            return weights.next_day if gap else weights.overlap
        is_put_off = one.is_coming is not other.is_coming and (days.first < others.first) is one.is_coming
        return weights.moved + weights.a_day_moved * gap if is_put_off and gap <= _LONGEST_DELAY else None

    def _one_dated(self, days: DayNumbers, undated: Profile, published: DayNumbers) -> float:
        weights = self.linking.days
        before, ahead = published.first - days.last, days.first - published.last
        if max(before, ahead) <= _SOON:
            return weights.told_then
        a_day = weights.a_day_before if before > 0 else weights.a_day_ahead
        passed = a_day * min(_LONG_AGO, max(before, ahead))
        return passed + weights.wrong_way if (before > 0) is undated.is_coming else passed

    def _undated(self, one: Profile, other: Profile, published: DayNumbers, others: DayNumbers) -> float:
        """Neither is dated. A plan waits; what is told as done is seldom the same a long time after."""
        weights, gap = self.linking.days, published.gap(others)
        earlier, later = (one, other) if published.first <= others.first else (other, one)
        if earlier.is_coming and (later.is_coming or gap):
            a_day = weights.a_day_ahead
        else:
            a_day = weights.a_day_undated + (weights.a_day_recurring if one.act.recurs and other.act.recurs else 0.0)
        return weights.undated + a_day * min(gap, _LONG_AGO)

    def _places(self, place: Where, other: Where) -> float:
        """A state, and a place not found on the map, may be wherever the other is."""
        if place.id == other.id:
            return self.linking.words.place
        return self.linking.words.other_place if _are_far(place, other) else 0.0

    def _context(self, one: Profile, other: Profile) -> float:
        fewest = min(len(one.context), len(other.context))
        if fewest < _FEWEST_WORDS:
            return 0.0
        weights = self.linking.words
        return weights.context * (len(one.context & other.context) / fewest - weights.usual)

    def _reasons(self, one: Profile, other: Profile) -> Iterator[str]:
        yield _act_reason(one.act, other.act)
        yield from _party_reason("actors", one.actors, other.actors)
        yield from _party_reason("recipients", one.recipients, other.recipients)
        if one.days is not None and other.days is not None:
            yield "days that agree" if one.days.gap(other.days) <= _NEXT_DAY else "put off"
        if one.place is not None and other.place is not None and one.place.id == other.place.id:
            yield "same place"
        if self._context(one, other) > 0:
            yield "words in common"


def _are_one_way(one: Profile, other: Profile) -> bool:
    """Whether two journeys may be one: both lead home or neither, by guests and to hosts of the same states."""
    journeys = [_guests_and_hosts(told) for told in (one, other)]
    homeward = {hosts <= guests for guests, hosts in journeys if hosts}
    sides = zip(*journeys, strict=True)
    return len(homeward) < 2 and all(not first or not second or first & second for first, second in sides)


def _guests_and_hosts(told: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """The states of those who travel, and of those to whom; both empty for what is no journey."""
    states = (told.actors.states, told.recipients.states)
    if not told.act.guests:
        return frozenset(), frozenset()
    return states if told.act.guests == "actors" else states[::-1]


def _act_for_states(parties: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether the one tells by people what the other tells by their states: these act through them."""
    kinds = [{party.kind for party in side} for side in (parties, others)]
    states, other_states = ({party.country for party in side} for side in (parties, others))
    return kinds in ([{"state"}, {"person"}], [{"person"}, {"state"}]) and len(states) > 1 and states == other_states


def _are_far(place: Where, other: Where) -> bool:
    if None in (place.latitude, place.longitude, other.latitude, other.longitude):
        return False
    one, two = ((where.latitude or 0.0, where.longitude or 0.0) for where in (place, other))
    return hypot(one[0] - two[0], (one[1] - two[1]) * cos(radians(one[0]))) > _FAR


def _share_a_word(act: ActWords, other: ActWords) -> bool:
    return bool(act.words & other.words or act.words & other.mode or act.mode & other.words)


def _are_synonyms(act: ActWords, other: ActWords) -> bool:
    is_one_mode = act.kin and other.kin and act.mode == other.mode
    return bool(is_one_mode) or bool(act.synonyms & other.synonyms)


def _act_reason(act: ActWords, other: ActWords) -> str:
    if _share_a_word(act, other):
        return "same act"
    if act.mode and act.mode == other.mode:
        return "same mode"
    return "synonyms" if _are_synonyms(act, other) else "same type"


def _party_reason(name: str, parties: Parties, others: Parties) -> Iterator[str]:
    found = {likeness(party, other) for party in parties.all for other in others.all}
    if Likeness.SAME in found:
        yield f"same {name}"
    elif found & _OF_ONE_STATE:
        yield f"{name} of one state"
