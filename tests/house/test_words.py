"""Every code that a screen may have to say has its words."""

import ast
import importlib
import pkgutil
from enum import StrEnum

import pytest

import conference.domain
from conference import words
from conference.audit import Act
from conference.domain.reasons import Reason
from conference.words import audit as audit_words
from conference.words import imports as import_words
from conference.words import reasons
from conference.words.reasons import sentence
from tests.house.tree import name, parsed, python

# Codes that no screen shows yet: what somebody is before a case, where a step leads. Acts have their own test:
# the audit keeps their codes as text.
SILENT = {"Act", "Capacity", "Move"}


def _codes() -> list[type[StrEnum]]:
    found = []
    for module in pkgutil.iter_modules(conference.domain.__path__):
        for thing in vars(importlib.import_module(f"conference.domain.{module.name}")).values():
            if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum:
                found.append(thing)
    return sorted(set(found), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", [kind for kind in _codes() if kind.__name__ not in SILENT])
def test_every_code_has_its_words(kind: type[StrEnum]) -> None:
    said = {code: words.of(code) for code in kind}
    assert all(said.values())
    assert len(set(said.values())) == len(said), "two codes that say the same"


def _reasons() -> set[tuple[str, str]]:
    """The codes written out in the package, with their files."""
    return {
        (node.args[0].value, name(path))
        for path in python("conference")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason" and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def test_every_reason_has_its_sentence() -> None:
    for code, path in sorted(_reasons()):
        say = import_words.sentence if "/imports/" in path else sentence
        assert say(Reason(code)).strip(), (code, path)


def test_no_reason_has_two_sentences() -> None:
    """One would silently be said in place of the other."""
    vocabularies = [set(table) for table in (*reasons.TABLES, import_words.REASONS)]
    assert sum(map(len, vocabularies)) == len(set.union(*vocabularies))


def test_reasons_are_really_looked_for() -> None:
    assert len(_reasons()) > 25


def test_every_act_has_its_words() -> None:
    assert set(audit_words.ACT) == {act.value for act in Act}
    assert len(set(audit_words.ACT.values())) == len(audit_words.ACT)
