"""Every link that each role can follow from its home, on a wide screen by day and on a phone by night."""

from urllib.parse import urlsplit

import pytest
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from conference.models.case import Case
from conference.words.demo import ACCOUNTS, DemoAccount
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE

LINKS = "() => Array.from(document.querySelectorAll('a[href]'), link => link.href)"
ONE_OF_EACH_ROLE = {account.role: account for account in reversed(ACCOUNTS)}
FILES = (".pdf", ".csv", ".xlsx")
SAME_AT_EVERY_STAGE = frozenset({"step.show", "danger.show"})
Kind = tuple[str, str]


def stages(site: Site) -> dict[str, str]:
    """Where each case of the demonstration stands, by its key."""
    with site.session() as opened:
        return {key: stage.value for key, stage in opened.execute(select(Case.key, Case.stage))}


def kind(site: Site, url: str, at: dict[str, str]) -> Kind | None:
    """The view behind an address, and the stage of its case: pages of one kind are alike. Nothing for a file."""
    path = urlsplit(url).path
    try:
        endpoint, values = site.app.url_map.bind("localhost").match(path)
    except HTTPException:
        return None
    if endpoint == "static" or path.endswith(FILES):
        return None
    stage = "" if endpoint in SAME_AT_EVERY_STAGE else at.get(values.get("key", ""), "")
    return f"{endpoint}-{values.get('name') or values.get('page') or ''}".rstrip("-"), stage


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("account", ONE_OF_EACH_ROLE.values(), ids=ONE_OF_EACH_ROLE)
@pytest.mark.parametrize(
    ("width", "dark"),
    [(WIDE, False), pytest.param(PHONE, True, marks=pytest.mark.long)],
    ids=["wide", "phone"],
)
def test_every_page_of_a_role(show: Site, tab: NewTab, account: DemoAccount, width: int, *, dark: bool) -> None:
    """On the phone one page of each view, and a case at each stage, are enough: the rest differs by its words."""
    opened, at, seen = tab(show, account.email, width, dark=dark), stages(show), set[Kind]()
    waiting, wrong = [show.url + "/"], list[str]()
    while waiting:
        url = waiting.pop(0).partition("#")[0]
        found = kind(show, url, at)
        if found and width == PHONE and found[0] != "case.show":
            found = (found[0], "")
        if found is None or found in seen:
            continue
        seen.add(found)
        answer = opened.page.goto(url)
        wrong += [] if answer and answer.ok else [f"{found} {url}: a link that leads nowhere"]
        wrong += opened.wrong()
        waiting += opened.page.evaluate(LINKS)
    assert not wrong, "\n".join(wrong)
    assert ("home.show", "") in seen


@pytest.mark.long
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_door(show: Site, tab: NewTab, width: int) -> None:
    opened = tab(show, width=width).open("/connexion")
    assert "comite@demo.example" in opened.text
