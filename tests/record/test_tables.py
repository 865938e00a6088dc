"""Arrow tables: the columns of the views with their types, whatever the size of the batches."""

from collections.abc import Iterator

import pyarrow
import pytest
from readings import ENDS, LINKS, make_reading, write_readings

from dateline.errors import QueryError
from dateline.record.correction import Ruling, RulingKind
from dateline.record.corrections import write_correction
from dateline.record.forgetting import forget
from dateline.record.link_writer import write_links
from dateline.record.reader import RecordReader, open_record
from dateline.record.tables import VIEWS, find_columns, find_dicts, load_batches, load_schema, load_table


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordReader]:
    path = tmp_path_factory.mktemp("tables") / "record.db"
    write_readings(path, make_reading("a1"), make_reading("a2", when=None, where=None), make_reading("a3"))
    forget(path, "a3")
    write_links(path, LINKS)
    write_correction(path, Ruling(RulingKind.ACCEPT, make_reading("a1").events[0].id), author="Ada")
    with open_record(path) as reader:
        yield reader


@pytest.mark.parametrize("view", VIEWS)
def test_a_table_holds_the_rows_of_its_view(reader: RecordReader, view: str) -> None:
    table = load_table(reader, view)
    assert table.num_rows and table.column_names == list(find_columns(reader, view))
    assert table.to_pylist() == list(find_dicts(reader, view))


@pytest.mark.parametrize(
    ("view", "column", "kind"),
    [
        ("events", "score", pyarrow.float64()),
        ("events", "quad", pyarrow.int64()),
        ("events", "latitude", pyarrow.float64()),
        ("corrections", "withdrawn_by", pyarrow.string()),
        ("events", "when_from", pyarrow.string()),
        ("events", "reasons", pyarrow.list_(pyarrow.string())),
        ("articles", "runs", pyarrow.int64()),
        ("claims", "is_quote", pyarrow.bool_()),
        ("copies", "share", pyarrow.float64()),
        ("expectations", "changes", pyarrow.list_(pyarrow.string())),
        ("disagreements", "first_start", pyarrow.int64()),
    ],
)
def test_columns_have_types(reader: RecordReader, view: str, column: str, kind: pyarrow.DataType) -> None:
    assert load_schema(reader, view).field(column).type == kind


def test_what_corresponds_is_a_list_of_pairs(reader: RecordReader) -> None:
    (copy,) = load_table(reader, "copies").to_pylist()
    assert copy["evidence"] == [{"copy": ENDS, "source": ENDS}]


@pytest.mark.parametrize("size", [1, 3, 4, 100])
def test_batches_make_up_the_table(reader: RecordReader, size: int) -> None:
    assert pyarrow.Table.from_batches(load_batches(reader, "mentions", size=size)) == load_table(reader, "mentions")


def test_an_unknown_view_is_named(reader: RecordReader) -> None:
    with pytest.raises(QueryError, match="no view 'event'; choose from articles"):
        load_table(reader, "event")
