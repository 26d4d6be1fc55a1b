"""The acts of the day: arrivals, departures, the three parts, and a danger notice at any minute."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import clock
from conference.casework import minimal, network, passage, step
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.facts import Given
from conference.domain.follow_up import call_due, review_due
from conference.domain.preparation import KIN, Invitation, Part, Safety, kept_away
from conference.domain.private_time import Moment, forgotten, in_order, may_stay
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import PersonKind
from conference.domain.roles import Capacity
from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.conference import DangerNotice, MomentRow, Presence, Sitting
from conference.models.department import Department
from conference.models.follow_up import FollowUp
from conference.models.guest import Guest
from conference.queries.capacities import capacities
from conference.queries.conference import Day, day, staying, workers

ORDER = tuple(Moment)
Times = Mapping[Moment, tuple[datetime, datetime]]


def sitting_today(session: Session, case: Case) -> tuple[Day, Sitting]:
    """The day as it stands, while it may be written. Raises `Refused` with the reason why not."""
    if case.stage is not Stage.CONFERENCE or case.suspended:
        raise Refused(Reason("suspended" if case.suspended else "wrong_stage"))
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    now = day(session, case)
    if now.sitting is None:
        raise Refused(Reason("no_sitting", "sitting"))
    if now.sitting.held_at is not None:
        raise Refused(Reason("sitting_held_already"))
    return now, now.sitting


def arrive(session: Session, actor: Actor, case: Case, guest: Guest, at: datetime | None = None) -> Presence:
    """Somebody is here. While private time runs only family and network come in, and never who is kept apart.

    ``at`` is an instant in UTC, now by default; one that precedes a departure already noted does not undo it.
    """
    now, sitting = sitting_today(session, case)
    when = at or clock.now()
    if now.running and guest.part not in KIN:
        raise Refused(Reason("private_time_running"))
    inside = now.alone_at(when) and guest.part in KIN
    if kept_away(guest.safety, guest.invitation) or (inside and guest.safety is Safety.APART):
        raise Refused(Reason("apart_together", "day"))
    known = next((p for p in now.presences if p.guest_id == guest.id), None)
    presence = known or Presence(sitting_id=sitting.id, guest_id=guest.id, arrived_at=when)
    if presence.left_at is not None and presence.left_at <= when:
        presence.left_at = None
    presence.in_private_time = presence.in_private_time or inside
    return keep(session, actor, case, Act.DAY_WRITTEN, presence, "arrived_at")


def welcome(
    session: Session,
    actor: Actor,
    case: Case,
    first_name: str,
    part: Part,
    *,
    asked: bool,
    at: datetime | None = None,
) -> Presence:
    """Somebody came whom nobody expected; ``asked`` is whether the family asks that they stay."""
    open_at(session, case, Stage.CONFERENCE)
    sitting_today(session, case)
    values = {"kind": PersonKind.RELATIVE, "first_name": first_name, "last_name": "", "tie": ""}
    person = network.name(session, case, values)
    coming = {"part": part, "invitation": Invitation.COMING, "asked_by_family": asked}
    return arrive(session, actor, case, network.invite(session, actor, case, coming, person), at)


def leave(session: Session, actor: Actor, case: Case, presence: Presence, at: datetime | None = None) -> None:
    """Somebody goes. While private time runs, only family and network come and go."""
    now, _ = sitting_today(session, case)
    when = at or clock.now()
    if now.running and presence.guest.part not in KIN:
        raise Refused(Reason("private_time_running"))
    if when < presence.arrived_at:
        raise Refused(Reason("times_out_of_order", "day"))
    presence.left_at = when
    keep(session, actor, case, Act.DAY_WRITTEN, presence, "left_at")


def begin(
    session: Session,
    actor: Actor,
    case: Case,
    moment: Moment,
    staying_keys: frozenset[str] = frozenset(),
    at: datetime | None = None,
) -> MomentRow:
    """Begin a part; the one before it ends. For private time, ``staying_keys`` are the guests who stay.

    Raises `Refused` when somebody would stay who should not be inside, and until private time is ended.
    """
    now, sitting = sitting_today(session, case)
    when = at or clock.now()
    if now.running:
        raise Refused(Reason("private_time_running"))
    if now.moment(moment) is not None:
        raise Refused(Reason("moment_begun_already", "day"))
    earlier = ORDER[: ORDER.index(moment)]
    if any(now.moment(one) is None for one in earlier):
        raise Refused(Reason("moment_out_of_order", "day"))
    if any(edge > when for row in now.moments for edge in (row.began_at, row.ended_at) if edge is not None):
        raise Refused(Reason("times_out_of_order", "day"))
    if moment is Moment.PRIVATE:
        _settle_inside(now, staying_keys)
    for row in now.moments:
        row.ended_at = row.ended_at or when
    session.flush()
    begun = MomentRow(sitting_id=sitting.id, moment=moment, began_at=when)
    return keep(session, actor, case, Act.DAY_WRITTEN, begun, moment)


def _settle_inside(now: Day, keys: frozenset[str]) -> None:
    inside = [presence for presence in now.here if presence.guest.key in keys]
    reasons = unfit([presence.guest for presence in inside], now.workers)
    if reasons:
        raise Refused(*reasons)
    for presence in inside:
        presence.in_private_time = True


def unfit(inside: Sequence[Guest], by_work: frozenset[int]) -> list[Reason]:
    """Why these people cannot be those who stay in private time."""
    asked = (
        (all(may_stay(staying(guest, by_work)) for guest in inside), "intruder_in_private_time"),
        (all(guest.safety is not Safety.APART for guest in inside), "apart_together"),
        (any(guest.part in KIN for guest in inside), "no_kin_present"),
    )
    return [Reason(code, "inside") for holds, code in asked if not holds]


def end(session: Session, actor: Actor, case: Case, moment: Moment, at: datetime | None = None) -> MomentRow:
    """End a part: the only thing that private time lets a coordinator do."""
    row, when = sitting_today(session, case)[0].moment(moment), at or clock.now()
    if row is None or row.ended_at is not None:
        raise Refused(Reason("moment_not_running", "day"))
    if when < row.began_at:
        raise Refused(Reason("times_out_of_order", "day"))
    row.ended_at = when
    return keep(session, actor, case, Act.DAY_WRITTEN, row, moment)


def end_forgotten(session: Session, actor: Actor, case: Case) -> MomentRow:
    """End a private time that nobody has ended for long: the body does, for who coordinates may be gone.

    Raises `Refused` while the family may still be there. When it really ended is typed with the day, afterwards.
    """
    row = sitting_today(session, case)[0].moment(Moment.PRIVATE)
    if row is None or row.ended_at is not None:
        raise Refused(Reason("moment_not_running"))
    if Capacity.BODY not in capacities(session, actor, case):
        raise Refused(Reason("not_yours"))
    why = forgotten(row.began_at, clock.now())
    if why:
        raise Refused(*why)
    row.ended_at = clock.now()
    return keep(session, actor, case, Act.DAY_WRITTEN, row, Moment.PRIVATE)


def write_afterwards(
    session: Session, actor: Actor, case: Case, times: Times, came: frozenset[str], inside: frozenset[str]
) -> None:
    """Keep a whole day typed once it is over: its three parts, who came, and who was inside private time.

    ``times`` are a start and an end in UTC for each part; ``came`` and ``inside`` are keys of guests. What was
    noted during the day gives way. Raises `Refused` for disorder and for who should not have been inside.
    """
    now, sitting = sitting_today(session, case)
    if now.running:
        raise Refused(Reason("private_time_running"))
    guests = session.scalars(select(Guest).where(Guest.case_id == case.id)).all()
    stayed = [guest for guest in guests if guest.key in inside]
    last = passage.passages_of(session, case)[-1].happened_at
    reasons = [*in_order(times, last, clock.now()), *unfit(stayed, workers(session, case))]
    if reasons:
        raise Refused(*reasons)
    for moment, (began, ended) in times.items():
        row = now.moment(moment) or MomentRow(sitting_id=sitting.id, moment=moment)
        row.began_at, row.ended_at = began, ended
        session.add(row)
    for guest in guests:
        _was_there(session, now, sitting, guest, times, came=guest.key in came | inside, stayed=guest in stayed)
    # So that a form shown before this one is seen to be overtaken.
    flag_modified(sitting, "at")
    keep(session, actor, case, Act.DAY_WRITTEN, sitting, *times, "presences")


def _was_there(
    session: Session, now: Day, sitting: Sitting, guest: Guest, times: Times, *, came: bool, stayed: bool
) -> None:
    known = next((presence for presence in now.presences if presence.guest_id == guest.id), None)
    if not came:
        if known is not None:
            session.delete(known)
        return
    start, end = times[Moment.SHARING][0], times[Moment.PRESENTATION][1]
    presence = known or Presence(sitting_id=sitting.id, guest_id=guest.id, arrived_at=start)
    if not start <= presence.arrived_at <= end:
        presence.arrived_at, presence.left_at = start, None
    presence.in_private_time = stayed
    session.add(presence)


def note_danger(
    session: Session, actor: Actor, case: Case, transmitted: str, to_whom: str, at: datetime | None = None
) -> DangerNotice:
    """What was transmitted, when and to whom: accepted at any minute, private time included.

    Of a minimal case only that something was, and when.
    """
    if case.stage not in OPEN_STAGES or not case.received:
        raise Refused(Reason("wrong_stage"))
    said = {"transmitted": transmitted, "to_whom": to_whom}
    blank = [name for name, words in said.items() if not words.strip() and not case.minimal]
    if blank:
        raise Refused(*(Reason("words_missing", name) for name in blank))
    now = clock.now()
    notice = DangerNotice(
        case_id=case.id,
        transmitted=transmitted,
        to_whom=to_whom,
        at=at or now,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.DANGER_NOTED, notice)


def adjourn(session: Session, actor: Actor, case: Case, given: Given, happened_at: datetime | None = None) -> None:
    """The sitting does not take place, or stops; it is kept with its reason, and one that was held stays held."""
    step.allow(session, actor, case, StepCode.ADJOURN, given)
    sitting = day(session, case).sitting
    if sitting is not None and sitting.held_at is None:
        sitting.given_up_at, sitting.given_up_why = happened_at or clock.now(), given.words
    passage.record(session, actor, case, StepCode.ADJOURN, given, happened_at)


def record(session: Session, actor: Actor, case: Case, given: Given, code: StepCode = StepCode.RECORD) -> None:
    """The conference was held: with a plan, or without one in the family's words.

    It happened when its last part ended; a plan that came back to the family is recorded now.
    """
    step.allow(session, actor, case, code, given)
    now = day(session, case)
    if now.sitting is None or now.sitting.held_at is not None:
        passage.record(session, actor, case, code, given)
        return
    began, ended = minimal.lasted(session, case) if case.minimal else _lasted(now)
    now.sitting.held_at = began
    department = session.get_one(Department, case.department_id)
    session.add(_follow_up(case, now.sitting, clock.civil(began, department.zone), department))
    passage.record(session, actor, case, code, given, ended)


def _follow_up(case: Case, sitting: Sitting, held_on: date, department: Department) -> FollowUp:
    """What is set ahead on the day of a conference: a later setting of the département does not move it."""
    return FollowUp(
        case_id=case.id,
        sitting_id=sitting.id,
        due_on=review_due(held_on, department.review_months),
        call_due_on=call_due(held_on, department.call_weeks),
        hand_out_due_on=held_on + timedelta(days=department.hand_out_days),
    )


def _lasted(now: Day) -> tuple[datetime, datetime]:
    began = min(row.began_at for row in now.moments)
    return began, max(row.ended_at or began for row in now.moments)
