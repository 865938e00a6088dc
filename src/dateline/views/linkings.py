"""Linkings: whether a record was ever linked, so that nothing found is not taken for nothing to be found."""

from dateline.record.reader import RecordReader
from dateline.views.rows import find_rows


def is_linked(reader: RecordReader) -> bool:
    """Whether the record was ever linked."""
    return bool(find_rows(reader, "SELECT EXISTS (SELECT 1 FROM linkings) AS found")[0]["found"])
