"""Lines of JSON to rows: FollowTheMoney entities and Wikidata items, each told by itself."""

from pydantic_core import from_json

from dateline.registry import followthemoney, wikidata
from dateline.registry.import_files import LONGEST_LINE, Piece
from dateline.registry.imported_rows import Batch, RowError

_NO_ENTITY = "neither a FollowTheMoney entity nor a Wikidata item"
_LONGEST_REASON = 120


def read_piece(piece: Piece, is_sure: bool) -> Batch:
    """The rows of some lines; a wrong line is a problem and the others go on."""
    megabytes = LONGEST_LINE // 1_000_000
    problems = [(number, f"the line is longer than {megabytes} MB") for number in piece.too_long]
    batch = Batch(problems=problems, lines=len(piece.lines))
    for number, line in enumerate(piece.lines, piece.first):
        json = line.strip(b"\xef\xbb\xbf \t\r\n").rstrip(b",")
        if json in (b"", b"[", b"]") or not followthemoney.is_needed(json):
            continue
        try:
            _add(from_json(json, allow_inf_nan=False, cache_strings="keys"), batch, is_sure=is_sure)
        except (ValueError, RecursionError) as error:
            batch.problems.append((number, str(error)[:_LONGEST_REASON]))
    return batch


def _add(value: object, batch: Batch, *, is_sure: bool) -> None:
    """Add an entity, an item, a list of them, or the items of a page of Wikidata's."""
    if isinstance(value, list):
        for one in value:
            _add_one(one, batch, is_sure=is_sure)
    elif isinstance(value, dict) and isinstance(value.get("entities"), dict):
        for one in value["entities"].values():
            _add_one(one, batch, is_sure=is_sure)
    else:
        _add_one(value, batch, is_sure=is_sure)


def _add_one(value: object, batch: Batch, *, is_sure: bool) -> None:
    if followthemoney.is_entity(value):
        followthemoney.add_entity(value, batch, is_sure=is_sure)
    elif wikidata.is_item(value):
        wikidata.add_item(value, batch, is_sure=is_sure)
    else:
        raise RowError(_NO_ENTITY)
