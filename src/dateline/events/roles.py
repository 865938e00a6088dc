"""Trigger → who and whom: role sources of the codebook entry, tried in order over the clause around the trigger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.articles.article import PartKind
from dateline.events.event import EventType, Role
from dateline.events.triggers import Trigger
from dateline.mentions.actors import antecedent
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.parts_played import RoleKind, find_role
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.told import LINK

# Nouns through which one acts on their owner: to condemn "Iran's programme" is to condemn Iran.
_OWNER_SOURCES = ("nmod:poss", "compound", "amod")
# What is left of the trust in a row whose people are names alone, and in one whose role was reached through a noun:
# judgement, not measurement.
UNPLACED_TRUST = 0.7
INDIRECT_TRUST = 0.65
_PREDICATES = frozenset({"VERB", "AUX"})
_INNER_PREPOSITIONS = ("of", "by", "in", "from", "against")
_ORDERLY = frozenset({"COP", "MIL"})
_NAMED = ("person/", "state/")
_NAMED_BESIDE = ("person/", "organisation/")
# "drew condemnation from Norway": Norway's.
_DRAWING = frozenset({"draw", "attract", "provoke", "prompt", "trigger", "elicit", "earn", "win", "spark", "bring"})
_CLAIMING = frozenset({"claim", "admit", "acknowledge", "take", "accept", "assume"})
_NAMING = frozenset({"name", "call", "identify", "know"})
# "in reference to a student": what stands behind it is the matter of an act, not at its receiving end.
_OF_REFERENCE = frozenset({"reference", "response", "regard", "respect", "addition", "tribute", "contrast"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who and whom, with the trust left in them and how they were found."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    trust: float
    reasons: tuple[str, ...]
    is_met: bool  # whether the entry's need of political actors is


class RoleFinder:
    """Finds the roles of triggers in one sentence; `mentions` are by the index of their head word."""

    def __init__(self, sentence: Sentence, mentions: Mapping[int, Mention]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.grammar = Grammar(sentence)

    def find(self, trigger: Trigger) -> Roles:
        """The roles of a trigger, as far as its own clause tells them."""
        entry = trigger.entry
        actors, how_actor, actor_trust = self._first(entry.actor, trigger)
        recipients, how_recipient, recipient_trust = self._first(entry.recipient, trigger)
        if not actors:
            actors, how_actor = self._seen(trigger, "who", entry.actor, other=recipients)
        if not recipients:
            recipients, _ = self._named([t for t in self.grammar.premodifiers(trigger.token) if self._is_opposed(t)])
            how_recipient = "“anti”" if recipients else ""
        if not recipients:
            recipients, how_recipient = self._seen(trigger, "whom", entry.recipient, other=actors)
        if actor_trust == INDIRECT_TRUST < recipient_trust:  # "was killed by his guards": not by himself
            actors = [m for m in actors if m.id not in {r.id for r in recipients} or not m.id]
        recipients = [m for m in recipients if m.id not in {a.id for a in actors} or not m.id]
        actors = [_another(actor, recipients) for actor in actors]
        if entry.is_mutual:
            actors = _distinct([*actors, *recipients, *self._companions(trigger)])
            recipients = []
        reasons = tuple(
            r for r in (how_actor and f"actor: {how_actor}", how_recipient and f"recipient: {how_recipient}") if r
        )
        trust = actor_trust * recipient_trust
        trust *= 1.0 if any(map(_is_placed, [*actors, *recipients])) else UNPLACED_TRUST
        is_met = _is_met(entry.needs, actors, recipients) or self._is_told_by_object(trigger)
        return Roles(tuple(_distinct(actors)), tuple(_distinct(recipients)), trust, reasons, is_met)

    def _seen(
        self, trigger: Trigger, link: str, sources: Sequence[str], *, other: Sequence[Mention]
    ) -> tuple[list[Mention], str]:
        """Whom the heads link to a trigger where the grammar names nobody; nobody where the entry wants none.

        Those on the `other` side stay there, and an object that makes the act takes no side: "swapped a prisoner".
        """
        word = self.sentence.told.words.get(trigger.token.index) if self.sentence.told else None
        if word is None or tuple(sources) == ("none",):
            return [], ""
        own = {t.index for t in self.grammar.objects(trigger.token)} if trigger.entry.wanted.object else set()
        free = [m for m in self.mentions.values() if m not in other and m.token not in own]
        linked = [m for m in free if word.link(m.token, link) >= LINK]
        linked = [m for m in linked if self._is_within_reach(trigger.token, self.sentence.tokens[m.token])]
        linked = [m for m in linked if link != "who" or not self._accuses(self.sentence.tokens[m.token], trigger.token)]
        if link == "who" and trigger.entry.type is EventType.PROTEST:  # "protests that police put down"
            linked = [m for m in linked if m.sector not in _ORDERLY]
        unfolded = [one for m in sorted(linked, key=lambda m: m.span) for one in m.members or (m,)]
        return unfolded, "seen by the heads" if unfolded else ""

    def _is_within_reach(self, trigger: Token, word: Token) -> bool:
        """Whether a word stands in the trigger's own clause, or is told of a verb that the trigger hangs on."""
        above = {trigger.index, *(t.index for t in self.sentence.ancestors(trigger))}
        while word.index not in above:
            head = self.sentence.head(word)
            if head is None or head.lemma in _OF_REFERENCE:
                return False
            if word.pos in _PREDICATES and head.index != trigger.index and word.relation != "appos":
                return False
            word = head
        return True

    def _accuses(self, word: Token, trigger: Token) -> bool:
        """ "Police are investigating the shooting": whoever looks into an act, or condemns it, did not do it."""
        verb = self.sentence.head(word)
        if verb is None or not word.relation.startswith("nsubj") or verb not in self.sentence.ancestors(trigger):
            return False
        told = self.sentence.told.words.get(verb.index) if self.sentence.told else None
        return told is not None and told.type == EventType.ACCUSE.value and told.act >= LINK

    def _is_told_by_object(self, trigger: Trigger) -> bool:
        """ "The bill was suspended": a passive may leave out who acts when its object alone makes the act political."""
        wanted = trigger.entry.wanted
        return (
            bool(wanted.object)
            and trigger.entry.needs in ("actor", "either")
            and self.grammar.is_agentless(trigger.token)
        )

    def _first(self, sources: Sequence[str], trigger: Trigger) -> tuple[list[Mention], str, float]:
        """The first source that names somebody; for nouns, then the light verb around them."""
        for source in sources:
            found, indirect = self._named(self._tokens(source, trigger.token))
            if found:
                return found, f"{source}{' through a noun' if indirect else ''}", INDIRECT_TRUST if indirect else 1.0
        verb = self.grammar.light_verb(trigger.token) if trigger.entry.kind == "noun" else None
        if verb is not None:
            for source in _of_verb(sources):
                found, indirect = self._named(self._tokens(source, verb))
                if found:
                    return found, f"{source} of “{verb.text}”", INDIRECT_TRUST if indirect else 0.95
        found, _ = self._named(self._claimants(trigger.token) if sources is trigger.entry.actor else [])
        if found:
            return found, "who claims it", INDIRECT_TRUST
        goer = self.grammar.adjunct_verb(trigger.token) if trigger.entry.type is EventType.CONSULT else None
        if goer is not None and set(sources) & {"possessive", "by", "of"}:
            found, indirect = self._named(self._tokens("subject", goer))
            if found and not indirect:
                return found, f"subject of “{goer.text}”", INDIRECT_TRUST
        return [], "", 1.0

    def _claimants(self, act: Token) -> list[Token]:
        """ "claimed responsibility for the attack", "the attack was claimed by": who owns an act did it."""
        head = self.sentence.head(act)
        if head is None:
            return []
        if act.relation == "nsubj:pass" and head.lemma in _CLAIMING:
            return self.grammar.with_preposition(head, "by")
        verb = self.sentence.head(head) if head.lemma in ("responsibility", "credit") else None
        return self.grammar.subjects(verb) if verb is not None and verb.lemma in _CLAIMING else []

    def _tokens(self, source: str, token: Token) -> list[Token]:
        readers: dict[str, Callable[[Token], list[Token]]] = {
            "subject": self.grammar.subjects,
            "object": lambda verb: self.grammar.objects(verb) + self.grammar.indirect_objects(verb),
            "indirect": self.grammar.indirect_objects,
            "possessive": self.grammar.possessors,
            "modifier": lambda noun: [t for t in self.grammar.premodifiers(noun) if not self._is_opposed(t)],
        }
        if source == "none":
            return []
        if source in readers:
            return readers[source](token)
        # "aid from the bank to Tunisia": the second phrase often hangs on the noun of the first, or on the object;
        # "imposed sanctions on Mali on Monday": the first may be a date.
        own = self.grammar.with_preposition(token, source)
        if self._named(own)[0]:
            return own
        verb = self.sentence.head(token)
        if source == "from" and token.relation == "obj" and verb is not None and verb.lemma in _DRAWING:
            return self.grammar.with_preposition(verb, source)
        beside = [t for t in self.sentence.children(token, "obj", "obl", "nmod") if t.lemma not in _OF_REFERENCE]
        return [t for noun in beside for t in self.grammar.with_preposition(noun, source)] or own

    def _named(self, tokens: Sequence[Token]) -> tuple[list[Mention], bool]:
        """The mentions at these words; failing that, those that own them. The flag tells that it was the owners."""
        tokens = [t for at, t in enumerate(tokens) if not (at and self._describes(t, tokens[0]))]
        direct = [mention for t in tokens if (mention := named_at(self.sentence, t, self.mentions)) is not None]
        if direct:
            return [one for mention in direct for one in mention.members or (mention,)], False
        return [m for t in tokens for m in self._owners(t)], True

    def _describes(self, noun: Token, named: Token) -> bool:
        """Whether a noun listed behind a name says who that is: "Ana Moe, mayor of Lund, and Chairwoman of it"."""
        is_office = noun.tag == "NN" or (noun.tag == "NNP" and bool(self.sentence.children(noun, "nmod")))
        role = find_role(noun.lemma.lower()) if named.pos == "PROPN" and is_office else None
        is_bare = not self.sentence.children(noun, "det", "nmod:poss", "nummod", "flat", "appos")
        is_bare = is_bare and not any(word.text[0].isupper() for word in self.sentence.children(noun, "amod"))
        is_person = role is not None and role.kind is RoleKind.PERSON
        return is_person and is_bare and self.sentence.part is not PartKind.HEADLINE

    def _owners(self, noun: Token) -> list[Mention]:
        if noun.pos not in ("NOUN", "PROPN", "ADJ"):
            return []
        beside = (c for c in self.sentence.children(noun, *_OWNER_SOURCES) if not self._is_opposed(c))
        owners = [c for c in beside if c.index in self.mentions]
        for preposition in _INNER_PREPOSITIONS:
            owners = owners or [t for t in self.grammar.with_preposition(noun, preposition) if t.index in self.mentions]
        return [self.mentions[t.index] for t in owners]

    def _is_opposed(self, noun: Token) -> bool:
        """ "anti-government protests" are none of the government's."""
        before = self.sentence.tokens[max(0, noun.index - 2) : noun.index]
        return [token.text.lower() for token in before] == ["anti", "-"]

    def _companions(self, trigger: Trigger) -> list[Mention]:
        """All others who take part in a mutual act: "with X", "between X and Y", of the noun or of its light verb."""
        token = trigger.token
        places = [token] + ([verb] if (verb := self.grammar.light_verb(token)) else [])
        found: list[Mention] = []
        for place in places:
            for preposition in ("with", "between", "among", "alongside"):
                found.extend(self._named(self._tokens(preposition, place))[0])
        return found


def _another(actor: Mention, recipients: Sequence[Mention]) -> Mention:
    """ "The government urged Russia" in an article about Russia: it is another's, one cannot tell whose."""
    is_guessed = actor.basis == "setting" and any(m.id == f"state/{actor.country}" for m in recipients)
    return replace(actor, country=None, id="", office="", through=(), basis="") if is_guessed else actor


def _of_verb(sources: Sequence[str]) -> list[str]:
    """Role sources of a noun as its light verb has them: its owner is the subject, its prepositions stay."""
    if any(source in ("possessive", "by", "modifier") for source in sources):
        return ["subject"]
    return [source for source in sources if source not in ("of", "none")]


def _is_placed(mention: Mention) -> bool:
    """Whether it is known where a mention belongs; of a bare name it is not even known that it is political."""
    return mention.country is not None or bool(mention.sector)


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    seen: set[str] = set()
    kept = []
    for mention in mentions:
        key = mention.id or f"{mention.span.start}"
        if key not in seen:
            seen.add(key)
            kept.append(mention)
    return kept


def _is_met(needs: str, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
    actor = any(m.is_political for m in actors)
    recipient = any(m.is_political or m.country for m in recipients)
    return {
        "none": True,
        "either": actor or recipient,
        "actor": actor,
        "recipient": recipient,
        "both": actor and recipient,
    }[needs]


def named_at(sentence: Sentence, token: Token, mentions: Mapping[int, Mention]) -> Mention | None:
    """Who stands at a word; of "the leader, Ana Kovač" and "a student named Kovač" the one with a name."""
    mention = mentions.get(token.index)
    if mention is not None and mention.id.startswith(_NAMED):
        return mention
    # "Foreign Minister Ana Kovač": the tree may hang the name on the title.
    beside = sentence.children(token, "appos") if mention else sentence.children(token, "flat", "appos")
    naming = (verb for verb in sentence.children(token, "acl") if verb.lemma in _NAMING)
    beside += [name for verb in naming for name in sentence.children(verb, "xcomp", "obj", "obl")]
    named = (mentions.get(name.index) for name in beside)
    return next((m for m in named if m is not None and m.id.startswith(_NAMED_BESIDE)), mention)


def role_of(mention: Mention) -> Role:
    """A mention as a role: a pronoun gives way to the words it stands for, and stays in `through`."""
    span, text, through = antecedent(mention), mention.text, mention.through
    if span != mention.span:
        text, through = mention.value or mention.text, (mention.span, *mention.through[1:])
    return Role(span, text, mention.id, mention.name, mention.country, mention.sector, mention.office, through)


def actors_by_sentence(mentions: Sequence[Mention]) -> dict[int, dict[int, Mention]]:
    """Those who may fill a role, by sentence and head word: actors, and places, which stand for their state."""
    found: dict[int, dict[int, Mention]] = {}
    for mention in mentions:
        if mention.kind in (MentionKind.ACTOR, MentionKind.PLACE):
            found.setdefault(mention.sentence, {})[mention.token] = mention
    return found
