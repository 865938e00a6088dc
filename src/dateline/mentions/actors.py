"""Sentences → actors and places: states by name, people and bodies by the article's own words, never by guess.

A country comes from the words themselves ("Norway"), from those beside them ("Norwegian police"), from an earlier
mention, or from the one state an article is about; the last two are stored with the span they rest on.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.articles.span import Span
from dateline.mentions.belonging import owner
from dateline.mentions.candidate import PLACE_FORMS, Candidate, CandidateKind, find_candidates
from dateline.mentions.memory import Memory, find_setting, slug
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.parts_played import RoleKind, RolePlayed, is_honorific
from dateline.registry.states import StateForm, find_country, longest_state
from dateline.sentences.sentence import Sentence

_PREPOSITIONS_OF_PLACE = "in at near outside across inside from into toward towards around through"
_LOCATIVE = frozenset(_PREPOSITIONS_OF_PLACE.split())
# States and known organisations first, since they tell where the others belong; then people, then parts.
_READING_ORDER = (
    CandidateKind.STATE,
    CandidateKind.PLACE,
    CandidateKind.ORGANISATION,
    CandidateKind.PERSON,
    CandidateKind.ROLE,
)


_SIDES = frozenset(
    {"country", "nation", "state", "side", "leader", "party", "power", "government", "president", "minister"}
)


def find_actors(sentences: Sequence[Sentence]) -> list[Mention]:
    """Actors and places of an article, in text order."""
    candidates = [find_candidates(sentence) for sentence in sentences]
    states = [_stated(s, c) for s, found in zip(sentences, candidates, strict=True) for c in found if c.state]
    setting, whole = find_setting(states), Memory()
    pairs = list(zip(sentences, candidates, strict=True))
    for sentence, own in pairs:
        _SentenceActors(sentence, own, memory=whole, setting=setting).find()
    # Read twice: a headline says "Kovač", and only the text below it who that is.
    memory = whole.full_names()
    return [
        mention
        for sentence, own in pairs
        for mention in _SentenceActors(sentence, own, memory=memory, setting=setting).find()
    ]


def _stated(sentence: Sentence, candidate: Candidate) -> Mention:
    """A state by one of its names; a city, capital or region after "in" and the like is a place."""
    name = candidate.state
    assert name is not None
    head = sentence.tokens[candidate.head]
    cases = {case.lemma for case in sentence.children(head, "case")}
    is_place = name.form in PLACE_FORMS and (bool(cases & _LOCATIVE) or head.relation in ("appos", "obl"))
    return replace(
        _mention(sentence, candidate, MentionKind.PLACE if is_place else MentionKind.ACTOR),
        id=f"place/{slug(name.place)}" if is_place and name.place else name.id,
        name=name.place if is_place and name.place else name.state.name,
        country=name.country,
        sector=name.sector.value,
        basis="named",
        is_plural=name.is_plural or (name.form is StateForm.DEMONYM and head.tag.endswith("S")),
    )


def _mention(sentence: Sentence, candidate: Candidate, kind: MentionKind) -> Mention:
    span = sentence.span_of(sentence.tokens[candidate.first], sentence.tokens[candidate.last])
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Mention(kind, span, text, sentence.index, candidate.head)


class _SentenceActors:
    """The actors of one sentence, found in the light of what the article has said before."""

    def __init__(
        self, sentence: Sentence, candidates: list[Candidate], *, memory: Memory, setting: Mention | None
    ) -> None:
        self.sentence = sentence
        self.candidates = candidates
        self.memory = memory
        self.setting = setting
        self.by_head: dict[int, Mention] = {}
        self.titles = self._titles()

    def find(self) -> list[Mention]:
        """The actors and places, in text order."""
        readers = (self._state, self._place, self._organisation, self._person, self._role)
        for kind, read in zip(_READING_ORDER, readers, strict=True):
            for candidate in self.candidates:
                if candidate.kind is kind and candidate not in self.titles.values():
                    self.by_head[candidate.head] = read(candidate)
        return sorted(self.by_head.values(), key=lambda m: m.span)

    def _titles(self) -> dict[Candidate, Candidate]:
        """Person → the office named just before: "Foreign Minister" of "Foreign Minister Ana Kovač"."""
        pairs = zip(self.candidates, self.candidates[1:], strict=False)
        return {
            person: title
            for title, person in pairs
            if person.kind is CandidateKind.PERSON and title.last + 1 == person.first and _is_title(title)
        }

    def _state(self, candidate: Candidate) -> Mention:
        return _stated(self.sentence, candidate)

    def _place(self, candidate: Candidate) -> Mention:
        mention = _mention(self.sentence, candidate, MentionKind.PLACE)
        return replace(mention, id=f"place/{slug(mention.text)}", name=mention.text)

    def _organisation(self, candidate: Candidate) -> Mention:
        mention = _mention(self.sentence, candidate, MentionKind.ACTOR)
        known = candidate.organisation
        if known is not None and known.is_ambiguous and self._is_elsewhere(candidate, known.country):
            mention = replace(mention, name=mention.text, sector=known.sector.value)
            mention = self._belonging(candidate, mention, may_be_setting=True)
            mention = replace(mention, id=f"organisation/{(mention.country or '').lower()}-{slug(mention.text)}")
        elif known is not None:
            mention = replace(
                mention,
                id=known.id,
                name=known.name,
                country=known.country,
                sector=known.sector.value,
                basis="named" if known.country else "",
            )
        else:
            mention = self._unknown_organisation(candidate, mention)
        self._keep_organisation(candidate, mention)
        return mention

    def _is_elsewhere(self, candidate: Candidate, country: str | None) -> bool:
        """Whether "the Senate" is that of another state than the best-known one, by its owner or by the setting."""
        holder = self._owner(candidate) or self.setting
        return holder is not None and holder.country != country

    def _unknown_organisation(self, candidate: Candidate, mention: Mention) -> Mention:
        sector = candidate.role.sector.value if candidate.role else ""
        mention = replace(mention, id=f"organisation/{slug(mention.text)}", name=mention.text, sector=sector)
        earlier = self.memory.organisation(mention.text)
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
        tokens = self.sentence.tokens[candidate.last + 1 : candidate.last + 4]
        if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[1].text.isupper():
            self.memory.keep_name(tokens[1].text, mention)

    def _person(self, candidate: Candidate) -> Mention:
        mention = _mention(self.sentence, candidate, MentionKind.ACTOR)
        title = self.titles.get(candidate)
        role = title.role if title else self._apposed_role(candidate)
        earlier = self.memory.person(mention.text)
        if earlier is not None and earlier.span != mention.span:
            mention = replace(
                mention,
                id=earlier.id,
                name=earlier.name,
                country=earlier.country,
                sector=earlier.sector,
                office=earlier.office,
                through=(earlier.span,),
                basis="memory" if earlier.country else "",
            )
        else:
            mention = replace(mention, id=f"person/{slug(mention.text)}", name=mention.text)
        if mention.country is None:
            first = title.first if title else self._before_honorifics(candidate)
            needs_state = bool(role and role.needs_state)
            mention = self._belonging(replace(candidate, first=first), mention, may_be_setting=needs_state)
        mention = self._with_role(mention, role)
        self.memory.keep_person(mention, role=role.lemma if role else "")
        return mention

    def _before_honorifics(self, candidate: Candidate) -> int:
        first = candidate.first
        while first > 0 and is_honorific(self.sentence.tokens[first - 1].text):
            first -= 1
        return first

    def _apposed_role(self, candidate: Candidate) -> RolePlayed | None:
        """The part told beside a name: "Ana Kovač, the mayor of Split"."""
        head = self.sentence.tokens[candidate.head]
        beside = {token.index for token in self.sentence.children(head, "appos")}
        if head.relation in ("appos", "flat"):
            beside.add(head.head)
        roles = (c for c in self.candidates if c.kind is CandidateKind.ROLE and c.head in beside)
        return next((candidate.role for candidate in roles if candidate.role), None)

    def _role(self, candidate: Candidate) -> Mention:
        role = candidate.role
        assert role is not None
        mention = replace(
            _mention(self.sentence, candidate, MentionKind.ACTOR),
            sector=role.sector.value,
            is_plural=role.is_plural,
        )
        mention = self._belonging(candidate, mention, may_be_setting=False)
        if role.is_plural and role.lemma in _SIDES:
            # "both countries", "the two leaders": which states is left open here. "Countries" alone are nobody.
            is_known = mention.country is not None or self._is_counted(candidate)
            return replace(
                mention, sector=mention.sector if is_known else "", id=mention.id or _group_id(mention, role)
            )
        earlier = self.memory.role(role.lemma) if self._is_definite(candidate) else None
        if mention.country is None and earlier is not None:
            mention = replace(
                mention,
                id=earlier.id if role.is_office else "",
                name=earlier.name if role.is_office else "",
                country=earlier.country,
                through=(earlier.span,),
                basis="memory" if earlier.country else "",
            )
        if mention.country is None and role.needs_state:
            mention = self._set_here(mention)
        mention = self._with_role(mention, role)
        mention = mention if mention.id else replace(mention, id=_group_id(mention, role))
        # "Ana Kovač, the president": the office is hers already.
        if mention.country and self.sentence.tokens[candidate.head].relation != "appos":
            self.memory.keep_role(role.lemma, mention)
        return mention

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
        state = find_country(mention.country) if mention.country else None
        office = role.office_of(state.phrase) if state and role.is_office and not mention.office else mention.office
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
        return owner(self.sentence, head, found=self.by_head, first=candidate.first)

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


def _is_title(candidate: Candidate) -> bool:
    role = candidate.role
    return candidate.kind is CandidateKind.ROLE and role is not None and role.kind is RoleKind.PERSON


def _group_id(mention: Mention, role: RolePlayed) -> str:
    country = (mention.country or "").lower()
    return "group/" + "-".join(part for part in (country, slug(role.lemma)) if part)


def antecedent(mention: Mention) -> Span:
    """The span that names the actor: that of an earlier mention for a pronoun, its own otherwise."""
    return mention.through[0] if mention.basis == "coreference" and mention.through else mention.span
