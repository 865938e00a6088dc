"""Every error Dateline raises on purpose.

    DatelineError
    ├── InputError        a document, folder or address that cannot be read; names it
    │   └── AnswerError       a web server that answered, but with no page
    ├── RecordError       the record file is missing, foreign, damaged or locked
    ├── CodebookError     a codebook file is wrong; names the file and the line
    ├── RegistryError     the index of imported people and offices is missing, foreign, damaged or in use
    ├── PipelineError     the reader model or the named spaCy pipeline cannot be used
    └── QueryError        a filter, an id, an SQL question or a ruling that cannot be answered or followed
        └── UnknownRowError   a row that the record does not have

The message of each says what was wrong, with what, and what to do next.
"""


from typing import Self


class DatelineError(Exception):
    """Root of the tree: catch this to catch everything Dateline raises on purpose."""


class InputError(DatelineError):
    """A document, file or folder cannot be read; the message starts with its name."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem

    @classmethod
    def refused(cls, name: str, error: OSError) -> Self:
        """The error for a file, folder or stream that the system does not let us read."""
        if isinstance(error, FileNotFoundError):
            return cls(name, "there is no such file or folder; check the name")
        if isinstance(error, PermissionError):
            return cls(name, "it may not be read; change its permissions")
        return cls(name, f"it cannot be read ({error.strerror or error})")


class AnswerError(InputError):
    """A web server answered with a status that brings no page; `retry_after` is in seconds, where it named a time."""

    def __init__(self, name: str, problem: str, *, status: int, retry_after: float | None = None) -> None:
        super().__init__(name, problem)
        self.status = status
        self.retry_after = retry_after


class RecordError(DatelineError):
    """The record file is missing, belongs to another program, is damaged or is locked."""


class CodebookError(DatelineError):
    """A codebook file breaks its rules; the message starts with `file:line`."""


class RegistryError(DatelineError):
    """The index of imported people and offices is missing, foreign, damaged or in use; the message starts with it."""


class PipelineError(DatelineError):
    """The reader model, or the spaCy pipeline named in its place, cannot be used."""


class QueryError(DatelineError):
    """A filter, an id or an SQL question that cannot be answered."""


class UnknownRowError(QueryError):
    """A ruling is about a row that this record does not have."""
