"""What an article has said so far of whom: later mentions of a name or an office are resolved through earlier ones."""

import re
from dataclasses import dataclass, field
from itertools import islice

from dateline.mentions.garbled import sounds_like
from dateline.mentions.mention import Mention
from dateline.registry.spelling import fold, slug

_PARTICLES = frozenset({"al", "el", "de", "van", "von", "bin", "ben", "da", "di", "la", "le", "der"})
# What bodies of a kind are called behind a name of their own.
_FORM_WORDS = "air airline airlines airways bank company corporation group movement party"
_FORMS = frozenset(_FORM_WORDS.split())
_LATELY = 200  # people named last, among whom a garbled name is looked for


def name_words(name: str) -> list[str]:
    """The words of a name that can stand for it alone, in lower case."""
    return [word for word in re.findall(r"[^\W\d_][\w'’.-]*", name.lower()) if word not in _PARTICLES]


@dataclass
class Memory:
    """The mentions of one article so far, by what they may be called later."""

    _persons: dict[str, Mention] = field(default_factory=dict)
    _names: dict[str, Mention] = field(default_factory=dict)
    _openings: dict[str, Mention] = field(default_factory=dict)
    _roles: dict[str, Mention] = field(default_factory=dict)

    def keep_person(self, mention: Mention, *, role: str = "") -> None:
        """Remember a person by surname and, with an office, by that too. What tells more replaces what tells less."""
        words = name_words(mention.name)
        for word in {fold(words[-1]), fold(words[0])} if words else ():
            known = self._persons.get(word)
            if known is None or (mention.country and not known.country) or len(words) > len(name_words(known.name)):
                self._persons[word] = mention
        if role:
            self._roles[role] = mention

    def full_names(self) -> "Memory":
        """A new memory that holds only the people named in full."""
        return Memory({word: m for word, m in self._persons.items() if len(name_words(m.name)) > 1})

    def person(self, name: str) -> Mention | None:
        """The person called so before: by the whole name, or by the surname alone."""
        words = name_words(name)
        known = self._persons.get(fold(words[-1])) if words else None
        if known is None:
            return None
        others = set(map(fold, name_words(known.name)[:-1]))
        return known if len(words) == 1 or others.intersection(map(fold, words)) else None

    def sounding(self, name: str, *, title: str, country: str | None) -> Mention | None:
        """The one person called so before, but for a name garbled since: with the same office, by the same sounds."""
        last = name_words(name)[-1:]
        alike = {
            known.id: known
            for known in islice(reversed(self._persons.values()), _LATELY)
            if title
            and (known.title == title or known.title.endswith(f" {title}"))
            and (country is None or country == known.country)
            and any(sounds_like(word, own) for word in last for own in name_words(known.name)[-1:])
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def keep_name(self, name: str, mention: Mention) -> None:
        """Remember an organisation by a name or acronym."""
        words = slug(name).split("-")
        self._names["-".join(words)] = mention
        for length in range(1, len(words)):
            self._openings.setdefault("-".join(words[:length]), mention)

    def organisation(self, name: str) -> Mention | None:
        """The organisation called so before, or by a longer name that begins so: "Andina" of "Andina Azul".

        Or by a shorter one, without what every such body is called: "Andina Airlines" after "Andina".
        """
        key = slug(name)
        short, _, last = key.rpartition("-")
        known = self._names.get(key) or self._openings.get(key)
        return known or (self._names.get(short) if last in _FORMS else None)

    def keep_role(self, lemma: str, mention: Mention) -> None:
        """Remember who last played a part: "the governor" is the governor last named."""
        self._roles[lemma] = mention

    def role(self, lemma: str) -> Mention | None:
        """Who last played this part."""
        return self._roles.get(lemma)
