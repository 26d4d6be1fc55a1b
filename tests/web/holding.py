"""A family with a plan, and Rose who holds a page: what the tests of family pages share."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference.casework import family_page
from conference.models.guest import Guest
from conference.queries.network import guests
from tests import path, world
from tests.browse import fields
from tests.reel import Play
from tests.world import Place

CODE, DONE = "123 456", "Rose vient le mercredi"


class Scene:
    """A case that is followed, or as it was played, and somebody of its network who holds a page."""

    def __init__(
        self, session: Session, place: Place, app: Flask, name: str = "Rose", play: Play = path.followed
    ) -> None:
        self.session, self.place, self.app = session, place, app
        self.case, self.who = play(session, place), world.actor(place, "coordinator")
        self.holder = self.guest(name)
        self.token = self.draw()

    def guest(self, name: str) -> Guest:
        """Somebody of the network."""
        return next(one for one in guests(self.session, self.case) if one.person.first_name == name)

    def draw(self) -> str:
        """A page for its holder."""
        token = family_page.draw(self.session, self.who, self.case, self.holder, path.CODE)
        self.session.commit()
        return token

    def does(self, act: Callable[[], object]) -> None:
        """Somebody does something in the case."""
        self.session.expire_all()
        act()
        self.session.commit()

    def visitor(self, token: str | None = None) -> FlaskClient:
        """A browser that has opened a link, and typed nothing yet."""
        client = self.app.test_client()
        client.environ_base["wsgi.url_scheme"] = "https"
        answer = client.get(f"/famille/{token or self.token}")
        assert (answer.status_code, answer.location) == (303, "/famille")
        return client

    def types(self, client: FlaskClient, code: str = CODE) -> TestResponse:
        """The answer to a code."""
        page = client.get("/famille")
        return client.post("/famille", data=fields(page.text, "/famille") | {"code": code})

    def inside(self) -> FlaskClient:
        """A browser where the code was typed."""
        client = self.visitor()
        assert self.types(client).status_code == 303
        return client

    def page(self) -> str:
        """The page, as a fresh browser shows it."""
        return self.inside().get("/famille").text
