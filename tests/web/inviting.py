"""A case whose sheet is agreed, and somebody who holds a link: what the tests of invitations share."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from conference.casework import invited, sheet
from conference.models.case import Case
from conference.models.guest import Guest
from tests import path, world
from tests.browse import fields
from tests.web.rooms import reread
from tests.world import Place

TOLD, KEPT, PLACE, QUESTION = "Une aide au trajet.", "Lou manque l’école.", "Salle des fêtes", "Comment Lou peut-elle"
SAID = {"concerns": KEPT, "resources": TOLD, "tells_resources": True}


class Scene:
    """A case that could be convened, whose sheet was agreed, and Rose, who holds a link."""

    def __init__(self, session: Session, place: Place, app: Flask) -> None:
        self.session, self.place, self.app = session, place, app
        self.case, self.who = world.assigned(session, place), world.actor(place, "coordinator")
        path.ready(session, place, self.case)
        sheet.write(session, self.who, self.case, SAID)
        path.agree_sheet(session, self.who, self.case)
        self.rose = next(g for g in reread_guests(session, self.case) if g.person.first_name == "Rose")
        self.token = self.draw()

    def draw(self) -> str:
        """A link for Rose."""
        token = invited.draw(self.session, self.who, self.case, self.rose)
        self.session.commit()
        return token

    def does(self, act: Callable[[], object]) -> None:
        """Somebody does something in the case."""
        self.session.expire_all()
        act()
        self.session.commit()

    def visitor(self, token: str | None = None) -> FlaskClient:
        """A browser that has opened a link."""
        client = self.app.test_client()
        client.environ_base["wsgi.url_scheme"] = "https"
        answer = client.get(f"/invitation/{token or self.token}")
        assert (answer.status_code, answer.location) == (303, "/invitation")
        return client

    def page(self, token: str | None = None) -> tuple[int, bytes]:
        """What a fresh browser is shown."""
        answer = self.visitor(token).get("/invitation")
        return answer.status_code, answer.data

    def shows(self) -> set[str]:
        """What of the family's is on the page."""
        code, data = self.page()
        assert code == 200
        return {text for text in (TOLD, KEPT, PLACE, QUESTION) if text in data.decode()}

    def answers(self, **typed: str) -> int:
        """The code of an answer that is sent."""
        client = self.visitor()
        sent = fields(client.get("/invitation").text, "/invitation") | {"answer": "coming"} | typed
        return client.post("/invitation", data=sent).status_code


def reread_guests(session: Session, case: Case) -> list[Guest]:
    return list(reread(session, case).guests)
