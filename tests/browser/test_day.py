"""The day without network, on a phone: nothing is lost, nothing is told twice, times are those of the device."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect
from sqlalchemy import func, select

from conference import clock
from conference.extensions import db
from conference.models.account import Account
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.plan import Plan
from conference.models.sign_in import WebSession
from conference.models.sync import SentMessage
from conference.security import sessions
from tests import path, world
from tests.browser.conftest import ARGUMENTS, PASSWORD, NewTab
from tests.browser.site import Site, served
from tests.browser.tab import PHONE, Tab
from tests.browser.way_day import SENT, UNSENT, close_the_door, ready, tap

CLAIRE = "coordinator@33.example.org"


@pytest.fixture
def page(site: Site) -> str:
    """The page of the day of a conference that is fixed."""
    return settled(site)


def settled(site: Site) -> str:
    with site.session() as opened:
        case = path.convened(opened, world.find(opened, "33"))
        opened.commit()
        return f"/situations/{case.key}/jour"


def told(tab: Tab, act: Callable[[], object]) -> tuple[datetime, datetime]:
    """When, by the clock of the device, something was done: between two instants."""
    edges = []
    for step in (lambda: None, act):
        step()
        edges.append(datetime.fromtimestamp(tab.page.evaluate("Date.now()") / 1000, UTC))
    return edges[0], edges[1]


def offline(tab: Tab, *, cut: bool = True) -> None:
    """Cut the network of a phone, or give it back."""
    tab.page.context.set_offline(cut)


def write(tab: Tab, what: str) -> None:
    """One line of the plan."""
    tab.type(what=what, who="Rose", by_when="dès samedi")
    tap(tab, "Garder cette action", then=UNSENT)


def test_a_whole_day_without_network_is_one_conference_once_it_is_back(site: Site, tab: NewTab, page: str) -> None:
    claire = ready(tab(site, CLAIRE, PHONE).open(page))
    tap(claire, "Noter l’arrivée : Lou")
    offline(claire)
    tap(claire, "Noter l’arrivée : Rose", then=UNSENT)
    tap(claire, "Noter l’arrivée : Dr Test", then=UNSENT)
    tap(claire, "Commencer : partage d’informations", then=UNSENT)
    began = told(claire, lambda: close_the_door(claire, then=UNSENT))
    claire.page.reload()
    expect(claire.page.get_by_role("heading", name="Temps privé de la famille")).to_be_visible()
    expect(claire.page.locator(f"#line{UNSENT}")).to_contain_text("(4)")
    claire.check()
    expect(claire.page.get_by_role("textbox", name="Quoi")).to_have_count(0)
    ended = told(claire, lambda: tap(claire, "Terminer le temps privé", then=UNSENT))
    write(claire, "Rose vient le samedi")
    tap(claire, "Commencer : présentation du plan", then=UNSENT)
    claire.page.get_by_role("button", name="Relire le plan à voix haute").click()
    claire.check()
    tap(claire, "Relu, chacun a dit oui", then=UNSENT)
    tap(claire, "Terminer : présentation du plan", then=UNSENT).check()

    offline(claire, cut=False)
    expect(claire.page.locator(f"#line{SENT}")).to_be_visible()
    claire.follow("Enregistrer la conférence").press("Enregistrer la conférence")
    with site.session() as opened:
        assert opened.scalar(select(func.count()).select_from(Sitting).where(Sitting.held_at.is_not(None))) == 1
        assert opened.scalar(select(func.count()).select_from(SentMessage)) == 10
        assert opened.scalar(select(func.count()).select_from(Presence)) == 3
        row = opened.scalars(select(MomentRow).where(MomentRow.moment == "private")).one()
        assert began[0] <= row.began_at <= began[1]
        assert row.ended_at is not None
        assert ended[0] <= row.ended_at <= ended[1]
        assert [one.what for one in opened.scalars(select(Plan)).one().actions] == ["Rose vient le samedi"]


@pytest.mark.long
def test_a_server_that_stops_and_comes_back_has_everything_once(tab: NewTab, tmp_path: Path) -> None:
    def fill(app: Flask) -> None:
        with app.app_context():
            for code in world.CODES:
                world.settle(db.session(), code)
                db.session.commit()
            db.session.remove()

    file = tmp_path / "base.sqlite"
    with served(file, fill) as first:
        page = settled(first)
        claire = ready(tab(first, CLAIRE, PHONE).open(page))
    tap(claire, "Noter l’arrivée : Lou", then=UNSENT)
    claire.page.reload()
    expect(claire.page.locator(f"#line{UNSENT}")).to_contain_text("(1)")
    tap(claire, "Commencer : partage d’informations", then=UNSENT)
    port = int(first.url.rpartition(":")[2])
    with served(file, lambda _app: None, port=port) as second:
        claire.page.evaluate("dispatchEvent(new Event('online'))")
        expect(claire.page.locator(f"#line{SENT}")).to_be_visible()
        with second.session() as opened:
            assert opened.scalars(select(SentMessage.kind).order_by(SentMessage.id)).all() == ["arrive", "begin"]


@pytest.fixture
def phone(browser: Browser, tmp_path: Path) -> Iterator[Callable[[], BrowserContext]]:
    """A browser of its own, that keeps what it has from one opening to the next."""
    opened: list[BrowserContext] = []

    def start() -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "phone",
            executable_path=os.environ.get("CHROMIUM") or _chromium(),
            args=list(ARGUMENTS),
            viewport={"width": PHONE, "height": 900},
        )
        opened.append(context)
        return context

    yield start
    opened[-1].close()


def _chromium() -> str:
    return str(next(one for one in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if one.exists()))


def kill(profile: Path) -> None:
    """Kill at once every process of the browser that works in a folder, the first of them by its number."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if f"--user-data-dir={profile}".encode() in line and b"--type=" not in line:
            os.kill(int(process.name), signal.SIGKILL)


@pytest.mark.long
def test_a_browser_killed_in_the_middle_has_lost_nothing(
    site: Site, phone: Callable[[], BrowserContext], page: str, tmp_path: Path
) -> None:
    context = phone()
    context.add_cookies([_cookie(sessions.SESSION, site.token(CLAIRE))])
    claire = ready(Tab(context.new_page(), site.url).open(page))
    # Cookies reach the disk within half a minute; here they are put back by hand.
    mine: list[Any] = [one for one in context.cookies() if one["name"].startswith("__Host-")]
    offline(claire)
    for name in ("Lou", "Rose"):
        tap(claire, f"Noter l’arrivée : {name}", then=UNSENT)
    tap(claire, "Commencer : partage d’informations", then=UNSENT)
    close_the_door(claire, then=UNSENT)
    with context.expect_event("close"):
        kill(tmp_path / "phone")

    context = phone()
    context.set_offline(True)
    context.add_cookies(mine)
    claire = Tab(context.new_page(), site.url).open(page)
    expect(claire.page.get_by_role("heading", name="Temps privé de la famille")).to_be_visible()
    expect(claire.page.locator(f"#line{UNSENT}")).to_contain_text("(4)")
    tap(claire, "Terminer le temps privé", then=UNSENT)
    offline(claire, cut=False)
    expect(claire.page.locator(f"#line{SENT}")).to_be_visible()
    with site.session() as opened:
        kinds = opened.scalars(select(SentMessage.kind).order_by(SentMessage.id)).all()
        assert kinds == ["arrive", "arrive", "begin", "begin", "end"]


def _cookie(name: str, value: str) -> Any:
    return {"name": name, "value": value, "url": "https://localhost", "secure": True}


@pytest.mark.long
def test_two_devices_that_tell_two_ends_show_both_and_somebody_chooses(site: Site, tab: NewTab, page: str) -> None:
    first, second = (ready(tab(site, CLAIRE, PHONE).open(page)) for _ in range(2))
    for name in ("Lou", "Rose"):
        tap(first, f"Noter l’arrivée : {name}")
    tap(first, "Commencer : partage d’informations")
    close_the_door(first)
    second.open(page)
    offline(second)
    tap(second, "Terminer le temps privé", then=UNSENT)
    tap(first, "Terminer le temps privé")
    with site.session() as opened:
        ended = opened.scalars(select(MomentRow.ended_at).where(MomentRow.moment == "private")).one()
    offline(second, cut=False)
    expect(second.page.locator(f"#line{SENT}")).to_be_visible()
    second.check().follow("choisissez")
    assert "Deux appareils ont noté deux choses" in second.text
    second.press("Garder la seconde")
    with site.session() as opened:
        other = opened.scalars(select(MomentRow.ended_at).where(MomentRow.moment == "private")).one()
        assert other is not None
        assert ended is not None
        assert other < ended


@pytest.mark.long
def test_who_signs_out_is_warned_and_nobody_else_reads_what_waits(site: Site, tab: NewTab, page: str) -> None:
    claire = ready(tab(site, CLAIRE, PHONE).open(page))
    offline(claire)
    tap(claire, "Noter l’arrivée : Lou", then=UNSENT)
    claire.page.get_by_text("Menu").click()
    claire.page.get_by_role("button", name="Se déconnecter").click()
    dialog = claire.page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 restent sur cet appareil")
    dialog.get_by_role("button", name="Rester connecté·e").click()
    context = claire.page.context
    mine: list[Any] = context.cookies()
    context.clear_cookies()
    claire.page.reload()
    expect(claire.page.get_by_text("Connectez-vous pour retrouver")).to_be_visible()
    assert "Lou" not in claire.text

    offline(claire, cut=False)
    context.add_cookies([_cookie(sessions.SESSION, site.token("second@33.example.org"))])
    claire.open("/situations")
    assert context.request.get(site.url + page).status in {403, 404}
    context.clear_cookies()
    context.add_cookies(mine)
    claire.open(page)
    expect(claire.page.locator(f"#line{SENT}")).to_be_visible()
    with site.session() as opened:
        assert opened.scalars(select(SentMessage.kind)).all() == ["arrive"]


@pytest.mark.long
def test_a_session_that_ended_meanwhile_asks_to_sign_in_again_and_then_sends(
    site: Site, tab: NewTab, page: str
) -> None:
    claire = ready(tab(site, CLAIRE, PHONE).open(page))
    with site.session() as opened:
        account = opened.scalars(select(Account).where(Account.email == CLAIRE)).one()
        for row in opened.scalars(select(WebSession).where(WebSession.account_id == account.id)):
            row.ended_at = clock.now()
        opened.commit()
    tap(claire, "Noter l’arrivée : Lou", then="[data-state=signin]")
    with claire.page.expect_navigation():
        claire.page.get_by_role("link", name="Se reconnecter avec le même compte").click()
    claire.type(email=CLAIRE, password=PASSWORD).press("Se connecter")
    assert claire.path == page
    expect(claire.page.locator(f"#line{SENT}")).to_be_visible()
    with site.session() as opened:
        assert opened.scalars(select(SentMessage.kind)).all() == ["arrive"]
