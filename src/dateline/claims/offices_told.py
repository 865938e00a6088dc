"""Offices told of people who never held them, or are dead.

Findings rest on sure tenures alone. Somebody who held the office before or after is given it by courtesy or looking
back, and is left alone while alive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.claims.dead_told import is_named_in_full, is_told_dead, was_long_dead
from dateline.claims.evidence import LEAST_SCORE, Evidence, on_day
from dateline.claims.finding import Finding, FindingKind
from dateline.claims.office_owners import (
    bears_one_like_it,
    belongs_to_another,
    find_owner,
    is_of_one_person,
    may_be_apart,
)
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.offices import latest_day
from dateline.registry.people import Person
from dateline.registry.states import find_country
from dateline.registry.titles import find_office

_NOT_THE_BEARER = re.compile(
    r"\b(?:then|former\w*|ex|late|ousted|deposed|one-?time|past|previous|outgoing|incoming|future|next|new|acting|interim|"
    r"caretaker|provisional|transitional|de facto|alternate|deputy|vice|assistant|associate|junior|shadow|self|"
    r"so-called|would|wannabe|elect\w*|designat\w*|nominee|nominat\w*|candidate|contender|opposition|hopeful|founding|first|"
    r"last|old|rival|parallel|exiled?|breakaway|separatist|secessionist|rebel|unrecogni[sz]ed|regional|provincial|local|tribal|"
    r"successor|predecessor|under|honorary|eternal|dead|slain|murdered|assassinated|like|as)\b[\s-]*"
    r"(?:\S+\s+)?$",
    re.IGNORECASE,
)
_BECOMING = re.compile(
    r"\b(?:elect\w*|inaugurat\w*|appoint\w*|nominat\w*|candida\w*|sworn|swear\w*|succe\w*|replac\w*|becomes?|became|resign\w*|"
    r"step\w*|former\w*|ousted|actor|played|plays|film|book|novel|aircraft carrier|ship|airport|stadium|named after|"
    r"would|could|might|if|imagin\w*|fiction\w*|satir\w*|parod\w*|spoof|impersonat\w*|comedian|portray\w*|starring|confus\w*|"
    r"dubbed|styl(?:es?|ed|ing)|exile|call(?:s|ed|ing) (?:him|her|them)(?:self|selves)?|"
    r"wrongly|mistak\w*|misspo\w*|incorrect\w*|correct(?:s|ed|ions?))\b",
    re.IGNORECASE,
)
_NEAR = 50  # characters to either side in which an office is said to be gained or lost
_ADULT = 40  # whoever was so old before the tables begin may have held any office before them
_TABLES_BEGIN = 2000


@dataclass(frozen=True, slots=True)
class Titled:
    """A person of the registry with the office put before the name, "Chairman Kim Jong-il"; `start` is the office's."""

    mention: Mention
    person: Person
    country: str
    start: int


def find_wrong_offices(evidence: Evidence) -> Iterator[Finding]:
    """Offices of today given to people who never held them or are dead, while somebody else surely held them."""
    found: dict[tuple[str, str], Finding] = {}
    for titled in _titled(evidence):
        key = titled.person.id, titled.mention.title
        finding = _judge_dead(evidence, titled) or _judge_living(evidence, titled)
        if finding:
            found.setdefault(key, finding)
    return iter(found.values())


def _titled(evidence: Evidence) -> Iterator[Titled]:
    for mention in evidence.mentions if evidence.days else ():
        person = evidence.registry.person(mention.id) if mention.title and mention.kind is MentionKind.ACTOR else None
        if person is None or mention.basis == "coreference" or not is_named_in_full(evidence, mention, person):
            continue
        office = evidence.office_before(mention)
        country = mention.country if mention.basis != "setting" else None
        if office and country and not _is_of_another(evidence, mention, office.start):
            yield Titled(mention, person, country, office.start)


def _is_of_another(evidence: Evidence, mention: Mention, start: int) -> bool:
    """Whether the words speak of another office or another time: "then-", "deputy", "was elected", "in 1998"."""
    sentence = evidence.sentences[mention.sentence]
    first, last = start - sentence.span.start, mention.span.end - sentence.span.start
    owner = find_owner(evidence, mention, first)
    before = {sentence.text[:place] for place in (first, owner.start if owner else first)}
    is_other = any(_NOT_THE_BEARER.search(words) or belongs_to_another(words) for words in before)
    around = sentence.text[max(0, first - _NEAR) : last + _NEAR]
    return is_other or bool(_BECOMING.search(around)) or evidence.speaks_of_another_time(mention.sentence)


def _judge_dead(evidence: Evidence, titled: Titled) -> Finding | None:
    person, title = titled.person, titled.mention.title
    if not was_long_dead(evidence, person) or is_told_dead(evidence, person):
        return None
    if titled.mention.sentence and evidence.speaks_of_another_time(titled.mention.sentence - 1):
        return None
    holder = _other_holder(evidence, titled)
    if holder is None or not (_ever_held(evidence, titled) and _acts(evidence, titled)):
        return None
    office = _office_in_words(titled.country, title)
    reason = f"{person.name} died {on_day(person.died)}; {office} {evidence.then} was {holder.name}."
    return _office_finding(evidence, titled, rule="dead office-holder", reason=reason, holder=holder)


def _acts(evidence: Evidence, titled: Titled) -> bool:
    """Whether somebody does something here that is not told as of the time of their life."""
    events = [event for event in evidence.events if event.score >= LEAST_SCORE]
    own = [event for event in events if titled.mention.span in (role.span for role in event.actors)]
    ends = [event.when.end for event in own if event.when and event.when.end]
    return bool(own) and all(end > latest_day(titled.person.died) for end in ends)


def _judge_living(evidence: Evidence, titled: Titled) -> Finding | None:
    person, title = titled.person, titled.mention.title
    if not (is_of_one_person(titled.country, title) and _is_of_the_state(evidence, titled)):
        return None
    if _ever_held(evidence, titled) or bears_one_like_it(evidence, person, (titled.country, title)):
        return None
    holder = _other_holder(evidence, titled)
    if holder is None or not _is_well_known(evidence, person):
        return None
    office = _office_in_words(titled.country, title)
    reason = f"{person.name} is not known to have ever been {office}; it was {holder.name} {evidence.then}."
    return _office_finding(evidence, titled, rule="never held", reason=reason, holder=holder)


def _office_finding(evidence: Evidence, titled: Titled, *, rule: str, reason: str, holder: Person) -> Finding:
    mention = titled.mention
    title = Span(mention.span.article, titled.start, titled.start + len(mention.title))
    return evidence.finding(
        FindingKind.OFFICE, mention.span, rule=rule, reason=reason, should_read=holder.name, rests_on=(title,)
    )


def _is_of_the_state(evidence: Evidence, titled: Titled) -> bool:
    """Whether the state stands directly before its office, and both with the name."""
    mention, sentence = titled.mention, evidence.sentences[titled.mention.sentence]
    owner = find_owner(evidence, mention, titled.start - sentence.span.start)
    if owner is None or owner.country != titled.country or may_be_apart(sentence, mention, owner.start):
        return False
    name = sentence.tokens[mention.token]
    inside = (token for token in sentence.tokens if titled.start <= token.start < name.start)
    return any(token.head == name.index or name.head == token.index for token in inside)


def _other_holder(evidence: Evidence, titled: Titled) -> Person | None:
    """The one other person who surely held the office; None where the person may have."""
    holder = evidence.sure_holder(titled.country, titled.mention.title)
    return None if holder is None or holder.id == titled.person.id else holder


def _ever_held(evidence: Evidence, titled: Titled) -> bool:
    office = find_office(titled.country, titled.mention.title)
    return any(t.of == titled.country and office.is_of(t) for t in evidence.registry.tenures_of(titled.person.id))


def _is_well_known(evidence: Evidence, person: Person) -> bool:
    """Whether the tables would have the office: the person surely holds another, or is too young for earlier ones."""
    assert evidence.days is not None
    tenures = evidence.registry.tenures_of(person.id)
    is_in_office = any(tenure.is_sure and tenure.covers(*evidence.days) for tenure in tenures)
    is_young = bool(person.born and int(person.born[:4]) + _ADULT >= _TABLES_BEGIN)
    return is_in_office or (is_young and bool(tenures))


def _office_in_words(country: str, title: str) -> str:
    state = find_country(country)
    return f"{title} of {state.phrase}" if state else title
