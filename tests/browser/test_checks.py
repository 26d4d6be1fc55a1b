"""The checks themselves: each fault put into a page is found and named."""

import pytest

from tests.browser.conftest import NewTab
from tests.browser.site import Site

FAULTS = {
    "axe image-alt": "document.body.append(document.createElement('img'))",
    "axe button-name": "document.querySelector('button').textContent = ''",
    "axe color-contrast": "document.querySelector('h1').style.color = '#ddd'",
    "overflows": "document.querySelector('h1').style.width = '3000px'",
    "console": "console.error('something broke')",
}


@pytest.mark.long
@pytest.mark.parametrize(("named", "fault"), FAULTS.items(), ids=FAULTS)
def test_a_fault_is_found(site: Site, tab: NewTab, named: str, fault: str) -> None:
    opened = tab(site).open("/connexion")
    opened.page.evaluate(f"() => {{ {fault} }}")
    opened.page.wait_for_load_state()
    assert any(named in found for found in opened.wrong())


def test_a_request_that_leaves_the_site_is_found(site: Site, tab: NewTab) -> None:
    opened = tab(site)
    elsewhere = site.url.replace("localhost", "127.0.0.1")
    opened.page.goto(f"{elsewhere}/connexion")
    assert any(f"left for {elsewhere}" in found for found in opened.wrong())


def test_a_missing_page_is_found(site: Site, tab: NewTab) -> None:
    opened = tab(site)
    opened.page.goto(f"{site.url}/nulle-part")
    assert any("404 at" in found for found in opened.wrong())
