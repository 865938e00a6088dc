"""The logical grammar of a clause: who is subject, object and companion of a verb or noun, whatever the construction.

Active, passive, nominal, reduced, coordinated and controlled clauses all answer the same questions here, so that a
codebook entry is written once. Relations are Universal Dependencies.
"""

from collections.abc import Iterator

from dateline.sentences.predicates import stand_of
from dateline.sentences.sentence import Sentence, Token

# Nouns that only count or group what follows: "thousands of protesters", "a group of senators".
_COUNTING_NOUNS = (
    "thousand hundred dozen million number group crowd series majority minority couple score member part most some all "
    "container shipment batch truckload delivery consignment tonne ton crate piece load stock wave "
    "many several few half handful pair band wave round list bulk rest one two three lot"
)
COUNTING = frozenset(_COUNTING_NOUNS.split())
# Verbs whose infinitive is done by their object: "urged Iran to withdraw".
_OBJECT_CONTROL_VERBS = (
    "ask urge order tell force allow permit enable help persuade convince invite instruct encourage require press "
    "pressure warn request command direct authorise authorize call get lead push advise expect want compel oblige "
    "prevent stop bar ban prohibit block discourage accuse"
)
_OBJECT_CONTROL = frozenset(_OBJECT_CONTROL_VERBS.split())
# Verbs that say little and lend their subject to the noun that tells the act: "held talks".
_VERBS_OF_NOUNS = (
    "hold make take pay carry conduct launch stage have give issue mount undertake perform lead begin start open "
    "resume continue end finish conclude announce host organise organize offer express voice sign reach impose file "
    "lodge commit order receive face deliver join attend plan see suffer wage initiate pursue extend send enter provide"
)
# Who denies an act is the one it is laid to: "Chile denied any arms transfers".
LIGHT_VERBS = frozenset([*_VERBS_OF_NOUNS.split(), "deny"])
_OPENINGS = frozenset({"accord", "according", "due", "prior", "thanks", "owing", "contrary", "pursuant", "compared"})
_GOING_TO = frozenset({"after", "for", "during", "on", "before", "following"})
_PARTICLES = frozenset({"up", "off", "out", "down", "away", "back", "over"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def _is_apart(words: list[str]) -> bool:
    """Whether a preposition of several words means something else than its last one: "according to", "prior to"."""
    return len(words) > 1 and words[0] in _OPENINGS


class Grammar:
    """Answers about one sentence; every answer is a list of tokens in text order, heads of noun phrases."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def subjects(self, token: Token, depth: int = 0) -> list[Token]:
        """Who does what `token` tells: the subject, the agent of a passive, or whoever a bare form is understood of."""
        if depth > 4:
            return []
        if self.is_passive(token):
            return self.agents(token)
        own = self._own_subjects(token)
        if own:
            return self.expanded(self._without_relatives(own, token))
        return self._understood(token, depth)

    def objects(self, token: Token, depth: int = 0) -> list[Token]:
        """Whom or what it is done to: the object, the subject of a passive, the noun that a participle describes."""
        if depth > 4:
            return []
        if self.is_passive(token):
            # "was granted asylum": a passive may keep an object beside its subject.
            own = self.sentence.children(token, "nsubj:pass", "obj") or self._marked_subjects(token)
            own = own or self._passive_understood(token)
            if not own and token.relation in ("conj", "xcomp") and (head := self.sentence.head(token)):
                return self.objects(head, depth + 1) if self.is_passive(head) else self.subjects(head, depth + 1)
            return self.expanded(self._without_relatives(own, token))
        particles = self._strayed_particles(token)
        own = [o for o in self.sentence.children(token, "obj") if not self.sentence.children(o, "case") or particles]
        own = [child for child in own if not self._is_strayed(child, token)] or self._strayed_objects(token)
        # "called talks": a noun in the place of a clause that has nothing to be said of.
        own = own or [child for child in self.sentence.children(token, "xcomp") if child.pos == "NOUN"]
        if own:
            return self.expanded(self._without_relatives(own, token))
        marked = self._marked_subjects(token)
        behind = [t for t in marked if t.index > token.index] if len(marked) > 1 else []
        return self.expanded(behind) or self._shared_object(token)

    def _own_subjects(self, token: Token) -> list[Token]:
        """The subject of a verb, mended where the tree gives two to one verb and none to another."""
        found = self._marked_subjects(token)
        before = [t for t in found if t.index < token.index]
        return before[-1:] or found or self._strayed_subjects(token)

    def _marked_subjects(self, token: Token) -> list[Token]:
        return [t for t in self.sentence.children(token, "nsubj") if t.relation != "nsubj:pass"]

    def _strayed_subjects(self, token: Token) -> list[Token]:
        """ "Chile attacked," the minister said: the reader sometimes hangs the speaker on the verb of what is said."""
        for clause in self.sentence.children(token, "ccomp"):
            own = self._marked_subjects(clause)
            strayed = [t for t in own if t.index < token.index and (len(own) > 1 or t.index > clause.index)]
            if strayed:
                return strayed[-1:] if clause.index < token.index else strayed[:1]
        return []

    def _strayed_objects(self, token: Token) -> list[Token]:
        """ "warned Chile not to leave": the reader sometimes hangs the one warned on the verb that follows."""
        verbs = self.sentence.children(token, "xcomp")
        below = [(noun, verb) for verb in verbs for noun in self.sentence.children(verb, "obj")]
        return [noun for noun, verb in below if self._is_strayed(noun, verb)]

    def _is_strayed(self, noun: Token, verb: Token) -> bool:
        """Whether an object stands before the "to" of its own verb."""
        return any(mark.lemma == "to" and noun.index < mark.index for mark in self.sentence.children(verb, "mark"))

    def indirect_objects(self, token: Token) -> list[Token]:
        """The one who is given, told or asked something beside the object."""
        return self.expanded(self.sentence.children(token, "iobj"))

    def agents(self, token: Token) -> list[Token]:
        """The by-phrase of a passive."""
        return self.with_preposition(token, "by")

    def with_preposition(self, token: Token, preposition: str) -> list[Token]:
        """Noun phrases that hang on `token` by this preposition."""
        # "asked for help": the reader sometimes takes such a phrase for an object; its preposition says otherwise.
        phrases = self.sentence.children(token, "obl", "nmod", "obj")
        told = [(child, self.prepositions(child)) for child in phrases]
        return self.expanded([child for child, words in told if preposition in words and not _is_apart(words)])

    def introduced_by(self, token: Token, preposition: str) -> list[Token]:
        """Like `with_preposition`, clauses included: "banned from flying", "called for the bill to be dropped"."""
        clauses = [
            child for child in self.sentence.children(token, "advcl", "xcomp", "ccomp", "acl")
            if any(mark.lemma == preposition for mark in self.sentence.children(child, "mark", "case"))
        ]
        return self.with_preposition(token, preposition) + clauses

    def is_agentless(self, token: Token) -> bool:
        """Whether a verb is a passive that leaves open who acts."""
        return self.is_passive(token) and not self.agents(token)

    def prepositions(self, noun: Token) -> list[str]:
        """The words that introduce a noun phrase: ["in"], ["because", "of"], ["out", "of"]."""
        words = []
        # "by Secretary Ana Moe": the tree may hang the preposition on the title.
        titled = (noun, *self.sentence.children(noun, "nmod:desc"))
        for case in (case for word in titled for case in self.sentence.children(word, "case")):
            words.append(case.lemma)
            words.extend(part.lemma for part in self.sentence.children(case, "fixed"))
        return words

    def possessors(self, noun: Token) -> list[Token]:
        """Whose it is: "Kishida's visit", "his visit"."""
        return self.expanded(self.sentence.children(noun, "nmod:poss"))

    def premodifiers(self, noun: Token) -> list[Token]:
        """Words before a noun that say of which kind or whose it is: "US sanctions", "military aid"."""
        below = self.sentence.children(noun, "amod", "compound", "nmod:desc")
        return [child for child in below if child.index < noun.index]

    def particles(self, verb: Token) -> set[str]:
        """Particles of a verb: "down" of "stepped down", also where they are tagged as adverbs."""
        below = self.sentence.children(verb, "compound:prt", "advmod") + self._strayed_particles(verb)
        return {child.lemma for child in below if child.pos in ("ADP", "ADV")}

    def _strayed_particles(self, verb: Token) -> list[Token]:
        """ "saw off the premier": the reader sometimes takes a particle for a preposition of the object."""
        cases = (case for noun in self.sentence.children(verb, "obj") for case in self.sentence.children(noun, "case"))
        return [case for case in cases if case.index == verb.index + 1 and case.lemma in _PARTICLES]

    def light_verb(self, noun: Token) -> Token | None:
        """The verb that lends a noun its subject: "held" in "held talks", "carried" in "carried out an attack"."""
        head = self.sentence.head(noun)
        while head is not None and (noun.relation == "conj" or self._is_means(noun, head)):
            noun, head = head, self.sentence.head(head)
        if head is None or head.pos != "VERB" or head.lemma not in LIGHT_VERBS:
            return None
        return head if noun.relation in ("obj", "nsubj:pass") else None

    def _is_means(self, noun: Token, head: Token) -> bool:
        """ "an offensive with airstrikes": what is done with it is done by the same."""
        is_many = noun.tag == "NNS" and noun.relation == "nmod"
        return is_many and head.pos == "NOUN" and "with" in self.prepositions(noun)

    def adjunct_verb(self, noun: Token) -> Token | None:
        """The verb whose subject goes to what the noun tells: "flew home after a visit", "is in Oslo for talks"."""
        head = self.sentence.head(noun)
        if head is None or noun.relation != "obl" or not set(self.prepositions(noun)) & _GOING_TO:
            return None
        is_known = any(word.lemma in ("the", "this", "that") for word in self.sentence.children(noun, "det"))
        return None if is_known else head

    def is_passive(self, token: Token) -> bool:
        """Whether a verb form is passive: with its auxiliary, or a bare past participle that describes a noun."""
        if self.sentence.children(token, "nsubj:pass", "aux:pass"):
            return True
        if token.tag != "VBN" or self.sentence.children(token, "nsubj", "aux", "obj"):
            return False
        if token.relation == "conj":
            head = self.sentence.head(token)
            return head is not None and head.tag == "VBN" and self.is_passive(head)
        return token.relation in ("acl", "amod", "advcl")

    def has_clause(self, token: Token) -> bool:
        """Whether a verb or noun has a clause as its complement."""
        if self.sentence.children(token, "ccomp", "xcomp", "csubj"):
            return True
        below = self.sentence.children(token, "advcl", "acl")
        return any(self._is_content(child) for child in below if child.pos in ("VERB", "AUX", "ADJ", "NOUN"))

    def _is_content(self, clause: Token) -> bool:
        """An infinitive or a that-clause, which say what is meant, not when or why."""
        return any(mark.lemma in ("to", "that") for mark in self.sentence.children(clause, "mark"))

    def expanded(self, nouns: list[Token]) -> list[Token]:
        """With coordinated nouns added and counting words replaced by what they count."""
        found: list[Token] = []
        for noun in nouns:
            for one in self._coordinated(noun):
                found.extend(self._counted(one))
        return found

    def _coordinated(self, noun: Token) -> Iterator[Token]:
        """A noun with those coordinated with it, also where the tree chains them."""
        yield noun
        # "Norway's president Ana Moe and Chile's": the second may hang on the first's name; but "Ana Moe, a teacher
        # and captain" is one.
        for holder in (noun, *self.sentence.children(noun, "appos", "flat")):
            for other in self.sentence.children(holder, "conj"):
                if holder is noun or "PROPN" in (holder.pos, other.pos):
                    yield from self._coordinated(other)

    def _counted(self, noun: Token) -> list[Token]:
        if noun.lemma in COUNTING or noun.pos == "NUM":
            inner = [c for c in self.sentence.children(noun, "nmod") if "of" in self.prepositions(c)]
            if inner:
                return self.expanded(inner)
        return [noun]

    def _without_relatives(self, nouns: list[Token], verb: Token) -> list[Token]:
        """"the rebels who seized the town": the pronoun gives way to the noun its clause describes."""
        head = self.sentence.head(verb)
        return [
            head if noun.lemma in _RELATIVE and head is not None and verb.relation.startswith("acl") else noun
            for noun in nouns
        ]

    def _understood(self, token: Token, depth: int) -> list[Token]:
        """The subject that a form without one takes over from the clause around it."""
        head = self.sentence.head(token)
        if head is None:
            return []
        relation = token.relation.partition(":")[0]
        if relation == "conj":
            return self.subjects(head, depth + 1) if head.pos in ("VERB", "AUX", "ADJ") else []
        if relation == "advcl" and self._is_charge(token) and (charged := self.objects(head, depth + 1)):
            return charged
        if relation in ("xcomp", "ccomp", "advcl"):
            return self._controller(token, head, depth)
        if relation != "acl":
            return []
        # "issued a statement condemning the raid": of whoever issued it, not of the statement.
        is_told = token.tag == "VBG" and stand_of(head.lemma, head.pos) is not None
        if head.pos == "PROPN" and head.relation == "root" and self._is_infinitive(token):
            return self.expanded([head])  # a headline: "Norway to host talks"
        is_of_noun = (token.tag == "VBG" and not is_told) or token.relation == "acl:relcl"
        return self.expanded([head]) if is_of_noun else self._noun_controller(head, depth)

    def _controller(self, token: Token, head: Token, depth: int) -> list[Token]:
        """"urged Iran to withdraw" is of Iran, "promised Iran to withdraw" of the one who promised."""
        if token.relation == "ccomp" and not self._is_infinitive(token):
            return []
        objects = self.objects(head, depth + 1) + self.indirect_objects(head)
        if head.lemma in _OBJECT_CONTROL and token.relation != "advcl" and objects:
            return objects
        if head.lemma == "call" and (asked := self.with_preposition(head, "on")):
            return asked
        if head.pos == "NOUN":
            return self._noun_controller(head, depth)
        # "The senate was set to meet": of a passive it is the one it is said of.
        return self.objects(head, depth + 1) if self.is_passive(head) else self.subjects(head, depth + 1)

    def _noun_controller(self, noun: Token, depth: int) -> list[Token]:
        """"the plan of Norway to withdraw", "Norway has a plan to withdraw"."""
        own = self.possessors(noun) or self.with_preposition(noun, "of") or self.with_preposition(noun, "by")
        verb = self.sentence.head(noun)
        if own or verb is None or verb.pos != "VERB":
            return own
        return self.subjects(verb, depth + 1) if noun.relation.startswith("obj") else []

    def _passive_understood(self, token: Token) -> list[Token]:
        """"the man arrested on Monday": a bare participle is about the noun it describes."""
        head = self.sentence.head(token)
        return [head] if head is not None and token.relation.startswith(("acl", "amod")) else []

    def _shared_object(self, token: Token) -> list[Token]:
        """"arrested and beat protesters": a verb without an object takes that of the verb coordinated after it."""
        for other in self.sentence.children(token, "conj"):
            if other.pos == "VERB" and not self.sentence.children(other, "nsubj") and other.index - token.index <= 3:
                return self.expanded(self.sentence.children(other, "obj"))
        return []

    def _is_charge(self, token: Token) -> bool:
        """"accused them of hiding", "thanked them for helping", "kept them from leaving": of those it is done to."""
        return token.text.endswith("ing") and any(
            mark.lemma in ("of", "for", "from") for mark in self.sentence.children(token, "mark", "case")
        )

    def _is_infinitive(self, token: Token) -> bool:
        return any(mark.lemma == "to" for mark in self.sentence.children(token, "mark"))

    def chain(self, token: Token) -> Iterator[Token]:
        """The token and its heads up to the root."""
        yield token
        yield from self.sentence.ancestors(token)
