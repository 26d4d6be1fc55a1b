"""The day on the page of a device: what is tapped is noted there, shown at once, and sent when it can be."""

from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from tests.browser.tab import Tab

SENT = "[data-state=sent]"
UNSENT = "[data-state=unsent]"


def ready(tab: Tab) -> Tab:
    """The page has taken over, and opens without network from now on."""
    expect(tab.page.get_by_text("Cette page s’ouvre aussi sans réseau.")).to_be_visible()
    return tab


def tap(tab: Tab, button: str | Locator, *, then: str = SENT) -> Tab:
    """Tap a button, and wait until the page says where what was noted is."""
    found = tab.page.get_by_role("button", name=button).first if isinstance(button, str) else button
    before = noted(tab)
    if then == SENT:
        with tab.page.expect_response("**/jour/envoi"):
            found.click()
    else:
        found.click()
    expect(tab.page.locator(f"#line{then}")).to_be_visible()
    if then == UNSENT:
        expect(tab.page.locator("#line")).to_contain_text(f"({before + 1})")
    return tab


def noted(tab: Tab) -> int:
    """How many notes wait on the device, as its page says."""
    said = tab.page.locator("#line > p").first.inner_text()
    return int(said.partition("(")[2].partition(")")[0] or 0)


def close_the_door(tab: Tab, *, then: str = SENT) -> Tab:
    """Who stays is asked; private time begins."""
    tab.page.get_by_role("button", name="Commencer le temps privé").click()
    return tap(tab, "La porte est fermée", then=then)


def hold(claire: Tab, page: str, names: Sequence[str]) -> None:
    """They come in, then the three parts; while the family is alone nothing but its end can be reached."""
    ready(claire)
    for name in names:
        tap(claire, f"Noter l’arrivée : {name}")
    expect(claire.page.get_by_role("button", name="Noter l’arrivée")).to_have_count(0)
    tap(claire, "Commencer : partage d’informations").check()
    claire.page.get_by_role("button", name="Commencer le temps privé").click()
    claire.check()
    assert claire.page.get_by_label(names[-1]).is_checked() is False
    assert all(claire.page.get_by_label(name).is_checked() for name in names[:-1])
    tap(claire, "La porte est fermée")
    expect(claire.page.get_by_role("heading", name="Temps privé de la famille")).to_be_visible()
    claire.check()
    assert claire.open(f"{page}/plan").page.get_by_role("button", name="Commencer le plan").count() == 0
    ready(claire.open(page).follow("Ouvrir le jour de la conférence"))
    tap(claire, "Terminer le temps privé")
    tap(claire, "Commencer : présentation du plan")
    tap(claire, "Terminer : présentation du plan").check()
