"""The acts on the evaluation record: note an effect, set the frame, keep the crossed evaluation and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.record import (
    Attendee,
    EffectLevel,
    Expected,
    Fate,
    Frame,
    Occasion,
    SaidBy,
    effect_refusals,
    fate_refusals,
)
from conference.models.department import Department
from conference.models.record import CrossedMeeting, Effect, MeetingDecision, MeetingPresence, RecordFrame
from conference.queries.record import decisions, meeting_of


@dataclass(frozen=True, slots=True)
class Noted:
    """An effect as somebody tells it: two fields, and what else they wish to say; on the day itself by default."""

    changed: str
    whom: str
    on: date | None = None
    level: EffectLevel | None = None
    expected: Expected | None = None
    said_by: SaidBy | None = None
    occasion: Occasion | None = None


def note_effect(
    session: Session,
    actor: Actor,
    department: Department,
    noted: Noted,
    effect: Effect | None = None,
    *,
    sorts: bool = False,
) -> Effect:
    """Keep an effect, or a correction of it, which is to be sorted again unless ``sorts``. Raises `Refused`."""
    today = clock.today(department.zone)
    on = noted.on or (effect.on if effect else today)
    reasons = effect_refusals(noted.changed, noted.whom, on, today)
    if reasons:
        raise Refused(*reasons)
    row = effect or Effect(written_at=clock.now(), written_by=actor.account_id)
    row.changed, row.whom, row.on = noted.changed, noted.whom, on
    row.level, row.expected, row.said_by, row.occasion = noted.level, noted.expected, noted.said_by, noted.occasion
    settled = sorts and noted.level is not None
    row.sorted_at, row.sorted_by = (clock.now(), actor.account_id) if settled else (None, None)
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.EFFECT_WRITTEN, row, ("changed", "whom", "level"))
    return row


def take_back(session: Session, actor: Actor, effect: Effect) -> None:
    """Erase an effect: nothing of its words stays."""
    audit.write(session, actor, Act.EFFECT_WRITTEN, f"effect:{effect.key}", ("taken_back",))
    session.delete(effect)
    session.flush()


def set_frame(session: Session, actor: Actor, year: int, frame: Frame) -> RecordFrame:
    """Write the frame of a year: a new version beside those before. Raises `Refused`."""
    if frame.refusals:
        raise Refused(*frame.refusals)
    last = session.scalar(select(func.max(RecordFrame.number)).where(RecordFrame.year == year)) or 0
    row = RecordFrame(
        year=year,
        number=last + 1,
        evaluated=frame.evaluated,
        audience=frame.audience,
        criteria=frame.criteria,
        chosen_with=frame.chosen_with,
        with_families=frame.with_families,
        written_at=clock.now(),
        written_by=actor.account_id,
    )
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.RECORD_WRITTEN, f"record:{year}", ("frame",))
    return row


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: what, who, and by when; ``key`` is that of one which is there already."""

    what: str
    who: str = ""
    due: date | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """The crossed evaluation of a year: when, who was there by kind, what was found and decided."""

    on: date
    findings: str
    present: Mapping[Attendee, int]
    decided: Sequence[Decided]


def keep_meeting(session: Session, actor: Actor, department: Department, year: int, met: Met) -> CrossedMeeting:
    """Keep the crossed evaluation, or a correction of it. Raises `Refused`.

    A decision whose words are emptied goes, unless what came of it was told.
    """
    reasons = _about(met, year, clock.today(department.zone))
    if reasons:
        raise Refused(*reasons)
    row = meeting_of(session, year) or CrossedMeeting(year=year)
    row.on, row.findings = met.on, met.findings
    row.written_at, row.written_by = clock.now(), actor.account_id
    session.add(row)
    session.flush()
    session.execute(delete(MeetingPresence).where(MeetingPresence.meeting_id == row.id))
    there = {kind: people for kind, people in met.present.items() if people}
    session.add_all(MeetingPresence(meeting_id=row.id, kind=kind, people=people) for kind, people in there.items())
    _decide(session, row, met.decided)
    session.flush()
    audit.write(session, actor, Act.RECORD_WRITTEN, f"record:{year}", ("meeting",))
    return row


def _about(met: Met, year: int, today: date) -> list[Reason]:
    asked = (
        (met.on.year in {year, year + 1}, "meeting_another_year", "on"),
        (met.on <= today, "in_the_future", "on"),
        (all(one.what or not (one.who or one.due) for one in met.decided), "decision_missing", ""),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def _decide(session: Session, meeting: CrossedMeeting, decided: Sequence[Decided]) -> None:
    known = {row.key: row for row in decisions(session, meeting)}
    for one in decided:
        row = known.get(one.key)
        if one.what:
            row = row or MeetingDecision(meeting_id=meeting.id)
            row.what, row.who, row.due = one.what, one.who, one.due
            session.add(row)
        elif row is not None and row.fate is None:
            session.delete(row)


def settle(session: Session, actor: Actor, decision: MeetingDecision, fate: Fate | None, why: str) -> None:
    """Say what came of a decision. Raises `Refused`."""
    reasons = fate_refusals(fate, why)
    if reasons:
        raise Refused(*reasons)
    decision.fate, decision.why, decision.settled_at = fate, why, clock.now()
    session.flush()
    audit.write(session, actor, Act.RECORD_WRITTEN, decision, ("fate", "why"))


def year_after(session: Session, decision: MeetingDecision) -> int:
    """The year whose record says what came of a decision."""
    return session.get_one(CrossedMeeting, decision.meeting_id).year + 1
