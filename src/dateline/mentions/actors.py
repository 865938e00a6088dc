"""Sentences → actors and places: states by name, people and bodies by the article's own words, never by guess.

A country comes from the words themselves ("Norway"), from those beside them ("Norwegian police"), from an earlier
mention, or from the one state an article is about; the last two are stored with the span they rest on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.articles.span import Span
from dateline.mentions.belonging import owner
from dateline.mentions.candidate import Candidate, CandidateKind
from dateline.mentions.candidates import find_candidates
from dateline.mentions.memory import Memory
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.mentions.named import mention_of, named_body, named_state
from dateline.mentions.people import PeopleFinder, Told
from dateline.mentions.places import with_places
from dateline.mentions.setting import SETTING_LEAST, find_setting
from dateline.mentions.titles import (
    apposed_role,
    before_honorifics,
    find_titles,
    is_former,
    sex_of,
    sex_told,
    whose_office,
)
from dateline.registry.parts_played import RolePlayed
from dateline.registry.registry import Registry
from dateline.registry.spelling import slug
from dateline.registry.states import StateForm, has_context, longest_state
from dateline.sentences.sentence import Sentence

# States and known organisations first, since they tell where the others belong; then people, then parts.
_READING_ORDER = (
    CandidateKind.STATE,
    CandidateKind.PLACE,
    CandidateKind.ORGANISATION,
    CandidateKind.PERSON,
    CandidateKind.ROLE,
)


_ANY_BEARER = frozenset({"a", "an", "another", "any", "every", "each", "no", "deputy", "vice", "acting", "interim"})
_NOT_NOW = "former ex then late next new future previous outgoing incoming designate elect old first last"
_OF_ANOTHER_TIME = frozenset(_NOT_NOW.split())
_OTHER_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STATES = frozenset({"country", "nation", "kingdom"})
_SIDES = frozenset(
    {"country", "nation", "state", "side", "leader", "party", "power", "government", "president", "minister"}
)


def find_actors(
    sentences: Sequence[Sentence], registry: Registry | None = None, published: Interval | None = None
) -> list[Mention]:
    """Actors and places of an article, in text order; office-holders are those of the days it was published on."""
    registry = registry or Registry.open()
    pairs = list(zip(sentences, with_places(sentences, _all_candidates(sentences, registry)), strict=True))
    states = [c.place or named_state(sentence, c) for sentence, own in pairs for c in own if c.state]
    people = PeopleFinder(registry, published, frozenset(m.country for m in states if m.country))
    whole, nowhere = Memory(), _Scene(people)
    first = [
        mention
        for sentence, own in pairs
        for mention in _SentenceActors(sentence, own, memory=whole, scene=nowhere).find()
    ]
    scene = _Scene(people, find_setting(first), find_setting(first, least=SETTING_LEAST), is_settled=True)
    # Read twice: a headline says "Kovač", and only the text below it who that is.
    memory = whole.full_names()
    return [
        mention
        for sentence, own in pairs
        for mention in _SentenceActors(sentence, own, memory=memory, scene=scene).find()
    ]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What holds all over an article: who is known, the state it is about, the same where it is plain enough for people
    too. It is settled when the article has been read once.
    """

    people: PeopleFinder
    setting: Mention | None = None
    home: Mention | None = None
    is_settled: bool = False


def _all_candidates(sentences: Sequence[Sentence], registry: Registry) -> list[list[Candidate]]:
    """The candidates of every sentence; read again where the states named give other words a sense."""
    candidates = [find_candidates(sentence, registry=registry) for sentence in sentences]
    countries = frozenset(c.state.country for found in candidates for c in found if c.state)
    if not has_context(countries):
        return candidates
    return [find_candidates(sentence, countries, registry=registry) for sentence in sentences]


class _SentenceActors:
    """The actors of one sentence, found in the light of what the article has said before."""

    def __init__(self, sentence: Sentence, candidates: list[Candidate], *, memory: Memory, scene: _Scene) -> None:
        self.sentence = sentence
        self.candidates = candidates
        self.memory = memory
        self.setting, self.home, self.is_settled = scene.setting, scene.home, scene.is_settled
        self.people = scene.people
        self.by_head: dict[int, Mention] = {}
        self.titles = find_titles(sentence, candidates)

    def find(self) -> list[Mention]:
        """The actors and places, in text order."""
        readers = (self._state, self._place, self._organisation, self._person, self._role)
        for kind, read in zip(_READING_ORDER, readers, strict=True):
            for candidate in self.candidates:
                if candidate.kind is kind and candidate not in self.titles.values():
                    self.by_head[candidate.head] = read(candidate)
        return sorted(self.by_head.values(), key=lambda m: m.span)

    def _state(self, candidate: Candidate) -> Mention:
        return candidate.place or named_state(self.sentence, candidate)

    def _place(self, candidate: Candidate) -> Mention:
        assert candidate.place is not None
        # The model may take a surname for a place, after the whole name was a person's.
        person = self.memory.person(candidate.place.text) if candidate.place.country is None else None
        if person is None or candidate.length > 1:
            return candidate.place
        return _as_before(mention_of(self.sentence, candidate, MentionKind.ACTOR), person)

    def _organisation(self, candidate: Candidate) -> Mention:
        mention = mention_of(self.sentence, candidate, MentionKind.ACTOR)
        known = candidate.organisation
        if known is not None and known.is_ambiguous and self._is_elsewhere(candidate, known.country):
            mention = replace(mention, name=mention.text, sector=known.sector.value)
            mention = self._belonging(candidate, mention, may_be_setting=True)
            # "Ministry of Defence" and "Defense Ministry" of one state are one; "the Senate" is another in every state.
            name = slug(mention.text) if known.country else known.id.removeprefix("organisation/")
            mention = replace(mention, id=f"organisation/{(mention.country or '').lower()}-{name}")
        elif known is not None:
            mention = named_body(self.sentence, candidate, known)
        else:
            mention = self._unknown_organisation(candidate, mention)
        self._keep_organisation(candidate, mention)
        return mention

    def _is_elsewhere(self, candidate: Candidate, country: str | None) -> bool:
        """Whether "the Senate" is that of another state than the best-known one, by its owner or by the setting."""
        holder = self._owner(candidate) or (self.setting if country != "IGO" else None)
        return holder.country != country if holder else country != "IGO" and not self.is_settled

    def _unknown_organisation(self, candidate: Candidate, mention: Mention) -> Mention:
        sector = candidate.role.sector.value if candidate.role else ""
        mention = replace(mention, id=f"organisation/{slug(mention.text)}", name=mention.text, sector=sector)
        earlier = self.memory.organisation(mention.text)
        # A surname may be taken for a body in the same way.
        person = self.memory.person(mention.text) if earlier is None and candidate.length == 1 else None
        if person is not None:
            return _as_before(replace(mention, sector=""), person)
        if earlier is not None:
            return replace(
                mention,
                id=earlier.id,
                name=earlier.name,
                country=earlier.country,
                sector=earlier.sector or sector,
                through=(earlier.span,),
                basis="memory" if earlier.country else "",
            )
        return self._belonging(candidate, mention, may_be_setting=bool(candidate.role and candidate.role.needs_state))

    def _keep_organisation(self, candidate: Candidate, mention: Mention) -> None:
        self.memory.keep_name(mention.text, mention)
        if mention.country == "IGO":  # "the council" after the Security Council
            self.memory.keep_role(self.sentence.tokens[candidate.last].text.lower(), mention)
        tokens = self.sentence.tokens[candidate.last + 1 : candidate.last + 4]
        if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[1].text.isupper():
            self.memory.keep_name(tokens[1].text, mention)

    def _person(self, candidate: Candidate) -> Mention:
        title = self.titles.get(candidate)
        role = title.role if title else apposed_role(self.sentence, self.candidates, candidate)
        first = title.first if title else before_honorifics(self.sentence, candidate)
        mention = replace(
            mention_of(self.sentence, candidate, MentionKind.ACTOR),
            title=role.lemma if role else "",
            sex=sex_told(self.sentence, candidate),
        )
        mention = self._belonging(replace(candidate, first=first), mention, may_be_setting=False)
        earlier = self._before(mention)
        if earlier is not None and earlier.span != mention.span:
            mention = _as_before(mention, earlier)
        else:
            mention = self._known(mention)
        if mention.country is None and role is not None and role.needs_state and self.home is not None:
            mention = self._set_here(mention)
        mention = self._with_role(mention, role)
        if title and is_former(self.sentence, title):
            mention = replace(mention, office="")
        self.memory.keep_person(mention, role=role.lemma if role else "")
        return mention

    def _before(self, mention: Mention) -> Mention | None:
        """Who or what was called so before, in full, or by a name that this one garbles."""
        earlier = self.memory.person(mention.text)
        if mention.title:
            return earlier or self.memory.sounding(mention.text, title=mention.title, country=mention.country)
        return earlier or self.memory.organisation(mention.text)

    def _known(self, mention: Mention) -> Mention:
        """A person named for the first time: the registry's, or somebody of that name."""
        person = self.people.named(mention.text, Told(mention.title, mention.country))
        if person is None:
            return replace(mention, id=f"person/{slug(mention.text)}", name=mention.text)
        sector = "" if mention.title else person.sector.value
        mention = replace(mention, id=person.id, name=person.name, sector=sector, sex=person.sex)
        if mention.country:
            return mention if mention.title else replace(mention, office=self.people.office(person))
        told = self.people.office_told(person, mention.title) if mention.title else self.people.office(person)
        return replace(mention, country=self.people.country(person), basis="registry", office=told)

    def _role(self, candidate: Candidate) -> Mention:
        role = candidate.role
        assert role is not None
        mention = replace(
            mention_of(self.sentence, candidate, MentionKind.ACTOR),
            sector=role.sector.value,
            is_plural=role.is_plural,
            sex=sex_of(role),
        )
        mention = self._belonging(candidate, mention, may_be_setting=False)
        if mention.country is None and role.needs_state:
            mention = self._seated(candidate, mention)
        if role.is_plural and role.lemma in _SIDES:
            # "both countries", "the two leaders": which states is left open here. "Countries" alone are nobody.
            is_known = mention.country is not None or self._is_counted(candidate)
            return replace(
                mention, sector=mention.sector if is_known else "", id=mention.id or _group_id(mention, role)
            )
        if mention.country is None and role.lemma in _STATES and self._is_definite(candidate):
            mention = self._state_before(mention)
        mention = self._remembered(candidate, mention, role)
        # "the two heads of state" are of two states.
        is_of_many = role.is_plural and self._is_definite(candidate) and self._is_counted(candidate)
        if mention.country is None and role.needs_state and not is_of_many:
            mention = self._set_here(mention)
        mention = self._with_role(mention, role)
        mention = self._borne(candidate, mention)
        mention = mention if mention.id else replace(mention, id=_group_id(mention, role))
        # "Ana Kovač, the president": the office is hers already.
        if mention.country and self.sentence.tokens[candidate.head].relation != "appos":
            self.memory.keep_role(role.lemma, mention)
        return mention

    def _remembered(self, candidate: Candidate, mention: Mention, role: RolePlayed) -> Mention:
        """ "The minister": of the state, and the person, told of by that word before."""
        is_known = self._is_definite(candidate) and not self._is_of_another_time(candidate)
        earlier = self.memory.role(role.lemma) if is_known else None
        earlier = None if earlier and role.needs_state and self._is_far_from_setting(earlier) else earlier
        if mention.country is not None or earlier is None:
            return mention
        return replace(
            mention,
            id=earlier.id if role.is_office else "",
            name=earlier.name if role.is_office else "",
            country=earlier.country,
            sex=earlier.sex if role.is_office else "",
            through=(earlier.span,),
            basis="memory" if earlier.country else "",
        )

    def _state_before(self, mention: Mention) -> Mention:
        """ "Aid to Chad stopped, and firms left the desert nation": the state just named in the sentence."""
        tokens = self.sentence.tokens
        above = {word.index for word in self.sentence.ancestors(tokens[mention.token])}
        before = [m for m in self.by_head.values() if m.id.startswith("state/") and m.span.end <= mention.span.start]
        # "Norway left the nation": it did not leave itself.
        others = [m for m in before if not (tokens[m.token].relation == "nsubj" and tokens[m.token].head in above)]
        named = [m for m in others if tokens[m.token].pos == "PROPN"]
        state = max(named, key=lambda m: m.span, default=None)
        return replace(mention, country=state.country, basis="coreference", through=(state.span,)) if state else mention

    def _seated(self, candidate: Candidate, mention: Mention) -> Mention:
        """ "In Oslo, the foreign ministry said": of the state whose capital opens the sentence."""
        tokens = self.sentence.tokens
        capitals = (c for c in self.candidates if c.state and c.state.form is StateForm.CAPITAL and c.first == 1)
        capital = next((c for c in capitals if tokens[0].lemma == "in" and c.last < candidate.first), None)
        place = self.by_head.get(capital.head) if capital else None
        if place is None:
            return mention
        return replace(mention, country=place.country, basis="modifier", through=(place.span,))

    def _borne(self, candidate: Candidate, mention: Mention) -> Mention:
        """An office with a state named by the one who surely bears it: "the Chilean president"."""
        role, head = candidate.role, self.sentence.tokens[candidate.head]
        is_one = role is not None and role.is_office and not role.is_plural and self._is_one_bearer(candidate)
        if not is_one or mention.id or self.sentence.children(head, "appos", "flat") or head.relation == "appos":
            return mention
        person = self.people.holder(Told(role.lemma if role else "", mention.country))
        return mention if person is None else replace(mention, id=person.id, name=person.name, sex=person.sex)

    def _is_one_bearer(self, candidate: Candidate) -> bool:
        """Whether words speak of the one who bears an office now: not "a president", "the former president"."""
        head = self.sentence.tokens[candidate.head]
        before = self.sentence.children(head, "det", "amod", "nmod:poss", "compound")
        if self._is_of_another_time(candidate) or any(word.lemma in _ANY_BEARER for word in before):
            return False
        has_owner = any(word.relation != "amod" or word.pos == "PROPN" for word in before)
        return has_owner and not _OTHER_YEAR.search(self.sentence.text)

    def _is_far_from_setting(self, earlier: Mention) -> bool:
        """Whether "the government" of another state was told too long ago to be meant in a one-state article."""
        is_abroad = self.setting is not None and earlier.country != self.setting.country
        return is_abroad and self.sentence.index - earlier.sentence > 1

    def _is_of_another_time(self, candidate: Candidate) -> bool:
        """ "the former president", "the next prime minister"."""
        before = self.sentence.children(self.sentence.tokens[candidate.head], "amod", "compound", "advmod")
        return any(word.lemma.lower() in _OF_ANOTHER_TIME for word in before)

    def _is_counted(self, candidate: Candidate) -> bool:
        """ "both countries", "the three ministers"."""
        before = self.sentence.children(self.sentence.tokens[candidate.head], "det", "nummod", "det:predet")
        return any(word.lemma == "both" or word.relation == "nummod" for word in before)

    def _is_definite(self, candidate: Candidate) -> bool:
        head = self.sentence.tokens[candidate.head]
        return any(child.lemma in ("the", "this", "that", "these") for child in self.sentence.children(head, "det"))

    def _with_role(self, mention: Mention, role: RolePlayed | None) -> Mention:
        if role is None:
            return mention
        # Of whose country only the registry tells, it tells the office too.
        is_told = role.is_office and bool(mention.country) and mention.basis != "registry" and not mention.office
        whose = whose_office(mention, role, self.by_head.values()) if is_told else ""
        office = role.office_of(whose) if whose else mention.office
        return replace(mention, sector=mention.sector or role.sector.value, office=office)

    def _belonging(self, candidate: Candidate, mention: Mention, *, may_be_setting: bool) -> Mention:
        """Country from the words inside or beside the name, else (where allowed) from the article's setting."""
        inside = self._state_inside(candidate)
        if inside is not None:
            return replace(mention, country=inside, basis="named")
        holder = self._owner(candidate)
        if holder is not None:
            return replace(mention, country=holder.country, basis="modifier", through=(holder.span, *holder.through))
        return self._set_here(mention) if may_be_setting else mention

    def _owner(self, candidate: Candidate) -> Mention | None:
        head = self.sentence.tokens[candidate.head]
        # "the sister of leader Ana Moe": the tree may hang the phrase on the title.
        titled = {t.head: self.by_head[p.head] for p, t in self.titles.items() if p.head in self.by_head}
        return owner(self.sentence, head, found=titled | self.by_head, first=candidate.first)

    def _state_inside(self, candidate: Candidate) -> str | None:
        """The state that a name holds: "Bank of Norway"."""
        words = [token.text for token in self.sentence.tokens[candidate.first : candidate.last + 1]]
        if candidate.kind is not CandidateKind.ORGANISATION:
            return None
        found = (longest_state(words, at) for at in range(len(words)))
        return next((state[0].country for state in found if state and not state[0].is_ambiguous), None)

    def _set_here(self, mention: Mention) -> Mention:
        if self.setting is None:
            return mention
        return replace(mention, country=self.setting.country, through=(self.setting.span,), basis="setting")


def _as_before(mention: Mention, earlier: Mention) -> Mention:
    """Somebody named before: what the article said of them then holds."""
    return replace(
        mention,
        id=earlier.id,
        name=earlier.name,
        country=earlier.country or mention.country,
        sector=earlier.sector,
        office=earlier.office,
        sex=earlier.sex or mention.sex,
        through=(earlier.span,),
        basis="memory" if earlier.country else mention.basis,
    )


def _group_id(mention: Mention, role: RolePlayed) -> str:
    country = (mention.country or "").lower()
    return "group/" + "-".join(part for part in (country, slug(role.lemma)) if part)


def antecedent(mention: Mention) -> Span:
    """The span that names the actor: that of an earlier mention for a pronoun, its own otherwise."""
    return mention.through[0] if mention.basis == "coreference" and mention.through else mention.span
