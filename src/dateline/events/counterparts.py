"""Who acts, and at whom, where the clause does not say because a sentence before it did.

News tells who demands, protests, yields or refuses and leaves towards whom to the reader. The links followed here all
lead to words of the article, are shown in `through`, and cost trust: the act that an act is about ("condemned the
raid": whoever carried it out), the one target of the same people's other acts of this kind, those who protest and
their government, those whom a refusal answers.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.articles.span import Span
from dateline.events.event import UNNAMED, Act, EventType, Role, sides_of
from dateline.events.retelling import INHERITED
from dateline.events.roles import role_of
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.sectors import Sector
from dateline.registry.states import find_country
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Sentence, Token

_WORDS = {EventType.REQUEST, EventType.REJECT, EventType.CONCEDE, EventType.ACCUSE, EventType.THREATEN}
# Acts that are always aimed at somebody, named or not.
AIMED = frozenset({*_WORDS, EventType.PROTEST, EventType.COERCE, EventType.ASSAULT, EventType.SANCTION})
# Acts whose other side, where it is not told, is at home like the doer's: 79 of 100 in reports of our own.
AT_HOME = AIMED | {EventType.SUPPORT, EventType.MOBILIZE}
# What is left of the trust in a row for one side that another clause names: judgement, not measurement.
COUNTERPART_TRUST = 0.92
# Acts and mentions looked at on either side: what is further away is another story, and long articles stay quick.
REACH = 100
# How many sentences back "the move" looks for what was done: judgement.
DEED_REACH = 3
# By these one turns to somebody, or against them.
_TURNING = frozenset({EventType.REQUEST, EventType.PROTEST, EventType.ACCUSE, EventType.THREATEN})
# Those who rule and those who are ruled.
_ABOVE = frozenset({Sector.GOV, Sector.COP, Sector.LEG})
_GOVERNING, _OPPOSED = frozenset({Sector.GOV}), frozenset({Sector.OPP})
_BELOW = frozenset({Sector.OPP, Sector.CVL, Sector.NGO})
_CROWD = "protester"
_POLICE, _GOVERNMENT = ("-police", "-authority"), ("-government", "-administration")
# Words for what was done, with the types it may have been: an operation is one of force.
_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE})
_ANY_DEED = "decision move action step measure announcement plan act"
_DEEDS = dict.fromkeys(_ANY_DEED.split(), frozenset(EventType) - _WORDS) | {"operation": _FORCE}
_POINTING = frozenset({"the", "this", "that", "these", "such"})
_OFFERS = frozenset({(EventType.SUPPORT, "invite"), (EventType.AGREE, "offer")})
# Relations by which a clause takes another act for its matter: "condemned the raid", "vowed to release".
_MATTER = ("obj", "obl", "nmod", "ccomp", "xcomp", "nsubj:pass")


@dataclass(frozen=True)
class Story:
    """One article: its sentences, those named in it in text order, the one state it is about."""

    sentences: Sequence[Sentence]
    actors: Sequence[Mention]
    setting: Mention | None

    def near(self, act: Act) -> Sequence[Mention]:
        """Those named around an act."""
        at = bisect_left(self.actors, act.trigger.start, key=lambda mention: mention.span.start)
        return self.actors[max(0, at - REACH) : at + REACH]


Found = tuple[tuple[Role, ...], str]


def complete_sides(
    acts: Sequence[Act], sentences: Sequence[Sentence], mentions: Sequence[Mention], *, setting: Mention | None
) -> list[Act]:
    """The acts with the side that their clauses leave out, as far as the article tells it in another place."""
    actors = sorted((m for m in mentions if m.kind is MentionKind.ACTOR), key=lambda mention: mention.span.start)
    story = Story(sentences, actors, setting)
    acts = [_done_by(act, _doers(act, story)) for act in acts]
    for find in (_answered, _accepted, _agreed_on, _attacked, _targeted, _ruling, _opposed):
        acts = [_aimed(act, find(act, acts[max(0, at - REACH) : at + REACH], story)) for at, act in enumerate(acts)]
    return [_at_home(act, story) for act in acts] if story.setting else acts


def _at_home(act: Act, story: Story) -> Act:
    """In a report about one state, who acts and whom it is done to is in that state where nothing else is told.

    It is not the city by whose name the report tells its state, nor the state: it is somebody there.
    """
    setting, sentence = story.setting, story.sentences[act.sentence]
    assert setting is not None
    state = find_country(setting.country or "")
    name = f"{UNNAMED} in {state.phrase}" if state else ""
    own = Role(setting.span, setting.text, name=name, country=setting.country, through=(act.trigger,))
    if any(role.id == f"state/{setting.country}" for role in (*act.actors, *act.recipients)):
        return act  # what is done to the state itself, or by it, is mostly a matter of others
    is_anybodys = act.type is EventType.ASSAULT and Grammar(sentence).agents(sentence.tokens[act.token])
    if not act.actors and not is_anybodys:  # "was hit by several rockets"
        act = _done_by(act, ((own,), "actor: of the state the report is about"))
    if not act.recipients and act.type in AT_HOME:
        act = _aimed(act, ((own,), "recipient: of the state the report is about"))
    return act


def _done_by(act: Act, found: Found | None) -> Act:
    return _explained(replace(act, actors=found[0]), found[1]) if found else act


def _aimed(act: Act, found: Found | None) -> Act:
    return _explained(replace(act, recipients=found[0]), found[1]) if found else act


def _explained(act: Act, reason: str) -> Act:
    """An act with a side from another clause: less to be trusted, and the reader is told why."""
    return replace(act, score=round(act.score * COUNTERPART_TRUST, 3), reasons=(*act.reasons, reason))


def _doers(act: Act, story: Story) -> Found | None:
    """Protests are by protesters, and what only a state does ("were arrested") is done by its authorities."""
    is_of_state = act.type is EventType.CONCEDE or (act.type is EventType.COERCE and act.mode == "arrest")
    if act.actors or not (is_of_state or act.type is EventType.PROTEST):
        return None
    if act.type is EventType.PROTEST:
        named = _nearest(act, (m for m in story.near(act) if m.id.startswith("group/") and m.id.endswith(_CROWD)))
        return (_linked(named, act.trigger), "actor: those who protest") if named else _crowd(act, story)
    sentence = story.sentences[act.sentence]
    if story.setting is None or not Grammar(sentence).is_agentless(sentence.tokens[act.token]):
        return None
    wanted = _POLICE if act.mode == "arrest" else _GOVERNMENT
    rulers = (m for m in story.near(act) if m.country == story.setting.country and m.id.endswith(wanted))
    named = _nearest(act, rulers)
    return (_linked(named, act.trigger), "actor: the authorities") if named else None


def _crowd(act: Act, story: Story) -> Found | None:
    """The protesters that the word "protests" implies, of the place or the state of the article."""
    place = act.where if act.where and act.where.country else story.setting
    if place is None or not place.country:
        return None
    word = story.sentences[act.sentence].tokens[act.token].text
    id, sector = f"group/{place.country.lower()}-{_CROWD}", Sector.OPP.value
    role = Role(act.trigger, word, id, country=place.country, sector=sector, through=(place.span,))
    return (role,), "actor: those who protest"


def _is_open(act: Act) -> bool:
    return act.type in AIMED and bool(act.actors) and not act.recipients


def _answered(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """Those behind the act that this one is about: told in its own words, or pointed at by "the move"."""
    if act.type not in _WORDS or not _is_open(act):
        return None
    sentence = story.sentences[act.sentence]
    inner = {other.token: other for other in acts if other.sentence == act.sentence}
    for token in _matter(sentence, sentence.tokens[act.token]):
        kinds = _DEEDS[token.lemma] if _points_at_deed(sentence, token) else frozenset()
        other = inner.get(token.index) or _last_deed(act, acts, kinds)
        others = _others(act, other) if other else ()
        if other and others:
            return tuple(_via(role, other) for role in others), "recipient: who is behind the act it is about"
    return None


def _accepted(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """Whose invitation or offer was accepted: the last that was put to those who accept."""
    if (act.type, act.mode) != (EventType.AGREE, "accept") or not act.actors or act.recipients:
        return None
    offers = [other for other in acts if (other.type, other.mode) in _OFFERS and _is_put_to(other, act.actors)]
    earlier = [other for other in offers if other.trigger.start < act.trigger.start]
    other = max(earlier, key=lambda other: other.trigger.start, default=None)
    others = _others(act, other) if other else ()
    return (tuple(_via(role, other) for role in others), "recipient: whose offer it is") if other and others else None


def _agreed_on(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """ "promised to withdraw from Chad", "voted to leave the union": whom it is agreed to do it to."""
    if act.type is not EventType.AGREE or not act.actors or act.recipients:
        return None
    sentence, own = story.sentences[act.sentence], sides_of(act.actors)
    inner = {other.token: other for other in acts if other.sentence == act.sentence and other.recipients}
    for word in sentence.children(sentence.tokens[act.token], *_MATTER, "advcl"):
        other = inner.get(word.index)
        if other and sides_of(other.actors) == own != sides_of(other.recipients):
            return tuple(_via(role, other) for role in other.recipients), "recipient: of what is agreed on"
    return None


def _is_put_to(act: Act, parties: Sequence[Role]) -> bool:
    """Whether an act is aimed at one of these, or from abroad at their state."""
    ids, countries = {role.id for role in parties if role.id}, {role.country for role in parties if role.country}
    at, home = {role.country for role in act.recipients}, {role.country for role in act.actors}
    return not ids.isdisjoint(role.id for role in act.recipients) or not countries.isdisjoint(at - home)


def _others(act: Act, other: Act) -> tuple[Role, ...]:
    own = {role.id for role in act.actors}
    return tuple(role for role in other.actors if role.id not in own)


def _matter(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Words that tell what a verb or noun is about, nearest first: also the subject of "ruled that the ban is void"."""
    waiting = [token]
    while waiting:
        word = waiting.pop(0)
        subjects = ("nsubj",) if word is not token else ()
        below = sentence.children(word, *_MATTER, *subjects)
        waiting.extend(below)
        yield from below


def _points_at_deed(sentence: Sentence, noun: Token) -> bool:
    """ "the decision", "this move": an act told before, by a word that does not say which."""
    return noun.lemma in _DEEDS and any(word.lemma in _POINTING for word in sentence.children(noun, "det"))


def _last_deed(act: Act, acts: Sequence[Act], kinds: frozenset[EventType]) -> Act | None:
    """The last thing of these types that somebody else did before an act, as far as "the move" can look back."""
    before = [
        other
        for other in acts
        if other.type in kinds and _others(act, other) and 0 <= act.sentence - other.sentence <= DEED_REACH
    ]
    earlier = [other for other in before if other.trigger.start < act.trigger.start]
    return max(earlier, key=lambda other: other.trigger.start, default=None)


def _attacked(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """An attack in another state is one on that state."""
    if act.type is not EventType.ASSAULT or act.recipients or act.where is None or not act.where.country:
        return None
    place = act.where
    if place.country in {role.country for role in act.actors}:
        return None
    return (Role(place.span, place.text, place.id, place.name, place.country),), "recipient: where it took place"


def _targeted(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """Whom the same people aim all their other acts of this type at; who they are must be told by the act itself."""
    if not _is_open(act) or INHERITED in act.reasons:
        return None
    alike = [other for other in acts if other is not act and other.recipients and _is_of_a_kind(act, other)]
    if len({sides_of(other.recipients) for other in alike}) != 1:
        return None
    other = min(alike, key=lambda o: abs(o.trigger.start - act.trigger.start))
    return tuple(_via(role, other) for role in other.recipients), "recipient: as in another act of theirs"


def _is_of_a_kind(act: Act, other: Act) -> bool:
    """The same people doing the same; of attacks, whatever their kind."""
    is_same = act.mode == other.mode or act.type is EventType.ASSAULT
    return act.type is other.type and is_same and {r.id for r in act.actors} == {r.id for r in other.actors}


def _ruling(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """People turn to their own rulers, who yield to them and hold them down."""
    if not _is_open(act):
        return None
    if act.type in (EventType.PROTEST, EventType.REQUEST, EventType.ACCUSE):
        ours, theirs = _BELOW, _GOVERNING
    elif act.type is EventType.CONCEDE or act.mode == "crackdown":
        ours, theirs = _ABOVE, _OPPOSED
    else:
        return None
    is_protest = act.type is EventType.PROTEST
    countries = {role.country for role in act.actors if role.country and (is_protest or role.sector in ours)}
    if story.setting is None or story.setting.country not in countries:
        return None  # whom people abroad or everywhere turn to is not for one state to tell
    known = (m for m in story.near(act) if m.sector in theirs and m.country in countries)
    named = _nearest(act, (m for m in known if theirs == _OPPOSED or _governs(m)))
    return (_linked(named, act.actors[0].span), "recipient: those they rule or are ruled by") if named else None


def _governs(mention: Mention) -> bool:
    """A government, or one who bears an office; not "health officials"."""
    return mention.id.endswith(_GOVERNMENT) or (mention.id.startswith("person/") and bool(mention.office))


def _opposed(act: Act, acts: Sequence[Act], story: Story) -> Found | None:
    """Whom a refusal or a concession answers: those at home who last turned to the same people, and against them."""
    if act.type not in (EventType.REJECT, EventType.CONCEDE) or not _is_open(act):
        return None
    own = {role.id for role in act.actors if role.id}
    home = {role.country for role in act.actors if role.country}
    known = [
        (other, theirs)
        for other, theirs, ours in _quarrels(acts)
        if ours.id in own and theirs.id not in own and theirs.country in home
    ]
    if not known:
        return None
    other, theirs = min(known, key=lambda pair: abs(pair[0].trigger.start - act.trigger.start))
    return (_via(theirs, other),), "recipient: whom it answers"


def _quarrels(acts: Iterable[Act]) -> Iterator[tuple[Act, Role, Role]]:
    """Who turns to whom, and against whom."""
    for act in acts:
        if act.type in _TURNING:
            for actor in act.actors:
                for recipient in act.recipients:
                    yield act, actor, recipient


def _nearest(act: Act, mentions: Iterable[Mention]) -> Mention | None:
    """Of these the one told nearest to the act; those before it count as nearer."""

    def distance(mention: Mention) -> tuple[int, int]:
        away = mention.span.start - act.trigger.start
        return (abs(away) if away < 0 else 2 * away, mention.span.start)

    return min(mentions, key=distance, default=None)


def _linked(mention: Mention, link: Span) -> tuple[Role, ...]:
    """A mention as the one role that these words lead to."""
    role = role_of(mention)
    return (replace(role, through=(link, *role.through)),)


def _via(role: Role, other: Act) -> Role:
    return replace(role, through=(other.trigger, *role.through))
