"""When an act takes place: the time expression that governs its clause, not just any in the sentence."""

from collections.abc import Mapping, Sequence

from dateline.events.event import When
from dateline.mentions.meanings import Fixed
from dateline.mentions.mention import Interval
from dateline.mentions.time_mentions import ReadTime
from dateline.mentions.timex import Bound, TimeExpression
from dateline.sentences.clause import LIGHT_VERBS
from dateline.sentences.predicates import stand_of
from dateline.sentences.sentence import Sentence, Token, relation_in
from dateline.sentences.told import LINK

_OF_TIME = "happen occur come last erupt break follow go run enter remain"
_TAKING_PLACE = frozenset({"begin", "start", "happen", "occur", "take", "go", "come", "follow", "last", "end"})
_VERBS_OF_TIME = LIGHT_VERBS | frozenset(_OF_TIME.split())
# With a noun that tells an act these say when it took place, though with a clause they say something of it.
_NOT_OF_SAYING = frozenset({"hold", "conclude", "continue", "go", "undertake"})
_PARTS_OF_TIME = (
    "day morning afternoon evening night noon midnight hour week weekend month start end beginning middle eve "
    "anniversary early late shortly later earlier just close"
)
_TIME_NOUNS = frozenset(_PARTS_OF_TIME.split())
# "the target of an attack", "a wave of strikes": these lend their date to what they hold.
_LIGHT_NOUNS = frozenset({"target", "subject", "object", "victim", "scene", "site", "wave", "series", "round", "start"})
# "said in a statement on Friday": what is done by words is done on the day of the words.
_UTTERANCES = frozenset({"statement", "speech", "interview", "letter", "message", "post", "tweet", "address", "call"})
# Relations that lead out of a clause: a date beyond one of them dates another act.
_CLAUSE_EDGES = ("ccomp", "acl", "advcl", "parataxis", "csubj")


def find_when(
    token: Token, sentence: Sentence, times: Sequence[ReadTime], *, triggers: frozenset[int] = frozenset()
) -> When | None:
    """The days of the act at `token`: from the nearest time expression of its own clause that gives days, else None.

    `triggers` are the words of the sentence that tell acts, by index: what hangs on another of them dates that one.
    """
    counted = next((time for time in times if time.act == token.index), None)
    if counted is not None:  # "a day after the vote" says when the vote was, if anything
        days = counted.act_days
        return When(days.start, days.end, "text", counted.expression.span) if days else None
    time = _of_clause(token, sentence, times, triggers)
    if time is None and token.pos == "VERB":  # "after the raid": a noun beside a date may be of any other
        time = _seen(token, sentence, times)
    days = time.resolved.extent if time else None
    return When(days.start, days.end, time.resolved.basis.value, time.expression.span) if time and days else None


def _of_clause(
    token: Token, sentence: Sentence, times: Sequence[ReadTime], triggers: frozenset[int]
) -> ReadTime | None:
    """The nearest time expression of the act's own clause that gives days."""
    chain = _clause_chain(sentence, token)
    best: tuple[tuple[int, int, bool], ReadTime] | None = None
    for time in times:
        distance, days = _distance(sentence, time.expression, chain, triggers - {token.index}), time.resolved.extent
        if distance is None or days is None or not time.dates_acts:
            continue
        # "ten years ago, in 2011": a year told outright is surer than one counted.
        rank = (distance, -_fineness(days), not isinstance(time.expression.meaning, Fixed))
        if best is None or rank < best[0]:
            best = (rank, time)
    return best[1] if best else None


def _seen(token: Token, sentence: Sentence, times: Sequence[ReadTime]) -> ReadTime | None:
    """The time expression that the heads link to the act."""
    dating = [time for time in times if time.dates_acts and time.resolved.extent is not None]
    seen = max(dating, key=lambda time: _linked(sentence, token, time), default=None)
    return seen if seen and _linked(sentence, token, seen) >= LINK else None


def _linked(sentence: Sentence, token: Token, time: ReadTime) -> float:
    """How probable the heads hold it that a time expression dates an act."""
    word = sentence.told.words.get(token.index) if sentence.told else None
    if word is None:
        return 0.0
    return max(word.link(index, "when") for index in range(time.expression.first, time.expression.last + 1))


def _fineness(interval: Interval) -> int:
    """How exact an interval is: "next month, on August 2" is that day."""
    return len(interval.start or interval.end or "")


def _clause_chain(sentence: Sentence, token: Token) -> dict[int, int]:
    """Words whose dates date the act, with their distance: the word itself and its heads inside the clause."""
    chain = {token.index: 0} | dict.fromkeys(_verbs_of_taking_place(sentence, token), 1)
    for distance, head in enumerate(sentence.ancestors(token), 1):
        if token.relation.startswith("nsubj"):  # "the talks are due to open on Monday"
            opening = [v for v in sentence.children(head, "xcomp") if v.lemma in _VERBS_OF_TIME]
            chain |= {verb.index: distance + 1 for verb in opening}
        if _is_apart_in_time(sentence, token) or (token.pos == "NOUN" and not _takes_place(sentence, token, head)):
            break
        chain[head.index] = distance
        relation = token.relation.partition(":")[0]
        if relation == "acl" and any(child.lemma == "when" for child in sentence.children(token)):
            break  # the date that the clause describes is its own
        if relation in _CLAUSE_EDGES and not _shares_time(sentence, token, relation):
            del chain[head.index]
            break
        token = head
    return chain


def _verbs_of_taking_place(sentence: Sentence, noun: Token) -> list[int]:
    """ "the siege of the town, which began in May": a relative clause that says when the noun's act took place."""
    if noun.pos != "NOUN":
        return []
    holders = [noun, *sentence.children(noun, "nmod")]
    clauses = [clause for holder in holders for clause in sentence.children(holder, "acl:relcl")]
    return [verb.index for verb in clauses if verb.lemma in _TAKING_PLACE]


def _takes_place(sentence: Sentence, noun: Token, head: Token) -> bool:
    """Whether a date of the head is one of the noun: "held talks on Monday", but not "condemned the raid on Monday"."""
    if any(case.lemma in ("with", "during") for case in sentence.children(noun, "case")):
        return True  # "began the offensive with airstrikes", "signed it on June 3 during a visit"
    if head.pos != "VERB":
        is_aside = any(mark.text in "—–" for mark in sentence.children(noun, "punct"))
        is_inner = noun.relation.startswith("nmod") and head.lemma not in _LIGHT_NOUNS
        return not is_inner and not is_aside
    is_said = head.lemma not in _NOT_OF_SAYING and stand_of(head.lemma, head.pos) is not None
    is_of_its_doing = head.lemma in _VERBS_OF_TIME and not is_said
    return is_of_its_doing and noun.relation.startswith(("obj", "nsubj"))


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


def _distance(
    sentence: Sentence, expression: TimeExpression, chain: Mapping[int, int], others: frozenset[int]
) -> int | None:
    """How far the word that a time expression hangs on is from the act; None when it is of another clause."""
    token = sentence.tokens[expression.token]
    head = sentence.head(token)
    before = sentence.tokens[expression.first - 1] if expression.first else None
    if before is not None and before.lemma == "effective":  # "his resignation effective Friday"
        return chain.get(before.head, chain.get(before.index - 1))
    if _follows_source(sentence, token):
        return None
    if token.index in chain:  # "in September, when Chile was invited"
        return chain[token.index]
    if head is None or (expression.bound is Bound.SINCE and _is_superlative(sentence, head)):
        return None
    if head.index in chain:
        return chain[head.index]
    above = sentence.head(head)
    if above is not None and _passes_on(sentence, head, token):
        return chain.get(above.index)
    return _strayed(sentence, token, chain, others)


def _strayed(sentence: Sentence, date: Token, chain: Mapping[int, int], others: frozenset[int]) -> int | None:
    """ "shelled the port of the town on Monday": a date that the tree hangs on a noun of the clause that is no act."""
    if not any(case.lemma == "on" for case in sentence.children(date, "case")):
        return None
    for steps, word in enumerate(sentence.ancestors(date), 1):
        if word.index in chain:
            return chain[word.index] + steps
        is_inside = word.pos in ("NOUN", "PROPN") and relation_in(word.relation, ("obj", "obl", "nmod"))
        if not is_inside or _is_source(sentence, word) or word.index in others:
            return None
    return None


def _is_source(sentence: Sentence, word: Token) -> bool:
    return any(case.lemma in ("accord", "according", "per") for case in sentence.children(word, "case"))


def _follows_source(sentence: Sentence, date: Token) -> bool:
    """ "according to the ministry on Monday": the day of the words, wherever the tree hangs it."""
    first = min(token.index for token in sentence.subtree(date))
    before = sentence.tokens[first - 1] if first else None
    return before is not None and _is_source(sentence, before)


def _passes_on(sentence: Sentence, noun: Token, date: Token) -> bool:
    """Whether the date of a noun is its verb's: "on the afternoon of June 3", "at Monday's session"."""
    if noun.relation.startswith("nsubj"):  # "Chile on Monday recalled its envoy"; but not "the raid of Monday"
        return any(case.lemma == "on" for case in sentence.children(date, "case"))
    cases = {case.lemma for case in sentence.children(noun, "case")}
    is_uttered = noun.lemma in _UTTERANCES and bool(cases & {"in", "by", "via"})
    is_time = noun.lemma in _TIME_NOUNS or is_uttered or bool(cases & {"during", "at"})
    return is_time and noun.relation.startswith(("obl", "advmod"))


def _is_superlative(sentence: Sentence, head: Token) -> bool:
    """"the first visit since 2000", "made the first visit since 2000", "is the first since": none is a visit since."""
    nouns = (head, *sentence.children(head, "obj"))
    words = (word for noun in nouns for word in (noun, *sentence.children(noun)))
    return any(word.lemma in ("first", "last", "only") or word.tag == "JJS" for word in words)
