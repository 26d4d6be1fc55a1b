"""Taking what a device noted without network: by the acts of the day and of the plan, and by no other door."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import conference, passage, plan
from conference.casework.writing import open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.private_time import Moment
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.domain.sync import Fate, Message, MessageKind, happened, untimely
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.plan import Action, Plan
from conference.models.sync import SentMessage
from conference.queries import sync
from conference.queries.conference import day

# What is written of an action on the day, and read back; who carries it is said later.
READ = ("what", "who", "by_when", "by_day", "helped_by", "checked_by")


@dataclass(frozen=True, slots=True)
class Taking:
    """One message being taken: ``at`` is when it happened, ``about`` the key that it names, or that it made."""

    session: Session
    actor: Actor
    case: Case
    message: Message
    at: datetime

    def key(self, name: str) -> str:
        """The key of a row, given by itself or by the message that made it."""
        made = sync.taken(self.session, self.case, name)
        return made.made if made is not None and made.made else name

    def guest(self) -> Guest:
        """Whom the message is about."""
        query = select(Guest).where(Guest.case_id == self.case.id, Guest.key == self.key(self.message.about))
        found = self.session.scalars(query).one_or_none()
        if found is None:
            raise Refused(Reason("gone_since"))
        return found

    def written(self) -> Plan:
        """The version that the family is writing: what it agreed to is not written into from afar."""
        last = plan.latest(self.session, self.case)
        if last is not None and last.agreed_at is not None:
            raise Refused(Reason("plan_agreed_already", "plan"))
        return plan.begin(self.session, self.actor, self.case)

    def action(self, version: Plan) -> Action:
        """The action that the message is about."""
        key = self.key(self.message.about)
        query = select(Action).where(Action.plan_id == version.id, Action.key == key)
        found = self.session.scalars(query).one_or_none()
        if found is None:
            raise Refused(Reason("gone_since", "plan"))
        return found


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a message; ``made`` is the key of the row it made, ``said`` a version kept beside another."""

    fate: Fate = Fate.DONE
    made: str = ""
    said: str = ""


def _untimely(session: Session, case: Case, message: Message, at: datetime) -> list[Reason]:
    """Why a note cannot be of its time; danger is told at any minute."""
    last = passage.passages_of(session, case)[-1:]
    began = min((row.began_at for row in day(session, case).moments), default=None)
    told = sync.last_of(session, case, message.device, message.sequence)
    return untimely(message.at, told, None, None) or untimely(at, None, last[0].happened_at if last else None, began)


def take(session: Session, actor: Actor, case: Case, message: Message, skew: timedelta) -> SentMessage:
    """Take one message, once: what arrived before is not done again, and its first receipt is given.

    ``skew`` is how far the device's clock is behind. Raises `Refused` with the reasons of the act itself.
    """
    earlier = sync.taken(session, case, message.id)
    if earlier is not None:
        return earlier
    now = clock.now()
    at = happened(message.at, skew, now)
    reasons = [] if message.kind is MessageKind.DANGER else _untimely(session, case, message, at)
    if reasons:
        raise Refused(*reasons)
    became = TAKE[message.kind](Taking(session, actor, case, message, at))
    row = SentMessage(
        case_id=case.id,
        message=message.id,
        kind=message.kind,
        device=message.device,
        sequence=message.sequence,
        at=message.at,
        utc_offset=message.offset,
        skew=round(skew.total_seconds()),
        received_at=now,
        sent_by=actor.account_id,
        fate=became.fate,
        about=message.about,
        made=became.made,
        said=became.said,
    )
    session.add(row)
    session.flush()
    if became.fate is not Fate.DONE:
        audit.write(session, actor, Act.DAY_WRITTEN, case, (became.fate.value,))
    return row


def _arrive(one: Taking) -> Taken:
    guest = one.guest()
    known = next((p for p in day(one.session, one.case).presences if p.guest_id == guest.id), None)
    there = known is not None and (known.left_at is None or one.at < known.left_at)
    conference.arrive(one.session, one.actor, one.case, guest, one.at)
    return Taken(Fate.SAME if there else Fate.DONE)


def _leave(one: Taking) -> Taken:
    guest = one.guest()
    presence = next((p for p in day(one.session, one.case).presences if p.guest_id == guest.id), None)
    if presence is None:
        raise Refused(Reason("not_here", "day"))
    if presence.left_at is not None:
        open_at(one.session, one.case, Stage.CONFERENCE)
        return Taken(Fate.SAME)
    conference.leave(one.session, one.actor, one.case, presence, one.at)
    return Taken()


def _welcome(one: Taking) -> Taken:
    given = one.message.given
    name, part, asked = given["first_name"], given["part"], given["asked"]
    presence = conference.welcome(one.session, one.actor, one.case, name, part, asked=asked, at=one.at)
    return Taken(made=one.session.get_one(Guest, presence.guest_id).key)


def _begin(one: Taking) -> Taken:
    moment = Moment(one.message.about)
    inside = frozenset(one.key(name) for name in one.message.given.get("inside", ()))
    known = conference.sitting_today(one.session, one.case)[0].moment(moment)
    if known is None:
        conference.begin(one.session, one.actor, one.case, moment, inside, one.at)
        return Taken()
    if known.began_at == one.at:
        return Taken(Fate.SAME)
    return Taken(Fate.BOTH, said=_kept({"began_at": one.at.isoformat(), "inside": sorted(inside)}))


def _end(one: Taking) -> Taken:
    moment = Moment(one.message.about)
    known = conference.sitting_today(one.session, one.case)[0].moment(moment)
    if known is None or known.ended_at is None:
        conference.end(one.session, one.actor, one.case, moment, one.at)
        return Taken()
    if known.ended_at == one.at:
        return Taken(Fate.SAME)
    return Taken(Fate.BOTH, said=_kept({"ended_at": one.at.isoformat()}))


def _add(one: Taking) -> Taken:
    version, given = one.written(), dict(one.message.given)
    seen = given.pop("number")
    action = plan.add_action(one.session, one.actor, one.case, version, given)
    return Taken(Fate.DONE if action.number <= seen else Fate.BOTH, made=action.key)


def _change(one: Taking) -> Taken:
    version, given = one.written(), dict(one.message.given)
    action, seen = one.action(version), given.pop("seen")
    if not _stands(action, seen):
        return Taken(Fate.SAME) if _stands(action, given) else Taken(Fate.BOTH, action.key, _kept(given))
    plan.write_action(one.session, one.actor, one.case, version, action, given)
    return Taken(made=action.key)


def _remove(one: Taking) -> Taken:
    version = one.written()
    action = one.action(version)
    if not _stands(action, one.message.given["seen"]):
        raise Refused(Reason("changed_since", "plan"))
    plan.remove_action(one.session, one.actor, one.case, version, action)
    return Taken()


def _words(one: Taking) -> Taken:
    version, given = one.written(), dict(one.message.given)
    seen = given.pop("seen")
    if not _stands(version, seen):
        return Taken(Fate.SAME) if _stands(version, given) else Taken(Fate.BOTH, said=_kept(given))
    plan.write(one.session, one.actor, one.case, version, given)
    return Taken()


def _stands(row: Plan | Action, seen: Mapping[str, Any]) -> bool:
    """Whether a row still says what somebody had before their eyes."""
    return all(getattr(row, name) == value for name, value in seen.items())


def _agree(one: Taking) -> Taken:
    version, read = one.written(), one.message.given["read"]
    one.session.expire(version, ["actions"])
    same = len(version.actions) == len(read) and all(map(_stands, version.actions, read))
    if not same:
        raise Refused(Reason("plan_changed_since", "plan"))
    plan.agree(one.session, one.actor, one.case, version, one.at)
    return Taken()


def _danger(one: Taking) -> Taken:
    given = one.message.given
    notice = conference.note_danger(one.session, one.actor, one.case, given["transmitted"], given["to_whom"], one.at)
    return Taken(made=notice.key)


def _kept(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, default=str, sort_keys=True)


TAKE: dict[MessageKind, Callable[[Taking], Taken]] = {
    MessageKind.ARRIVE: _arrive,
    MessageKind.LEAVE: _leave,
    MessageKind.WELCOME: _welcome,
    MessageKind.BEGIN: _begin,
    MessageKind.END: _end,
    MessageKind.ADD: _add,
    MessageKind.CHANGE: _change,
    MessageKind.REMOVE: _remove,
    MessageKind.WORDS: _words,
    MessageKind.AGREE: _agree,
    MessageKind.DANGER: _danger,
}
