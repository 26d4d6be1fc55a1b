"""The parts of the page of a programme, in their order: each reads what it needs, and one template tells it.

Whoever keeps another register of the programme adds its part here, in one line.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.memory import LessonState, ends_soon
from conference.domain.programme import holding
from conference.domain.training import progress
from conference.models.council import Council
from conference.models.place import Institution, Territory
from conference.queries import memory, sittings, training
from conference.queries.accounts import leads
from conference.queries.coordinators import register
from conference.queries.council import called, paces
from conference.queries.partner import BINDING, awaiting, conventions
from conference.queries.places import tree
from conference.queries.programme import described, programme, texts
from conference.security.permissions import Permission, may
from conference.security.user import User
from conference.web.filters import zone
from conference.words import memory as words
from conference.words import training as training_words
from conference.words.numbers import number

LATEST = 6
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: the template that tells ``part``, what it reads for somebody, whether it stands aside, for whom."""

    template: str
    read: Callable[[Session, User], Values]
    beside: bool = False
    permission: Permission = Permission.PROGRAMME_READ


def _description(session: Session, _user: User) -> Values:
    phases = memory.phases(session)
    return {
        "about": described(programme(session)),
        "texts": {heading: row.words.splitlines() for heading, row in texts(session).items() if row.words},
        "phase": holding(phases, clock.today(zone())),
        "phases": phases,
    }


def _places(session: Session, _user: User) -> Values:
    return {"territories": tree(session, Territory), "institutions": tree(session, Institution)}


def _leads(session: Session, _user: User) -> Values:
    return {"leads": leads(session, clock.today(zone()))}


def _body(session: Session, user: User) -> Values:
    today, ahead = clock.today(zone()), sittings.ahead(session)
    goes_on = or_(Council.until.is_(None), Council.until >= today)
    return {
        "department": user.department,
        "next": ahead[0] if ahead else None,
        "seats": len(sittings.seats(session, today)),
        "sits": may(user, Permission.BODY_SITTINGS),
        "councils": [(called(one.council), one) for one in paces(session, goes_on)],
        "today": today,
    }


def _coordination(session: Session, user: User) -> Values:
    """How many coordinators are what, and what those who are engaged carry together: never one by one."""
    people = register(session, clock.today(zone()))
    found = Counter(one.standing.status for one in people if one.standing)
    engaged = [one for one in people if one.standing and one.standing.status is CoordinatorStatus.ENGAGED]
    return {
        "statuses": {status: found[status] for status in CoordinatorStatus} if people else {},
        "cases": sum(one.open_cases for one in engaged),
        "letters": number(sum((one.mission.share for one in engaged if one.mission), Decimal(0)).normalize()),
        "keeps": may(user, Permission.COORDINATORS_KEEP),
    }


def _training(session: Session, _user: User) -> Values:
    today, targets = clock.today(zone()), training.targets(session)
    held = training.held(session, today)
    return {
        "targets": [(one, progress(one.target, held, today)) for one in targets],
        "held": sum(one.last_day.year == today.year for one in held),
        "words": training_words,
    }


def _conventions(session: Session, _user: User) -> Values:
    today = clock.today(zone())
    found = [one for one in conventions(session, today) if one.status in BINDING]
    return {"conventions": found, "to_renew": len(awaiting(session, today, zone()))}


def _fundings(session: Session, _user: User) -> Values:
    today = clock.today(zone())
    return {"fundings": [(one, ends_soon(one.until, today)) for one in memory.fundings(session, today, today)]}


def _events(session: Session, _user: User) -> Values:
    found = memory.events(session)
    return {"events": found[: -LATEST - 1 : -1], "more": len(found) > LATEST}


def _lessons(session: Session, _user: User) -> Values:
    found = memory.lessons(session)
    waiting = [one for one in found if one.state is LessonState.OPEN]
    by_kind = {kind: [one for one in waiting if one.kind is kind] for kind in words.LESSONS}
    return {"lessons": by_kind, "settled": len(found) - len(waiting), "words": words.LESSONS}


def _documents(session: Session, _user: User) -> Values:
    found = memory.documents(session)
    return {"documents": found[:LATEST], "more": len(found) > LATEST}


PARTS = (
    Part("programme/description.html", _description),
    Part("programme/coordination.html", _coordination),
    Part("programme/training.html", _training),
    Part("programme/bodies.html", _body),
    # The conventions name institutions that are read already.
    Part("programme/places.html", _places, beside=True),
    Part("programme/conventions.html", _conventions, beside=True),
    Part("programme/leads.html", _leads, beside=True),
    Part("programme/fundings.html", _fundings),
    Part("programme/events.html", _events),
    Part("programme/lessons.html", _lessons),
    Part("programme/documents.html", _documents, beside=True),
)
