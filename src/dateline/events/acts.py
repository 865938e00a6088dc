"""Sentences and mentions → acts: every codebook entry that matches, with its roles, its days and its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.articles.span import Span
from dateline.events.anchoring import find_where
from dateline.events.codebook import Codebook
from dateline.events.counterparts import complete_sides
from dateline.events.dating import find_when
from dateline.events.event import Act, EventType, Role, When, Where
from dateline.events.heads import voted
from dateline.events.norms import is_norm
from dateline.events.retelling import Telling, complete
from dateline.events.roles import RoleFinder, Roles, actors_by_sentence, role_of
from dateline.events.triggers import Trigger, find_triggers, trigger_span
from dateline.mentions.mention import Mention
from dateline.mentions.setting import SETTING_LEAST, SETTING_SENTENCES, find_setting
from dateline.mentions.time_mentions import ReadTime, times_by_sentence
from dateline.mentions.timex import TimeKind
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Tense, verb_form

_NOT_THE_ONE = "a an another any no some more further new other fresh future"
_INDEFINITE = frozenset(_NOT_THE_ONE.split())
_DAY_LENGTH = len("2024-06-18")
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_STATES = frozenset({"group/country", "group/nation", "group/state"})
# What is left of the trust in a row whose roles, or their countries, its own clause does not name. These are
# judgement, not measurement: they order rows, and wait for scores calibrated on read rows.
NO_ACTOR_TRUST = 0.8
_TRUST_OF_BASIS = {"coreference": 0.9, "setting": 0.9, "memory": 0.97, "": 0.95}


def find_acts(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], codebook: Codebook, *, told: Sequence[ReadTime]
) -> list[Act]:
    """The acts of an article in text order; `told` are its times as they were resolved."""
    by_sentence = actors_by_sentence(mentions)
    times = times_by_sentence(told)
    tellings = [
        telling
        for sentence in sentences
        for telling in _tellings(sentence, by_sentence.get(sentence.index, {}), codebook, times.get(sentence.index, []))
    ]
    acts = [telling.act for telling in complete(tellings) if telling.is_met]
    acts = [_carried(act, sentences, times) for act in acts]
    # A sentence or two tell no story of one state: who arrests Danes may be anybody.
    setting = find_setting(mentions, least=SETTING_LEAST) if len(sentences) >= SETTING_SENTENCES else None
    acts = complete_sides(
        settle(acts, setting, _of_elsewhere(mentions, sentences)), sentences, mentions, setting=setting
    )
    return [act if act.actors else replace(act, score=round(act.score * NO_ACTOR_TRUST, 3)) for act in acts]


def _tellings(
    sentence: Sentence, mentions: Mapping[int, Mention], codebook: Codebook, times: Sequence[ReadTime]
) -> Iterator[Telling]:
    """Acts as their own clauses tell them."""
    triggers = voted(find_triggers(sentence, mentions, codebook), sentence, mentions, codebook)
    if not triggers:
        return
    finder = RoleFinder(sentence, mentions)
    told = [(trigger, finder.find(trigger)) for trigger in triggers]
    # "imposed sanctions" is one act: the noun that completes a verb's pattern is not told again.
    used = {part.index for trigger, roles in told if roles.is_met for part in trigger.parts}
    # "March" and "May" are no marches and no permissions.
    dates = [time.expression for time in times if time.expression.kind is TimeKind.DATE]
    used |= {index for date in dates for index in range(date.first, date.last + 1)}
    heads = frozenset(trigger.token.index for trigger in triggers)
    for trigger, roles in told:
        if trigger.token.index in used or is_norm(trigger.token, sentence):
            continue
        when = find_when(trigger.token, sentence, times, triggers=heads)
        entry = trigger.entry
        where = find_where(trigger.token, finder.grammar, mentions, kind=entry.type, mode=entry.mode)
        act = _act(sentence, trigger, roles, when=when, where=where)
        yield Telling(
            act,
            roles.is_met,
            _points_back(trigger.token, sentence),
            is_fact=_is_fact(trigger.token, sentence),
            is_verb=trigger.token.pos == "VERB",
            is_supposed=bool(verb_form(sentence, trigger.token).modal),
            is_definite=_is_definite(trigger.token, sentence),
        )


def _carried(act: Act, sentences: Sequence[Sentence], times: Mapping[int, Sequence[ReadTime]]) -> Act:
    """ "On Monday Ana Kovač flew to Oslo. She met the king": the story goes on with the same people on that day."""
    sentence = sentences[act.sentence]
    verb = sentence.tokens[act.token]
    if act.when is not None or act.sentence == 0 or verb.relation != "root" or not _is_past(verb, sentence):
        return act
    if any(word.lemma == "during" for time in sentence.children(verb, "obl") for word in sentence.children(time)):
        return act  # "During the visit she met the king": the story goes back
    before = sentences[act.sentence - 1]
    goes_on = any(_goes_on(role, before) for role in act.actors)
    root = next((token for token in before.tokens if token.relation == "root"), None)
    if not goes_on or root is None or not _is_past(root, before):
        return act
    when = find_when(root, before, times.get(before.index, ()))
    is_day = when is not None and when.start is not None and when.start == when.end and len(when.start) == _DAY_LENGTH
    return replace(act, when=replace(when, basis="inherited")) if when and is_day else act


def _goes_on(role: Role, before: Sentence) -> bool:
    """Whether "she" or "the minister" is somebody of the sentence before."""
    is_noun = role.text[:1].islower() and any(before.span.covers(span) for span in role.through)
    return bool(role.through) and (before.span.covers(role.span) or is_noun)


def _is_past(verb: Token, sentence: Sentence) -> bool:
    form = verb_form(sentence, verb)
    return form.tense is Tense.PAST and not form.is_perfect


def _act(sentence: Sentence, trigger: Trigger, roles: Roles, *, when: When | None, where: Where | None) -> Act:
    entry = trigger.entry
    return Act(
        sentence.index,
        trigger.token.index,
        trigger_span(sentence, trigger),
        entry.id,
        entry.type,
        entry.mode,
        entry.cameo,
        entry.scale,
        tuple(map(role_of, roles.actors)),
        tuple(map(role_of, roles.recipients)),
        when,
        where,
        round(entry.trust * roles.trust * _trust([*roles.actors, *roles.recipients]), 3),
        (*trigger.reasons, *roles.reasons),
    )


def _points_back(token: Token, sentence: Sentence) -> bool:
    """Whether words may point back at an act told before: "the ban", "this visit", "protests", "was suspended"."""
    if token.pos != "NOUN":
        return token.pos == "VERB" and Grammar(sentence).is_agentless(token)
    determiners = sentence.children(token, "det", "nmod:poss")
    # "protests" without more may be any; "prorogation" is the one there is.
    is_bare = token.tag == "NN" and not determiners and not sentence.children(token, "amod")
    return is_bare or any(word.lemma in _POINTING for word in determiners)


def _is_fact(token: Token, sentence: Sentence) -> bool:
    verb = token if token.pos == "VERB" else sentence.head(token)
    is_negated = verb is not None and any(child.lemma in ("not", "never") for child in sentence.children(verb))
    is_told = token.pos != "VERB" or verb_form(sentence, token).tense is not None
    return is_told and not is_negated


def _is_definite(token: Token, sentence: Sentence) -> bool:
    below = sentence.children(token, "det", "amod", "nmod:poss")
    is_many = token.tag == "NNS" and not any(word.relation in ("det", "nmod:poss") for word in below)
    return token.pos == "NOUN" and not is_many and not any(word.lemma in _INDEFINITE for word in below)


def _of_elsewhere(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> frozenset[Span]:
    """Where those are named who need not belong to the state an article is about.

    "Ana Moe of Human Rights Watch" is of a body that is at home nowhere, "the two heads of state" are of two states.
    """
    bodies = {(m.sentence, m.token) for m in mentions if m.id.startswith("organisation/") and not m.country}
    found = set()
    for mention in mentions:
        tokens = sentences[mention.sentence].children(sentences[mention.sentence].tokens[mention.token])
        is_of_body = any((mention.sentence, t.index) in bodies for t in tokens if t.relation in ("nmod", "appos"))
        is_of_two = mention.is_plural and mention.sector == "GOV" and {"the", "two"} <= {t.lemma for t in tokens}
        are_several = mention.id in _STATES and any(t.relation == "nummod" or t.lemma == "both" for t in tokens)
        if is_of_body or is_of_two or are_several:
            found.add(mention.span)
    return frozenset(found)


def settle(acts: Sequence[Act], setting: Mention | None, elsewhere: frozenset[Span] = frozenset()) -> list[Act]:
    """The acts with people and groups that the text places nowhere placed in the one state the article is about.

    Those at the spans `elsewhere` it places, or may place, in another.
    """
    if setting is None:
        return list(acts)
    return [
        replace(
            act,
            actors=tuple(_settled(role, _home(act, setting), elsewhere) for role in act.actors),
            recipients=tuple(_settled(role, setting, elsewhere) for role in act.recipients),
        )
        for act in acts
    ]


def _home(act: Act, setting: Mention) -> Mention | Where:
    """Where those who act belong: who marches in Quetta to the state of Quetta, whatever state a report is about."""
    place = act.where if act.type is EventType.PROTEST else None
    return place if place and place.country else setting


def _settled(role: Role, setting: Mention | Where, elsewhere: frozenset[Span]) -> Role:
    is_open = role.country is None and role.id.startswith(("person/", "group/"))
    if not is_open or elsewhere.intersection((role.span, *role.through)):
        return role
    return replace(role, country=setting.country, through=(*role.through, setting.span))


def _trust(mentions: Sequence[Mention]) -> float:
    trust = 1.0
    for mention in mentions:
        trust *= _TRUST_OF_BASIS.get(mention.basis, 1.0)
    return trust
