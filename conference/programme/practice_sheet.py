"""The acts on the practice sheet: begin, write, explain a namesake, answer the grid, move, publish, withdraw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.note import TARGET, Move, NoteState, namesake_refusals, written_by
from conference.domain.practice_sheet import FIRST_YEAR, LAST_YEAR, GridAnswer, Heading, lines, sheet_refusals
from conference.domain.publication import PublicationKind
from conference.domain.reasons import Reason, Refused
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
from conference.programme import publication
from conference.queries.practice_sheet import criteria, facts, grid, heading_of, of_year, story
from conference.queries.publication import published_of

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SheetPrinted:
    """What is published of a sheet: its title, its plain values, and the paper made of them."""

    title: str
    content: Mapping[str, Any]
    pdf: bytes


def begin(session: Session, actor: Actor, year: int) -> PracticeSheet:
    """The sheet of a year: the one that is there already, if there is one."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(Reason("practice_year_wrong", "year"))
    sheet = of_year(session, year)
    if sheet is not None:
        return sheet
    sheet = PracticeSheet(year=year, begun_at=clock.now(), begun_by=actor.account_id)
    session.add(sheet)
    session.flush()
    audit.write(session, actor, Act.PRACTICE_SHEET_WRITTEN, sheet, ("year",))
    return sheet


def write(session: Session, actor: Actor, sheet: PracticeSheet, heading: Heading, words: str) -> PracticeHeading:
    """Keep what is written under one heading of a draft; who saves a text that stays as it is has not written it."""
    if sheet.state is not NoteState.DRAFT:
        raise Refused(Reason("note_not_a_draft"))
    row = heading_of(session, sheet, heading) or PracticeHeading(practice_sheet_id=sheet.id, heading=heading)
    changed = (row.words or "") != words
    row.writers = written_by(row.writers, actor.account_id if changed else None)
    if changed or row.id is None:
        row.words, row.written_at, row.written_by = words, clock.now(), actor.account_id
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.PRACTICE_SHEET_WRITTEN, sheet, (heading.value,))
    return row


def explain(
    session: Session, actor: Actor, sheet: PracticeSheet, content: Content, word: str, reason: str
) -> PracticeNamesake:
    """Say why a word of what would be published is not the participant who has the same name."""
    reasons = namesake_refusals(word, reason, story(session, sheet, content).names)
    if reasons:
        raise Refused(*reasons)
    row = PracticeNamesake(practice_sheet_id=sheet.id, word=word, reason=reason, at=clock.now(), by=actor.account_id)
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.PRACTICE_SHEET_WRITTEN, sheet, ("namesake",))
    return row


def set_grid(session: Session, actor: Actor, department: Department, typed: Iterable[str]) -> None:
    """Make the grid be these lines, in this order; one that is there no more keeps what was answered to it."""
    wanted = {words: number for number, words in enumerate(lines(typed))}
    known = {one.words: one for one in session.scalars(select(PracticeCriterion))}
    for words, one in known.items():
        one.withdrawn, one.number = words not in wanted, wanted.get(words, one.number)
    session.add_all(PracticeCriterion(words=words, number=at) for words, at in wanted.items() if words not in known)
    # A form shown before this one is overtaken.
    flag_modified(department, "name")
    session.flush()
    audit.write(session, actor, Act.PRACTICE_GRID_WRITTEN, department, ("criteria",))


def review(session: Session, actor: Actor, sheet: PracticeSheet, answers: Mapping[str, tuple[GridAnswer, str]]) -> None:
    """Keep what somebody says of a sheet against the grid; ``answers`` go by the key of their criterion.

    Raises `Refused` where there is no grid, and to who is not signed in for themselves.
    """
    asked = criteria(session)
    if not asked or actor.account_id is None:
        raise Refused(Reason("practice_grid_empty", "grid"))
    mine = select(PracticeReview).where(PracticeReview.practice_sheet_id == sheet.id)
    known = {one.criterion_id: one for one in session.scalars(mine.where(PracticeReview.by == actor.account_id))}
    for criterion in asked:
        if criterion.key not in answers:
            continue
        row = known.get(criterion.id) or PracticeReview(
            practice_sheet_id=sheet.id, criterion_id=criterion.id, by=actor.account_id
        )
        row.answer, row.words = answers[criterion.key]
        row.at = clock.now()
        session.add(row)
    session.flush()
    audit.write(session, actor, Act.PRACTICE_SHEET_REVIEWED, sheet, ("grid",))


def check(
    session: Session, actor: Actor, department: Department, sheet: PracticeSheet, move: Move, content: Content
) -> None:
    """Raise `Refused` with every reason why somebody cannot move a sheet, of which ``content`` would be published."""
    told = story(session, sheet, content)
    reasons = sheet_refusals(move, facts(told, department, actor), grid(told))
    if reasons:
        raise Refused(*reasons)


def advance(
    session: Session, actor: Actor, department: Department, sheet: PracticeSheet, move: Move, content: Content
) -> None:
    """Review, validate, or take up again; `publish` does the rest. What is reviewed is kept as it is that day."""
    if move is Move.PUBLISH:
        raise ValueError("a sheet is published with what was printed")
    check(session, actor, department, sheet, move, content)
    if move is Move.REVIEW:
        sheet.reviewed = dict(content)
    _moved(session, actor, sheet, move)


def publish(
    session: Session, actor: Actor, department: Department, sheet: PracticeSheet, printed: SheetPrinted
) -> Publication:
    """Show to everybody what was validated; what was published before of it is kept.

    Raises ``ValueError`` when something else was printed.
    """
    if printed.content != sheet.reviewed:
        raise ValueError("what is published is what was reviewed")
    check(session, actor, department, sheet, Move.PUBLISH, printed.content)
    _moved(session, actor, sheet, Move.PUBLISH)
    told = publication.Published(
        PublicationKind.PRACTICE_SHEET, sheet.key, sheet.year, printed.title, printed.content, printed.pdf
    )
    return publication.publish(session, actor, department, told)


def withdraw(session: Session, actor: Actor, sheet: PracticeSheet, why: str) -> None:
    """Take back what everybody reads, with the reason that its address will give; the sheet is a draft again."""
    confirmed = select(PracticeNamesake.word).where(PracticeNamesake.practice_sheet_id == sheet.id)
    publication.withdraw(session, actor, published_of(session, sheet.key), why, session.scalars(confirmed))
    if sheet.state is not NoteState.DRAFT:
        _moved(session, actor, sheet, Move.REWORK)


def _moved(session: Session, actor: Actor, sheet: PracticeSheet, move: Move) -> None:
    sheet.state = TARGET[move]
    if move is Move.REWORK:
        sheet.reviewed = {}
    session.add(PracticeMove(practice_sheet_id=sheet.id, move=move, at=clock.now(), by=actor.account_id))
    session.flush()
    audit.write(session, actor, Act.PRACTICE_SHEET_MOVED, sheet, (move.value,))
