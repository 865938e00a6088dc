"""Sentences and mentions → acts: every codebook entry that matches, with its roles, its days and its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.events.anchoring import find_when, find_where
from dateline.events.codebook import Codebook
from dateline.events.event import Act, Role, When, Where
from dateline.events.roles import RoleFinder, Roles, actors_by_sentence, role_of
from dateline.events.triggers import Trigger, find_triggers, trigger_span
from dateline.mentions.mention import Interval, Mention
from dateline.mentions.times import find_times
from dateline.mentions.timex import TimeKind
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import tense_of

_POINTING = frozenset({"the", "this", "that", "these", "those"})
# What is left of the trust in a row whose roles, or their countries, its own clause does not name. These are
# judgement, not measurement: they order rows, and wait for scores calibrated on read rows.
INHERITED_TRUST = 0.85
NO_ACTOR_TRUST = 0.8
_TRUST_OF_BASIS = {"coreference": 0.9, "setting": 0.9, "memory": 0.97, "": 0.95}


def find_acts(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], codebook: Codebook, *, published: Interval | None
) -> list[Act]:
    """The acts of an article in text order; relative dates count from `published`: a day, a month or a year."""
    by_sentence = actors_by_sentence(mentions)
    acts: list[Act] = []
    for sentence in sentences:
        for act, is_met in _sentence_acts(sentence, by_sentence.get(sentence.index, {}), codebook, published):
            is_anew = act.actors or act.recipients or not _is_anaphoric(sentence.tokens[act.token], sentence)
            whole = act if is_anew else inherit_roles(act, acts)
            if is_met or whole is not act:
                acts.append(whole if whole.actors else replace(whole, score=round(whole.score * NO_ACTOR_TRUST, 3)))
    return acts


def _sentence_acts(
    sentence: Sentence, mentions: Mapping[int, Mention], codebook: Codebook, published: Interval | None
) -> Iterator[tuple[Act, bool]]:
    """Acts as their own clauses tell them, and whether that suffices for a row."""
    triggers = find_triggers(sentence, mentions, codebook)
    if not triggers:
        return
    finder, times = RoleFinder(sentence, mentions), find_times(sentence)
    told = [(trigger, finder.find(trigger)) for trigger in triggers]
    # "imposed sanctions" is one act: the noun that completes a verb's pattern is not told again.
    used = {part.index for trigger, roles in told if roles.is_met for part in trigger.parts}
    # "March" and "May" are no marches and no permissions.
    used |= {index for time in times if time.kind is TimeKind.DATE for index in range(time.first, time.last + 1)}
    for trigger, roles in told:
        if trigger.token.index in used:
            continue
        when = find_when(trigger.token, sentence, times, tense=tense_of(sentence, trigger.token), published=published)
        where = find_where(trigger.token, finder.grammar, mentions)
        yield _act(sentence, trigger, roles, when=when, where=where), roles.is_met


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
        roles.reasons,
    )


def _is_anaphoric(token: Token, sentence: Sentence) -> bool:
    """Whether words may point back at an act told before: "the ban", "this visit", "protests", "was suspended"."""
    if token.pos == "VERB":
        return Grammar(sentence).is_agentless(token)
    determiners = sentence.children(token, "det", "nmod:poss")
    is_bare = not determiners and not sentence.children(token, "amod")
    return is_bare or any(word.lemma in _POINTING for word in determiners)


def inherit_roles(act: Act, earlier: Sequence[Act]) -> Act:
    """Who and whom from the last act of the same kind, for words that tell neither: "the protests", "the ban"."""
    alike = [a for a in earlier if (a.type, a.mode) == (act.type, act.mode) and (a.actors or a.recipients)]
    # Where it is told of several parties, "the summit" might be of any of them.
    if len({frozenset(role.country for role in a.actors) for a in alike}) != 1:
        return act
    return replace(
        act,
        actors=_through(alike[-1].actors, alike[-1]),
        recipients=_through(alike[-1].recipients, alike[-1]),
        score=round(act.score * INHERITED_TRUST, 3),
        reasons=(*act.reasons, "roles inherited from an earlier mention"),
    )


def _through(roles: Sequence[Role], other: Act) -> tuple[Role, ...]:
    return tuple(replace(role, through=(other.trigger, *role.through)) for role in roles)


def _trust(mentions: Sequence[Mention]) -> float:
    trust = 1.0
    for mention in mentions:
        trust *= _TRUST_OF_BASIS.get(mention.basis, 1.0)
    return trust
