"""Without a mouse: signing in and the first page of a referral, by Tab, Enter, Space and arrows alone."""

from playwright.sync_api import Page

from tests.browser.conftest import PASSWORD, NewTab
from tests.browser.site import Site

HERE = "() => [document.activeElement.name || '', document.activeElement.innerText || '']"
SEEN = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused.closest('label') || focused);
  const own = getComputedStyle(focused);
  return [own.outlineStyle, style.outlineStyle].some(line => line !== 'none');
}"""
FAR = 60  # more presses than any of these pages needs


def reach(page: Page, *, name: str = "", text: str = "") -> None:
    """Press Tab until a field of that name, or something that says that, has the focus, seen at every stop."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        found_name, found_text = page.evaluate(HERE)
        if (name and found_name == name) or (text and found_text.strip().startswith(text)):
            assert page.evaluate(SEEN), f"nobody sees that {name or text} has the focus"
            return
    raise AssertionError(f"{name or text} cannot be reached")


def type_in(page: Page, **fields: str) -> None:
    """Reach each field in turn and type."""
    for name, value in fields.items():
        reach(page, name=name)
        page.keyboard.type(value)


def test_from_the_door_to_the_second_page_of_a_referral(site: Site, tab: NewTab) -> None:
    opened = tab(site).open("/connexion")
    page = opened.page
    type_in(page, email="referrer@33.example.org", password=PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(site.url + "/")

    reach(page, text="Aller au contenu")
    page.keyboard.press("Enter")
    reach(page, text="Orienter une situation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nouvelle")
    reach(page, text="Commencer")
    page.keyboard.press("Space")
    page.wait_for_url("**/pour-qui")

    reach(page, name="field")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    type_in(page, territory_id="Nord 33")
    reach(page, name="origin")
    page.keyboard.press("Space")
    reach(page, name="urgent")
    page.keyboard.press("Space")
    type_in(page, first_name="Lou", last_name="Ferrand")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    opened.check()
    assert "Lou Ferrand" in opened.text
    assert page.locator("[name=field]:checked").get_attribute("value") == "inclusion"
    assert page.locator("[name=urgent]").is_checked()

    reach(page, text="Enregistrer et continuer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/situation")
    opened.check()
