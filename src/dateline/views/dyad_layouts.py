"""Layouts of dyads: the columns under which other collections of event data have the same things."""

from collections.abc import Callable, Iterable
from enum import Enum

from dateline.registry.states import states
from dateline.views.dyads import Counted, Dyad, dyads

Fields = dict[str, object]

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_ROOT = 2  # digits of a CAMEO code that name its root


class Layout(Enum):
    """Whose column names to use."""

    DATELINE = "dateline"
    GDELT = "gdelt"
    ICEWS = "icews"
    PLOVER = "plover"


def dyad_fields(acts: Iterable[Counted], layout: Layout = Layout.DATELINE) -> list[Fields]:
    """The acts summed up in rows of a layout: docs/dyads.md says what each column holds.

    Rows are by period and pair; in GDELT's layout also by quad class, in ICEWS's by the root of the CAMEO code, in
    PLOVER's by event type.
    """
    key, fields = _LAYOUTS[layout]
    return [fields(dyad) for dyad in dyads(acts, key)]


def _own(dyad: Dyad) -> Fields:
    return {
        "period": dyad.period,
        "source": dyad.source,
        "target": dyad.target,
        "occurrences": dyad.count,
        "scale": dyad.scale,
        **dict(zip(_QUADS, dyad.quads, strict=True)),
        "articles": dyad.articles,
        "origins": dyad.origins,
    }


def _gdelt(dyad: Dyad) -> Fields:
    year, _, month = dyad.period.partition("-")
    return {
        **({"MonthYear": int(year + month)} if month else {}),
        "Year": int(year),
        "Actor1CountryCode": dyad.source,
        "Actor2CountryCode": dyad.target,
        "QuadClass": int(dyad.key),
        "GoldsteinScale": dyad.scale,
        "NumEvents": dyad.count,
        "NumSources": dyad.origins,
        "NumArticles": dyad.articles,
    }


def _icews(dyad: Dyad) -> Fields:
    return {
        "Event Date": _first_day(dyad.period),
        "Source Country": states()[dyad.source].name,
        "CAMEO Code": dyad.key or None,
        "Intensity": dyad.scale,
        "Target Country": states()[dyad.target].name,
        "Events": dyad.count,
    }


def _plover(dyad: Dyad) -> Fields:
    return {
        "Event Date": _first_day(dyad.period),
        "Event Type": dyad.key,
        "Intensity": dyad.scale,
        "Quad Code": 1 + next(number for number, count in enumerate(dyad.quads) if count),
        "Actor Country": dyad.source,
        "Recipient Country": dyad.target,
        "Events": dyad.count,
    }


def _first_day(period: str) -> str:
    return f"{period}-01" if "-" in period else f"{period}-01-01"


_LAYOUTS: dict[Layout, tuple[Callable[[Counted], str], Callable[[Dyad], Fields]]] = {
    Layout.DATELINE: (lambda act: "", _own),
    Layout.GDELT: (lambda act: str(act.type.quad), _gdelt),
    Layout.ICEWS: (lambda act: act.cameo[:_ROOT], _icews),
    Layout.PLOVER: (lambda act: act.type.value, _plover),
}
