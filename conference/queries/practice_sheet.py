"""Practice sheets: what is written of each, how its review stands, and what is published of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.actors import Actor
from conference.domain.note import NoteFacts, note_facts
from conference.domain.practice_sheet import Grid, Heading, stale, typed_text
from conference.domain.publication import PublicationKind
from conference.models.department import Department
from conference.models.practice_sheet import (
    PracticeCriterion,
    PracticeHeading,
    PracticeMove,
    PracticeNamesake,
    PracticeReview,
    PracticeSheet,
)
from conference.models.publication import Publication
from conference.queries.note import names_in
from conference.queries.publication import in_force, published_of


@dataclass(frozen=True, slots=True)
class SheetStory:
    """A sheet with what was written, moved, reviewed and published of it, the latest first where there is an order."""

    sheet: PracticeSheet
    headings: dict[Heading, PracticeHeading]
    moves: Sequence[PracticeMove]
    namesakes: Sequence[PracticeNamesake]
    names: list[str]
    criteria: Sequence[PracticeCriterion]
    reviews: Sequence[PracticeReview]
    publications: Sequence[Publication]

    @property
    def words(self) -> dict[Heading, str]:
        """What is written, heading by heading."""
        return {heading: row.words for heading, row in self.headings.items() if row.words.strip()}

    @property
    def written_at(self) -> datetime | None:
        """When a word of it was last written."""
        return max((row.written_at for row in self.headings.values()), default=None)

    @property
    def authors(self) -> set[int]:
        """The accounts that wrote in it since it was begun: a text that was erased may stand elsewhere by now."""
        return {account for row in self.headings.values() for account in row.writers}

    @property
    def published(self) -> Publication | None:
        """What everybody reads of it now."""
        latest = next(iter(self.publications), None)
        return latest if latest is not None and latest.withdrawn_at is None else None

    def answers_to(self, criterion: PracticeCriterion) -> list[PracticeReview]:
        """What reviewers said of one criterion."""
        return [one for one in self.reviews if one.criterion_id == criterion.id]


def sheets(session: Session) -> Sequence[PracticeSheet]:
    """Every sheet, the latest year first."""
    return session.scalars(select(PracticeSheet).order_by(PracticeSheet.year.desc())).all()


def of_year(session: Session, year: int) -> PracticeSheet | None:
    """The sheet of a year, if it was begun."""
    return session.scalars(select(PracticeSheet).where(PracticeSheet.year == year)).one_or_none()


def heading_of(session: Session, sheet: PracticeSheet, heading: Heading) -> PracticeHeading | None:
    """What is written under one heading, if anything ever was."""
    query = select(PracticeHeading).where(PracticeHeading.practice_sheet_id == sheet.id)
    return session.scalars(query.where(PracticeHeading.heading == heading)).one_or_none()


def criteria(session: Session) -> Sequence[PracticeCriterion]:
    """The grid of the département, in its order."""
    query = select(PracticeCriterion).where(PracticeCriterion.withdrawn.is_(False))
    return session.scalars(query.order_by(PracticeCriterion.number)).all()


def reviews_of(session: Session, sheet: PracticeSheet) -> Sequence[PracticeReview]:
    """What was said of a sheet against the grid, the latest first."""
    query = select(PracticeReview).where(PracticeReview.practice_sheet_id == sheet.id)
    return session.scalars(query.options(joinedload(PracticeReview.reviewer)).order_by(PracticeReview.id.desc())).all()


def words_of(session: Session, sheet: PracticeSheet) -> dict[Heading, str]:
    """What is written of a sheet, heading by heading."""
    rows = session.scalars(select(PracticeHeading).where(PracticeHeading.practice_sheet_id == sheet.id))
    return {row.heading: row.words for row in rows if row.words.strip()}


def story(session: Session, sheet: PracticeSheet, content: Mapping[str, Any]) -> SheetStory:
    """All that there is to know of a sheet; ``content`` are the plain values that would be published of it."""
    of_sheet = PracticeHeading.practice_sheet_id == sheet.id
    headings = {row.heading: row for row in session.scalars(select(PracticeHeading).where(of_sheet))}
    moves = select(PracticeMove).where(PracticeMove.practice_sheet_id == sheet.id).order_by(PracticeMove.id.desc())
    namesakes = select(PracticeNamesake).where(PracticeNamesake.practice_sheet_id == sheet.id)
    confirmed = session.scalars(namesakes.order_by(PracticeNamesake.word)).all()
    known = {row.word for row in confirmed}
    said = names_in(session, " ".join((typed_text(content), *(row.words for row in headings.values()))))
    return SheetStory(
        sheet,
        headings,
        session.scalars(moves).all(),
        confirmed,
        [name for name in said if name not in known],
        criteria(session),
        reviews_of(session, sheet),
        published_of(session, sheet.key),
    )


def facts(told: SheetStory, department: Department, actor: Actor) -> NoteFacts:
    """What the moves of a sheet look at, for whoever asks: the same as those of the note."""
    validator = department.note_validator_id
    asked_by, written = actor.account_id, bool(told.words)
    return note_facts(told.sheet.state, told.names, told.authors, validator, asked_by, written=written)


def grid(told: SheetStory) -> Grid:
    """How the review stands: answers given before the last word was written are of another text."""
    asked = {one.id for one in told.criteria}
    answered: dict[int, set[int]] = {}
    for one in told.reviews:
        if one.by not in told.authors and (told.written_at is None or one.at >= told.written_at):
            answered.setdefault(one.by, set()).add(one.criterion_id)
    return Grid(len(asked), any(asked <= known for known in answered.values()))


def to_refresh(session: Session, department: Department) -> Publication | None:
    """The latest sheet of a département, if it has been published for too long."""
    found = [one for one in in_force(session, PublicationKind.PRACTICE_SHEET) if one.department_id == department.id]
    latest = max(found, key=lambda one: (one.published_at, one.id), default=None)
    if latest is None:
        return None
    published_on = clock.civil(latest.published_at, department.zone)
    return latest if stale(published_on, clock.today(department.zone)) else None
