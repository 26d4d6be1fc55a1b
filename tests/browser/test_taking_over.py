"""A département's spreadsheet, taken over by its lead through the screens."""

import pytest

from conference import data
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE


@pytest.mark.long
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_spreadsheet_is_looked_through_then_taken_over_once(site: Site, tab: NewTab, width: int) -> None:
    lead = tab(site, "lead@33.example.org", width, dark=width == PHONE).open("/reprise")
    lead.page.set_input_files("[name=file]", data.GIRONDE)
    lead.press("Regarder ce qu’il contient")
    assert "41" in lead.page.get_by_role("heading", name="À reprendre").inner_text()
    lead.press("Reprendre ces lignes").follow("Voir les situations")
    assert "41 situations" in lead.text.replace("\u00a0", " ")
    lead.open("/reprise").page.set_input_files("[name=file]", data.GIRONDE)
    lead.press("Regarder ce qu’il contient")
    assert lead.page.get_by_role("button", name="Reprendre ces lignes").count() == 0
