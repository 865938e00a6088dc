"""What the annotated text covers: types by status, modes, forms of attribution, times, near misses."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import lemminflect

from dateline.events.event import EventType, Status
from training.annotated import TIMES, Annotated, MarkedAttribution, modes_of

Row = Mapping[str, str | int]
RARE = 5  # a mode that stands less often is hardly learnt
FORMS = ("cue before", "cue inside", "cue after", "according to", "noun cue", "colon or dash", "no cue")
_BEFORE_NOUNS = "a an the his her its their my our your this these those no any"
_DETERMINERS = frozenset(_BEFORE_NOUNS.split())
_PREPOSITIONS = frozenset(("in", "at", "on", "with", "by", "under", "amid", "for", "as", "to", "of", "from"))


def totals(sentences: Sequence[Annotated]) -> list[Row]:
    """How many of everything there are."""
    return [
        {"what": "files", "count": len({sentence.where.partition(":")[0] for sentence in sentences})},
        {"what": "sentences", "count": len(sentences)},
        {"what": "passages", "count": len({sentence.report for sentence in sentences} - {""})},
        {"what": "dated passages", "count": len({s.report for s in sentences if s.published})},
        {"what": "events", "count": sum(len(sentence.events) for sentence in sentences)},
        {"what": "attributions", "count": sum(len(sentence.attributions) for sentence in sentences)},
        {"what": "sentences with attribution", "count": sum(bool(sentence.attributions) for sentence in sentences)},
        {"what": "times", "count": sum(len(sentence.times) for sentence in sentences)},
        {"what": "near misses", "count": sum(bool(sentence.near_miss) for sentence in sentences)},
    ]


def types_by_status(sentences: Iterable[Annotated]) -> list[Row]:
    """A row a type and one for all, with the events of each status."""
    events = [event for sentence in sentences for event in sentence.events]
    counts = Counter((event.type, event.status) for event in events)
    rows = [_status_row(type.value, Counter({s: counts[type, s] for s in Status})) for type in EventType]
    total = Counter(event.status for event in events)
    shares: Row = {"type": "share, %", **{s.value: round(100 * total[s] / max(1, len(events))) for s in Status}}
    return [*rows, _status_row("all", total), {**shares, "all": 100}]


def _status_row(name: str, counts: Counter[Status]) -> Row:
    return {"type": name, **{status.value: counts[status] for status in Status}, "all": counts.total()}


def thin_modes(sentences: Iterable[Annotated]) -> list[Row]:
    """For every type, the modes never used and those used fewer than five times."""
    counts = Counter((event.type.value, event.mode) for sentence in sentences for event in sentence.events)
    return [
        {
            "type": type,
            "modes": len(modes),
            "never": ", ".join(mode for mode in modes if not counts[type, mode]),
            "rare": ", ".join(f"{mode} {counts[type, mode]}" for mode in modes if 0 < counts[type, mode] < RARE),
        }
        for type, modes in modes_of().items()
    ]


def attribution_forms(sentences: Iterable[Annotated]) -> list[Row]:
    """Attributions by where and what their cue is, and how many of each name no source."""
    pairs = [(form_of(s, said), not said.source) for s in sentences for said in s.attributions]
    forms, sourceless = Counter(form for form, _ in pairs), Counter(form for form, has_none in pairs if has_none)
    rows = [_form_row(form, forms[form], sourceless[form]) for form in FORMS]
    return [*rows, _form_row("all", forms.total(), sourceless.total())]


def _form_row(form: str, count: int, sourceless: int) -> Row:
    return {"form": form, "count": count, "no source": sourceless}


def form_of(sentence: Annotated, said: MarkedAttribution) -> str:
    """The form of one attribution; nouns are told by the word before them, so the count of noun cues is a rough one."""
    if not said.cue:
        return "no cue"
    words = sentence.text[said.cue[0][0] : said.cue[-1][1]].casefold()
    if not any(letter.isalpha() for letter in words):
        return "colon or dash"
    if words.startswith("according"):
        return "according to"
    if _is_noun(words.split()[0], sentence.text[: said.cue[0][0]].split()[-1:]):
        return "noun cue"
    if said.cue[0][0] < said.content[0][0]:
        return "cue before"
    return "cue after" if said.cue[0][0] >= said.content[-1][1] else "cue inside"


def _is_noun(word: str, before: Sequence[str]) -> bool:
    """Whether a cue that begins with this word is a noun: after an article or a possessive, or no verb at all."""
    previous = before[0].casefold() if before else ""
    if previous in _DETERMINERS or previous.endswith(("'s", "’s", "s'", "s’")) or word in _PREPOSITIONS:
        return True
    kinds = lemminflect.getAllLemmas(word)
    return "NOUN" in kinds and not {"VERB", "AUX"} & kinds.keys()


def times_by_type(sentences: Iterable[Annotated]) -> list[Row]:
    """Time expressions of each type."""
    counts = Counter(kind for sentence in sentences for _, kind in sentence.times)
    return [{"time": kind, "count": counts[kind]} for kind in TIMES]


def near_misses(sentences: Iterable[Annotated], *, most: int = 12) -> list[Row]:
    """The commonest reasons why sentences have no event."""
    counts = Counter(sentence.near_miss for sentence in sentences if sentence.near_miss)
    rows: list[Row] = [{"reason": reason, "count": count} for reason, count in counts.most_common(most)]
    return [*rows, {"reason": f"{len(counts)} reasons in all", "count": counts.total()}] if rows else []
