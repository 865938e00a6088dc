"""Pronouns → whom they stand for, inside one article and over short distances only; open where it is not plain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.articles.span import Span
from dateline.mentions.mention import Mention, MentionKind
from dateline.sentences.clause import COUNTING
from dateline.sentences.predicates import Stand, stand_of
from dateline.sentences.quotation import is_quoted
from dateline.sentences.sentence import Sentence, Token

_HE = frozenset({"he", "him", "his", "himself"})
_PERSON = _HE | {"she", "her", "hers", "herself"}
_THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
# How many sentences back an antecedent may stand. Short by judgement: a wrong one costs more than an open pronoun.
REACH = 2
_MANY_SECTORS = frozenset({"OPP", "PTY", "REB", "LEG", "COP", "MIL"})
_SPEAKER = frozenset({"i", "we", "my", "our", "me", "us", "mine", "ours", "myself", "ourselves"})
_SUBJECT_LIKE = ("nsubj",)


def find_pronouns(sentences: Sequence[Sentence], mentions: Sequence[Mention], quotes: list[Span]) -> list[Mention]:
    """A mention for every pronoun whose antecedent is plain; `through` holds the antecedent's span.

    "I" and "we" inside a quotation are whoever speaks outside of it, in the same sentence or just before.
    """
    found: list[Mention] = []
    taken = {(mention.sentence, mention.token) for mention in mentions}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.ACTOR:
            by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos != "PRON" or (sentence.index, token.index) in taken:
                continue
            if token.text.lower() in _SPEAKER:
                antecedent = _speaker(token, sentence, sentences, mentions=by_sentence, quotes=quotes)
            else:
                antecedent = _antecedent(token, sentence, sentences, by_sentence)
            if antecedent is not None:
                found.append(_resolved(token, sentence, _by_name(antecedent, sentences, by_sentence)))
    return found


def _by_name(mention: Mention, sentences: Sequence[Sentence], mentions: dict[int, list[Mention]]) -> Mention:
    """Of "a senator, Ana Moe" the one with a name."""
    if mention.id.startswith("person/"):
        return mention
    sentence = sentences[mention.sentence]
    beside = {child.index for child in sentence.children(sentence.tokens[mention.token], "appos")}
    named = (m for m in mentions.get(mention.sentence, ()) if m.token in beside and m.id.startswith("person/"))
    return next(named, mention)


def _speaker(
    token: Token,
    sentence: Sentence,
    sentences: Sequence[Sentence],
    *,
    mentions: dict[int, list[Mention]],
    quotes: list[Span],
) -> Mention | None:
    """Who says the quotation that a first-person pronoun stands in: the subject of a speech verb outside of it."""
    if not is_quoted(token.start, quotes):
        return None
    for index in (sentence.index, sentence.index - 1, sentence.index - 2):
        for mention in mentions.get(index, ()):
            if not is_quoted(mention.span.start, quotes) and _speaks(mention, sentences[index]):
                return mention
    return None


def _speaks(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention is the subject of a speech verb, alone or as the first verb of several."""
    own = sentence.tokens[mention.token]
    verb = sentence.head(own)
    if verb is None or not own.relation.startswith("nsubj"):
        return False
    return any(
        stand_of(v.lemma, v.pos) in (Stand.REPORT, Stand.ANNOUNCE)
        for v in (verb, *sentence.children(verb, "conj", "parataxis"))
    )


def _resolved(token: Token, sentence: Sentence, antecedent: Mention) -> Mention:
    span = sentence.span_of(token, token)
    return replace(
        antecedent,
        span=span,
        text=token.text,
        sentence=sentence.index,
        token=token.index,
        through=(antecedent.span, *antecedent.through),
        basis="coreference",
        value=antecedent.text,
        members=tuple(_member(member, span, token, antecedent) for member in antecedent.members),
    )


def _member(member: Mention, span: Span, token: Token, group: Mention) -> Mention:
    """One of a group as the pronoun stands for it: through its own words, then those of the group."""
    through = (*member.through[:1], group.span, *member.through[1:])
    return replace(member, span=span, text=token.text, token=token.index, through=through)


def _antecedent(
    token: Token, sentence: Sentence, sentences: Sequence[Sentence], mentions: dict[int, list[Mention]]
) -> Mention | None:
    word = token.text.lower()
    fits = _fits(word)
    if fits is None:
        return None
    thing = _object_before(token, sentence)
    if thing is not None:
        return next((m for m in mentions.get(sentence.index, ()) if m.token == thing.index), None)
    ahead = _main_subject(token, sentence, mentions.get(sentence.index, ()))
    if ahead is not None and fits(ahead):
        return ahead
    before = [m for m in mentions.get(sentence.index, ()) if m.span.end <= token.start and fits(m)]
    before = [m for m in before if not _same_clause(m, token, sentence) and not _describes(m, sentence)]
    if before:
        return _most_salient(before, sentence)
    for back in range(1, REACH + 1):
        index = sentence.index - back
        earlier = [m for m in mentions.get(index, ()) if fits(m) and not _describes(m, sentences[index])]
        if earlier:
            return _most_salient(earlier, sentences[index])
    return None


def _object_before(token: Token, sentence: Sentence) -> Token | None:
    """ "They obtained the letters and printed them": of two verbs with one subject, the second acts on the same thing.
    """
    verb = sentence.head(token)
    if verb is None or token.relation != "obj" or verb.relation != "conj" or sentence.children(verb, "nsubj"):
        return None
    number = {"them": ("NNS", "NNPS"), "it": ("NN", "NNP")}.get(token.text.lower(), ())
    first = sentence.head(verb)
    objects = sentence.children(first, "obj") if first is not None and first.pos == "VERB" else []
    return next((noun for noun in objects if noun.tag in number), None)


def _main_subject(token: Token, sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """ "After ending his visit, Petrov flew on": in a clause put before the main one, a pronoun is of its subject."""
    for word in sentence.ancestors(token):
        head = sentence.head(word)
        if word.relation.startswith("advcl") and head is not None and head.index > token.index:
            subjects = {subject.index for subject in sentence.children(head, "nsubj")}
            return next((m for m in mentions if m.token in subjects and m.span.start > token.start), None)
    return None


def _fits(word: str) -> Callable[[Mention], bool] | None:
    if word in _PERSON:
        sex = "m" if word in _HE else "f"
        return lambda mention: _is_person(mention) and mention.sex in (sex, "")
    if word in MANY:
        return lambda mention: mention.is_plural or (mention.sector in _MANY_SECTORS and not _is_person(mention))
    return _is_one_body if word in _THING else None


def _is_person(mention: Mention) -> bool:
    """A person by name, or the one bearer of an office: "the prime minister"."""
    is_one = not mention.is_plural and bool(mention.office or mention.sex)
    return mention.id.startswith("person/") or is_one


def _is_one_body(mention: Mention) -> bool:
    return not mention.is_plural and not _is_person(mention) and bool(mention.id)


def _same_clause(mention: Mention, token: Token, sentence: Sentence) -> bool:
    """An object pronoun never stands for the subject of its own verb: "Ana met him"."""
    own = sentence.tokens[mention.token]
    return own.head == token.head and token.relation in ("obj", "iobj") and own.relation.startswith("nsubj")


def _describes(mention: Mention, sentence: Sentence) -> bool:
    """The police of a "police headquarters" are not spoken of."""
    return not mention.id.startswith("state/") and sentence.tokens[mention.token].relation == "compound"


def _most_salient(mentions: Iterable[Mention], sentence: Sentence) -> Mention:
    """Subjects of the main clause before others, then subjects, then what stands last."""

    def weight(mention: Mention) -> tuple[int, int]:
        token = _counted(sentence, sentence.tokens[mention.token])
        head = sentence.head(token)
        is_subject = token.relation.startswith(_SUBJECT_LIKE)
        is_main = is_subject and head is not None and head.relation in ("root", "conj", "ccomp", "parataxis")
        return (is_main + is_subject, mention.span.start)

    return max(mentions, key=weight)


def _counted(sentence: Sentence, noun: Token) -> Token:
    """The word that counts a noun, which has its place in the clause: "thousands of protesters"."""
    head = sentence.head(noun)
    is_counted = noun.relation.startswith("nmod") and head is not None and head.lemma in COUNTING
    return head if is_counted and head is not None else noun


def settle_owners(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with "its ministry" given the state that "its" stands for; the pronoun is kept in `through`."""
    at = {(mention.sentence, mention.token): mention for mention in mentions}
    return [_owned(mention, sentences[mention.sentence], at) for mention in mentions]


def _owned(mention: Mention, sentence: Sentence, at: dict[tuple[int, int], Mention]) -> Mention:
    is_open = mention.country is None or mention.basis == "setting"
    if not is_open or mention.kind is not MentionKind.ACTOR:
        return mention
    for child in sentence.children(sentence.tokens[mention.token], "nmod:poss"):
        owner = at.get((sentence.index, child.index))
        if owner is not None and owner.basis == "coreference" and owner.country:
            return replace(mention, country=owner.country, basis="modifier", through=(owner.span, *owner.through))
    return mention
