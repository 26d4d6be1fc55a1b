"""Each reason why a conference cannot be fixed leads to a page that opens, where it is mended."""

import re
from itertools import product

import pytest
from sqlalchemy.orm import Session

from conference.casework import agreement, sheet
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs
from conference.domain.disagreement import DisagreementFacts, settled
from conference.domain.invited import InvitedFacts, withheld
from conference.domain.preparation import Invitation, PreparationFacts, Safety, convening
from conference.domain.reasons import Reason
from conference.web.rooms import ROOMS, room_url
from conference.words.reasons import sentence
from tests import world
from tests.browse import words
from tests.conftest import SignIn
from tests.web.rooms import prepared, reread
from tests.world import Place

NOTHING_DONE = PreparationFacts(unsafe=1, apart_together=True, children_unsettled=1)
HELD_BACK = [
    InvitedFacts(safety, answer, child=True, unwilling=True)
    for safety, answer in product((None, Safety.APART), (Invitation.NOT_INVITED, Invitation.COMING))
]
EVERY = [
    *convening(NOTHING_DONE),
    *settled(DisagreementFacts(1, 1, 1, 1)),
    *(reason for facts in HELD_BACK for reason in withheld(facts)),
]


def test_every_reason_is_counted() -> None:
    assert len(convening(NOTHING_DONE)) == 8
    assert len({reason.code for reason in EVERY}) == 17


@pytest.fixture(name="opened")
def _opened(session: Session, gironde: Place, sign_in: SignIn) -> dict[str, int]:
    """The pages of all places, each opened once."""
    case, client = prepared(session, gironde), sign_in("coordinator")
    with client.application.test_request_context():
        addresses = {place: room_url(place, case.key) for place in {reason.place for reason in EVERY}}
    return {place: client.get(address).status_code for place, address in addresses.items()}


def test_each_place_opens(opened: dict[str, int]) -> None:
    assert set(opened) <= set(ROOMS)
    assert set(opened.values()) == {200}


def test_the_step_shows_each_with_its_way(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = prepared(session, gironde), world.actor(gironde, "coordinator")
    lou = reread(session, case).children[0]
    agreement.agree(session, who, case, lou, AgreementTo.PRINCIPLE, AgreementState.REFUSED, world.today())
    agreement.count_as(session, who, case, lou, CountsAs.CONCERNED)
    sheet.write(session, who, case, {"concerns": "L’école."})
    session.commit()
    client = sign_in("coordinator")
    page = client.get(f"/situations/{case.key}/etapes/convene").text
    said = re.findall(r'<a href="([^"]+)">\s*(.*?)\s*</a>', page.partition('class="reasons"')[2], re.DOTALL)
    shown = {words(text): client.get(address).status_code for address, text in said}
    awaited = {"question_missing", "sheet_not_agreed", "disagreement_undecided", "too_few_taking_part"}
    for reason in (Reason(code) for code in awaited):
        assert shown.get(words(sentence(reason))) == 200, reason.code
