"""Span: the place in an article where words stand. Every value Dateline finds points at spans."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of the final text of one article, in characters."""

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty or runs backwards")

    def of(self, text: str) -> str:
        """The words of this span in `text`, the article's final text."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies inside this span, in the same article."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def joined(self, other: "Span") -> "Span":
        """The smallest span over both."""
        return Span(self.article, min(self.start, other.start), max(self.end, other.end))
