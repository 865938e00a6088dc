"""Candidate: words of one sentence that name somebody or some place, before it is known whom the article means."""

from dataclasses import dataclass
from enum import Enum

from dateline.mentions.mention import Mention
from dateline.registry.organisations import Organisation
from dateline.registry.parts_played import RolePlayed
from dateline.registry.states import StateForm, StateName
from dateline.sentences.sentence import Sentence


class CandidateKind(Enum):
    """What the words look like; earlier kinds win where two of the same length overlap."""

    ORGANISATION = "organisation"
    STATE = "state"
    PERSON = "person"
    PLACE = "place"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last`, both included, whose head word is `head`; the registry's value where it has one.

    `place` is the place it names in this article, once that is found.
    """

    first: int
    last: int
    head: int
    kind: CandidateKind
    state: StateName | None = None
    organisation: Organisation | None = None
    role: RolePlayed | None = None
    place: Mention | None = None

    @property
    def length(self) -> int:
        """How many tokens it takes."""
        return self.last - self.first + 1


PLACE_FORMS = frozenset({StateForm.CAPITAL, StateForm.CITY, StateForm.REGION})


def make_candidate(sentence: Sentence, first: int, *, length: int, kind: CandidateKind) -> Candidate:
    """A candidate over so many tokens from `first` on."""
    last = first + length - 1
    return Candidate(first, last, _head(sentence, first, last), kind)


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The word that the others hang on: the one whose own head stands outside."""
    for token in sentence.tokens[first : last + 1]:
        if token.head == token.index or not first <= token.head <= last:
            return token.index
    return last
