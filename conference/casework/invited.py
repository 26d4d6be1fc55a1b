"""Invitations by a personal link: drawn, closed, and answered by who holds them."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import personal_link
from conference.casework.writing import open_at
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.invited import LIFE, answers, changeable
from conference.domain.preparation import Invitation
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.personal_link import GuestAnswer, LinkKind, PersonalLink
from conference.queries.invited import last_answer, live, reasons
from conference.queries.preparation import sitting


def draw(session: Session, actor: Actor, case: Case, guest: Guest, token: str | None = None) -> str:
    """A new link for somebody invited, in place of the one they had; the token is given and not kept.

    Raises `Refused` where they may hold none.
    """
    open_at(session, case, Stage.PREPARATION, Stage.CONFERENCE)
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    why = reasons(session, case, guest)
    if why:
        raise Refused(*why)
    token = token or tokens.draw()
    link = personal_link.lasting(LinkKind.INVITATION, LIFE)
    personal_link.draw(session, actor, case, guest, token, link, Act.INVITATION_DRAWN)
    return token


def close(session: Session, actor: Actor, case: Case, guest: Guest) -> None:
    """Close the link of somebody at once, whatever the case is at. Raises `Refused` where none is open."""
    open_at(session, case, while_suspended=True)
    if live(session, guest) is None:
        raise Refused(Reason("link_closed_already"))
    personal_link.end(session, guest.person_id, LinkKind.INVITATION)
    audit.write(session, actor, Act.INVITATION_CLOSED, case, ("guest",))


def answer(
    session: Session, link: PersonalLink, case: Case, guest: Guest, said: Invitation, needs: str
) -> GuestAnswer | None:
    """Keep what somebody answers by their link, as their own answer; the same answer twice is one.

    Raises `Refused` for an answer that is not theirs to give, from the day of the sitting on, and as `open_at` does.
    """
    open_at(session, case, Stage.PREPARATION, Stage.CONFERENCE)
    if said not in answers(guest.safety):
        raise Refused(Reason("answer_not_offered", "answer"))
    if not changeable(*_days(session, case)):
        raise Refused(Reason("too_late_to_answer"))
    before = last_answer(session, guest)
    if before is not None and (before.answer, before.needs) == (said, needs) and guest.invitation is said:
        return None
    row = GuestAnswer(
        case_id=case.id, guest_id=guest.id, link_id=link.id, answer=said, needs=needs, recorded_at=clock.now()
    )
    guest.invitation = said
    session.add(row)
    session.flush()
    audit.write(session, MACHINE, Act.INVITATION_ANSWERED, link, ("answer", "needs"))
    return row


def _days(session: Session, case: Case) -> tuple[date, date | None]:
    zone = session.get_one(Department, case.department_id).zone
    planned = sitting(session, case)
    at: datetime | None = planned.at if planned is not None and planned.held_at is None else None
    return clock.today(zone), clock.civil(at, zone) if at else None
