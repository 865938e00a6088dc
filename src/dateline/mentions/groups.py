"""Two or more named together: who "both countries", "the two leaders", "they", "the former" and "the latter" are.

Resolved only where the article leaves no choice: so many states, or people of so many states, stand together just
before ("Chile and Peru", "Chile met Peru"), or the article speaks of two states and hardly of another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.mentions.coreference import MANY
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.states import find_country
from dateline.sentences.sentence import Sentence, Token

# How many sentences back those of a group may stand, and the share of all state mentions that two states must have to
# be the two of the article: judgement.
REACH = 2
PAIR_SHARE = 0.7
_NUMBERS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3}
_OF_PEOPLE = frozenset({"leader", "president", "minister", "chancellor", "premier", "official", "diplomat", "man"})
_SIDES_OF_VERB = frozenset({"nsubj", "obj", "obl", "nsubj:pass", "obl:agent"})
_OF_OWNERS = frozenset({"of", "from", "in", "'s", "’s", "'", "’"})
_ONE_OF_TWO = {"former": 0, "latter": 1}


def name_groups(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and "they" and "the former" among them, with the `members` of groups that are plain."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.ACTOR and mention.basis != "coreference":
            by_sentence.setdefault(mention.sentence, []).append(mention)
    pair = _pair(mentions)
    taken = {(mention.sentence, mention.token) for mention in mentions}
    near = _Near(sentences, by_sentence)
    named = [_grouped(mention, sentences[mention.sentence], near, pair) for mention in mentions]
    for sentence in sentences:
        free = (token for token in sentence.tokens if (sentence.index, token.index) not in taken)
        named.extend(found for token in free if (found := _pointing(token, sentence, near)) is not None)
    return named


def _grouped(mention: Mention, sentence: Sentence, near: "_Near", pair: Sequence[Mention]) -> Mention:
    """A group with its members: "both countries", "the leaders of Chile and Peru"."""
    if mention.kind is not MentionKind.ACTOR or not mention.is_plural:
        return mention
    token = sentence.tokens[mention.token]
    owners = near.owners(token, sentence)
    if len(owners) > 1:
        return replace(mention, members=tuple(_of_state(mention, owner) for owner in owners))
    number = _number(token, sentence)
    if not number or mention.country:
        return mention
    is_of_people = token.lemma in _OF_PEOPLE
    members = near.parties(mention.span.start, sentence.index, number=number, people=is_of_people)
    members = members or (list(pair) if number == len(pair) else [])
    return _with_members(mention, members if is_of_people else [_state_of(member) for member in members])


def _number(token: Token, sentence: Sentence) -> int:
    """How many a group counts: 2 of "both countries" and "the two leaders", 0 of "two countries" and "countries"."""
    before = sentence.children(token, "det", "nummod", "det:predet", "cc:preconj", "amod", "nmod:poss")
    number = next((_NUMBERS[word.lemma.lower()] for word in before if word.lemma.lower() in _NUMBERS), 0)
    is_definite = any(word.lemma in ("the", "both", "these", "those", "their") for word in before)
    return number if is_definite else 0


def _pointing(token: Token, sentence: Sentence, near: "_Near") -> Mention | None:
    """ "they" of two named together just before, "the former" of two."""
    word = token.text.lower()
    span = sentence.span_of(token, token)
    bare = Mention(MentionKind.ACTOR, span, token.text, sentence.index, token.index, is_plural=True)
    if word in MANY and token.pos == "PRON":
        members = near.parties(token.start, sentence.index, number=2, reach=1)
        return _with_members(bare, members) if near.are_together(members) else None
    is_noun = word in _ONE_OF_TWO and token.relation not in ("amod", "advmod", "compound")
    if is_noun and any(child.lemma == "the" for child in sentence.children(token, "det")):
        members = near.parties(token.start, sentence.index, number=2, reach=1)
        return _as_member(bare, members[_ONE_OF_TWO[word]]) if members else None
    return None


@dataclass(frozen=True)
class _Near:
    """Who is named near a place of an article, by sentence."""

    sentences: Sequence[Sentence]
    mentions: Mapping[int, Sequence[Mention]]

    def parties(
        self, start: int, index: int, *, number: int, people: bool = False, reach: int = REACH
    ) -> list[Mention]:
        """So many parties of different states in the nearest sentence that names any, before this place; or nobody."""
        for at in range(index, index - reach - 1, -1):
            before = [m for m in self.mentions.get(at, ()) if m.country and not m.members and m.span.end <= start]
            persons = [m for m in before if m.id.startswith("person/")]
            parties = _by_state(persons if people and persons else before)
            together = self._together(parties, at)
            if len(together) == number:
                return together
            # Somebody named alone in between may be one of them.
            if len(parties) > 1 or (parties and at == index):
                return []
        return []

    def owners(self, noun: Token, sentence: Sentence) -> list[Mention]:
        """The states that a plural belongs to, where they are several: "the leaders of Chile and Peru"."""
        states = [m for m in self.mentions.get(sentence.index, ()) if m.id.startswith("state/")]
        for word in sentence.children(noun, "amod", "compound", "nmod", "nmod:poss"):
            cases = {case.lemma for case in sentence.children(word, "case")}
            heads = {other.index for other in (word, *sentence.children(word, "conj"))}
            owners = _by_state(state for state in states if state.token in heads)
            # "envoys to Chile and Peru" are of neither.
            if len(owners) > 1 and cases <= _OF_OWNERS:
                return owners
        return []

    def are_together(self, parties: Sequence[Mention]) -> bool:
        """Whether parties of one sentence are coordinated; "they" takes no less."""
        places = [_place(self.sentences[party.sentence], party) for party in parties]
        return bool(places) and all(any(_are_coordinated(one, other) for other in places) for one in places)

    def _together(self, parties: Sequence[Mention], at: int) -> list[Mention]:
        """Those of a sentence's parties that the tree joins: "Chile and Peru", "Chile met Peru"."""
        tokens = [_place(self.sentences[at], party) for party in parties]
        return [
            party
            for party, own in zip(parties, tokens, strict=True)
            if any(_are_joined(own, other) for other in tokens if other is not own)
        ]


def _place(sentence: Sentence, party: Mention) -> Token:
    """The word by which a party stands in its clause: of "President Ana Moe" it may be the title."""
    token = sentence.tokens[party.token]
    title = sentence.head(token)
    return title if title is not None and token.relation in ("flat", "appos") else token


def _are_joined(one: Token, other: Token) -> bool:
    """Coordinated, or beside each other at one verb."""
    is_beside = one.head == other.head and {one.relation, other.relation} <= _SIDES_OF_VERB
    return is_beside or _are_coordinated(one, other)


def _are_coordinated(one: Token, other: Token) -> bool:
    return (one.relation == "conj" and one.head == other.index) or (
        other.relation == "conj" and other.head == one.index
    )


def _state_of(member: Mention) -> Mention:
    """The state that somebody acts for: "both countries" are not the ministers who met."""
    state = find_country(member.country or "")
    if state is None or member.id == state.id:
        return member
    return replace(member, id=state.id, name=state.name, sector="", office="", title="", sex="")


def _of_state(group: Mention, owner: Mention) -> Mention:
    """The part of a group that belongs to one of several states."""
    return replace(
        group,
        id=f"{group.id.partition('/')[0]}/{(owner.country or '').lower()}-{group.text.lower()}",
        country=owner.country,
        through=(owner.span,),
        basis="modifier",
    )


def _by_state(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each state, people before others of their state."""
    found: dict[str | None, Mention] = {}
    for mention in mentions:
        known = found.get(mention.country)
        is_better = known is not None and mention.id.startswith("person/") and not known.id.startswith("person/")
        if known is None or is_better:
            found[mention.country] = mention
    return sorted(found.values(), key=lambda mention: mention.span.start)


def _pair(mentions: Sequence[Mention]) -> list[Mention]:
    """The two states that an article is about, by their first mentions; nobody where a third matters."""
    states = [m for m in mentions if m.id.startswith("state/") and m.basis == "named"]
    counts = Counter(m.country for m in states).most_common(2)
    if len(counts) < 2 or sum(n for _, n in counts) < PAIR_SHARE * len(states):
        return []
    firsts = [next(m for m in states if m.country == country) for country, _ in counts]
    return sorted(firsts, key=lambda mention: mention.span.start)


def _with_members(mention: Mention, members: Sequence[Mention]) -> Mention:
    named = tuple(_as_member(mention, member) for member in members)
    return replace(mention, members=named, through=tuple(m.span for m in members)) if named else mention


def _as_member(group: Mention, member: Mention) -> Mention:
    """A member as the group stands for it: at the group's place, through the words that name it."""
    return replace(
        member,
        span=group.span,
        text=group.text,
        sentence=group.sentence,
        token=group.token,
        through=(member.span, *member.through),
        basis="coreference",
        value=member.text,
    )
