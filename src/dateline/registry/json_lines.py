"""Lines of JSON to rows: FollowTheMoney entities and Wikidata items, each told by itself."""

import re
from collections.abc import Iterable

from pydantic_core import from_json

from dateline.registry import followthemoney, wikidata
from dateline.registry.import_files import LONGEST_LINE, Piece
from dateline.registry.imported_rows import Batch, RowError

_NO_ENTITY = "neither a FollowTheMoney entity nor a Wikidata item; see docs/registry.md"
_LONGEST_REASON = 120
_LONGEST_ID = 60
_LINE_OF_PARSER = re.compile(r" at line \d+ column \d+$")  # a line of JSON by itself, not the file's


def read_piece(piece: Piece, is_sure: bool) -> Batch:
    """The rows of some lines; a wrong line is a problem and the others go on."""
    megabytes = LONGEST_LINE // 1_000_000
    problems = [(number, f"the line is longer than {megabytes} MB") for number in piece.too_long]
    batch = Batch(problems=problems, lines=len(piece.lines))
    for number, line in enumerate(piece.lines, piece.first):
        json = line.strip(b"\xef\xbb\xbf \t\r\n").rstrip(b",")
        if json in (b"", b"[", b"]") or not followthemoney.is_needed(json):
            continue
        batch.line = number
        try:
            value = from_json(json, allow_inf_nan=False, cache_strings="keys")
        except (ValueError, RecursionError) as error:
            batch.add_problem(f"no JSON ({_LINE_OF_PARSER.sub('', str(error))[:_LONGEST_REASON]})")
            continue
        for one in _entities(value):
            try:
                _add_one(one, batch, is_sure=is_sure)
            except RowError as error:
                batch.add_problem(f"{_named(one)}{error}")
    return batch


def _entities(value: object) -> Iterable[object]:
    """An entity or item by itself, each of a list of them, or the items of a page of Wikidata's."""
    if isinstance(value, list):
        return value
    entities = value.get("entities") if isinstance(value, dict) else None
    return entities.values() if isinstance(entities, dict) else (value,)


def _named(one: object) -> str:
    """The id of an entity, to stand before what is wrong with it."""
    id = one.get("id") if isinstance(one, dict) else None
    return f"{id[:_LONGEST_ID]}: " if isinstance(id, str) and id.isprintable() and id else ""


def _add_one(value: object, batch: Batch, *, is_sure: bool) -> None:
    if followthemoney.is_entity(value):
        followthemoney.add_entity(value, batch, is_sure=is_sure)
    elif wikidata.is_item(value):
        wikidata.add_item(value, batch, is_sure=is_sure)
    else:
        raise RowError(_NO_ENTITY)
