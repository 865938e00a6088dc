"""Alerts: the new answers to saved questions, one line of JSON each, remembered in one step with what they tell."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from dateline.record.reader import RecordReader
from dateline.views.printable import one_line, safe_json
from dateline.watch.answers import Answer, find_answers, find_url
from dateline.watch.memory import WatchMemory
from dateline.watch.questions import Question


def raise_alerts(
    reader: RecordReader,
    questions: Iterable[Question],
    memory: WatchMemory,
    *,
    to_post: bool = False,
    is_silent: bool = False,
) -> int:
    """Raise an alert for each answer that was not told; how many. Where `is_silent`, they only count as told."""
    raised = 0
    for question in questions:
        for answer in find_answers(reader, question):
            untold = memory.untold(question.name, answer.keys)
            is_new = len(untold) == len(answer.keys) and not is_silent
            if untold:
                line = alert_line(question, answer, find_url(reader, answer.article)) if is_new else ""
                memory.keep_told(question.name, untold, line, to_post=to_post)
            raised += is_new
    return raised


def alert_line(question: Question, answer: Answer, url: str) -> str:
    """An alert as JSON on one line."""
    told = {
        "question": question.name,
        "kind": question.kind.value,
        "id": answer.id,
        "says": one_line(answer.says),
        "sentence": answer.sentence,
        "article": answer.article,
        "url": url or None,
        "outlet": answer.outlet or None,
        "published": answer.published or None,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return safe_json(json.dumps(told, ensure_ascii=False))
