"""Pages that families of the demonstration hold, what they say there, and one complaint."""

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import complaint, family_page
from conference.cli.demo.further import coordinated
from conference.cli.demo.people import LEAD, Cast
from conference.cli.demo.situation import Deed
from conference.domain import tokens
from conference.domain.actors import Actor
from conference.models.case import Case
from conference.models.complaint import Complaint
from conference.models.personal_link import PersonalLink
from conference.queries.family_page import holders, shown

COMPLAINTS = (
    ("On apprend les rendez-vous la veille. Ma mère travaille, elle ne peut pas s’organiser.", "Par courrier"),
    ("On nous a demandé trois fois les mêmes papiers. C’est fatigant de tout redire.", ""),
)
ANSWERED = "La famille a été rappelée\u00a0: les rendez-vous sont maintenant donnés deux semaines avant."


def holds_pages() -> Deed:
    """The family wants each to say what they have done; relatives are given a page, and one has begun.

    In the first two families somebody complains; what came before is answered.
    """

    def deed(session: Session, cast: Cast, case: Case) -> None:
        coordinated(_pages)(session, cast, case)
        earlier = session.scalars(select(Complaint)).all()
        for one in earlier:
            if one.answered_at is None:
                complaint.answer(session, cast.actor(LEAD), one, ANSWERED)
        if len(earlier) < len(COMPLAINTS):
            complaint.receive(session, case, *COMPLAINTS[len(earlier)], case.key)

    return deed


def _pages(session: Session, who: Actor, case: Case) -> None:
    family_page.choose(session, who, case, marks=True)
    begun = False
    for one in holders(session, case):
        if one.reasons:
            continue
        code = current_app.extensions["passwords"].hash(tokens.draw())
        token = family_page.draw(session, who, case, one.guest, code)
        link = session.scalars(select(PersonalLink).where(PersonalLink.digest == tokens.digest(token))).one()
        seen = shown(session, case, one.guest)
        if seen is not None and seen.own and not begun:
            family_page.mark(session, link, case, one.guest, seen.own[0], done=True)
            begun = True
