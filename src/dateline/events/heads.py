"""Where the model's heads see an act: they vote on the codebook's triggers and add those it has no entry for.

The structure of the text stays in command: an act needs a trigger word, and who takes part is found in its clause by
the same grammar as for the codebook's own entries.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.events.codebook import Codebook, Condition, Entry
from dateline.events.event import EventType
from dateline.events.triggers import KIND_OF_POS, Trigger, is_part_of_name
from dateline.mentions.mention import Mention
from dateline.sentences.sentence import Sentence
from dateline.sentences.told import WordTold

# An act that the codebook does not know is told where the heads give it at least this probability.
LEAST_ACT = 0.85
# A type of the codebook's gives way to another that the heads are this much surer of.
TURNING = 0.75
# Of an act of less probability the heads say that it is none.
UNSEEN = 0.2
PREFIX = "heads/"


def voted(
    triggers: Sequence[Trigger], sentence: Sentence, mentions: Mapping[int, Mention], codebook: Codebook
) -> list[Trigger]:
    """The codebook's triggers, of the type that the heads insist on, and the heads' own, in text order."""
    if sentence.told is None:
        return list(triggers)
    words = sentence.told.words
    kept = [_turned(trigger, words.get(trigger.token.index), codebook) for trigger in triggers]
    taken = {part.index for trigger in kept for part in (trigger.token, *trigger.parts)}
    seen = [trigger for trigger in _seen(sentence, mentions, codebook) if trigger.token.index not in taken]
    added = [trigger for trigger in seen if not any(_completes(trigger, other) for other in kept)]
    found = sorted([*kept, *added], key=lambda trigger: trigger.token.index)
    return [
        replace(trigger, reasons=_disagreement(trigger, words.get(trigger.token.index), codebook)) for trigger in found
    ]


def _completes(trigger: Trigger, verb: Trigger) -> bool:
    """ "found that the ban was unlawful": the adjective says what was found, and tells no second finding."""
    is_told = trigger.token.head == verb.token.index and trigger.token.relation in ("ccomp", "xcomp")
    return is_told and trigger.token.pos == "ADJ" and trigger.entry.type is verb.entry.type


def _disagreement(trigger: Trigger, word: WordTold | None, codebook: Codebook) -> tuple[str, ...]:
    """What codebook and heads say differently of a trigger, in words; nothing where they agree."""
    own = trigger.entry.type.value
    if trigger.entry.id.startswith(PREFIX):
        known = {entry.type for entry in codebook.candidates(trigger.entry.kind, trigger.token.lemma.lower())}
        where = "by a word of other acts in" if known and trigger.entry.type not in known else "in no entry of"
        return (f"act: seen by the heads, {where} the codebook",)
    if word is None or word.act < UNSEEN:
        return ("act: by the codebook, not seen by the heads",)
    return () if word.type == own else (f"type: {own} by the codebook, {word.type} by the heads",)


def _turned(trigger: Trigger, word: WordTold | None, codebook: Codebook) -> Trigger:
    """The trigger, or one of the type that the heads are much surer of at its word."""
    own = trigger.entry.type.value
    if word is None or word.type == own or word.of_type(word.type) - word.of_type(own) < TURNING:
        return trigger
    entry = entry_of(word, trigger.entry.kind, codebook)
    return Trigger(entry, trigger.token, ()) if entry else trigger


def _seen(sentence: Sentence, mentions: Mapping[int, Mention], codebook: Codebook) -> Iterator[Trigger]:
    """The words at which the heads see an act."""
    assert sentence.told is not None
    for index, word in sentence.told.words.items():
        token = sentence.tokens[index]
        kind = KIND_OF_POS.get(token.pos)
        if word.act < LEAST_ACT or kind is None or (kind == "noun" and is_part_of_name(token, mentions)):
            continue
        entry = entry_of(word, kind, codebook)
        if entry:
            yield Trigger(entry, token, ())


def entry_of(word: WordTold, kind: str, codebook: Codebook) -> Entry | None:
    """An entry for what the heads see, with the roles that the codebook's entries of this sort have.

    None when the codebook knows no mode of the type: what it leaves out is not to be recorded.
    """
    type = EventType(word.type)
    mode = next((mode for name in word.modes_of(word.type) if (mode := codebook.mode(type, name))), None)
    like = codebook.like(type, mode.name, kind) if mode else None
    if mode is None or like is None:
        return None
    return Entry(
        id=f"{PREFIX}{type.value.lower()}/{mode.name}",
        where="",
        type=type,
        mode=mode.name,
        cameo=mode.cameo,
        scale=mode.scale,
        kind=kind,
        lemma="",
        wanted=Condition(),
        unless=Condition(),
        clause=None,
        actor=like.actor,
        recipient=like.recipient,
        is_mutual=like.is_mutual,
        needs=like.needs,
        trust=round(word.act, 3),
        yes="",
        no="",
    )
