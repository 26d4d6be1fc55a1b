"""The tree of the project as the house rules read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE, TEMPLATES = ROOT / "conference", ROOT / "templates"


def python(*folders: str) -> list[Path]:
    """The Python files of some folders of the project."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def pages() -> list[Path]:
    """Every template."""
    return sorted(TEMPLATES.rglob("*.html"))


def name(path: Path) -> str:
    """``conference/web/case.py``."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """A file of Python as its tree."""
    return ast.parse(path.read_text(), str(path))


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """Everything called in a file: the last word of what is called, and the line."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield _last(node.func), node.lineno


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
