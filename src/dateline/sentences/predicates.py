"""Words that say how sure what follows them is: reports, hedges, denials, requests, wishes, plans and what averts."""

import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files


class Stand(Enum):
    """What a word does to its complement; `data/predicates.toml` says it in words."""

    REPORT = "report"
    HEDGE = "hedge"
    DENY = "deny"
    ASK = "ask"
    WISH = "wish"
    PLAN = "plan"
    ANNOUNCE = "announce"
    AVERT = "avert"

    @property
    def looks_ahead(self) -> bool:
        """Whether an infinitive under such a word lies in the future."""
        return self in (Stand.ASK, Stand.WISH, Stand.PLAN)


_KIND_OF_POS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "ADV": "adverbs"}


def stand_of(lemma: str, pos: str) -> Stand | None:
    """The stand of a word, by lemma and universal part of speech; None if it leaves its complement as it is."""
    return _stands().get((_KIND_OF_POS.get(pos, ""), lemma))


@cache
def _stands() -> dict[tuple[str, str], Stand]:
    text = files("dateline.sentences").joinpath("data/predicates.toml").read_text(encoding="utf-8")
    stands: dict[tuple[str, str], Stand] = {}
    for name, table in tomllib.loads(text).items():
        for kind in ("verbs", "nouns", "adjectives", "adverbs"):
            for lemma in table.get(kind, ()):
                stands.setdefault((kind, lemma), Stand(name))
    return stands
