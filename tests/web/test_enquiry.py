"""Enquiries as the body follows them, the draft that one becomes, the public page as its lead writes it."""

from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.paper import Service
from conference.models.enquiry import Enquiry
from conference.models.welcome import Welcome
from conference.programme import departments
from tests import asking
from tests.asking import ASKED, PHONE
from tests.browse import fields, fill
from tests.browse import words as said
from tests.conftest import SignIn
from tests.world import Place


def test_from_a_call_to_a_draft_that_its_referrer_finds(session: Session, gironde: Place, sign_in: SignIn) -> None:
    waits, written = asking.received(session, gironde), asking.taken(session, gironde)
    written.reach = "paul@exemple.fr?bcc=autre@exemple.fr"
    session.commit()
    committee = sign_in("committee")
    assert "2 demandes attendent" in said(committee.get("/").text)
    taken = fill(
        committee,
        "/demandes",
        for_whom="near",
        first_name="Paul",
        reach="0556000001",
        words="Pour ma voisine.",
        way="call",
    )
    assert taken.status_code == 302
    assert "Pour ma voisine." in said(committee.get(taken.location).text)
    assert f'href="mailto:{quote(written.reach)}"' in committee.get(f"/demandes/{written.key}").text
    path = f"/demandes/{waits.key}"
    page = committee.get(path).text
    assert "06 12 34 56 78" in said(page)
    called = fields(page, f"{path}/appel") | {"appel.reached": "yes", "appel.note": "Le soir."}
    assert [committee.post(f"{path}/appel", data=called).status_code for _ in range(2)] == [302, 302]
    page = committee.get(path).text
    assert "1 appel, le dernier le 12 mars 2026" in said(page)
    early = fields(page, f"{path}/suite") | {"suite.ending": "no_answer"}
    refused = committee.post(f"{path}/suite", data=early)
    assert (refused.status_code, "Notez au moins 3 essais" in said(refused.text)) == (422, True)
    form = fields(page, f"{path}/orientation") | {"orientation.referrer": gironde.accounts["referrer"].key}
    assert [committee.post(f"{path}/orientation", data=form).status_code for _ in range(2)] == [302, 302]
    assert "Devenue une orientation" in said(committee.get(path).text)
    referrer = sign_in("referrer")
    assert referrer.get("/demandes").status_code == 403
    session.expire_all()
    case = session.get_one(Enquiry, waits.id).case
    session.commit()
    assert case is not None
    draft = said(referrer.get(f"/orientations/{case.key}/pour-qui").text)
    assert "La demande reçue le 12 mars 2026" in draft
    assert "06 12 34 56 78" in draft
    assert ASKED.words in said(referrer.get(f"/orientations/{case.key}/situation").text)


def test_the_page_is_shown_before_it_is_kept_and_says_whom_to_call_before_it_opens(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    session.commit()
    lead, typed = sign_in("lead"), {"sentence": "<b>Nous</b> écoutons.", "call_days": "2"}
    seen = fill(lead, "/page-publique", **typed, look="y")
    assert "&lt;b&gt;Nous&lt;/b&gt; écoutons." in seen.text
    assert session.scalars(select(Welcome)).first() is None
    session.commit()
    barred = fill(lead, "/page-publique", **typed, opened="y")
    assert (barred.status_code, "Le téléphone du service manque" in said(barred.text)) == (422, True)
    assert lead.get("/page-publique/depliant.pdf").status_code == 409
    departments.set_service(session, MACHINE, gironde.department, Service("Les familles", "", PHONE, ""))
    session.commit()
    stale = fields(lead.get("/page-publique").text)
    assert fill(lead, "/page-publique", **typed, opened="y").status_code == 302
    public = lead.get("/d/33")
    assert (public.status_code, "&lt;b&gt;Nous" in public.text) == (200, True)
    late = lead.post("/page-publique", data=stale | {"sentence": "Autre."})
    assert (late.status_code, "entre-temps" in said(late.text)) == (409, True)
    assert "Enregistrer la page" not in sign_in("coordinator").get("/page-publique").text
    closed = fields(lead.get("/page-publique").text)
    closed.pop("opened")
    assert lead.post("/page-publique", data=closed).status_code == 302
    assert lead.get("/d/33").status_code == 404


def test_a_proposal_declined_is_one_tap_once_and_is_taken_back(sign_in: SignIn) -> None:
    referrer = sign_in("referrer")
    tap = fields(referrer.get("/propositions").text)
    assert [referrer.post("/propositions", data=tap).status_code for _ in range(2)] == [302, 302]
    page = referrer.get("/propositions").text
    assert "mars 2026 1" in said(page)
    lead = said(sign_in("lead").get("/propositions").text)
    assert "mars 2026 1" in lead
    assert ["vous avez proposé" in seen for seen in (said(page), lead)] == [True, False]
    assert "Qui travaille avec elles le compte" in lead
    undo = page.partition("/propositions/")[2].partition('"')[0]
    other = sign_in("coordinator")
    token = fields(other.get("/propositions").text)["csrf_token"]
    assert other.post(f"/propositions/{undo}", data={"csrf_token": token}).status_code == 404
    assert referrer.post(f"/propositions/{undo}", data={"csrf_token": tap["csrf_token"]}).status_code == 302
    assert "mars 2026 0" in said(referrer.get("/propositions").text)
