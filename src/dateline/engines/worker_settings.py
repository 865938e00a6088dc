"""What a worker reads with; a module of its own, because the process that sends the documents loads no model."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """A spaCy pipeline, a folder with a codebook, an index of imported people; the usual ones where empty.

    `processes` read side by side; 0 for one a core.
    """

    pipeline: str = ""
    codebook: str = ""
    registry: str = ""
    processes: int = 0

    @property
    def count(self) -> int:
        """How many processes read."""
        return self.processes or os.cpu_count() or 1


USUAL = WorkerSettings()


def memory_path(record: Path) -> Path:
    """Where the processes that read into a record keep for each other what they read, until they end."""
    return record.with_name(record.name + "-sentences")
