"""Setting: the one state an article is about, to which the bodies and people belong that it places nowhere else."""

from collections import Counter
from collections.abc import Iterable

from dateline.mentions.mention import Mention
from dateline.registry.states import find_country

# The state has this share of all states named, and stands in the first sentences.
SETTING_SHARE = 0.6
SETTING_SENTENCES = 3
# So often a state is named before an article is taken to be about it and nobody else.
SETTING_LEAST = 2
# Bodies that tell of their state as its name does; its companies and newspapers are at work everywhere.
_OF_STATES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY"})


def find_setting(mentions: Iterable[Mention], *, least: int = 1) -> Mention | None:
    """The first mention of the one state that an article is about and names so often; None when there is no such one.

    Its bodies count as its name does ("the Knesset"), and stand for it where the first sentences name no state.
    A territory is not outdone by the state it belongs to, which its news names all the time.
    """
    named = [m for m in mentions if m.basis == "named" and m.country and m.country != "IGO"]
    states = [m for m in named if m.id.startswith(("state/", "place/"))]
    bodies = [m for m in named if m.sector in _OF_STATES and m.id.startswith("organisation/")]
    told = states if any(m.sentence < SETTING_SENTENCES for m in states) else states + bodies
    counts = Counter(m.country for m in told)
    early = Counter(m.country for m in told if m.sentence < SETTING_SENTENCES)
    if not early:
        return None
    country, _ = max(early.items(), key=lambda item: (counts[item[0]], item[1], item[0] or ""))
    state = find_country(country or "")
    rest = sum(counts.values()) - counts[state.sovereign if state else ""]
    often = sum(m.country == country for m in states + bodies)
    if counts[country] < SETTING_SHARE * rest or often < least:
        return None
    return next(m for m in told if m.country == country)
