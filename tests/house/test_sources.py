"""The sizes, names and habits of the sources."""

import ast
import statistics
from functools import cache
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, calls, name, pages, parsed, python

SOURCES = python("conference", "tests")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
ASKING = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "fromtimestamp", "utcfromtimestamp"}
# perf_counter measures how long, it does not say when.
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
SLASH = "/"
# Spelled in pieces, so that this list is not itself what it looks for.
FORBIDDEN = [
    SLASH + "work" + SLASH,
    ".." + SLASH + "shared",
    "py" + "pi.org",
    "python" + "hosted.org",
    "files." + "python" + "hosted",
    "index" + "-url http",
    "npm" + "js.org",
    "Clau" + "de Code",
    "Chat" + "GPT",
    "Open" + "AI",
    "Anthro" + "pic",
    "issue" + " 2",
    "helper" + " session",
]
TEXTS = {".py", ".html", ".css", ".md", ".toml", ".mako", ".txt", ".svg", ".csv", ".yml", ".yaml", ""}
LEFT_OUT = {".git", ".venv", "instance", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
LEFT_OUT |= {".import_linter_cache", ".coverage"}


def _functions(path: Path) -> list[tuple[str, int]]:
    return [
        (f"{name(path)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_files_stay_under_300_lines() -> None:
    long = {name(path): len(path.read_text().splitlines()) for path in SOURCES}
    assert {path: lines for path, lines in long.items() if lines >= 300} == {}


def test_functions_stay_under_50_lines_and_half_of_them_under_10() -> None:
    lines = [found for path in SOURCES for found in _functions(path)]
    assert [found for found in lines if found[1] >= 50] == []
    assert statistics.median(length for where, length in lines if where.startswith("conference/")) < 10


def test_templates_stay_under_120_lines() -> None:
    assert {name(p) for p in pages() if len(p.read_text().splitlines()) >= 120} == set()


def test_no_drawer_for_odds_and_ends() -> None:
    named = {
        name(path) for path in [*SOURCES, *pages()] if set(path.relative_to(ROOT).with_suffix("").parts) & NAMELESS
    }
    assert named == set()


def _asks_the_time(path: Path) -> set[int]:
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (last, node.func.attr) in CLOCKS:
                found.add(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found |= {node.lineno for alias in node.names if alias.name in ASKING}
    return found


def test_only_the_clock_asks_the_time() -> None:
    asking = {name(path) for path in [*python("conference"), ROOT / "app.py"] if _asks_the_time(path)}
    assert asking == {"conference/clock.py"}


def test_the_database_is_not_asked_the_time_either() -> None:
    words = {"current_timestamp", "localtimestamp", "func.now"}
    asking = [name(path) for path in PACKAGE.rglob("*.py") if any(word in path.read_text() for word in words)]
    assert asking == []


def test_markup_is_made_by_templates_and_in_named_places_only() -> None:
    made = {name(path) for path in python("conference") for word, _ in calls(path) if word in {"Markup", "HTMLString"}}
    assert made == MARKUP


MARKUP: set[str] = set()


def _tree() -> list[Path]:
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix in TEXTS and not set(path.relative_to(ROOT).parts) & LEFT_OUT
    ]


def test_the_tree_says_nothing_of_the_machine_it_was_made_on() -> None:
    found = []
    for path in _tree():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        found += [(name(path), word) for word in FORBIDDEN if word in text]
    assert found == []


def test_no_test_sleeps_nor_goes_without_an_assertion() -> None:
    asleep = [name(path) for path in python("tests") if "sleep" in {word for word, _ in calls(path)}]
    assert asleep == []
    idle = [
        f"{name(path)}:{node.name}"
        for path in python("tests")
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not _asserts(node) and not _names(node) & _asserting(path)
    ]
    assert idle == []


def _asserts(part: ast.AST) -> bool:
    """An assert, or something that is expected to be raised."""
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Attribute) and node.attr in {"raises", "fail"})
        for node in ast.walk(part)
    )


def _names(part: ast.AST) -> set[str]:
    used = {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}
    return used | {node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute)}


@cache
def _asserting(path: Path) -> set[str]:
    """What a file of tests has at hand that asserts: its own parts, those that lead to one, and what it imports."""
    parts = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    found = {part.name for part in parts if _asserts(part)}
    for node in parsed(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            source = ROOT / f"{(node.module or '').replace('.', '/')}.py"
            found |= {alias.name for alias in node.names} & (_asserting(source) if source.is_file() else set())
    leading = {part.name for part in parts if _names(part) & found}
    return found | leading


def test_every_day_that_is_typed_is_a_plausible_one() -> None:
    """Forms take their days from the one field that is bounded."""
    theirs = {
        name(path)
        for path in python("conference")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wtforms")
        if {alias.name for alias in node.names} & {"DateField", "DateTimeField", "DateTimeLocalField"}
    }
    assert theirs == {"conference/web/forms/dates.py"}
