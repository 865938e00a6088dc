"""Bringing the index up to date."""

from pathlib import Path


def update_index(record: Path) -> None:
    """Bring the index of a record up to date."""
