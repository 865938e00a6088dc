"""The addresses of the desk that every test of pages goes through. A page that is added is added here."""

from dataclasses import dataclass

ADDRESSES = (
    "/",
    "/claims",
    "/claims/denials",
    "/expectations",
    "/disagreements",
    "/findings",
    "/review",
    "/corrections",
    "/api",
    "/nothing",
)
# Pages of single rows: what finds their ids, and their address.
OF_ROWS = (
    ("SELECT id FROM articles", "/articles/{}"),
    ("SELECT DISTINCT id FROM occurrences", "/occurrences/{}"),
    ("SELECT id FROM events", "/events/{}"),
    ("SELECT DISTINCT text FROM claim_holders", "/claims/holders/{}"),
)
WIDTHS = (360, 1280, 2560)


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int
    theme: str

    def __str__(self) -> str:
        return f"{self.width}-{self.theme}"


LOOKS = tuple(Look(width, theme) for width in WIDTHS for theme in ("light", "dark"))
