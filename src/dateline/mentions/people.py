"""Who a name or an office means on the day of an article: the registry's person, or nobody where it is not plain.

A name alone is never enough. Somebody of the registry is meant only where the article's words agree: it names their
state, or gives them an office that they held. An office with a state and a day names its holder only where one person
surely held it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.mentions.garbled import shares_a_word, sounds_like
from dateline.mentions.memory import name_words
from dateline.mentions.mention import Interval
from dateline.registry.offices import OfficeKind, Tenure
from dateline.registry.organisations import Organisation, organisation_of
from dateline.registry.people import Person
from dateline.registry.registry import Registry
from dateline.registry.spelling import Likeness, fold, likeness
from dateline.registry.states import find_country

_FEW = 3  # bearers of a name known: of more common ones no one is meant by the name alone
_LEADING = frozenset({OfficeKind.HEAD_OF_STATE, OfficeKind.HEAD_OF_GOVERNMENT})


@dataclass(frozen=True, slots=True)
class Told:
    """What the words beside a name say of its bearer: an office as the registry's noun, and the state they are of."""

    title: str = ""
    country: str | None = None


@dataclass(frozen=True)
class PeopleFinder:
    """Finds people of one article: its registry, the days it was published on, the states it names."""

    registry: Registry
    published: Interval | None = None
    countries: frozenset[str] = field(default_factory=frozenset)

    def named(self, name: str, told: Told) -> Person | None:
        """The one person of the registry who is called so, as far as the article's other words agree."""
        is_whole = len(name_words(name)) > 1
        called = self._whole(name) if is_whole else self.registry.people_called(name)
        found = tuple(p for p in called if self._agrees(p, told) and (not is_whole or self._is_borne(p, told, name)))
        if told.title and not is_whole:
            found = tuple(person for person in found if self._held(person, told) or self._bears_like(person, told))
        elif told.title and len(found) > 1:
            found = tuple(person for person in found if self._held(person, told)) or found
        if len(found) > 1 or not is_whole:
            found = tuple(person for person in found if self._is_in_office(person))
        if len(found) > 1:
            found = tuple(person for person in found if self._leads(person))  # "Kim" is he who leads the state
        if not found and len(called) <= _FEW and not told.country:
            found = tuple(person for person in called if self._is_prominent(person, told, name))
        if len(found) == 1:
            return found[0]
        return None if called else self._garbled(name, told)

    def holder(self, told: Told) -> Person | None:
        """Who surely bears an office on the day of publication; None where it is open, or several may."""
        if not (told.title and told.country and self.published and self.published.start and self.published.end):
            return None
        held = self.registry.holders(told.country, told.title, self.published.start, self.published.end)
        if len({tenure.person for tenure in held}) != 1:
            return None
        is_sure = any(t.is_sure and t.covers(self.published.start, self.published.end) for t in held)
        return self.registry.person(held[0].person) if is_sure else None

    def office(self, person: Person) -> str:
        """The office in print that somebody surely bears on the day of publication, of the state before of a party."""
        held = [tenure for tenure in self._tenures(person) if tenure.is_sure and self._covers(tenure)]
        held.sort(key=lambda tenure: OfficeKind.OTHER in tenure.kinds)
        return office_in_print(held[0]) if held else ""

    def office_told(self, person: Person, title: str) -> str:
        """The office in print that somebody bore by the title told with their name; "" where they bore none such."""
        borne = [tenure for tenure in self._tenures(person) if set(title.split()) <= set(tenure.title.split())]
        borne.sort(key=lambda tenure: (self._covers(tenure) is not True, tenure.title != title))
        return office_in_print(borne[0]) if borne else ""

    def country(self, person: Person) -> str | None:
        """Whom somebody acts for on the day of publication: the body they head, else their own state."""
        bodies = [t.of for t in self._tenures(person) if t.is_sure and self._covers(t)]
        is_of_state = any(not of.startswith("organisation/") for of in bodies)
        body = organisation_of(bodies[0]) if bodies and not is_of_state else None
        return (body.country if body else None) or person.country

    def _agrees(self, person: Person, told: Told) -> bool:
        """Whether nothing speaks against a person, and the article knows of their state."""
        if told.country:
            state = find_country(told.country)
            meant = {told.country, *(state.successors if state else ())}  # "the Yugoslav president" of 2001
            return person.country in meant or any(tenure.of in meant for tenure in self._tenures(person))
        if person.country in self.countries or person.country in (None, "IGO") or self._held(person, told):
            return True
        # The head of an international body is at home in every article.
        own = self._tenures(person)
        return any(tenure.of.startswith("organisation/") and self._covers(tenure) for tenure in own)

    def _held(self, person: Person, told: Told) -> bool:
        """Whether somebody bears the office told of them on the day of publication, or may."""
        if not (told.title and self.published and self.published.start and self.published.end):
            return False
        of = {told.country} if told.country else {tenure.of for tenure in self._tenures(person)}
        held = (self.registry.holders(o, told.title, self.published.start, self.published.end) for o in of if o)
        return any(tenure.person == person.id for tenures in held for tenure in tenures)

    def _whole(self, name: str) -> tuple[Person, ...]:
        """Who bears a whole name, or the name without its last word: a second surname is often left out."""
        words = name.split()
        return self.registry.people_named(name) or (
            self.registry.people_named(" ".join(words[:-1])) if len(words) > 2 else ()
        )

    def _is_borne(self, person: Person, told: Told, name: str) -> bool:
        """Whether a whole name is theirs: as it is, with initials more or less, or with more words and their office."""
        if likeness(name, person.names) in (Likeness.EXACT, Likeness.SOUND):
            return True
        own = {word for known in person.names for word in fold(known).split()}
        more = [word for word in fold(name).split() if word not in own]
        is_initialled = all(len(word) == 1 for word in more)
        return is_initialled or (bool(told.title) and (self._held(person, told) or self._bears_like(person, told)))

    def _bears_like(self, person: Person, told: Told) -> bool:
        """Whether an office of theirs has the words of the one told: "Minister" of a foreign minister."""
        words = set(told.title.split())
        return any(words <= set(tenure.title.split()) for tenure in self._tenures(person))

    def _is_prominent(self, person: Person, told: Told, name: str) -> bool:
        """Whether a name needs no other word: the whole one of who bore a main office, the surname of who bears it."""
        main = [tenure for tenure in self._tenures(person) if tenure.kinds - {OfficeKind.OTHER}]
        if len(name_words(name)) > 1:
            return bool(main) and likeness(name, person.names) in (Likeness.EXACT, Likeness.SOUND)
        is_spelled_so = fold(name) in {fold(short) for short in person.short}
        return is_spelled_so and not told.title and any(self._covers(tenure) is not False for tenure in main)

    def _leads(self, person: Person) -> bool:
        """Whether somebody may be head of state or of government on the day of publication."""
        return any(tenure.kinds & _LEADING and self._covers(tenure) is not False for tenure in self._tenures(person))

    def _is_in_office(self, person: Person) -> bool:
        return any(self._covers(tenure) is not False for tenure in self._tenures(person))

    def _covers(self, tenure: Tenure) -> bool | None:
        if not (self.published and self.published.start and self.published.end):
            return None
        return tenure.covers(self.published.start, self.published.end)

    def _tenures(self, person: Person) -> Iterable[Tenure]:
        return self.registry.tenures_of(person.id)

    def _garbled(self, name: str, told: Told) -> Person | None:
        """The holder of the office told of somebody unknown whose name sounds like theirs: "Minister Loveloff"."""
        holder = self.holder(told)
        if holder is None or self.registry.people_named(name) or self.registry.people_called(name):
            return None
        last = name_words(name)[-1:] if shares_a_word(name, holder.name) else []
        return holder if any(sounds_like(word, short) for word in last for short in holder.short) else None


def office_in_print(tenure: Tenure) -> str:
    """ "Foreign Minister of Russia"; "of" is left out where the title has its own: "First Minister of Scotland"."""
    words = tenure.title.split()
    title = " ".join(word if word in ("of", "the", "and", "for") else word.capitalize() for word in words)
    state, body = find_country(tenure.of), organisation_of(tenure.of)
    if " of " in tenure.title or not (state or body):
        return title
    return f"{title} of {state.phrase if state else _body_in_print(body)}"


def _body_in_print(body: Organisation | None) -> str:
    """ "the United Nations", "NATO"."""
    name = body.name if body else ""
    return f"the {name}" if body and body.country == "IGO" and " " in name else name
