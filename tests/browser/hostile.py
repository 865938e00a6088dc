"""A record of articles that mean harm: in every field that is shown stands something that would like to run."""

from dataclasses import replace
from pathlib import Path

from readings import make_reading, write_readings

from dateline.articles.article import Metadatum
from dateline.events.event import Event, Role
from dateline.links.link_record import link_record
from dateline.reading import Reading

# Whatever runs says so by this; whatever is made from the text is of this class or this name.
STEAL = "window.stolen=1"
HARM = (
    f"<script>{STEAL}</script>",
    f"</title><script class=harm>{STEAL}</script>",
    f"<img class=harm src=x onerror={STEAL}>",
    f'"><svg class=harm onload={STEAL}>',
    f"' onmouseover='{STEAL}' autofocus onfocus='{STEAL}' class='harm",
    f"</style></textarea></script></details><b class=harm>{STEAL}</b>",
    "<style class=harm>*{display:none!important}</style><link class=harm rel=stylesheet href=//evil.example/x.css>",
    '<iframe class=harm src="//evil.example"></iframe><meta http-equiv=refresh content="0;url=//evil.example">',
    f"<a class=harm href=\"javascript:{STEAL}\">x</a><form class=harm action=//evil.example><base href=//evil.example>",
    f"{{{{7*7}}}} {{% raw %}} ${{{STEAL}}} #{{{STEAL}}} <%= 7*7 %> {{{{ ''.__class__ }}}}",
    f"javascript:{STEAL}",
    f"data:text/html,<script>{STEAL}</script>",
    "\u202eevil\u2066 turned\u200f \u061c",
    "a\x00b\x1b[31mc\x07\x9bd\ufffe\ufeff",
    "W" * 3000,
    "Z" + "\u0316\u0301\u0324" * 400 + "algo",
    "\u200b" * 500 + "unseen",
    "../../../etc/passwd?x=1#y&z=%00%2f",
    "-->]]>&lt;script&gt;&#x3c;script&#62;<!--",
    "x' OR 1=1; DROP TABLE article; --",
    "=cmd|' /C calc'!A0",
)  # fmt: skip


def write_hostile(path: Path) -> Path:
    """The record, linked; each harm stands in an article of its own."""
    write_readings(path, *(_reading(number, harm) for number, harm in enumerate(HARM)))
    link_record(path)
    return path


def _reading(number: int, harm: str) -> Reading:
    """A reading whose every word is harm; its id too, where one can be asked for."""
    # Intake takes no id with a NUL.
    made = make_reading(f"a{number}/<b>{harm[:40]}".replace("\0", ""), before=f"{harm}\n\n")
    event = _event(made.events[0], harm)
    article = replace(
        made.article,
        title=harm,
        url=harm if ":" in harm else f"javascript:{STEAL}//{harm}",
        outlet=Metadatum(harm),
    )
    claim = replace(made.claims[0], holder=event.said_by, cue_text=harm, content_text=harm)
    finding = replace(made.findings[0], text=harm, reason=harm, should_read=harm, rule=harm)
    mentions = tuple(replace(one, text=harm, name=harm) for one in made.mentions)
    return replace(made, article=article, events=(event,), claims=(claim,), findings=(finding,), mentions=mentions)


def _event(event: Event, harm: str) -> Event:
    where = replace(event.where, text=harm, name=harm, id=f"place/{harm[:40]}") if event.where else None
    return replace(
        event,
        trigger_text=harm,
        entry=harm,
        mode=harm,
        actors=_roles(event.actors, harm),
        recipients=_roles(event.recipients, harm),
        said_by=_roles(event.said_by, harm),
        where=where,
        reasons=(harm,),
    )


def _roles(roles: tuple[Role, ...], harm: str) -> tuple[Role, ...]:
    return tuple(
        replace(role, text=harm, id=f"person/{harm[:40]}", name=harm, sector=harm[:20], office=harm) for role in roles
    )
