"""Limits: what one answer of a web server may cost."""

from dataclasses import dataclass

from dateline.intake.decoding import LARGEST


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, seconds and steps of one fetch; whatever goes beyond them ends with an error that says which it was.

    `unpacked_ratio` counts from the first megabyte on: a short page may well be packed a thousandfold.
    `seconds_in_all` holds for each answer, so that a server that drips bytes comes to an end.
    """

    bytes_received: int = LARGEST
    bytes_unpacked: int = LARGEST
    unpacked_ratio: int = 200
    bytes_of_headers: int = 65_536
    seconds_to_connect: float = 10.0
    seconds_of_silence: float = 15.0
    seconds_in_all: float = 60.0
    redirects: int = 5
