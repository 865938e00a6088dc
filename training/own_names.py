"""Names in the project's own sentences: the codebook's examples, marked by the registry and by offices before names.

Only sentences in which every capitalised word is accounted for are used, so that no name stands unmarked.
"""

from collections.abc import Iterator

import spacy

from dateline.events.codebook import load_codebook
from dateline.registry.organisations import longest_organisation
from dateline.registry.parts_played import find_role, is_honorific, longest_role
from dateline.registry.states import StateForm, longest_state
from training.data import Example

_PLACES = {StateForm.NAME, StateForm.CAPITAL, StateForm.CITY, StateForm.REGION}
_CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December"
)
_DAYS = frozenset(_CALENDAR.split())


def own_names() -> Iterator[Example]:
    """The codebook's sentences whose names are all plain."""
    tokenizer = spacy.blank("en")
    for entry in load_codebook().entries:
        for sentence in (entry.yes, entry.no):
            doc = tokenizer(sentence)
            words = [token.text for token in doc]
            tags = mark_names(words)
            if tags is not None and any(tag != "O" for tag in tags):
                yield Example(entry.id, words, [bool(token.whitespace_) for token in doc], names=tags)


def mark_names(words: list[str]) -> list[str] | None:
    """BIO tags, or None when a capitalised word is neither a known name nor follows an office."""
    tags = ["O"] * len(words)
    index = 0
    while index < len(words):
        length, kind = _name_at(words, index)
        if kind is None and words[index][:1].isupper() and index and not _is_plain(words, index):
            return None
        if kind:
            tags[index : index + length] = [f"B-{kind}"] + [f"I-{kind}"] * (length - 1)
        index += max(1, length)
    return tags


def _name_at(words: list[str], index: int) -> tuple[int, str | None]:
    """How many words the name or term here takes, and its kind; None for words that are no name of ours."""
    if not words[index][:1].isupper():
        return 1, None
    organisation, state = longest_organisation(words, index), longest_state(words, index)
    if organisation and not organisation[0].is_ambiguous and (not state or organisation[1] > state[1]):
        return organisation[1], "ORG"
    if state:
        return state[1], "LOC" if state[0].form in _PLACES else None
    return _person_at(words, index)


def _person_at(words: list[str], index: int) -> tuple[int, str | None]:
    """Two or three capitalised words after an office: "Finance Minister Ana Kovač"."""
    before = words[index - 1].lower() if index else ""
    length = 0
    for word in words[index : index + 3]:
        if not (word[:1].isupper() and word[1:].islower()):
            break
        length += 1
    follows_office = find_role(before) is not None or is_honorific(before)
    return (length, "PER") if length > 1 and follows_office and not longest_role(words, index) else (1, None)


def _is_plain(words: list[str], index: int) -> bool:
    """Capitalised, and yet no name: days, adjectives of states, offices."""
    if words[index] in _DAYS or longest_state(words, index) or find_role(words[index]):
        return True
    return index + 1 < len(words) and longest_role(words, index) is not None
