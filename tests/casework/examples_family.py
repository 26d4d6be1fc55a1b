"""Examples of what families hold after their conference: pages by a link, marks, complaints."""

from sqlalchemy import select

from conference.casework import complaint, family_page, personal_link, quotation
from conference.domain import tokens
from conference.domain.acts import Act
from conference.domain.family_page import LIFE
from conference.models.personal_link import LinkKind, PersonalLink
from conference.models.quotation import Quotation
from tests import quoting
from tests.casework.acting import Scene
from tests.casework.example import Example, on
from tests.path import CODE, open_page


def _draw(s: Scene) -> PersonalLink:
    link = personal_link.lasting(LinkKind.FAMILY, LIFE, CODE)
    yann = s.guest("Yann")
    return personal_link.draw(s.session, s.who, s.case, yann, tokens.draw(), link, Act.FAMILY_DRAWN)


def _mark(s: Scene) -> object:
    link, rose = PersonalLink(id=1), s.guest("Rose")
    return family_page.mark(s.session, link, s.case, rose, s.agreed.actions[0], done=True)


def _marking(s: Scene) -> None:
    family_page.choose(s.session, s.who, s.case, marks=True)
    open_page(s.session, s.who, s.case, s.guest("Rose"))


def _propose(s: Scene) -> object:
    return quoting.proposed(s.session, s.place, s.case)


def _proposed(s: Scene) -> Quotation:
    query = select(Quotation).where(Quotation.case_id == s.case.id)
    return s.session.scalars(query).first() or Quotation(case_id=s.case.id)


FAMILY_EXAMPLES: dict[str, Example] = {
    "personal_link.draw": Example("conference", _draw),
    "family_page.draw": Example("conference", on(family_page.draw, lambda s: s.guest("Yann"), CODE)),
    "family_page.close": Example("conference", on(family_page.close, lambda s: s.guest("Yann"))),
    "family_page.close_all": Example("conference", on(family_page.close_all)),
    "family_page.choose": Example("conference", on(family_page.choose, marks=True)),
    "family_page.mark": Example("follow-up", _mark, _marking),
    "quotation.propose": Example("preparation", _propose),
    "quotation.take_back": Example(
        "preparation",
        lambda s: quotation.take_back(s.session, s.who, s.case, _proposed(s)),
        lambda s: _propose(s) and None,
    ),
    "complaint.receive": Example(
        "conference", lambda s: complaint.receive(s.session, s.case, "On ne me rappelle pas.", "", "k" * 22)
    ),
}
