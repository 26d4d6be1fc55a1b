"""Family pages: given, closed, opened by their code; and what somebody says there that they have done."""

from collections.abc import Callable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import personal_link
from conference.casework.writing import keep, open_at
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.family_page import DRAWN_AT, LIFE, MARKED_AT, spent
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.family_page import DoneMark, FamilyPage
from conference.models.guest import Guest
from conference.models.personal_link import LinkKind, PersonalLink
from conference.models.plan import Action
from conference.queries.family_page import choice, reasons, shown


def draw(session: Session, actor: Actor, case: Case, guest: Guest, code: str, token: str | None = None) -> str:
    """A new page for somebody, in place of the one they had; the token is given and not kept, as is the ``code``.

    ``code`` is the digest of the second secret. Raises `Refused` where they may hold none.
    """
    open_at(session, case, *DRAWN_AT)
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    why = reasons(session, case, guest)
    if why:
        raise Refused(*why)
    token = token or tokens.draw()
    link = personal_link.lasting(LinkKind.FAMILY, LIFE, code)
    personal_link.draw(session, actor, case, guest, token, link, Act.FAMILY_DRAWN)
    return token


def close(session: Session, actor: Actor, case: Case, guest: Guest) -> None:
    """Close every link of somebody at once, their invitation with their page, whatever the case is at."""
    open_at(session, case, *Stage, while_suspended=True)
    personal_link.end(session, guest.person_id)
    audit.write(session, actor, Act.FAMILY_CLOSED, case, ("guest",))


def close_all(session: Session, actor: Actor, case: Case) -> None:
    """Close every link of a case at once."""
    open_at(session, case, *Stage, while_suspended=True)
    still = update(PersonalLink).where(PersonalLink.case_id == case.id, PersonalLink.ended_at.is_(None))
    session.execute(still.values(ended_at=clock.now()))
    audit.write(session, actor, Act.FAMILY_CLOSED, case, ("case",))


def choose(session: Session, actor: Actor, case: Case, *, marks: bool) -> FamilyPage:
    """Keep whether the family wants each to say on their page what they have done."""
    open_at(session, case, *DRAWN_AT, while_suspended=True)
    found = choice(session, case) or FamilyPage(case_id=case.id)
    found.marks = marks
    return keep(session, actor, case, Act.PLAN_WRITTEN, found, "marks")


def enter(session: Session, link: PersonalLink, matches: Callable[[str | None], bool]) -> bool:
    """Whether a code opens a page, as ``matches`` says of its digest; too many wrong ones in a row close it.

    The row is taken first: two codes tried at once are two tries.
    """
    session.refresh(link, with_for_update=True)
    if link.ended_at is not None:
        return False
    if matches(link.code):
        link.tries = 0
        audit.write(session, MACHINE, Act.FAMILY_ENTERED, link)
        return True
    link.tries += 1
    link.ended_at = clock.now() if spent(link.tries) else None
    audit.write(session, MACHINE, Act.FAMILY_CLOSED if link.ended_at else Act.FAMILY_MISSED, link)
    return False


def mark(session: Session, link: PersonalLink, case: Case, guest: Guest, action: Action, *, done: bool) -> DoneMark:
    """Keep that somebody says an action of theirs is done, or is not after all; said twice it is one line.

    Raises `Refused` where the family did not open that, and for what is not their own in the plan in force.
    """
    open_at(session, case, *MARKED_AT)
    chose, found = choice(session, case), shown(session, case, guest)
    if chose is None or not chose.marks:
        raise Refused(Reason("marks_not_open"))
    if found is None or all(one.id != action.id for one in found.own):
        raise Refused(Reason("action_not_yours"))
    earlier = select(DoneMark).where(DoneMark.action_id == action.id, DoneMark.guest_id == guest.id)
    last = session.scalars(earlier.order_by(DoneMark.id.desc()).limit(1)).one_or_none()
    if last is not None and last.done is done:
        return last
    row = DoneMark(
        case_id=case.id,
        plan_id=action.plan_id,
        action_id=action.id,
        guest_id=guest.id,
        link_id=link.id,
        done=done,
        recorded_at=clock.now(),
    )
    session.add(row)
    session.flush()
    audit.write(session, MACHINE, Act.FAMILY_MARKED, link, ("done",))
    return row
