"""Whatever stands between the letters of a text, what is read in it is the same, and surfaces are as printed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.article import Article
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.normal import normal
from dateline.reading import Reading, read

_TEXT = (
    "BERGEN, May 3 (Nordic Wire) -- Norwegian Foreign Minister Erna Solberg met Russian Foreign Minister Sergei Lavrov"
    " on Thursday.\n\n“We will sign the agreement in June,” Lavrov told reporters. Finland rejected the offer."
)
_NOISE = st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\u2066\u200f\x01")
_LOOKS = {" ": " \u00a0\u2009\u202f", "fi": ["fi", "\ufb01"], "e": "e\uff45\U0001d41e", "-": "-\u2011"}


@st.composite
def _printed(draw: st.DrawFn) -> str:
    text = _TEXT
    for plain, looks in _LOOKS.items():
        first, *others = text.split(plain)
        text = first + "".join(draw(st.sampled_from(looks)) + other for other in others)
    for at in sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=30)), reverse=True):
        text = text[:at] + draw(_NOISE) + text[at:]
    return text


@settings(max_examples=25, deadline=None)
@given(_printed())
def test_noise_between_letters_changes_no_event(text: str) -> None:
    plain, printed = _read(_TEXT), _read(text)
    assert _told(printed) == _told(plain) != []
    assert [normal(one).text for one in _surfaces(printed)] == _surfaces(plain)
    assert _surfaces(printed) == _sliced(printed)


def test_an_article_in_another_language_is_kept_unread() -> None:
    text = (
        "El ministro noruego Jonas Gahr Støre se reunió el lunes en Bergen con el ministro ruso Serguéi Lavrov y ambos"
        " firmaron un acuerdo de pesca que los dos gobiernos negociaban desde el verano.\n\nSolberg met Lavrov."
    )
    reading = read(build_article(Document("a", text=text, language="en")))
    assert reading.article == Article(reading.article.id, text, reading.article.parts, language="es")
    assert not (reading.sentences or reading.mentions or reading.events or reading.claims or reading.findings)


def _read(text: str) -> Reading:
    return read(build_article(Document("a", text=text, id="a", published="2024-05-03")))


def _told(reading: Reading) -> list[object]:
    return [
        (event.id, event.type, event.status, [role.id for role in (*event.actors, *event.recipients)],
         event.when and (event.when.start, event.when.end, event.when.basis))
        for event in reading.events
    ]  # fmt: skip


def _surfaces(reading: Reading) -> list[str]:
    roles = [role.text for event in reading.events for role in (*event.actors, *event.recipients, *event.said_by)]
    claims = [words for claim in reading.claims for words in (claim.cue_text, claim.content_text)]
    sentences = [sentence.text for sentence in reading.sentences]
    return [*roles, *claims, *sentences, *(event.trigger_text for event in reading.events),
            *(mention.text for mention in reading.mentions)]  # fmt: skip


def _sliced(reading: Reading) -> list[str]:
    roles = [role.span for event in reading.events for role in (*event.actors, *event.recipients, *event.said_by)]
    claims = [span for claim in reading.claims for span in (claim.cue, claim.content)]
    sentences = [sentence.span for sentence in reading.sentences]
    spans = [*roles, *claims, *sentences, *(event.trigger for event in reading.events),
             *(mention.span for mention in reading.mentions)]  # fmt: skip
    return [span.of(reading.article.text) for span in spans]
