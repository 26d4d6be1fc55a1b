"""From a dump of the base, an answer cannot be joined to a case or a person: not by key, order, time nor audit."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import answers
from conference.domain import tokens
from conference.domain.questionnaires import AnswerWay
from conference.models.answer import Answer
from conference.models.sign_in import Attempt
from tests import bases, voicing, world
from tests.copies import copied
from tests.postgresql import ENGINES
from tests.security.dumps import dump, joins

CASES, EACH = 6, 8


@pytest.fixture(params=ENGINES)
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with copied(request, request.param, bases.settle, tmp_path) as url:
        yield url


def written(url: str) -> list[tuple[str, object]]:
    """Answers that all say the same, case after case, each committed by itself: their keys in that order."""
    told: list[tuple[str, object]] = []
    with bases.opened(url, "33") as session:
        place = world.find(session, "33")
        for number in range(1, CASES + 1):
            case = voicing.held(session, place, number)
            for one in voicing.given(session, place, case, {voicing.PERSON: EACH}):
                slip = answers.find(session, tokens.digest(one.token))
                assert slip is not None
                key = uuid.uuid4()
                assert answers.receive(session, slip, key, voicing.SAID, AnswerWay.ONLINE)
                session.commit()
                told.append((key.hex, case.id))
    return told


def test_nothing_joins_an_answer_to_its_case(base: str) -> None:
    told = written(base)
    found = dump(base)
    assert len(found.rows["answer"]) == len(told) == CASES * EACH
    assert found.rows["questionnaire_slip"] == []
    assert joins(found, told) == []


def _in_turn() -> Callable[[], uuid.UUID]:
    numbers = itertools.count(1)
    return lambda: uuid.UUID(int=next(numbers))


def _as_they_come(session: Session, fresh: Any) -> None:
    rows = [answers.BLANK | {"department_id": session.info["department_id"]} | row for row in fresh]
    session.execute(insert(Answer), rows)


def _kept_twice(session: Session, fresh: Any) -> None:
    rows = list(fresh)
    _as_they_come(session, rows)
    session.add_all(Attempt(digest=row["id"].hex, at=clock.now()) for row in rows)


def _named(session: Session, actor: Any, act: Any) -> None:
    audit.write(session, actor, act, "case:33")


def _to_the_day() -> Callable[[Session], date]:
    days = itertools.count(1)
    return lambda _session: date(2026, 1, 1) + timedelta(days=next(days))


# Made in the product one at a time: where, which function, what it does instead, and what is then found.
LEAKS: dict[str, tuple[Any, str, Any, str]] = {
    "a sequence": (uuid, "uuid4", _in_turn(), "keys go in the order of writing"),
    "a case in the audit": (answers, "_tell", _named, "the audit says ('answer.received', 'case:33', '')"),
    "a day": (answers, "this_quarter", _to_the_day(), "answer.quarter tells them apart"),
    "a key kept elsewhere": (answers, "lay", _kept_twice, "attempt holds keys of answers"),
}


@pytest.mark.parametrize("leak", ["a sequence", *(pytest.param(one, marks=pytest.mark.long) for one in [*LEAKS][1:])])
def test_a_leak_is_found(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, leak: str
) -> None:
    place, name, fault, said = LEAKS[leak]
    monkeypatch.setattr(place, name, fault)
    with copied(request, "sqlite", bases.settle, tmp_path) as url:
        told = written(url)
        assert said in joins(dump(url), told)


@pytest.mark.postgres
def test_rows_that_are_not_laid_again_are_found(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(answers, "lay", _as_they_come)
    with copied(request, "postgresql", bases.settle, tmp_path) as url:
        told = written(url)
        assert "rows lie in the order of writing" in joins(dump(url), told)
