"""News that nobody wrote, made of news that somebody did: other names, days and numbers, clauses exchanged.

An article is cut into sentences, and a sentence into what stays and the slots in it: states (and what is said of them:
adjective, citizens, capital), people, organisations, days, weekdays, years, numbers. A cast says for one new article
who and what fills them, so that a name stands for the same throughout. What follows or leads a main clause is exchanged
between sentences of articles on one topic, and so are whole sentences; paragraphs change places.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import log
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.sentence_ends import split_sentences
from dateline.registry.organisations import every_organisation_name
from dateline.registry.shipped import load_shipped
from dateline.registry.states import StateForm, every_state_name

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
_MONTH = "|".join(_MONTHS)
_SPECIAL = rf"""
    (?P<month_day>\b(?:{_MONTH})\ \d\d?\b(?:,\ \d{{4}}\b)?)
    | (?P<day_month>\b\d\d?\ (?:{_MONTH})\b(?:\ \d{{4}}\b)?)
    | (?P<weekday>\b(?:{"|".join(_DAYS)})\b)
    | (?P<year>\b(?:19|20)\d\d\b)
    | (?P<number>(?<![\w.,:/-])\d{{1,3}}(?:,\d{{3}})*(?![\w:/-]|[.,]\d))
    | (?P<count>\b(?:{"|".join(_COUNTS)})\b)
"""
# What is split off a sentence, and may be exchanged for another of its kind.
_TAIL = re.compile(
    r"(?:,\s(?P<kind>after|while|although|because|when|since|until|despite|following|which|who|where|saying|adding"
    r"|including|but|and|as|with|according)\b|\s(?P<plain>after|because|while|since|when|amid|during|following)\s)"
    r"[^\"“”;:()\[\]]{12,}[.]$"
)
_LEAD = re.compile(
    r"^(?:After|While|Although|Because|When|Since|Until|Despite|Following|In|On|At|During|As|According to)\b"
    r"[^\"“”;:()\[\],.]{6,90},\s(?=\w)"
)
_ADVERBIAL = {"after", "while", "although", "because", "when", "since", "until", "despite", "following"}
_TITLED = r"(?:President|Minister|Chancellor|Senator|Secretary|Representative|Governor|General|Judge|M[rs]{1,2}\.|Dr\.)"
_FIRST, _LAST = r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?)", r"([A-Z][a-zA-Z'’]*[a-z](?:-[A-Z][a-z]+)?)"
_SAYING = "said|says|told|wrote|announced|stated|added|described|tweeted|explained"
_OFFICES = (
    "minister|spokesman|spokeswoman|spokesperson|prosecutor|eyewitness|official|professor|mayor|leader|president|senator"
    "|director|judge|officer|chairman|chief|lawyer|activist|journalist|named"
)
_FULL_NAME = re.compile(rf"(?<![Tt]he )(?<![A-Z][a-z] )\b{_FIRST} {_LAST}\b(?! [A-Z])")
_TITLED_NAME = re.compile(rf"{_TITLED} {_FIRST} {_LAST}\b")
_SAYING_NAME = re.compile(rf"\b{_FIRST} {_LAST} (?:{_SAYING})\b|\b(?:{_OFFICES}),? {_FIRST} {_LAST}\b")
_NO_NAMES = frozenset(
    (*_DAYS, *_MONTHS, "The", "In", "On", "At", "A", "An", "United", "New", "South", "North", "Prime")
)
_AS_ADJECTIVE = re.compile(
    r" (?!and|or|has|had|have|is|are|was|were|will|would|to|in|on|at|by|for|from|of|with|as|but|that|who|after|which"
    r"|when|said|says|the|\d)\w"
)
# Said of a state, and of what is of it: "the U.S. senator".
_ABBREVIATED = frozenset(("US", "U.S.", "UK", "U.K.", "UAE", "EU", "United States", "United Kingdom"))
_PLACES = (StateForm.CITY, StateForm.REGION)
_STATE_FORMS = {StateForm.NAME, StateForm.ADJECTIVE, StateForm.DEMONYM, StateForm.CAPITAL}
_NEIGHBOURS = 8
_ATTRIBUTED_ALREADY = re.compile(r"[\"“”\[\]]|\bsa(?:id|ys|ying)\b|according|\.\.$|^.{,15}$")
_MAY_BE_LED = re.compile(
    r"(?:The|A|An|He|She|They|It|Some|Several|Many|One|There|This|These|Those|His|Her|Its|Their)\b"
)
_LEFT_OUT = 0.06
_LED = 0.5  # of sentences that nothing leads and nobody is named for
_ATTRIBUTED = 0.7  # of sentences that tell something for which nobody is named


class Slot(NamedTuple):
    """A place to fill: `kind` of name, day or number, the `key` of who it is in the old article, its `form`.

    `before` is "a" or "A" where an indefinite article stands before it, which must suit the new word.
    """

    kind: str
    key: str
    form: str
    before: str = ""


Pieces = tuple[str | Slot, ...]
_SOMEBODY = tuple(
    Slot("person", who, form) for who, form in (("spokesperson", "short"), ("minister", "full"), ("witness", "full"))
)
_WEEKDAY = Slot("weekday", "1", "")
_STATE = Slot("state", "of officials", "adjective")
_OPENINGS: tuple[Pieces, ...] = (
    *(("On ", Slot("weekday", str(day), ""), ", ") for day in range(3)),
    *(("In ", Slot("state", key, "capital"), ", ") for key in ("of officials", "of others")),
    *(("In ", Slot("place", key, "city"), ", ") for key in ("here", "there")),
    ("According to ", _SOMEBODY[0], ", "),
)
_ATTRIBUTIONS: tuple[Pieces, ...] = (
    *((", ", who, " said.") for who in _SOMEBODY),
    *((", ", who, " said on ", _WEEKDAY, ".") for who in _SOMEBODY),
    *((", according to ", who, ".") for who in _SOMEBODY),
    (", ", _STATE, " officials said."),
    (", ", _STATE, " media reported on ", _WEEKDAY, "."),
)


class Made(NamedTuple):
    """An article with its sentences by paragraphs."""

    title: str
    paragraphs: list[list[str]]

    @property
    def text(self) -> str:
        """The text as it is printed."""
        return "\n\n".join(" ".join(sentences) for sentences in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What leads the main clause, the clause, and what follows it; `kind` says what may follow instead."""

    lead: Pieces
    main: Pieces
    tail: Pieces
    kind: str

    @property
    def is_plain(self) -> bool:
        """Whether it tells something that nobody is named for, so that somebody may be."""
        last = self.main[-1] if self.main else ""
        return len(self.main) < 6 and type(last) is str and last.endswith(".") and not _ATTRIBUTED_ALREADY.search(last)


@dataclass(frozen=True)
class Template:
    """An article cut into sentences; those near it in topic lend it theirs."""

    published: date
    title: Pieces
    paragraphs: tuple[tuple[Sentence, ...], ...]
    words: frozenset[str] = frozenset()
    near: list[Template] = field(default_factory=list)

    @cached_property
    def lent(self) -> dict[str, list[Pieces]]:
        """What leads and follows clauses in articles of the topic, by kind; leads under ""."""
        found: defaultdict[str, list[Pieces]] = defaultdict(list)
        for sentence in self.lent_sentences:
            if sentence.tail:
                found[sentence.kind].append(sentence.tail)
            if sentence.lead:
                found[""].append(sentence.lead)
        return dict(found)

    @cached_property
    def lent_sentences(self) -> list[Sentence]:
        """The sentences of articles of the topic, its own among them; lines of date are none."""
        articles = (self, *self.near)
        return [one for article in articles for part in article.paragraphs[1:] for one in part]


@dataclass(frozen=True)
class Names:
    """What slots are filled with: the forms of states, people as (name, surname), organisations, places."""

    states: dict[str, dict[str, str]]
    people: Sequence[tuple[str, str]]
    organisations: dict[str, list[str]]
    places: dict[str, list[str]]
    weights: Sequence[float] = ()

    @cached_property
    def codes(self) -> list[str]:
        """The states that are drawn from."""
        return list(self.states)


class Cast:
    """Who and what stands in one new article for whom and what in the old ones."""

    def __init__(self, names: Names, chance: Random, *, days: int, years: int) -> None:
        self.names, self.chance = names, chance
        self.days = days - chance.randrange(4)
        self.years = years
        self.longer_ago = chance.randrange(10)
        self._filled: dict[tuple[str, str], Any] = {}
        self._states: set[str] = set()

    def fill(self, pieces: Pieces) -> str:
        """The words of a stretch with every slot filled."""
        return "".join([piece if type(piece) is str else self._slot(piece) for piece in pieces])  # type: ignore[arg-type]

    def _slot(self, slot: Slot) -> str:
        word = _FILL[slot.kind](self, slot)
        if slot.before:
            return f"{slot.before}{'n' if word[:1] in 'AEIOUaeiou' else ''} {word}"
        return word

    def _state(self, slot: Slot) -> str:
        filled = self._filled.get(("state", slot.key))
        if filled is None:
            filled = self._filled["state", slot.key] = self._new_state()
        return self.names.states[filled][slot.form]

    def _new_state(self) -> str:
        codes, weights = self.names.codes, self.names.weights
        code = self.chance.choices(codes, cum_weights=weights)[0]
        while code in self._states and len(self._states) < len(codes) // 2:
            code = self.chance.choice(codes)
        self._states.add(code)
        return code

    def _person(self, slot: Slot) -> str:
        key = ("person", slot.key)
        if key not in self._filled:
            self._filled[key] = self.chance.choice(self.names.people)
        name, surname = self._filled[key]
        return str(surname if slot.form == "short" else name)

    def _organisation(self, slot: Slot) -> str:
        key = (slot.form, slot.key)
        if key not in self._filled:
            self._filled[key] = self.chance.choice(self.names.organisations[slot.form])
        return str(self._filled[key])

    def _place(self, slot: Slot) -> str:
        key = (slot.form, slot.key)
        if key not in self._filled:
            self._filled[key] = self.chance.choice(self.names.places[slot.form])
        return str(self._filled[key])

    def _number(self, slot: Slot) -> str:
        key = ("number", slot.key)
        if key not in self._filled:
            value = int(slot.key)
            near = round(value * self.chance.uniform(0.5, 1.9)) + self.chance.randrange(3)
            new = max(2, near) if value > 1 else value
            self._filled[key] = f"{new:,}" if slot.form == "," or new > 9999 else str(new)
        return str(self._filled[key])

    def _count(self, slot: Slot) -> str:
        key = ("count", slot.key)
        if key not in self._filled:
            self._filled[key] = self.chance.choice(_COUNTS)
        return str(self._filled[key])

    def _day(self, slot: Slot) -> str:
        day = date.fromordinal(int(slot.key) + self.days)
        month = _MONTHS[day.month - 1]
        return slot.form.format(month=month, day=day.day, year=day.year)

    def _weekday(self, slot: Slot) -> str:
        return _DAYS[(int(slot.key) + self.days) % 7]

    def _year(self, slot: Slot) -> str:
        return str(int(slot.key) + self.years - (self.longer_ago if slot.form == "old" else 0))


_FILL = {
    "state": Cast._state, "place": Cast._place, "person": Cast._person, "organisation": Cast._organisation,
    "number": Cast._number, "count": Cast._count, "day": Cast._day, "weekday": Cast._weekday, "year": Cast._year,
}  # fmt: skip


class Recombining:
    """Makes new articles of old ones, as many as are asked for; the same from the same seed."""

    def __init__(self, rows: Sequence[dict[str, str]], *, day: date, seed: int) -> None:
        self.chance, self.day = Random(seed), day
        cutting = Cutting(rows)
        self.names = cutting.names
        self.templates = [cutting.template(row) for row in rows]
        _find_near(self.templates)

    def article(self) -> Made:
        """A new article."""
        old = self.chance.choice(self.templates)
        years = self.day.year - old.published.year
        cast = Cast(self.names, self.chance, days=(self.day - old.published).days, years=years)
        title = cast.fill(old.title)
        return Made(title, [self._paragraph(part, old, cast) for part in self._ordered(old.paragraphs)])

    def _ordered(self, paragraphs: Sequence[tuple[Sentence, ...]]) -> list[tuple[Sentence, ...]]:
        """The first two as they were, a line of date and what leads; the others may change places."""
        later = list(paragraphs[2:])
        if self.chance.random() < 0.5:
            self.chance.shuffle(later)
        return [*paragraphs[:2], *later]

    def _paragraph(self, sentences: Sequence[Sentence], old: Template, cast: Cast) -> list[str]:
        # What is added to sentences is taken off articles, so that they stay as long as they were.
        kept = [one for one in sentences if len(sentences) < 3 or self.chance.random() > _LEFT_OUT]
        return [self.sentence(sentence, old, cast) for sentence in kept]

    def sentence(self, sentence: Sentence, old: Template, cast: Cast) -> str:
        """A sentence, or another of the topic, with its clauses or with others."""
        chance = self.chance
        if chance.random() < 0.25 and len(sentence.main) > 1 and old.lent_sentences:
            sentence = chance.choice(old.lent_sentences)
        lead, tail = sentence.lead, sentence.tail
        if lead and chance.random() < 0.6:
            lead = chance.choice(old.lent.get("", [lead]))
        if tail and chance.random() < 0.6:
            tail = chance.choice(old.lent.get(sentence.kind, [tail]))
        words = cast.fill(sentence.main + tail)
        if not tail and sentence.is_plain and chance.random() < _ATTRIBUTED:
            words = words[:-1] + cast.fill(chance.choice(_ATTRIBUTIONS))
        elif not lead and _MAY_BE_LED.match(words) and chance.random() < _LED:
            words = cast.fill(chance.choice(_OPENINGS)) + words[:1].lower() + words[1:]
        words = cast.fill(lead) + words
        return words[:1].upper() + words[1:]


class Cutting:
    """Cuts articles into sentences and slots, by the names of states and organisations that the registry has."""

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        whole = "\n".join(row["text"] for row in rows)
        self._states = {words: found for words, found in _state_slots().items() if words in whole}
        self._organisations = {words: sector for words, sector in _organisation_slots().items() if words in whole}
        people = [(name, surname) for row in rows for name, surname in find_people(row["text"]).items()]
        self.names = _names(self._states, whole, people)

    def template(self, row: dict[str, str]) -> Template:
        """An article cut up."""
        people = find_people(row["text"])
        published = date.fromisoformat(row["published"][:10])
        cut = _Cut(self._states, self._organisations, people, published)
        paragraphs = [part.strip() for part in row["text"].split("\n\n") if part.strip()]
        cut_paragraphs = tuple(tuple(map(cut.sentence, split_sentences(part))) for part in paragraphs)
        words = frozenset(re.findall(r"[a-z]{5,}", row["text"]))
        return Template(published, cut.pieces(row["title"]), cut_paragraphs, words)


class _Cut:
    """Cuts the sentences of one article."""

    def __init__(
        self, states: dict[str, Slot], organisations: dict[str, str], people: dict[str, str], published: date
    ) -> None:
        self.published = published
        shorts = {surname: name for name, surname in people.items()}
        self._slots = {words: Slot("organisation", words, sector) for words, sector in organisations.items()}
        self._slots |= states
        self._slots |= {surname: Slot("person", name, "short") for surname, name in shorts.items()}
        self._slots |= {name: Slot("person", name, "full") for name in people}
        names = "|".join(sorted((re.escape(words) for words in self._slots), key=len, reverse=True))
        known = rf"(?P<known>(?<![\w-])(?:{names})(?![\w$-]))"
        self._pattern = re.compile(f"{known} | {_SPECIAL}" if names else _SPECIAL, re.VERBOSE)

    def sentence(self, words: str) -> Sentence:
        """A sentence in what leads it, its main clause and what follows."""
        lead = found.end() if (found := _LEAD.match(words)) and len(words) - found.end() > 20 else 0
        tail = found.start() if (found := _TAIL.search(words, lead + 15)) else len(words)
        kind = (found["kind"] or "plain") if found else ""
        kind = "adverbial" if kind in _ADVERBIAL else kind
        main = self.pieces(words[lead:tail])
        return Sentence(self.pieces(words[:lead]), main, self.pieces(words[tail:]), kind)

    def pieces(self, words: str) -> Pieces:
        """The words with slots in them."""
        found: list[str | Slot] = []
        begin = 0
        for match in self._pattern.finditer(words):
            slot = self._slot(match, words)
            if slot is None:
                continue
            literal, before = _without_article(words[begin : match.start()])
            found += [literal] * bool(literal) + [slot._replace(before=before)]
            begin = match.end()
        return (*found, *[words[begin:]] * bool(words[begin:]))

    def _slot(self, match: re.Match[str], words: str) -> Slot | None:
        kind, word = match.lastgroup, match[0]
        if kind == "known":
            slot = self._slots[word]
            if slot.kind == "organisation" and words[match.end() :][1:2].isupper():
                return None  # the beginning of a longer name
            is_adjective = word in _ABBREVIATED and _AS_ADJECTIVE.match(words, match.end())
            return slot._replace(form=StateForm.ADJECTIVE.value) if is_adjective else slot
        if kind in ("month_day", "day_month"):
            return self._day(word)
        if kind == "weekday":
            return Slot("weekday", str(_DAYS.index(word)), "")
        if kind == "year":
            return Slot("year", word, "old" if int(word) < self.published.year - 1 else "")
        if kind == "number":
            return Slot("number", word.replace(",", ""), "," * ("," in word))
        return Slot("count", word, "")

    def _day(self, words: str) -> Slot | None:
        (month,) = re.findall(_MONTH, words)
        day, *year = map(int, re.findall(r"\d+", words))
        try:
            found = date(year[0] if year else self.published.year, _MONTHS.index(month) + 1, day)
        except ValueError:
            return None
        form = "{month} {day}" if words.startswith(month) else "{day} {month}"
        return Slot("day", str(found.toordinal()), form + (f"{',' * (',' in words)} {{year}}" if year else ""))


def _without_article(words: str) -> tuple[str, str]:
    """The words without an indefinite article at their end, and that article."""
    found = re.search(r"(?<!\w)([Aa])n? $", words)
    return (words[: found.start()], found[1]) if found else (words, "")


def find_people(text: str) -> dict[str, str]:
    """Full names with surnames: after a title, or where the surname also stands alone."""
    alone = Counter(re.findall(r"(?<![A-Z][a-z] )(?<!the )(?<!The )\b[A-Z][a-zA-Z'’]*[a-z]\b(?! [A-Z])", text))
    titled = {f"{first} {last}": last for first, last in _TITLED_NAME.findall(text)}
    saying = {f"{one or three} {two or four}": two or four for one, two, three, four in _SAYING_NAME.findall(text)}
    titled |= {name: last for name, last in saying.items() if not {*name.split()} & _NO_NAMES}
    known = set(_state_slots()) | set(_organisation_slots())
    found = {
        f"{first} {last}": last
        for first, last in _FULL_NAME.findall(text)
        if alone[last] > 1 and len(last) > 2 and not {first, last} & _NO_NAMES
    }
    return {name: last for name, last in (titled | found).items() if name not in known and last not in known}


def _names(states: dict[str, Slot], whole: str, people: Sequence[tuple[str, str]]) -> Names:
    forms = _whole_states()
    told: Counter[str] = Counter()
    for words, slot in states.items():
        told[slot.key] += whole.count(words)
    weights, total = [], 0.0
    for code in forms:
        total += told[code] + 3.0  # those the news does not name are drawn as well, seldom
        weights.append(total)
    organisations: defaultdict[str, list[str]] = defaultdict(list)
    for name, sector in _organisation_slots().items():
        organisations[sector].append(name)
    return Names(forms, [*_known_people(), *people], dict(organisations), _places(), weights)


def _known_people() -> Iterator[tuple[str, str]]:
    for row in load_shipped().people.values():
        name = row["person"]
        if re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}", name):
            yield name, (row["short"].split("|")[0] or name.split()[-1])


def _whole_states() -> dict[str, dict[str, str]]:
    """The forms of states of today that have all of them, and whose name takes no article."""
    forms: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for words, name in every_state_name():
        state = name.state
        if name.form in _STATE_FORMS and not (state.takes_article or state.years or state.sovereign):
            forms[state.country].setdefault(_form(name.form, is_plural=name.is_plural), words)
    every = {_form(form, is_plural=plural) for form, plural in _FORMS}
    return {code: found for code, found in forms.items() if every <= set(found)}


_FORMS = ((StateForm.NAME, False), (StateForm.ADJECTIVE, False), (StateForm.DEMONYM, True), (StateForm.CAPITAL, False))


def _form(form: StateForm, *, is_plural: bool) -> str:
    return f"{form.value}s" if is_plural else form.value


_slots_of_states: dict[str, Slot] = {}
_slots_of_organisations: dict[str, str] = {}


def _state_slots() -> dict[str, Slot]:
    """What stands for a state in a text; a name with an article is replaced together with it."""
    if not _slots_of_states:
        allowed = {*_FORMS, *((form, False) for form in _PLACES)}
        for words, name in every_state_name():
            if (name.form, name.is_plural) not in allowed or (name.is_ambiguous and words not in _ABBREVIATED):
                continue
            form = _form(name.form, is_plural=name.is_plural)
            is_place = name.form in _PLACES
            slot = Slot("place", name.place, form) if is_place else Slot("state", name.country, form)
            _slots_of_states.setdefault(words, slot)
            if name.state.takes_article and name.form is StateForm.NAME:
                _slots_of_states.setdefault(f"the {words}", slot)
                _slots_of_states.setdefault(f"The {words}", slot)
    return _slots_of_states


def _places() -> dict[str, list[str]]:
    """Standard names of towns and regions that are hardly mistaken."""
    found: dict[str, dict[str, None]] = {form.value: {} for form in _PLACES}
    for words, name in every_state_name():
        if name.form in _PLACES and words == name.place and not name.is_ambiguous:
            found[name.form.value][words] = None
    return {form: list(names) for form, names in found.items()}


def _organisation_slots() -> dict[str, str]:
    """Names of organisations, not acronyms, with their sector."""
    if not _slots_of_organisations:
        for words, organisation in every_organisation_name():
            if " " in words and not organisation.is_ambiguous and not words.startswith("the "):
                _slots_of_organisations.setdefault(words, organisation.sector.value)
    return _slots_of_organisations


def _find_near(templates: Sequence[Template]) -> None:
    """Set those of each article's topic: which share most of its rarer words."""
    often = Counter(word for template in templates for word in template.words)
    weight = {word: log(len(templates) / count) for word, count in often.items()}
    for one in templates:
        shared = {
            place: sum(weight[word] for word in one.words & other.words) / (50 + len(other.words))
            for place, other in enumerate(templates)
            if other is not one
        }
        one.near.extend(templates[place] for place in sorted(shared, key=lambda place: -shared[place])[:_NEIGHBOURS])


def read_rows(paths: Iterable[Path]) -> list[dict[str, str]]:
    """The articles of JSON files and of files with one a line that have a text and a full date."""
    rows = []
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines() if path.suffix == ".jsonl" else [path.read_text("utf-8")]
        rows += [json.loads(line) for line in lines]
    return [row for row in rows if row.get("text") and len(row.get("published") or "") >= 10]
