"""`python -m benchmarks.platforms`: which systems can install Dateline from wheels alone.

Asks the package index that pip is configured for, and installs nothing. Binary dependencies are found from the
running environment, so Dateline must be installed in it; the limits on a version are those of all that need it.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement
from packaging.tags import mac_platforms
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
PYTHONS = ("3.11", "3.12", "3.13")
# Each system by the oldest base we would still call supported: glibc 2.28 (2018), macOS 14, any 64-bit Windows.
SYSTEMS = {
    "Linux x86-64": [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)],
    "Linux arm64": [f"manylinux_2_{minor}_aarch64" for minor in range(28, 16, -1)],
    "macOS arm64": list(mac_platforms((14, 0), "arm64")),
    "macOS x86-64": list(mac_platforms((14, 0), "x86_64")),
    "Windows x86-64": ["win_amd64"],
}


def find_binary_limits(roots: Iterable[str]) -> dict[str, str]:
    """Every compiled package among some requirements and all that they need, with the limits set on its version."""
    limits: dict[str, set[str]] = {}
    waiting = list(roots)
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            waiting.extend(distribution(name).requires or () if name not in limits else ())
            limits.setdefault(name, set()).update(map(str, requirement.specifier))
    return {name: ",".join(sorted(parts)) for name, parts in sorted(limits.items()) if _is_binary(name)}


def _is_binary(package: str) -> bool:
    """Whether the installed wheel holds compiled code."""
    return "Root-Is-Purelib: false" in (distribution(package).read_text("WHEEL") or "")


def find_wheels(requirements: list[str], tags: list[str], python: str) -> dict[str, str]:
    """The version of each requirement that has a wheel for a system, by name; none where there is no wheel."""
    answer = _ask_pip(requirements, tags, python)
    if answer is not None or len(requirements) == 1:
        return answer or {}
    return {name: version for one in requirements for name, version in find_wheels([one], tags, python).items()}


def _ask_pip(requirements: list[str], tags: list[str], python: str) -> dict[str, str] | None:
    """Name and version of what pip would install; None if it finds no wheel for one of them."""
    with TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--report=-", "--no-deps"]
        command += ["--ignore-installed", "--only-binary=:all:", f"--target={target}", f"--python-version={python}"]
        command += [f"--platform={tag}" for tag in tags] + requirements
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    parts = [item["metadata"] for item in json.loads(done.stdout)["install"]]
    return {canonicalize_name(part["name"]): part["version"] for part in parts}


def _cell(versions: list[str]) -> str:
    """One version for all Pythons, or one for each."""
    return versions[0] if len(set(versions)) == 1 else " / ".join(versions)


def main() -> None:
    """Print the table: a row for each package, a column for each system, the newest version for each Python."""
    limits = find_binary_limits(tomllib.loads(PROJECT.read_text())["project"]["dependencies"])
    asked = [name + limit for name, limit in limits.items()]
    found = {
        (system, python): find_wheels(asked, tags, python) for system, tags in SYSTEMS.items() for python in PYTHONS
    }
    print(f"| package | {' | '.join(SYSTEMS)} |\n|{'---|' * (len(SYSTEMS) + 1)}")
    for name in limits:
        cells = [_cell([found[system, python].get(name, "none") for python in PYTHONS]) for system in SYSTEMS]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
