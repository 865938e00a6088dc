"""Passages of the project's own text as whole reports with their gold events, in the format that is scored."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from training.annotated import Annotated, MarkedEvent, Party, Ranges

# Sentences to a paragraph after the first, which stands alone as headlines and leads do.
_A_PARAGRAPH = 2


def reports(sentences: Iterable[Annotated]) -> Iterator[dict[str, Any]]:
    """One report a passage that has a day of publication: id, title, published, text and events."""
    for name, group in groupby(sentences, key=lambda sentence: sentence.report):
        whole = list(group)
        if name and whole[0].published:
            yield {
                "id": name.replace(":", "-"),
                "title": "",
                "published": whole[0].published,
                "text": _text([sentence.text for sentence in whole]),
                "events": [_event(sentence, event) for sentence in whole for event in sentence.events],
            }


def _text(sentences: list[str]) -> str:
    first, rest = sentences[0], sentences[1:]
    paragraphs = [" ".join(rest[at : at + _A_PARAGRAPH]) for at in range(0, len(rest), _A_PARAGRAPH)]
    return "\n\n".join([first, *paragraphs])


def _event(sentence: Annotated, event: MarkedEvent) -> dict[str, Any]:
    return {
        "sentence": sentence.text,
        "trigger": _words(sentence, event.trigger),
        "type": event.type.value,
        "mode": event.mode,
        "actors": [_party(sentence, party) for party in event.who],
        "recipients": [_party(sentence, party) for party in event.whom],
        "start": event.day,
        "status": event.status.value,
        "said_by": _sources(sentence, event),
    }


def _party(sentence: Annotated, party: Party) -> dict[str, str | None]:
    return {"text": _words(sentence, party.at), "country": party.country}


def _sources(sentence: Annotated, event: MarkedEvent) -> list[str]:
    """Those whose words hold the trigger, nearest (of the smallest content) first."""
    at = event.trigger[0][0]
    around = [said for said in sentence.attributions if any(start <= at < end for start, end in said.content)]
    around.sort(key=lambda said: sum(end - start for start, end in said.content))
    return [_words(sentence, said.source) for said in around if said.source]


def _words(sentence: Annotated, ranges: Ranges) -> str:
    return sentence.text[ranges[0][0] : ranges[-1][1]] if ranges else ""
