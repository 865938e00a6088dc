"""The codes by which other collections name states, as alpha-3."""

from functools import cache

from dateline.registry.data_files import read_data
from dateline.registry.states import StateForm, find_state, states

_UNION = {"eu": "organisation/european-union"}
_TWO = 2
_LONGEST = 8  # "gb-sct"


def country_of(code: object) -> str:
    """The alpha-3 code of a two- or three-letter code or a code of a region ("gb-sct"), "" where there is none."""
    return _country_of(code) if isinstance(code, str) and len(code) <= _LONGEST else ""


def bearer_of(code: object) -> str:
    """Whose an office with this country code is: alpha-3, the European Union, or ""."""
    return country_of(code) or (_UNION.get(code, "") if isinstance(code, str) else "")


def country_of_item(item: str) -> str:
    """The alpha-3 code of a state by its Wikidata id, or ""."""
    return _by_item().get(item, "")


def split_title(title: str) -> tuple[str, str]:
    """A title in lower case without the state it ends with, and that state: "president", "RUS"; "" where unknown."""
    office, of, name = title.rpartition(" of ")
    found = find_state(name) if of else None
    return (office.lower(), found.country) if found and found.form is StateForm.NAME else (title.lower(), "")


@cache
def _country_of(code: str) -> str:
    plain = code.lower().partition("-")[0]
    return _by_alpha_2().get(plain, "") if len(plain) == _TWO else (plain.upper() if plain.upper() in states() else "")


@cache
def _by_alpha_2() -> dict[str, str]:
    import pycountry

    return {state.alpha_2.lower(): state.alpha_3 for state in pycountry.countries} | {"xk": "XKX"}


@cache
def _by_item() -> dict[str, str]:
    rows: dict[str, str] = read_data("wikidata_states")
    return {item: country for country, item in rows.items()}
