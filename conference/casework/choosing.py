"""Choosing between two versions that two devices told of the same thing: nothing is lost before somebody has."""

import json
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import conference, plan
from conference.casework.writing import open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.plan import Carrier
from conference.domain.preparation import KIN
from conference.domain.private_time import Moment
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.domain.sync import OF_THE_PARTS, Fate, Kept, MessageKind
from conference.models.case import Case
from conference.models.conference import MomentRow
from conference.models.plan import Action, Plan
from conference.models.sync import SentMessage
from conference.queries.conference import Day


def choose(session: Session, actor: Actor, case: Case, message: SentMessage, kept: Kept) -> None:
    """Keep the first version, the second, or each where both can stand. Raises `Refused` where it cannot be."""
    open_at(session, case, Stage.CONFERENCE)
    if message.fate is not Fate.BOTH or message.settled_at is not None:
        raise Refused(Reason("settled_already"))
    if kept is Kept.EACH and message.kind is not MessageKind.ADD:
        raise Refused(Reason("not_each"))
    if message.kind is MessageKind.ADD:
        _keep_action(session, actor, case, message, kept)
    elif kept is Kept.SECOND:
        _keep_second(session, actor, case, message)
    message.settled_at, message.settled_by, message.kept = clock.now(), actor.account_id, kept
    session.flush()
    audit.write(session, actor, Act.DAY_WRITTEN, case, ("settled",))


def said(message: SentMessage) -> dict[str, Any]:
    """The second version, as it was told; what cannot be read any more is given as it stands."""
    try:
        found: dict[str, Any] = json.loads(message.said or "{}")
    except ValueError:
        return {"what": message.said}
    for name in ("began_at", "ended_at"):
        if name in found:
            found[name] = datetime.fromisoformat(found[name])
    if "by_day" in found:
        found["by_day"] = None if found["by_day"] is None else date.fromisoformat(found["by_day"])
    if "carrier" in found:
        found["carrier"] = Carrier(found["carrier"])
    return found


def _keep_second(session: Session, actor: Actor, case: Case, message: SentMessage) -> None:
    if message.kind in OF_THE_PARTS:
        _retime(session, case, Moment(message.about), said(message))
        return
    version = _written(session, case)
    if message.kind is MessageKind.WORDS:
        plan.write(session, actor, case, version, said(message))
        return
    plan.write_action(session, actor, case, version, _action(session, version, message.made), said(message))


def _keep_action(session: Session, actor: Actor, case: Case, message: SentMessage, kept: Kept) -> None:
    if kept is Kept.EACH:
        return
    version = _written(session, case)
    second = _action(session, version, message.made)
    first = next((one for one in reversed(version.actions) if one.number < second.number), None)
    gone = second if kept is Kept.FIRST else first
    if gone is None:
        raise Refused(Reason("gone_since", "plan"))
    plan.remove_action(session, actor, case, version, gone)


def _written(session: Session, case: Case) -> Plan:
    version = plan.latest(session, case)
    if version is None or version.agreed_at is not None:
        raise Refused(Reason("plan_agreed_already", "plan"))
    return version


def _action(session: Session, version: Plan, key: str) -> Action:
    found = session.scalars(select(Action).where(Action.plan_id == version.id, Action.key == key)).one_or_none()
    if found is None:
        raise Refused(Reason("gone_since", "plan"))
    return found


def _retime(session: Session, case: Case, moment: Moment, other: dict[str, Any]) -> None:
    now, _ = conference.sitting_today(session, case)
    row = now.moment(moment)
    if row is None:
        raise Refused(Reason("moment_not_running", "day"))
    if moment is Moment.PRIVATE and "inside" in other:
        _settle_inside(now, frozenset(other["inside"]), row.began_at)
    for name in ("began_at", "ended_at"):
        if name in other:
            setattr(row, name, other[name])
    session.flush()
    if any(late < early for early, late in pairwise(_edges(now))):
        raise Refused(Reason("times_out_of_order", "day"))


def _settle_inside(now: Day, keys: frozenset[str], began: datetime) -> None:
    """Who stayed when the door closed; whoever of the family came in since was there all the same."""
    stayed = [presence.guest for presence in now.presences if presence.guest.key in keys]
    reasons = conference.unfit(stayed, now.workers)
    if reasons:
        raise Refused(*reasons)
    for presence in now.presences:
        since = presence.in_private_time and presence.arrived_at > began and presence.guest.part in KIN
        presence.in_private_time = presence.guest in stayed or since


def _edges(now: Day) -> list[datetime]:
    """Every instant that is noted of the parts, in the order that the parts have."""
    rows: list[MomentRow] = [row for row in map(now.moment, Moment) if row is not None]
    return [edge for row in rows for edge in (row.began_at, row.ended_at) if edge is not None]
