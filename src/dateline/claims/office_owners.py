"""Whose office is told: a state's own, named directly before it, or one of a part, a people, a body, another person.

"Iraqi Prime Minister" is the state's. "Iraqi Kurdistan Prime Minister", "Turkish Cypriot President", "Bank of Russia
President", "wife of French President" and a bare "Premier" may be anybody's.
"""

import re
from dataclasses import dataclass

from dateline.claims.evidence import Evidence
from dateline.mentions.mention import Mention
from dateline.registry.people import Person
from dateline.registry.states import StateForm, find_country, find_state
from dateline.registry.titles import find_office, plain_title
from dateline.sentences.sentence import Sentence

# Offices that a state has one of, and that news gives to nobody else. A "leader" or "chairman" may be any party's, and
# a "queen" may be the wife of a king.
_EVERYWHERE = frozenset(
    {"president", "prime minister", "premier", "chancellor", "foreign minister", "foreign affairs minister"}
    | {"defence minister", "finance minister", "king"}
)
# The same words mean officials or junior ministers in other states.
_ONLY_IN = {
    "secretary of state": frozenset({"USA", "VAT"}),
    "defence secretary": frozenset({"USA", "GBR", "PHL"}),
    "supreme leader": frozenset({"IRN", "PRK"}),
}
_PROVINCES_HAVE = {"premier": frozenset({"AUS", "CAN", "ZAF"})}
# Rival governments bear the same titles there.
_CONTESTED = frozenset({"AFG", "BLR", "LBY", "MMR", "PSE", "SDN", "SOM", "SYR", "VEN", "YEM"})
_WHOLE = (StateForm.NAME, StateForm.ADJECTIVE, StateForm.DEMONYM)
_LONGEST = 5  # words of the name of a state
_QUALIFIES = frozenset({"amod", "compound", "flat", "nummod", "nmod", "nmod:poss"})
_OF_NOW = frozenset({"visiting", "current", "incumbent", "sitting"})
_PART_HERE = frozenset({"the", "told", "tell", "tells", "informed", "reminded", "assured", "warned"})
_BELONGS = re.compile(
    r"\b(?:wi(?:fe|ves)|husband|spouse|partner|widow(?:er)?|lady|gentleman|fianc\w+|girlfriend|boyfriend|mother|father|"
    r"parents?|son|daughter|child(?:ren)?|brother|sister|cousin|nephew|niece|uncle|aunt|grand\w+|family|\w+-in-law|"
    r"friend|office|secretariat|cabinet|administration|government|staff|team|campaign|party|supporters?|critics?|"
    r"opponents?|rivals?|aides?|advis[eo]rs?|assistants?|secretar(?:y|ies)|spokes\w+|service|envoys?|representatives?|"
    r"lawyers?|attorneys?|counsel|all(?:y|ies)|successor|predecessor|deputy|deputies|doctor|biographer|bodyguards?|role|"
    r"post|position|title|job|part|place|name|rank)\s+(?:of|for|to|as)\s+(?:the\s+|then\s+)*$",
    re.IGNORECASE,
)
_SHARED = frozenset({"repub", "state", "unite", "islan", "north", "south", "saint", "feder", "democ", "easte", "weste"})
_ROOT = 5  # letters that tell one state's name from another's


@dataclass(frozen=True, slots=True)
class Owner:
    """The state whose office it is, and where its words begin in the text of the sentence."""

    country: str
    start: int


def find_owner(evidence: Evidence, mention: Mention, start: int) -> Owner | None:
    """The state named directly before the office that begins at `start` in a sentence; None where anything else is."""
    sentence = evidence.sentences[mention.sentence]
    before = sentence.text[:start]
    places = [found.start() for found in re.finditer(r"\S+", before) if found[0].lower() != "the"][-_LONGEST:]
    named = ((place, find_state(before[place:].strip())) for place in places)
    place, state = next(((place, state) for place, state in named if state), (0, None))
    if state is None or state.form not in _WHOLE or _is_part(before[:place], state.form):
        return None
    return None if _is_qualified(evidence, mention, place) else Owner(state.country, place)


def _is_part(before: str, form: StateForm) -> bool:
    """Whether the state's name ends the name of something else: "Bank of Russia"."""
    return form is StateForm.NAME and re.search(r"\bof\s+(?:the\s+)?$", before) is not None


def _is_qualified(evidence: Evidence, mention: Mention, place: int) -> bool:
    """Whether a word before the state's makes it another's: "Turkish Cypriot", "exiled Belarusian"."""
    sentence = evidence.sentences[mention.sentence]
    start = sentence.span.start + place
    earlier = [token for token in sentence.tokens if token.end <= start]
    if not earlier or earlier[-1].text.lower() in _OF_NOW:
        return False
    last = earlier[-1]
    qualifies = last.relation in _QUALIFIES and last.head > last.index
    return qualifies or last.pos in ("ADJ", "PROPN") or last.text[-1] in "-–"


def may_be_apart(sentence: Sentence, mention: Mention, start: int) -> bool:
    """Whether the office may be another's, and the name begin a clause: "After meeting French President Biden left",
    "Unlike Chinese President Biden wants it", "They told the Russian President Biden was late".
    """
    before = [token for token in sentence.tokens if token.end <= sentence.span.start + start]
    if before and before[-1].text.lower() in _PART_HERE:
        return True
    places = [index for index, token in enumerate(before) if token.pos == "PUNCT"]
    clause = before[places[-1] + 1 :] if places else before
    after = next((token for token in sentence.tokens if token.start >= mention.span.end), None)
    opens = bool(clause) and (
        clause[0].pos in ("ADP", "SCONJ", "VERB", "ADV") or clause[0].tag in ("VBG", "VBN", "WRB")
    )
    return opens and after is not None and after.pos in ("VERB", "AUX", "ADV")


def belongs_to_another(before: str) -> bool:
    """Whether words end so that an office after them is somebody else's: "the wife of", "a spokesman for the"."""
    return _BELONGS.search(before) is not None


def is_of_one_person(country: str, title: str) -> bool:
    """Whether a state surely has one bearer of an office, whom its name tells, and no province has another."""
    plain = plain_title(title)
    if country in _CONTESTED or country in _PROVINCES_HAVE.get(plain, ()):
        return False
    return plain in _EVERYWHERE or country in _ONLY_IN.get(plain, ())


def bears_one_like_it(evidence: Evidence, person: Person, told: tuple[str, str]) -> bool:
    """Whether somebody ever held an office that may be called by the title told: a part's, a deputy's, a body's."""
    country, title = told
    titles = find_office(country, title).titles
    field = set(plain_title(title).split()) - {"minister", "secretary", "of", "state", "prime", "affairs"}
    for tenure in evidence.registry.tenures_of(person.id):
        held = plain_title(tenure.title)
        is_longer = any(one in held and one != held for one in titles)
        is_near = tenure.of == country and bool(field & set(held.split()))
        if is_longer or is_near or (held in titles and _may_be_called(tenure.of, country)):
            return True
    return False


def _may_be_called(of: str, country: str) -> bool:
    """Whether news may name one by the other's words: a body, or a state of a like name ("Congolese", "Guinean")."""
    own, told = find_country(of), find_country(country)
    return own is None or told is None or bool(_roots(own.name) & _roots(told.name))


def _roots(name: str) -> set[str]:
    return {word[:_ROOT].lower() for word in re.findall(r"\w{4,}", name)} - _SHARED
