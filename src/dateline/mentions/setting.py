"""Setting: the one state an article is about, to which the bodies and people belong that it places nowhere else."""

from collections import defaultdict
from collections.abc import Iterable

from dateline.mentions.mention import Mention
from dateline.registry.states import find_country

# The state has this share of all that tells of states, and is told of in the first sentences.
SETTING_SHARE = 0.45
SETTING_SENTENCES = 3
# So often a state, or somebody of it, is told of before an article is taken to be about it and nobody else.
SETTING_LEAST = 2
# What a sentence that tells of a state counts beyond one where it is the first, or one of the first: of 288 reports of
# our own these find the state that most of their parties are of as often as any other.
_FIRST, _EARLY = 1.0, 0.5
# Companies, newspapers and charities are at work everywhere.
_EVERYWHERE = frozenset({"BUS", "MED", "NGO"})
# The words themselves tell where somebody belongs, or the registry does.
_TOLD = frozenset({"named", "modifier", "registry"})


def find_setting(mentions: Iterable[Mention], *, least: int = 1) -> Mention | None:
    """The first mention of the one state that an article is about and tells of so often; None without such a state.

    A name of the state is taken before that of a person or body of it.

    States, places, bodies and known people all tell of their state. A territory is not outdone by the state it belongs
    to, which its news names all the time.
    """
    told = [m for m in mentions if m.basis in _TOLD and m.country and m.country != "IGO" and _is_at_home(m)]
    shares = _shares(told)
    early = {m.country for m in told if m.sentence < SETTING_SENTENCES}
    country = max(early & shares.keys(), key=lambda c: (shares[c], c or ""), default=None)
    if country is None:
        return None
    state = find_country(country)
    rest = sum(shares.values()) - (shares.get(state.sovereign, 0) if state and state.sovereign != country else 0)
    if shares[country] < SETTING_SHARE * rest or sum(m.country == country for m in told) < least:
        return None
    return min((m for m in told if m.country == country), key=lambda m: not m.id.startswith("state/"))


def _is_at_home(mention: Mention) -> bool:
    return mention.sector not in _EVERYWHERE or not mention.id.startswith("organisation/")


def _shares(told: Iterable[Mention]) -> dict[str | None, float]:
    """What speaks for every state."""
    sentences = {(m.country, m.sentence) for m in told}
    shares: dict[str | None, float] = defaultdict(float)
    for country, sentence in sentences:
        shares[country] += 1 + _FIRST * (sentence == 0) + _EARLY * (sentence < SETTING_SENTENCES)
    return shares
