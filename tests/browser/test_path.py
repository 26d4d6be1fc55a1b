"""The whole path of a child and of an older person, through the screens: from a referral to the end of the case."""

import pytest

from tests.browser import way, way_after
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE, Tab
from tests.browser.way import CHILD, ELDER, Family


@pytest.mark.long
@pytest.mark.timeout(400)  # some seventy pages, each looked at
@pytest.mark.parametrize(
    ("family", "width", "scripts"),
    [
        (CHILD, WIDE, True),
        (CHILD, PHONE, False),
        (ELDER, PHONE, True),
        (ELDER, WIDE, False),
    ],
    ids=["child-wide", "child-phone-without-scripts", "elder-phone", "elder-wide-without-scripts"],
)
def test_from_a_referral_to_the_end(site: Site, tab: NewTab, family: Family, width: int, *, scripts: bool) -> None:
    opened: dict[str, Tab] = {}

    def enter(name: str) -> Tab:
        if name not in opened:
            opened[name] = tab(site, f"{name}@33.example.org", width, scripts=scripts, dark=width == PHONE)
        return opened[name]

    page = way.refer(enter, family)
    way.assign(enter, page)
    way.agree(enter, page, family)
    way.transmit(enter, page)
    way.invite(enter, page, family)
    way.prepare(enter, page, family)
    way.hold(enter, page, family)
    way_after.write_plan(enter, page, family)
    way_after.hand_out(enter, page, family)
    way_after.answer_content(enter, page, family)
    way_after.follow_up(enter, page)
    closed = way_after.close(enter, page)
    assert "Situation close" in closed.text
    assert closed.page.get_by_role("link", name="Clore la situation").count() == 0
    lead = enter("lead").open(page)
    assert "Un plan a été adopté" in lead.text
    assert not [name for name in (*family.kin, "respire", family.question) if name in lead.text]
