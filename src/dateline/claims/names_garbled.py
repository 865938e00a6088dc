"""Garbled names: nobody bears them, and the words beside them say who is meant.

Sound is never enough. Somebody is meant where an office with a state and a day has one sure holder, or where the
article names them rightly elsewhere with the same office; of a first name told, one word must be theirs.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.claims.evidence import Evidence
from dateline.claims.finding import Finding, FindingKind
from dateline.mentions.garbled import shares_a_word, sounds_like
from dateline.mentions.memory import name_words
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.people import Person
from dateline.registry.spelling import Likeness, fold, likeness, word_sound

_LONGEST = 4  # words of a name; more of them are no name
_LEAST = 4  # letters of a word that is compared by its consonants
_NAME = re.compile(r"[^\W\d_][\w .'’-]*")
# "t" and "d" before "i" are heard as "ch" and "j" in some languages, and "w" before vowels is hardly heard at all.
_SOFTENED = ((re.compile(r"(?:t?ch|d?j)(?=i)"), "t"), (re.compile(r"w(?=[aeiou])"), ""))
_UMLAUT = re.compile(r"([aou])e(?!$)")


def find_garbled_names(evidence: Evidence) -> Iterator[Finding]:
    """The names that nobody bears, each once; it rests on the right name, if that is told, and where else it stands."""
    named = [m for m in evidence.mentions if m.kind is MentionKind.ACTOR and m.id.startswith("person/")]
    named = [m for m in named if m.basis != "coreference" and _is_name(m.text)]
    found: dict[tuple[str, str], list[tuple[Mention, Person]]] = {}
    for mention in named:
        person = _meant(evidence, mention, named)
        if person:
            found.setdefault((person.id, _last(mention.text)), []).append((mention, person))
    return (_finding(evidence, places, named) for places in found.values())


def _finding(evidence: Evidence, places: Sequence[tuple[Mention, Person]], named: Sequence[Mention]) -> Finding:
    (mention, person), *others = places
    right = [other.span for other in named if other.id == person.id and not _is_no_spelling(other.text, person)]
    titles = [span for span in (evidence.office_before(mention),) if span]
    office = f" with the office of {mention.title}" if mention.title else ""
    reason = f"Nobody of this name{office} is known; {person.name} is, whose name sounds like it."
    return evidence.finding(
        FindingKind.NAME,
        mention.span,
        rule="sounds like the one meant",
        reason=reason,
        should_read=person.name,
        rests_on=(*titles, *right[:1], *(other.span for other, _ in others)),
    )


def _meant(evidence: Evidence, mention: Mention, named: Sequence[Mention]) -> Person | None:
    """Whom a wrong name stands for; None for a right one, and where that is not plain."""
    known = evidence.registry.person(mention.id)
    if known is not None:
        return known if _is_meant(mention, known) else None
    if not _is_unknown(evidence, mention):
        return None
    holders = {holder.id: holder for holder in _holders(evidence, mention) if _is_meant(mention, holder)}
    if holders:
        return next(iter(holders.values())) if len(holders) == 1 else None
    return None if _is_introduced(evidence, mention, named) else _beside(evidence, mention, named)


def _holders(evidence: Evidence, mention: Mention) -> Iterator[Person]:
    """Who surely holds the office told, in the state told with it; else in any that the article names."""
    if mention.title:
        own = _country(mention)
        countries = {own} if own else {m.country for m in evidence.mentions if m.basis == "named" and m.country}
        holders = (evidence.sure_holder(country, mention.title) for country in sorted(countries))
        yield from (holder for holder in holders if holder)


def _country(mention: Mention) -> str | None:
    """The state that the words tell, not the one the article is about."""
    return None if mention.basis == "setting" else mention.country


def _is_meant(mention: Mention, person: Person) -> bool:
    is_like = _is_no_spelling(mention.text, person) and _sounds(mention.text, person)
    return is_like and any(shares_a_word(mention.text, name) for name in person.names)


def _beside(evidence: Evidence, mention: Mention, named: Sequence[Mention]) -> Person | None:
    """The one person named elsewhere in the article who is meant."""
    others = [other for other in named if other.id != mention.id and _is_alike(mention, other)]
    people = {person.id: person for other in others if (person := evidence.registry.person(other.id))}
    meant = [person for person in people.values() if _is_meant(mention, person)]
    return meant[0] if len(meant) == 1 else None


def _is_unknown(evidence: Evidence, mention: Mention) -> bool:
    registry, words = evidence.registry, fold(mention.text).split()
    is_borne = registry.people_named(mention.text) or registry.people_called(mention.text)
    return bool(words) and not is_borne and (len(words) > 1 or not registry.people_called(words[-1]))


def _is_introduced(evidence: Evidence, mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether the article tells this name with another first name: then it is somebody of their own."""
    own, last = fold(mention.text), _last(mention.text)
    full = (other for other in named if " " in other.text and _last(other.text) == last and fold(other.text) != own)
    return any(evidence.registry.person(other.id) is None for other in full)


def _is_alike(mention: Mention, other: Mention) -> bool:
    """Whether two names are told with one office, and of one state as far as it is told."""
    if _country(mention) and other.country and _country(mention) != other.country:
        return False
    title = mention.title
    return bool(title) and (other.title == title or other.title.endswith(f" {title}"))


def _is_no_spelling(text: str, person: Person) -> bool:
    """Whether no key makes the words a name of the person, in full or in part."""
    own = {word_sound(word) for word in fold(" ".join((*person.names, *person.short))).split()}
    plain = _UMLAUT.sub(r"\1", fold(text))
    is_name = likeness(plain, person.names) in (Likeness.EXACT, Likeness.SOUND)
    return not is_name and own.isdisjoint((word_sound(plain.split()[-1]), word_sound(fold(text).split()[-1])))


def _sounds(text: str, person: Person) -> bool:
    """Whether a surname sounds like the person's, or, of a name of the same words but one, that one."""
    last = _softened(_last(text))
    surnames = {_softened(one) for one in (*person.short, _last(person.name))}
    is_surname = len(last) >= _LEAST and any(sounds_like(last, surname) for surname in surnames)
    return is_surname or any(_is_same_but_one(fold(text).split(), fold(name).split()) for name in person.names)


def _is_same_but_one(words: Sequence[str], others: Sequence[str]) -> bool:
    if len(words) != len(others) or len(words) < 2:
        return False
    different = [(_softened(one), _softened(other)) for one, other in zip(words, others, strict=True) if one != other]
    return len(different) == 1 and sounds_like(*different[0], shortest=1)


def _softened(word: str) -> str:
    word = fold(word)
    for sound, heard in _SOFTENED:
        word = sound.sub(heard, word)
    return word


def _last(name: str) -> str:
    return (name_words(name) or [""])[-1]


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST and _NAME.fullmatch(text) is not None
