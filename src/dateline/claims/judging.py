"""Acts and statements → events and claims: each act gets its status and holders, each statement its events."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.articles.article import Article, PartKind, content_id
from dateline.articles.live import live_entries
from dateline.articles.span import Span
from dateline.claims.attribution import Statement, find_statements
from dateline.claims.claim import Claim, Stance
from dateline.claims.scoring import Weights, find_features
from dateline.claims.signals import is_presupposed
from dateline.claims.status import Judgement, judge
from dateline.events.event import Act, Event, EventType, Role, Status, When
from dateline.events.roles import actors_by_sentence, role_of
from dateline.mentions.mention import Mention
from dateline.sentences.clause import Grammar
from dateline.sentences.predicates import Stand
from dateline.sentences.quotation import quoted_spans
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Tense, verb_form

_REACTIONS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST})
# Of these there are many: that another protest is planned says nothing of this one.
_REPEATED = frozenset({EventType.PROTEST, EventType.ASSAULT}) | _REACTIONS
_FAR = 500  # characters after which "the summit" is no longer the one of years ago just told
_WANTED = (Stand.ASK, Stand.WISH)
_BACKDROP = frozenset({"after", "since"})
# A court speaks of acts that are before it.
_VERDICTS = frozenset({"find", "rule"})
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL})
_PRESENT = frozenset({Status.HAPPENED, Status.ONGOING})
# Acts of words by which one answers what others did, beside those of all modes.
_REACTING = {
    EventType.SUPPORT: ("support", "praise", "defend", "condole"),
    EventType.AGREE: ("promise", "offer"),
    EventType.CONCEDE: ("apology", "admit"),
}
# What a nominal telling gives way to where the article says it plainly in another place.
_ELSEWHERE = {
    Status.HAPPENED: (Status.PLANNED,),
    Status.ALLEGED: (Status.PLANNED,),
    Status.POSSIBLE: (Status.HAPPENED, Status.ONGOING),
}
_STANCE = {
    Stand.REPORT: Stance.ASSERTS,
    Stand.HEDGE: Stance.DOUBTS,
    Stand.DENY: Stance.DENIES,
    Stand.ASK: Stance.ASKS,
    Stand.WISH: Stance.DOUBTS,
    Stand.PLAN: Stance.ASSERTS,
    Stand.ANNOUNCE: Stance.ASSERTS,
}


def judge_acts(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    acts: Sequence[Act],
    *,
    weights: Weights,
) -> tuple[list[Event], list[Claim]]:
    """The events and claims of an article, in text order; `weights` make the scores of events."""
    by_sentence = actors_by_sentence(mentions)
    statements = find_statements(sentences, by_sentence, quoted_spans(article))
    live = live_entries(article)
    is_live = [any(entry.covers(sentence.span) for entry in live) for sentence in sentences]
    told = [
        _event(article, act, sentences[act.sentence], statements[act.sentence], is_live=is_live[act.sentence])
        for act in acts
    ]
    is_nominal = [sentences[act.sentence].tokens[act.token].pos != "VERB" for act in acts]
    events = [
        retold(_passed(event, article), told) if nominal else event
        for event, nominal in zip(told, is_nominal, strict=True)
    ]
    events = _side_by_side(events, acts, sentences)
    events = [_in_time(event, article) for event in events]
    events = [
        replace(event, score=round(weights.probability(find_features(event, act, sentences)), 3))
        for event, act in zip(events, acts, strict=True)
    ]
    claims = [
        _claim(article, sentences[s.sentence if not s.carried else index], s, acts, events)
        for index, found in enumerate(statements)
        for s in found
        if s.holders and not s.carried
    ]
    return events, claims


def _around(act: Act, sentence: Sentence, statements: Sequence[Statement]) -> list[Statement]:
    """The statements an act stands in, nearest (smallest) first; who is said to want it is not one who says it."""
    around = [s for s in statements if (act.token in s.content and s.cue.index != act.token) or s.carried]
    if is_presupposed(sentence, sentence.tokens[act.token]):
        around = [s for s in around if not _takes_for_granted(s, sentence.tokens[act.token])]
    around = [s for s in around if s.carried or s.is_quote or not _is_backdrop(sentence, sentence.tokens[act.token], s)]
    said = [s for s in around if s.stand not in _WANTED and s.holders]
    return sorted(said or around, key=lambda s: len(s.content))


def _is_backdrop(sentence: Sentence, word: Token, statement: Statement) -> bool:
    """ "They announced a truce after the army had shelled the town": what came before, the report itself tells."""
    for above in (word, *sentence.ancestors(word)):
        if above.index == statement.cue.index:
            return False
        marks = {mark.lemma for mark in sentence.children(above, "mark")}
        if above.relation.startswith("advcl") and marks & _BACKDROP:
            return True
    return False


def _takes_for_granted(statement: Statement, noun: Token) -> bool:
    """Whether a statement is about an act that is there, whoever speaks: "an opinion on the ban", "found it void".
    """
    is_topic = noun.head == statement.cue.index and statement.stand is Stand.REPORT
    return not statement.carried and (is_topic or statement.cue.lemma in _VERDICTS or statement.stand is Stand.ASK)


def _holders(statements: Sequence[Statement]) -> list[Role]:
    chain: list[Role] = []
    for statement in statements:
        for mention in statement.holders[:1]:
            role = role_of(mention)
            if all(role.span != known.span for known in chain):
                chain.append(role)
    return chain


def _event(
    article: Article, act: Act, sentence: Sentence, statements: Sequence[Statement], *, is_live: bool
) -> Event:
    around = _around(act, sentence, statements)
    said_by = _holders(around)
    judgement = judge(act, sentence, said_by)
    when = act.when or _publication_time(article, act, sentence, judgement, is_live=is_live)
    return Event(
        content_id("event", article.id, str(act.trigger.start), str(act.trigger.end), act.type.value),
        article.id,
        sentence.span,
        act.trigger,
        act.trigger.of(article.text),
        act.entry,
        act.type,
        act.mode,
        act.cameo,
        act.scale,
        act.actors,
        act.recipients,
        when,
        act.where,
        judgement.status,
        judgement.polarity,
        judgement.certainty,
        judgement.tense,
        tuple(said_by),
        round(act.score * judgement.trust, 3),
        (*act.reasons, *judgement.reasons),
    )


def retold(event: Event, told: Sequence[Event]) -> Event:
    """ "The visit", which the article elsewhere says is to come, has not happened by being named, nor the other way."""
    elsewhere = _ELSEWHERE.get(event.status, ()) if event.type not in _REPEATED else ()
    same = [o for o in told if (o.type, o.mode) == (event.type, event.mode) and _shares_actor(event, o)]
    for other in same:
        if other.status in elsewhere and (event.when is None or event.when == other.when):
            reasons = (*event.reasons, f"told elsewhere as {other.status.value}")
            return replace(event, status=other.status, certainty=other.certainty, tense=other.tense, reasons=reasons)
    return event


def _passed(event: Event, article: Article) -> Event:
    """ "the plan for yesterday's march": what has its own date behind it is planned no more."""
    when, published = event.when, article.published.value.partition("/")[0] if article.published else ""
    if when is None or when.basis != "text" or when.end is None or event.status is not Status.PLANNED:
        return event
    return replace(event, status=Status.HAPPENED) if when.end < published[: len(when.end)] else event


def _side_by_side(events: Sequence[Event], acts: Sequence[Act], sentences: Sequence[Sentence]) -> list[Event]:
    """ "condemned the raid and promised aid": a verb beside one of these days is of these days, if nothing dates it."""
    told = {(act.sentence, act.token): event for act, event in zip(acts, events, strict=True)}
    return [_dated_beside(event, act, sentences[act.sentence], told) for event, act in zip(events, acts, strict=True)]


def _dated_beside(event: Event, act: Act, sentence: Sentence, told: Mapping[tuple[int, int], Event]) -> Event:
    verb = sentence.tokens[act.token]
    if event.when is not None or event.status is not Status.HAPPENED or verb.pos != "VERB":
        return event
    first = verb
    while first.relation.startswith("conj") and (head := sentence.head(first)) is not None:
        first = head
    beside = told.get((act.sentence, first.index))
    if beside is None or beside.when is None or beside.when.basis != "published":
        return event
    is_alike = verb_form(sentence, first).tense is verb_form(sentence, verb).tense
    return replace(event, when=beside.when) if is_alike else event


def _in_time(event: Event, article: Article) -> Event:
    """An event without a date from elsewhere that its status rules out: a visit to come was not in 2000."""
    when, published = event.when, article.published.value.partition("/")[0] if article.published else ""
    if when is None or when.basis != "inherited" or not published:
        return event
    is_over = when.end is not None and when.end < published[: len(when.end)]
    is_ahead = when.start is not None and when.start[: len(published)] > published
    is_far = when.span is None or not 0 <= event.trigger.start - when.span.end < _FAR
    is_history = is_over and int((when.end or "")[:4]) < int(published[:4]) - 1 and is_far
    is_ruled_out = (event.status in _AHEAD and is_over) or (event.status in _PRESENT and is_ahead) or is_history
    return replace(event, when=None) if is_ruled_out else event


def _shares_actor(event: Event, other: Event) -> bool:
    if not event.actors:
        return bool(_ids(event.recipients) & _ids(other.recipients))
    return bool(_ids(event.actors) & _ids(other.actors))


def _ids(roles: Sequence[Role]) -> set[str]:
    return {role.id or role.text for role in roles}


def _publication_time(
    article: Article, act: Act, sentence: Sentence, judgement: Judgement, *, is_live: bool
) -> When | None:
    """The day of publication for a headline's present and for live entries, the month for an undated reaction in words.
    """
    verb = _telling_verb(sentence, sentence.tokens[act.token])
    is_told = verb is not None and judgement.status is Status.HAPPENED
    day = article.published.value if article.published and "/" not in article.published.value else ""
    is_headline = is_told and sentence.part is PartKind.HEADLINE and judgement.tense is Tense.PRESENT
    is_news = is_live and verb is not None and judgement.status in _PRESENT and verb.relation != "acl:relcl"
    if day and (is_headline or is_news):
        return When(day, day, "published", None)
    month = day[:7]
    is_reaction = act.type in _REACTIONS or act.mode in _REACTING.get(act.type, ())
    if is_reaction and is_told and verb and _is_of_these_days(sentence, verb) and len(month) == 7:
        return When(month, month, "published", None)
    return None


def _telling_verb(sentence: Sentence, token: Token) -> Token | None:
    """The verb that tells an act: itself, "voiced" of "voiced criticism", "been" of "there has been criticism"."""
    if token.pos == "VERB":
        return token
    head = sentence.head(token)
    if head is not None and sentence.children(head, "expl"):
        return head
    return Grammar(sentence).light_verb(token)


def _is_of_these_days(sentence: Sentence, verb: Token) -> bool:
    """ "condemned" and "have condemned" are of these days; "had condemned" was before, "denies" is a standing."""
    marks = {mark.lemma for mark in sentence.children(verb, "mark", "case")}
    if verb.tag == "VBG" and "with" not in marks:  # "posted a message blaming Chile"
        verb = next((word for word in sentence.ancestors(verb) if word.pos == "VERB"), verb)
    is_aside = verb.relation == "acl:relcl"  # "a plan which the police rejected" may be of any time
    had = is_aside or any(helper.lemma == "have" and helper.tag == "VBD" for helper in sentence.children(verb, "aux"))
    return verb_form(sentence, verb).tense is Tense.PAST and not had


def _claim(
    article: Article, sentence: Sentence, statement: Statement, acts: Sequence[Act], events: Sequence[Event]
) -> Claim:
    words = [sentence.tokens[i] for i in sorted(statement.content)]
    content = Span(article.id, words[0].start, words[-1].end)
    cue = Span(article.id, statement.cue.start, statement.cue.end)
    inside = tuple(
        event.id
        for act, event in zip(acts, events, strict=True)
        if act.sentence == sentence.index and act.token in statement.content
    )
    return Claim(
        content_id("claim", article.id, str(cue.start), str(content.start), str(content.end)),
        article.id,
        sentence.span,
        tuple(role_of(m) for m in statement.holders),
        cue,
        cue.of(article.text),
        content,
        content.of(article.text),
        _STANCE[statement.stand],
        statement.is_quote,
        inside,
    )
