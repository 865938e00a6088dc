"""Whether words that look like a time are one here: "May" the month or the minister, 2019 the year or a count."""

import re

from dateline.mentions.meanings import Cyclic, Fixed, Impossible, Shifted
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Atom
from dateline.mentions.time_references import Told
from dateline.mentions.time_words import ADVERBS_OF_FREQUENCY, LENGTHS, PARTS_OF_DAY, UNITS, WEEKDAYS
from dateline.mentions.timex import TimeKind
from dateline.sentences.sentence import Sentence, Token, relation_in

_REACH = 24
_COUNT_BEFORE = re.compile(
    r"(?:[$€£#/.:\d–-]|\d,|\b(?:resolutions?|articles?|rooms?|flight|number|no\.|about|nearly|over|least|than|some|"
    r"around|at|only|almost|approximately|roughly|agenda|vision|pages?|sections?|route|areas?|another) ?)$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:^|[\s(])(?:in|since|by|until|till|during|through|before|after|from|and|or|to|as of|between|throughout)\s?$",
    re.IGNORECASE,
)
_OWNED_BEFORE = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|a|this|that|in|since|last|first)|['’]s|\b(?:19|20)\d\d,? (?:and|or))\s?$",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(
    r"[\s-](?:pages?|km|kg|mw|mm|miles?|meters?|metres?|feet|tons?|tonnes?|percent|people|euros?|dollars?)\b"
)
_TIMES_BEFORE = re.compile(r"\b(?:once|twice|times)\s$", re.IGNORECASE)
_AMOUNT_BEFORE = re.compile(r"(?:\b(?:percent|million|billion|thousand|hundred|barrels|tons)|%|\d)\s$", re.IGNORECASE)
_SINGLE = re.compile(r"an?\s\w+", re.IGNORECASE)
_DAY_PREPOSITIONS = ("on", "by", "until", "till", "since", "from")
_PLURALS = ("NNS", "NNPS")
_NAMES_OF_DAYS = ("Black", "Bloody", "Super", "Holy", "Good")
_SORTS = ADVERBS_OF_FREQUENCY.keys() - {"daily"}  # what is daily happens every day: "daily flights"
_TITLE_WORDS = {*ADVERBS_OF_FREQUENCY, "future", "past"}
_VAGUE_UNITS = ("day", "week", "month", "decade", "century")
_COMMON_WORDS = {*UNITS, *LENGTHS, *PARTS_OF_DAY, "today", "tomorrow", "yesterday", "tonight"}


def is_time(atom: Atom, sentence: Sentence, words: list[Token]) -> bool:
    """Whether the atom, standing on these words of the sentence, tells a time there."""
    meaning = atom.found.meaning
    is_common = not isinstance(meaning, Cyclic | Fixed)  # "Labor Day" is a name and a time
    if (
        _is_price(atom, sentence, words[0])
        or (is_common and _is_title(sentence, words))
        or _is_attribute(atom, sentence, words)
    ):
        return False
    if isinstance(meaning, Impossible):
        return not _is_noun(_next(sentence, words[-1]))
    if atom.found.is_weak:
        return isinstance(meaning, Cyclic) and _tells_weak_turn(meaning, sentence, words)
    is_short = sentence.text[atom.start] in "'’"
    if isinstance(meaning, Fixed) and meaning.period.unit is Unit.YEAR and (is_short or words[0] is words[-1]):
        return _tells_year(atom, sentence, words[0])
    if isinstance(meaning, Cyclic):
        is_bare_day = meaning.unit is Unit.DAY and not meaning.month and not meaning.feast and meaning.weekday is None
        return _tells_day_of_month(sentence, words) if is_bare_day else not _is_in_name(sentence, words)
    return True


def is_rate(atom: Atom, sentence: Sentence) -> bool:
    """Whether "a year" says how often: "twice a year"."""
    return _is_single(atom, sentence) and bool(_TIMES_BEFORE.search(_before(atom, sentence)))


def _is_price(atom: Atom, sentence: Sentence, word: Token) -> bool:
    """Whether "a year" is the unit of an amount and tells no time: "$5 million a year", "four flights a week"."""
    if not _is_single(atom, sentence):
        return False
    before = _previous(sentence, word)
    is_counted_noun = before is not None and before.tag in _PLURALS and before.text.lower() != "times"
    return is_counted_noun or bool(_AMOUNT_BEFORE.search(_before(atom, sentence)))


def _is_single(atom: Atom, sentence: Sentence) -> bool:
    return _SINGLE.fullmatch(sentence.text, atom.start, atom.end) is not None


def _is_title(sentence: Sentence, words: list[Token]) -> bool:
    """Whether common words are written as a name: "This Week", "Newsday Today"."""
    last, before = words[-1], _previous(sentence, words[0])
    if last.text.lower() in _TITLE_WORDS and last.index:
        return last.text[0].isupper()  # "the Daily Herald", "Back to the Future"
    is_named = len(words) > 1 or (before is not None and before.pos == "PROPN")
    return is_named and last.text[0].isupper() and last.text.lower() in _COMMON_WORDS


def _is_attribute(atom: Atom, sentence: Sentence, words: list[Token]) -> bool:
    """Whether the words say what sort of thing it is and tell no time: "a monthly paper", "the day nursery"."""
    after = _next(sentence, words[-1])
    is_unit = words[0].text.lower() == "the" and words[-1].text.lower() in UNITS
    is_beside = after is not None and after.lemma in ("before", "after")
    if is_unit and len(words) == 2 and words[-1].text.lower() in _VAGUE_UNITS and not is_beside:
        return not _is_adverbial(sentence, words)
    if is_unit and _is_told(sentence, words[-1]):
        return True  # "the year he left"
    if words[-1].text.lower() == "current":
        return words[-1].pos != "ADJ"  # of a river
    if words[-1].text.lower() in ("past", "future"):
        return after is not None and after.pos in ("NOUN", "ADJ", "NUM")
    is_sort = atom.found.kind is TimeKind.SET or isinstance(atom.found.meaning, Shifted | Told)
    last = words[-1].text.lower()
    return is_sort and _is_noun(after) and (last in _SORTS or is_unit)


def _is_adverbial(sentence: Sentence, words: list[Token]) -> bool:
    """Whether "the week" dates something: "for the week", "the week's trading"; not "the week he left"."""
    before, after = _previous(sentence, words[0]), _next(sentence, words[-1])
    is_owner = after is not None and after.tag == "POS"
    is_inside = before is not None and before.pos in ("ADP", "SCONJ")
    return not _is_told(sentence, words[-1]) and (is_owner or is_inside)


def _is_told(sentence: Sentence, word: Token) -> bool:
    """Whether a clause says which one it is."""
    return any(child.relation == "acl:relcl" for child in sentence.children(word))


def _before(atom: Atom, sentence: Sentence) -> str:
    return sentence.text[max(0, atom.start - _REACH) : atom.start]


def _tells_weak_turn(turn: Cyclic, sentence: Sentence, words: list[Token]) -> bool:
    before = _previous(sentence, words[0])
    is_after_preposition = before is not None and before.pos in ("ADP", "SCONJ")
    if turn.unit is Unit.SEASON:
        return is_after_preposition and not _is_noun(_next(sentence, words[-1]))
    if turn.unit is not Unit.MONTH or words[0].pos != "PROPN" or _is_in_name(sentence, words):
        return False
    is_called = before is not None and before.pos == "PROPN"
    return not is_called and (is_after_preposition or relation_in(words[0].relation, ("obl", "nmod", "advmod")))


def _tells_year(atom: Atom, sentence: Sentence, word: Token) -> bool:
    text, before = sentence.text[atom.start : atom.end], _before(atom, sentence)
    if _COUNT_BEFORE.search(before) or _COUNT_AFTER.match(sentence.text, atom.end) or _is_in_name(sentence, [word]):
        return False
    after = _next(sentence, word)
    if after is not None and after.tag in _PLURALS and not _OWNED_BEFORE.search(before):
        return False
    if not text[0].isalpha() and not text.startswith(("19", "20")):
        if text[0] in "'’" and _OWNED_BEFORE.search(before):
            return True  # "the '08 campaign"
        return bool(_YEAR_BEFORE.search(before)) and not _is_noun(after)
    previous = _previous(sentence, word)
    # A number after a name is the name's own: a resolution, an aircraft, a programme.
    return previous is None or previous.pos != "PROPN" or before.endswith((", ", "( "))


def _tells_day_of_month(sentence: Sentence, words: list[Token]) -> bool:
    before, after = _previous(sentence, words[0]), _next(sentence, words[-1])
    is_modifier = after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    return not is_modifier and before is not None and before.text.lower() in _DAY_PREPOSITIONS


def _is_in_name(sentence: Sentence, words: list[Token]) -> bool:
    """Whether the words are a person's name, or part of a longer name ("the Good Friday Agreement")."""
    first, last = words[0], words[-1]
    before, after = _previous(sentence, first), _next(sentence, last)
    if first.text.lower() in WEEKDAYS and before is not None and before.text in _NAMES_OF_DAYS:
        return True
    runs_in = bool(first.name) and before is not None and before.name == first.name and not first.name_start
    runs_out = bool(last.name) and after is not None and after.name == last.name and not after.name_start
    return runs_in or runs_out or first.name == "PER"


def _previous(sentence: Sentence, word: Token) -> Token | None:
    return sentence.tokens[word.index - 1] if word.index else None


def _next(sentence: Sentence, word: Token) -> Token | None:
    return sentence.tokens[word.index + 1] if word.index + 1 < len(sentence.tokens) else None


def _is_noun(word: Token | None) -> bool:
    return word is not None and word.pos in ("NOUN", "PROPN")
