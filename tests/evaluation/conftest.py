"""A base in memory with one département, and a book to write its cases, coordinators and answers in."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.stages import Outcome, Stage
from conference.models import Base
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.department import Department
from conference.models.journal import StayRow
from conference.models.takeover import Answer
from conference.models.tenancy import work_for

Landing = tuple[Stage, Outcome | None, datetime]


class Book:
    """Writes rows as the journal would have left them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.written = 0

    def open_department(self, code: str, zone: str = "Europe/Paris") -> Department:
        """A département, for which the session works from now on."""
        department = Department(
            code=code, name=f"Département {code}", zone=zone, body_name="Comité", note_recipient="Direction"
        )
        self.session.add(department)
        self.session.flush()
        work_for(self.session, department)
        return department

    def case(self, received: datetime | None, *landings: Landing, coordinator: int | None = None, **facts: Any) -> Case:
        """A case with its stays, one after the other; without reception it is a draft."""
        self.written += 1
        stage, outcome, acted = landings[-1] if landings else (Stage.REFERRAL, None, received)
        case = Case(
            reference=f"33-2020-{self.written:04}" if received else None,
            stage=stage,
            outcome=outcome,
            coordinator_id=coordinator,
            opened_at=received or datetime.fromisoformat("2020-01-01T00:00:00+00:00"),
            received_at=received,
            acted_at=acted or datetime.fromisoformat("2020-01-01T00:00:00+00:00"),
            **facts,
        )
        self.session.add(case)
        self.session.flush()
        lefts = [*(entered for _, _, entered in landings[1:]), None]
        for number, ((at, came, entered), left) in enumerate(zip(landings, lefts, strict=False), 1):
            stay = StayRow(case_id=case.id, number=number, stage=at, outcome=came, entered_at=entered, left_at=left)
            self.session.add(stay)
        self.session.flush()
        return case

    def coordinator(self, *standings: tuple[CoordinatorStatus, date]) -> Coordinator:
        """A coordinator and what they were, from day to day."""
        self.written += 1
        coordinator = Coordinator(name=f"Camille {self.written}", folded=f"camille {self.written}")
        self.session.add(coordinator)
        self.session.flush()
        ends = [since for _, since in standings[1:]]
        for (status, since), until in zip(standings, [*ends, None], strict=True):
            standing = Standing(coordinator_id=coordinator.id, status=status, since=since, until=until)
            self.session.add(standing)
        self.session.flush()
        return coordinator

    def answer(self, quarter: date, overall: int | None) -> None:
        """One answer to a questionnaire."""
        self.session.add(Answer(respondent="parent", quarter=quarter, overall=overall))
        self.session.flush()


@pytest.fixture
def session() -> Iterator[Session]:
    """A session on an empty base."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def book(session: Session) -> Book:
    """The book of département 33, Paris time."""
    book = Book(session)
    book.open_department("33")
    return book
