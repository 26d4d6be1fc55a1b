"""Chromium, two sites being served, and tabs that check every page they open."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.extensions import db
from conference.models.tenancy import work_for
from conference.security import sessions
from conference.security.transactions import to_write
from tests import world
from tests.browser.site import Site, served
from tests.browser.tab import WIDE, Tab

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=fr-FR",
)
PASSWORD = "quatre chaises autour du feu"
NewTab = Callable[..., Tab]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(autouse=True)
def _clock() -> None:
    """Real time: the server's threads know no other, so a clock left frozen by another test would lie."""
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()


def _settle(app: Flask) -> None:
    with app.app_context():
        session = db.session()
        to_write(session)
        for code in world.CODES:
            place = world.settle(session, code)
            for account in place.accounts.values():
                account.password = app.extensions["passwords"].hash(PASSWORD)
                audit.write(session, MACHINE, Act.PASSWORD_SET, account)
            session.commit()
            work_for(session, None)
        db.session.remove()


@pytest.fixture(scope="session")
def _world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, sqlite3.Connection]]:
    with served(tmp_path_factory.mktemp("world") / "world.sqlite", _settle) as site:
        yield site, site.keep()


@pytest.fixture
def site(_world: tuple[Site, sqlite3.Connection]) -> Site:
    """The small world of the tests, as it was settled."""
    found, kept = _world
    found.restore(kept)
    return found


def _load(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["demo", "load"])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, with a life in it; tests only read it."""
    with served(tmp_path_factory.mktemp("show") / "demo.sqlite", _load, demo=True) as site:
        yield site


@pytest.fixture
def tab(browser: Browser) -> Iterator[NewTab]:
    """Open a tab on a site, for an account by its address or for nobody."""
    opened = []

    def new(site: Site, email: str = "", width: int = WIDE, *, scripts: bool = True, dark: bool = False) -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="fr-FR",
            timezone_id="Europe/Paris",
        )
        opened.append(context)
        context.set_default_timeout(20_000)
        if email:
            cookie = {"name": sessions.SESSION, "value": site.token(email), "url": "https://localhost", "secure": True}
            context.add_cookies([cookie])  # type: ignore[list-item]  # built from words, not from their type
        return Tab(context.new_page(), site.url, email.partition("@")[0] or "nobody", scripts=scripts)

    yield new
    for context in opened:
        context.close()
