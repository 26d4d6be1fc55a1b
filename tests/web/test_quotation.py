"""Words that may be quoted, on their pages: read, masked, cut, beside the note's text, taken back."""

import re
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.quotation import QuotationState
from conference.programme import note
from tests import path, quoting
from tests.browse import fields, fill, press, words
from tests.conftest import SignIn
from tests.world import Place


def test_the_lead_reads_cuts_and_finds_it_beside_the_text(session: Session, gironde: Place, sign_in: SignIn) -> None:
    path.closed(session, gironde)
    answer = quoting.answered(session)
    written = note.begin(session, MACHINE, date(2026, 1, 1), date(2026, 12, 31))
    address, beside = f"/citations/reponses/{answer.id}", f"/notes/{written.key}/parties/voices"
    session.commit()
    lead = sign_in("lead")
    assert quoting.LIKED in words(lead.get("/citations").text)
    page = lead.get(address).text
    assert quoting.LIKED in words(page)
    assert quoting.QUOTED.passage in words(page), "masked before it is cut"
    named = fill(lead, address, passage="même Lou.", state="quotable", themes=["Les proches"])
    assert named.status_code == 422
    assert "Un nom semble rester" in named.text
    assert fill(lead, address, passage=quoting.QUOTED.passage, state="quotable", theme="L’écoute").status_code == 302
    listed, printed = words(lead.get("/citations?annee=2026").text), words(lead.get(beside).text)
    assert f"{quoting.QUOTED.passage} Parent ou personne concernée, 1er trimestre 2026 : L’écoute" in listed
    assert f"« {quoting.QUOTED.passage} »" in printed.partition("accepté de voir cité : L’écoute")[2]
    assert quoting.QUOTED.passage not in words(lead.get("/citations?annee=2025").text)


def test_the_second_of_two_who_decide_is_told_what_the_first_did(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    row = quoting.cut(session, gironde, quoting.answered(session))
    address = f"/citations/{row.key}"
    session.commit()
    lead = sign_in("lead")
    mine = fields(lead.get(address).text) | {"state": "kept_back", "confirmed": "y"}
    theirs = fill(lead, address, passage="Un autre jour.", state="quotable", themes=["L’organisation"])
    assert theirs.status_code == 302
    late = lead.post(address, data=mine)
    assert late.status_code == 409
    told = words(late.text).partition("entre-temps")[2].partition("Corrigez")[0]
    assert "Un autre jour." in told
    assert "L’organisation" in told
    assert "Le citer" in told or "peut être cité" in told, told
    session.refresh(row)
    assert (row.passage, row.state) == ("Un autre jour.", QuotationState.QUOTABLE)
    session.commit()
    again = fields(late.text) | {"state": "kept_back"}
    assert [lead.post(address, data=again).status_code for _ in range(2)] == [302, 302], "sent twice, decided once"
    session.refresh(row)
    assert row.state is QuotationState.KEPT_BACK


def test_a_coordinator_proposes_and_takes_back(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.closed(session, gironde)
    address = f"/situations/{case.key}/citations"
    session.commit()
    coordinator = sign_in("coordinator")
    review = re.findall(r'name="review"[^>]*value="([^"]+)"', coordinator.get(address).text)[0]
    typed = {"review": review, "passage": "On respire."}
    silent = fill(coordinator, address, **typed)
    assert silent.status_code == 422
    assert "n’a pas dit oui pour être citée" in silent.text
    assert fill(coordinator, address, **typed, agreed="y").status_code == 302
    lead = sign_in("lead")
    assert "Proposés par les coordinations" in lead.get("/citations").text
    assert press(coordinator, address, "Cette personne ne veut plus être citée").status_code == 302
    assert "On respire." not in lead.get("/citations").text
