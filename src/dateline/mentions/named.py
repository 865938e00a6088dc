"""Candidates whose words alone say what they name: states, and bodies of the registry."""

from dataclasses import replace

from dateline.mentions.candidate import PLACE_FORMS, Candidate
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.organisations import Organisation
from dateline.registry.spelling import slug
from dateline.registry.states import StateForm
from dateline.sentences.sentence import Sentence

_PREPOSITIONS_OF_PLACE = "in at near outside across inside from into toward towards around through"
_LOCATIVE = frozenset(_PREPOSITIONS_OF_PLACE.split())
_AT_A_SEAT = frozenset({"at", "outside", "inside", "near"})  # "at the Élysée" is there; "the Élysée" acts


def named_state(sentence: Sentence, candidate: Candidate) -> Mention:
    """A state by one of its names; a city, capital or region after "in" and the like is a place."""
    name = candidate.state
    assert name is not None
    head = sentence.tokens[candidate.head]
    cases = {case.lemma for case in sentence.children(head, "case")}
    is_seat = name.form is StateForm.METONYM and bool(cases & _AT_A_SEAT)
    is_place = is_seat or (name.form in PLACE_FORMS and (bool(cases & _LOCATIVE) or head.relation in ("appos", "obl")))
    return replace(
        mention_of(sentence, candidate, MentionKind.PLACE if is_place else MentionKind.ACTOR),
        id=f"place/{slug(name.place)}" if is_place and name.place else name.id,
        name=name.place if is_place and name.place else name.state.name,
        country=name.country,
        sector=name.sector.value,
        basis="named",
        is_plural=name.is_plural or (name.form is StateForm.DEMONYM and head.tag.endswith("S")),
    )


def named_body(sentence: Sentence, candidate: Candidate, body: Organisation) -> Mention:
    """A body of the registry by one of its names."""
    return replace(
        mention_of(sentence, candidate, MentionKind.ACTOR),
        id=body.id,
        name=body.name,
        country=body.country,
        sector=body.sector.value,
        basis="named" if body.country else "",
    )


def mention_of(sentence: Sentence, candidate: Candidate, kind: MentionKind) -> Mention:
    """A mention of the words of a candidate, with nothing known of it yet."""
    first, last = sentence.tokens[candidate.first], sentence.tokens[candidate.last]
    return Mention(kind, sentence.span_of(first, last), sentence.words(first, last), sentence.index, candidate.head)
