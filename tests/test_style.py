"""The countable part of the house style, measured on the source alone."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dateline"
FORBIDDEN = ("utils", "helpers", "common", "manager", "process_", "handle_")
# Typer takes the options of a command, and FastAPI the parts of an address, from the arguments of a function.
MANY_ARGUMENTS = (PACKAGE / "cli", PACKAGE / "web" / "pages")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Named:
    """A function or class with the place where it stands; `is_public` counts in the classes around it."""

    node: Definition
    path: Path
    is_public: bool

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.node.lineno} {self.node.name}"


def definitions(path: Path, node: ast.AST, *, is_public: bool = True) -> Iterator[Named]:
    """Every function and class below a node; what is inside a function is nobody's business but its own."""
    for child in ast.iter_child_nodes(node):
        visible = is_public
        if isinstance(child, Definition):
            visible = is_public and not child.name.startswith("_")
            yield Named(child, path, visible)
            visible = visible and isinstance(child, ast.ClassDef)
        yield from definitions(path, child, is_public=visible)


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return len({line for part in body for line in range(part.lineno, (part.end_lineno or part.lineno) + 1)}) or 1


def annotations(function: Named) -> list[ast.expr | None]:
    """The annotation of each argument, without the object or class the function is called on."""
    given = function.node.args  # type: ignore[union-attr]
    every = given.posonlyargs + given.args + given.kwonlyargs
    return [one.annotation for one in every if one.arg not in ("self", "cls")]


MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
ALL = [one for path, tree in TREES.items() for one in definitions(path, tree)]
FUNCTIONS = [one for one in ALL if not isinstance(one.node, ast.ClassDef)]
LENGTHS = {one: body_lines(one.node) for one in FUNCTIONS}  # type: ignore[arg-type]
TESTS = [
    one.node
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    for one in definitions(path, ast.parse(path.read_text("utf-8")))
    if isinstance(one.node, ast.FunctionDef) and one.node.name.startswith("test_")
]

OFFENDERS: dict[str, Sequence[object]] = {
    "functions over 40 lines": [one for one, length in LENGTHS.items() if length > 40],
    "modules over 400 lines": [path for path, lines in LINES.items() if lines > 400],
    "functions of more than 5 arguments": [
        one for one in FUNCTIONS if len(annotations(one)) > 5 and not set(MANY_ARGUMENTS) & set(one.path.parents)
    ],
    "functions not annotated": [
        one for one in FUNCTIONS if None in [getattr(one.node, "returns", None), *annotations(one)]
    ],
    "modules without docstring": [path for path, tree in TREES.items() if not ast.get_docstring(tree)],
    "public names without docstring": [one for one in ALL if one.is_public and not ast.get_docstring(one.node)],
    "names that say nothing": [one for one in ALL if any(word in one.node.name.lower() for word in FORBIDDEN)],
}


@pytest.mark.parametrize("rule", OFFENDERS)
def test_there_are_no(rule: str) -> None:
    assert [str(offender) for offender in OFFENDERS[rule]] == []


@pytest.mark.parametrize(
    ("what", "found", "bound"),
    [
        ("function lines, median", median(LENGTHS.values()), 6),
        ("function lines, 90th of 100", quantiles(LENGTHS.values(), n=10)[-1], 20),
        ("module lines, median", median(LINES.values()), 150),
        ("test lines, median", median(map(body_lines, TESTS)), 10),
        ("share of tests without a table", sum("parametrize" not in ast.unparse(t) for t in TESTS) / len(TESTS), 0.7),
    ],
)
def test_figures(what: str, found: float, bound: float) -> None:
    assert found <= bound, what
