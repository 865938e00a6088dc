"""When and where an act takes place: the expression that governs its clause, not just any in the sentence."""

from collections.abc import Mapping, Sequence

from dateline.events.event import When, Where
from dateline.mentions.meanings import Anchor
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.mentions.times import resolve
from dateline.mentions.timex import Bound, Resolved, TimeExpression, TimeKind
from dateline.registry.states import find_state
from dateline.sentences.clause import Grammar
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Tense

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "across", "off", "around", "on", "along"})
_INNER_PREPOSITIONS = frozenset({"in", "at", "near"})
# Relations that lead out of a clause: a date beyond one of them dates another act.
_CLAUSE_EDGES = ("ccomp", "acl", "advcl", "parataxis", "csubj")


def find_when(
    token: Token, sentence: Sentence, times: Sequence[TimeExpression], *, tense: Tense, published: Interval | None
) -> When | None:
    """The days of the act at `token`: from the nearest time expression of its own clause that gives days, else None."""
    chain = _clause_chain(sentence, token)
    best: tuple[int, TimeExpression, Resolved] | None = None
    for expression in times:
        distance = _distance(sentence, expression, chain)
        if distance is None or expression.kind not in (TimeKind.DATE, TimeKind.TIME):
            continue
        found = resolve(expression, Anchor(published, tense))
        if found.interval is not None and (best is None or distance < best[0]):
            best = (distance, expression, found)
    if best is None or best[2].interval is None:
        return None
    _, expression, found = best
    return When(best[2].interval.start, best[2].interval.end, found.basis.value, expression.span)


def _clause_chain(sentence: Sentence, token: Token) -> dict[int, int]:
    """Words whose dates date the act, with their distance: the word itself and its heads inside the clause."""
    chain = {token.index: 0}
    for distance, head in enumerate(sentence.ancestors(token), 1):
        if _is_apart_in_time(sentence, token):
            break
        chain[head.index] = distance
        relation = token.relation.partition(":")[0]
        if relation in _CLAUSE_EDGES:
            if not _shares_time(sentence, token, relation):
                del chain[head.index]
            break
        token = head
    return chain


def _is_apart_in_time(sentence: Sentence, noun: Token) -> bool:
    """ "visited in July after his inauguration": what comes before or after an act does not share its date."""
    cases = {case.lemma for case in sentence.children(noun, "case", "mark")}
    return noun.pos in ("NOUN", "PROPN") and bool(
        cases & {"after", "before", "following", "since", "until", "despite", "amid"}
    )


def _shares_time(sentence: Sentence, verb: Token, relation: str) -> bool:
    """Whether a clause has the time of the one above: bare forms ("agreed on Monday to meet"), "as" and "while" do."""
    if relation == "advcl":
        marks = {mark.lemma for mark in sentence.children(verb, "mark")}
        return verb.tag == "VBG" or bool(marks & {"as", "while", "when"})
    is_finite = bool(sentence.children(verb, "aux", "nsubj", "nsubj:pass"))
    return relation == "ccomp" and verb.tag in ("VB", "VBG") and not is_finite


def _distance(sentence: Sentence, expression: TimeExpression, chain: Mapping[int, int]) -> int | None:
    """How far the word that a time expression hangs on is from the act; None when it is of another clause."""
    token = sentence.tokens[expression.token]
    head = sentence.head(token)
    if head is None or (expression.bound is Bound.SINCE and _is_superlative(sentence, head)):
        return None
    if head.index in chain:
        return chain[head.index]
    # "on the afternoon of June 3" dates the verb; "the 2018 agreement" dates the agreement alone.
    above = sentence.head(head)
    is_time_phrase = head.pos in ("NOUN", "NUM", "ADV") and head.relation.startswith(("obl", "advmod"))
    return chain.get(above.index) if above is not None and is_time_phrase else None


def _is_superlative(sentence: Sentence, noun: Token) -> bool:
    """"the first visit since 2000" is not a visit since 2000."""
    return any(child.lemma in ("first", "last", "only") or child.tag == "JJS" for child in sentence.children(noun))


def find_where(token: Token, grammar: Grammar, mentions: Mapping[int, Mention]) -> Where | None:
    """The place of the act at `token`: named after "in", "at" and the like in its own clause, else None."""
    verb = grammar.light_verb(token)
    # "arrested two sailors in Oslo": the place may hang on the object.
    beside = grammar.sentence.children(token, "obj", "nsubj:pass")
    for word in (token, verb, *beside) if verb else (token, *beside):
        for child in grammar.sentence.children(word, "obl", "nmod"):
            mention = mentions.get(child.index)
            is_place = mention is not None and (mention.kind is MentionKind.PLACE or mention.id.startswith("state/"))
            wanted = _INNER_PREPOSITIONS if word in beside else _PLACE_PREPOSITIONS
            if mention is not None and is_place and wanted & set(grammar.prepositions(child)):
                return _where(mention)
    return None


def _where(mention: Mention) -> Where:
    known = find_state(mention.text)
    latitude, longitude = (known.latitude, known.longitude) if known else (None, None)
    return Where(mention.span, mention.text, mention.id, mention.name, mention.country, latitude, longitude)
