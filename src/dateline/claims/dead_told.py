"""The dead who act: people of the registry told to do something long after their death."""

import re
from collections.abc import Iterator
from datetime import date

from dateline.claims.evidence import LEAST_SCORE, Evidence, on_day
from dateline.claims.finding import Finding, FindingKind
from dateline.events.event import Event, Status
from dateline.mentions.mention import Mention
from dateline.mentions.periods import Period
from dateline.registry.offices import latest_day
from dateline.registry.people import Person
from dateline.registry.spelling import fold
from dateline.sentences.sentence import Sentence

_OF_DEATH = re.compile(
    r"\b(?:di(?:ed|es)|dead|death|dying|(?:the|his|her|their|[a-z]['’]s) late(?! \d)|"
    r"kill\w*|assassinat\w*|funeral|buried|burial|mourn\w*|obituar\w*|memor\w*|"
    r"annivers\w*|tomb\w*|grave\w*|statue\w*|portrait\w*|legacy|remember\w*|commemorat\w*|posthum\w*|mausoleum|era|"
    r"heritage|birthday|widow\w*|successor|passed away|passing|body|remains|histor\w*|born)\b",
    re.IGNORECASE,
)
_SOON = 60  # days in which news still tells the last acts of the dead


def find_acting_dead(evidence: Evidence) -> Iterator[Finding]:
    """Those who are told to act now or later, though they died long before."""
    found: dict[str, Finding] = {}
    for event in evidence.events if evidence.days else ():
        for mention, person in _named_actors(evidence, event):
            is_dead = was_long_dead(evidence, person) and not is_told_dead(evidence, person)
            if is_dead and _is_after(event, person) and not evidence.speaks_of_another_time(mention.sentence):
                reason = f"{person.name} died {on_day(person.died)}, before this."
                finding = evidence.finding(
                    FindingKind.DEAD, mention.span, rule="acts after death", reason=reason, rests_on=(event.trigger,)
                )
                found.setdefault(person.id, finding)
    return iter(found.values())


def _named_actors(evidence: Evidence, event: Event) -> Iterator[tuple[Mention, Person]]:
    """Those who do an act of their own, by their name."""
    spans = {role.span for role in event.actors} if event.score >= LEAST_SCORE else set()
    for mention in evidence.mentions:
        if mention.span in spans and mention.basis != "coreference" and mention.id.startswith("person/"):
            person = evidence.registry.person(mention.id)
            is_dead = person is not None and person.died and is_named_in_full(evidence, mention, person)
            if person and is_dead and _acts(evidence.sentences[mention.sentence], mention, event):
                yield mention, person


def _acts(sentence: Sentence, mention: Mention, event: Event) -> bool:
    """Whether a name is subject or owner of the act itself, not of something of theirs ("his supporters protest")."""
    head = sentence.tokens[mention.token]
    above = sentence.head(head)
    is_of_act = above is not None and event.trigger.start <= above.start < event.trigger.end
    return is_of_act and head.relation in ("nsubj", "nmod:poss", "obl:agent")


def _is_after(event: Event, person: Person) -> bool:
    """Whether an act is told as after somebody's death: dated so, or going on or still to come."""
    if event.status in (Status.PLANNED, Status.ONGOING):
        return True
    start = event.when.start if event.when and event.when.basis == "text" else None
    return event.status is Status.HAPPENED and bool(start and start > latest_day(person.died))


def was_long_dead(evidence: Evidence, person: Person) -> bool:
    """Whether somebody surely died some months before publication."""
    if not person.died or evidence.days is None:
        return False
    return (date.fromisoformat(evidence.days[0]) - Period.of_iso(person.died).last).days > _SOON


def is_told_dead(evidence: Evidence, person: Person) -> bool:
    """Whether a sentence that names somebody speaks of death or memory."""
    sentences = {mention.sentence for mention in evidence.mentions if mention.id == person.id}
    return any(_OF_DEATH.search(evidence.sentences[index].text) for index in sentences)


def is_named_in_full(evidence: Evidence, mention: Mention, person: Person) -> bool:
    """Whether the words are a whole name as it is spelt, and no part of a longer one that was not recognised."""
    after = evidence.article.text[mention.span.end : mention.span.end + 3].lstrip(" -")
    is_whole = not after[:1].isupper() and " " in fold(mention.text)
    return is_whole and fold(mention.text) in map(fold, person.names)
