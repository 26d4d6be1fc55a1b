"""Links to one person of a network: drawn once however often the form arrives, ended at once."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.writing import keep
from conference.domain import tokens
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.personal_link import LinkKind, PersonalLink


def draw(
    session: Session, actor: Actor, case: Case, guest: Guest, token: str, link: PersonalLink, act: Act
) -> PersonalLink:
    """Keep a link to somebody, in place of the one of its kind that they had; the token is given and not kept.

    The same token again is the same link, and draws none. Raises `Refused` where it was closed since.
    """
    kept = tokens.digest(token)
    again = session.scalars(select(PersonalLink).where(PersonalLink.digest == kept)).one_or_none()
    if again is not None and again.ended_at is not None:
        raise Refused(Reason("link_closed_already"))
    if again is not None:
        return again
    end(session, guest.person_id, link.kind)
    link.digest, link.department_id, link.case_id, link.guest_id = kept, case.department_id, case.id, guest.id
    return keep(session, actor, case, act, link, "guest")


def lasting(kind: LinkKind, life: timedelta, code: str | None = None) -> PersonalLink:
    """A link of a kind, from now on."""
    now = clock.now()
    return PersonalLink(kind=kind, drawn_at=now, expires_at=now + life, code=code)


def end(session: Session, person_id: int, *kinds: LinkKind) -> None:
    """Close the links of somebody, at once: every one, or those of some kinds."""
    theirs = select(Guest.id).where(Guest.person_id == person_id)
    still = update(PersonalLink).where(PersonalLink.guest_id.in_(theirs), PersonalLink.ended_at.is_(None))
    still = still.where(PersonalLink.kind.in_(kinds)) if kinds else still
    session.execute(still.values(ended_at=clock.now()))
