"""Numbers under keys: what a dict of lists would give, however few of them stand in one."""

from collections import defaultdict

import pytest
from hypothesis import given, strategies

from dateline.links import key_table
from dateline.links.key_table import KeyTable

_KEYS = strategies.lists(strategies.integers(-5, 5), max_size=4)
_PUT = strategies.lists(strategies.tuples(_KEYS, strategies.integers(0, 9)))


@given(put=_PUT, fresh=strategies.integers(1, 9))
def test_it_holds_what_a_dict_of_lists_holds(put: list[tuple[list[int], int]], fresh: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_table, "_FRESH", fresh)
        table, plain = KeyTable(3), defaultdict[int, dict[int, None]](dict)
        for keys, number in put:
            table.put(keys, number)
            for key in keys:
                plain[key][number] = None
        for key in range(-6, 7):
            assert list(table.under([key])) == list(plain[key])[:3]


@pytest.mark.parametrize("key", [-(2**63), -1, 0, 2**63 - 1])
def test_every_key_of_64_bits_is_found(key: int) -> None:
    table = KeyTable(9)
    table.put([key], 7)
    assert list(table.under([key, 5])) == [7]
