"""The editions of the yearly note: those of earlier years, and what was recorded of cases since one was published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, undefer

from conference.domain.acts import Act
from conference.domain.steps import StepCode
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.journal import Passage
from conference.models.note import Edition, YearlyNote

AT_ONCE = 500
# The acts that write in a case and are no step of its journal.
WRITTEN = tuple(act for act in Act if act.value.endswith((".written", ".given", ".taken_back", ".decided", ".told")))


@dataclass(frozen=True, slots=True)
class Since:
    """Something recorded of a case: a step, which may have happened before, or an act that wrote in it."""

    what: StepCode | Act
    recorded_at: datetime
    happened_at: datetime | None = None


def of_note(session: Session, note: YearlyNote) -> Sequence[Edition]:
    """What was published of a note, the latest first."""
    return session.scalars(select(Edition).where(Edition.note_id == note.id).order_by(Edition.number.desc())).all()


def before(session: Session, first: date, last: date, most: int) -> list[tuple[YearlyNote, Edition]]:
    """The last editions of the same months of earlier years, at most some, the latest year first."""
    query = select(YearlyNote, Edition).join(Edition, Edition.note_id == YearlyNote.id).where(YearlyNote.last < first)
    query = query.order_by(YearlyNote.last.desc(), Edition.number).options(undefer(Edition.content))
    same = (first.month, first.day, last.month, last.day, last.year - first.year)
    found: dict[date, tuple[YearlyNote, Edition]] = {}
    for note, edition in session.execute(query):
        if _months(note) == same:
            found[note.last] = note, edition
    return [*found.values()][:most]


def _months(note: YearlyNote) -> tuple[int, int, int, int, int]:
    return note.first.month, note.first.day, note.last.month, note.last.day, note.last.year - note.first.year


def recorded_since(
    session: Session, references: Iterable[str], at: datetime, until: datetime | None = None
) -> dict[str, list[Since]]:
    """What was recorded of some cases after an instant, and not after another, in the order of recording.

    A case that is not in the answer is no longer there: what took it over was undone. One of which nothing was
    recorded has an empty list: time has passed, or what changed is not its own.
    """
    wanted, found = sorted({*references}), dict[str, list[Since]]()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        keys = {id_: (reference, f"case:{key}") for id_, key, reference in session.execute(_known(some))}
        found |= {str(reference): [] for reference, _ in keys.values()}
        for case_id, step, recorded, happened in session.execute(_steps([*keys], at)):
            found[str(keys[case_id][0])].append(Since(step, recorded, happened))
        named = {subject: str(reference) for reference, subject in keys.values()}
        for subject, act, told in session.execute(_acts([*named], at)):
            found[named[subject]].append(Since(Act(act), told))
    return {reference: _in_order(told, until) for reference, told in found.items()}


def _in_order(told: Iterable[Since], until: datetime | None) -> list[Since]:
    return sorted((one for one in told if until is None or one.recorded_at <= until), key=lambda one: one.recorded_at)


def _known(references: Sequence[str]) -> Select[int, str, str | None]:
    return select(Case.id, Case.key, Case.reference).where(Case.reference.in_(references))


def _steps(ids: Sequence[int], at: datetime) -> Select[int, StepCode, datetime, datetime]:
    columns = Passage.case_id, Passage.step, Passage.recorded_at, Passage.happened_at
    return select(*columns).where(Passage.case_id.in_(ids), Passage.recorded_at > at)


def _acts(subjects: Sequence[str], at: datetime) -> Select[str, str, datetime]:
    chosen = AuditRow.subject.in_(subjects), AuditRow.at > at, AuditRow.act.in_([act.value for act in WRITTEN])
    return select(AuditRow.subject, AuditRow.act, AuditRow.at).where(*chosen)
