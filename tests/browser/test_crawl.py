"""Every link that each role can follow from its home, on a wide screen by day and on a phone by night."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from werkzeug.exceptions import HTTPException

from conference.words.demo import ACCOUNTS, DemoAccount
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE

LINKS = "() => Array.from(document.querySelectorAll('a[href]'), link => link.href)"
OF_EACH_KIND = 2  # pages of one view are alike: two cases, two coordinators
ONE_OF_EACH_ROLE = {account.role: account for account in reversed(ACCOUNTS)}
FILES = (".pdf", ".csv", ".xlsx")


def kind(site: Site, url: str) -> str:
    """The view behind an address, and the step when it is one; nothing for what is no page."""
    parts = urlsplit(url)
    try:
        endpoint, values = site.app.url_map.bind("localhost").match(parts.path)
    except HTTPException:
        return ""
    return f"{endpoint}-{values.get('name') or values.get('page') or ''}".rstrip("-")


@pytest.mark.parametrize("account", ONE_OF_EACH_ROLE.values(), ids=ONE_OF_EACH_ROLE)
@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide", "phone"])
def test_every_page_of_a_role(show: Site, tab: NewTab, account: DemoAccount, width: int, *, dark: bool) -> None:
    opened, seen, visited = tab(show, account.email, width, dark=dark), Counter[str](), set[str]()
    waiting, wrong = [show.url + "/"], list[str]()
    while waiting:
        url = waiting.pop(0).partition("#")[0]
        found = kind(show, url)
        if url in visited or not found or found == "static" or seen[found] >= OF_EACH_KIND:
            continue
        if urlsplit(url).path.endswith(FILES):
            continue
        visited.add(url)
        seen[found] += 1
        opened.page.goto(url)
        wrong += opened.wrong()
        waiting += opened.page.evaluate(LINKS)
    assert not wrong, "\n".join(wrong)
    assert seen["home.show"] == 1


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_door(show: Site, tab: NewTab, width: int) -> None:
    opened = tab(show, width=width).open("/connexion")
    assert "comite@demo.example" in opened.text
