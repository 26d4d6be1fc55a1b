"""The day as a device keeps it: everything that its page shows, and that its rules look at."""

import json
from datetime import datetime
from typing import Any

from flask_wtf.csrf import generate_csrf
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.sync import READ
from conference.domain.preparation import KIN, Safety, kept_away
from conference.domain.private_time import may_stay
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.guest import Guest
from conference.queries import plan as plans
from conference.queries import sync
from conference.queries.conference import Day, day, guests, staying, workers
from conference.security import device
from conference.security.guard import signed_in
from conference.web.filters import zone
from conference.words import of
from conference.words.preparation import MOMENT, PART
from conference.words.reasons import REASON
from conference.words.sync import LOCAL, NOTED


def writable(case: Case, now: Day) -> bool:
    """Whether the day of a case may be noted."""
    planned = now.sitting is not None and now.sitting.held_at is None and not case.minimal
    return planned and case.stage is Stage.CONFERENCE and not case.suspended


def snapshot(session: Session, case: Case, now: Day | None = None) -> dict[str, Any]:
    """What a device is told; while the family is alone, nothing of its question nor of its plan."""
    now = now or day(session, case)
    by_work = workers(session, case)
    told: dict[str, Any] = {
        "case": case.key,
        "reference": case.reference,
        "account": device.name(signed_in().account),
        "csrf": generate_csrf(),
        "now": clock.now().isoformat(),
        "zone": zone(),
        "writable": writable(case, now),
        "guests": [_guest(guest, by_work) for guest in guests(session, case)],
        "presences": {
            one.guest.key: {"arrived": _at(one.arrived_at), "left": _at(one.left_at), "inside": one.in_private_time}
            for one in now.presences
        },
        "moments": {row.moment: {"began": _at(row.began_at), "ended": _at(row.ended_at)} for row in now.moments},
    }
    if not now.running:
        asked = plans.question(session, case)
        told |= {"question": asked.words if asked else "", "plan": _plan(session, case)}
        told["apart"] = len(sync.apart(session, case))
    return told


def _at(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _guest(guest: Guest, by_work: frozenset[int]) -> dict[str, Any]:
    name = f"{guest.person.first_name} {guest.person.last_name}".strip()
    held = {
        "kin": guest.part in KIN,
        "stays": may_stay(staying(guest, by_work)),
        "apart": guest.safety is Safety.APART,
        "away": kept_away(guest.safety, guest.invitation),
    }
    # Many may come, and all of this stands in the page: what does not hold is not said.
    return {"key": guest.key, "name": name, "part": of(guest.part)} | {
        mark: True for mark, holds in held.items() if holds
    }


def _plan(session: Session, case: Case) -> dict[str, Any]:
    versions = plans.versions(session, case)
    if not versions:
        return {"agreed": None, "otherwise": "", "watched_by": "", "actions": []}
    last = versions[-1]
    return {
        "agreed": _at(last.agreed_at),
        "otherwise": last.otherwise,
        "watched_by": last.watched_by,
        "actions": [
            {"key": action.key, "number": action.number} | {name: _plain(getattr(action, name)) for name in READ}
            for action in last.actions
        ],
    }


def _plain(value: Any) -> str:
    """A value as its field shows it."""
    return "" if value is None else str(value)


# What a device may refuse by itself, as the acts would.
REFUSED_HERE = (
    *("gone_since", "private_time_running", "apart_together", "not_here", "moment_begun_already"),
    *("moment_out_of_order", "moment_not_running", "plan_without_action", "plan_agreed_already"),
    *("intruder_in_private_time", "no_kin_present", "wrong_stage"),
)


def frame(told: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the page of a device is made of; ``told`` is the day that it shows, none before it is opened."""
    noted = {f"note_{kind}": word for kind, word in NOTED.items()}
    return {
        "told": json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else "",
        "words": json.dumps({code: REASON[code] for code in REFUSED_HERE} | noted | LOCAL),
        "parts": list(PART.items()),
        "moments_named": list(MOMENT.items()),
    }
