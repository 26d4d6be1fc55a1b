"""What the tests of preparation share: a case being prepared, and who is kept out of its pages."""

from sqlalchemy.orm import Session

from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.guest import Guest
from conference.models.question import Question
from conference.models.sheet import Sheet
from conference.queries.preparation import Preparation
from conference.queries.preparation import preparation as read
from tests import path, world
from tests.browse import token
from tests.conftest import SignIn
from tests.world import Place


def prepared(session: Session, place: Place, coordinator: str = "Claire") -> Case:
    """A case in preparation, of which nothing is prepared yet."""
    case = world.assigned(session, place, coordinator)
    session.commit()
    return case


def fixed(session: Session, place: Place) -> Case:
    """A case whose conference is fixed."""
    case = path.convened(session, place)
    session.commit()
    return case


def reread(session: Session, case: Case) -> Preparation:
    """The preparation of a case as the base has it now."""
    for row in session:
        if isinstance(row, (Agreement, Guest, Question, Sheet, Sitting)):
            session.expire(row)
    found = read(session, case)
    session.commit()
    return found


def hidden(page: str, name: str) -> str:
    """What a hidden field of a page carries, the first of that name."""
    return page.partition(f'name="{name}"')[2].partition('value="')[2].partition('"')[0]


def kept_out(sign_in: SignIn, address: str, referrer: tuple[int, int] = (403, 403)) -> dict[str, tuple[int, int]]:
    """By name, those whose reading and writing of an address are not answered as they should be."""
    awaited = dict.fromkeys(("committee", "lead", "admin", "auditor", "observer"), (403, 403))
    awaited |= {"second": (404, 404), "referrer": referrer}
    found = {}
    for name, codes in awaited.items():
        client = sign_in(name)
        answers = (client.get(address).status_code, client.post(address, data=token(client)).status_code)
        if answers != codes:
            found[name] = answers
    neighbour = sign_in("coordinator", "59").get(address).status_code
    return found | ({} if neighbour == 404 else {"neighbour": (neighbour, 0)})
