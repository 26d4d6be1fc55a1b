"""What a plan asks, on its pages: asked with the family, answered by whoever holds the case, compared and printed."""

import io

import docx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import plan
from conference.models.case import Case
from conference.models.plan import Plan
from conference.models.resource import Resource, ResourceReply
from conference.models.signed_paper import SignedPaper
from conference.queries.network import guests
from tests import path, planning, world
from tests.browse import fields, fill, lands
from tests.conftest import SignIn
from tests.web.probing import post, read
from tests.world import Place

ASKED = {"what": "Une place au centre", "asked_of": "La mairie"}


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A plan that holds, and a new version that is begun."""
    found = path.followed(session, gironde)
    plan.begin(session, world.actor(gironde, "coordinator"), found)
    session.commit()
    return found


def agree(session: Session, gironde: Place, case: Case) -> Plan:
    """The family says yes to its new version, which asks something and says who is at its review."""
    who = world.actor(gironde, "coordinator")
    version = plan.begin(session, who, case)
    planning.further(session, who, case, version, guests(session, case)[1])
    plan.agree(session, who, case, version)
    session.commit()
    return version


def test_something_is_asked_changed_seen_by_both_and_taken_back(session: Session, case: Case, sign_in: SignIn) -> None:
    client, base = sign_in("coordinator"), f"/situations/{case.key}/plan"
    assert "Choisissez une institution, ou tapez son nom." in fill(client, f"{base}/demandes", what="Un bus").text
    assert lands(fill(client, f"{base}/demandes", **ASKED)) == base
    (found,) = read(session, select(Resource))
    address = f"{base}/demandes/{found.key}"
    page = client.get(base).text
    assert "<strong>La mairie</strong>&nbsp;: Une place au centre" in page
    assert f'href="{address}"' in page
    stale = fields(client.get(address).text)
    lands(fill(client, address, what="Deux places au centre"))
    both = client.post(address, data=stale | {"what": "Trois places", "once": "b" * 22})
    assert both.status_code == 409
    assert "Deux places au centre" in both.text
    assert "Trois places" in both.text
    assert client.get(f"{address}/reponse").status_code == 404
    lands(post(client, f"{address}/retirer"))
    assert read(session, select(Resource)) == []


def test_who_holds_the_case_notes_the_answer_and_sees_nobody_of_the_network(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    agree(session, gironde, case)
    (found,) = read(session, select(Resource))
    base, holder = f"/situations/{case.key}/plan", sign_in("referrer")
    page = holder.get(base).text
    assert "Réponse attendue" in page
    assert f"/plan/demandes/{found.key}/reponse" in page
    for hidden in ("Au bilan", "Imprimer", "Papier signé", "Qui l’a reçu"):
        assert hidden not in page, hidden
    address, card = f"{base}/demandes/{found.key}/reponse", "Noter ce qu’une institution répond à la famille"
    assert card in holder.get("/").text
    assert "La réponse ne peut pas précéder" in fill(holder, address, reply="partly", on="2026-03-11").text
    typed = {"reply": "partly", "on": "2026-03-12", "reason": "Un mercredi sur deux.", "once": "r" * 22}
    assert lands(fill(holder, address, **typed)) == base
    lands(fill(holder, address, **typed))
    assert len(read(session, select(ResourceReply))) == 1
    for client in (holder, sign_in("coordinator")):
        page = client.get(base).text
        assert "Accordé en partie" in page
        assert "Un mercredi sur deux." in page
        assert card not in client.get("/").text


def test_two_versions_are_read_side_by_side(session: Session, gironde: Place, case: Case, sign_in: SignIn) -> None:
    client, base = sign_in("coordinator"), f"/situations/{case.key}/plan"
    page = client.get(base).text
    assert "elle reprend la précédente" in page
    agree(session, gironde, case)
    told = " ".join(client.get(base).text.partition('id="changes"')[2].partition("</aside>")[0].split())
    assert 'Pour qui&nbsp;:</span> <del><span class="sr-only">avant&nbsp;: </span>–</del>' in told
    assert "Lou Ferrand</ins>" in told
    found = " ".join(client.get(f"{base}/versions?de=2&a=1").text.split())
    assert "Retiré" in found
    assert "Version 2 </th>" in found
    assert found.index("Version 2 </th>") < found.index("Version 1 </th>")
    assert "Ces deux versions disent la même chose." in client.get(f"{base}/versions?de=1&a=1").text
    assert client.get(f"{base}/versions?de=x&a=99").status_code == 200


def test_the_plan_is_printed_and_a_child_has_the_actions_that_are_theirs(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client, base = sign_in("coordinator"), f"/situations/{case.key}/plan"
    lou = planning.concerned(session, case).key
    session.commit()
    answer = client.get(f"{base}/papiers/plan.docx?langue=en&feuille={lou}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan.docx"'
    document = docx.Document(io.BytesIO(answer.data))
    told = "\n".join([*(line.text for line in document.paragraphs), *(c.text for c in document.tables[0]._cells)])
    for said in ("Lou’s sheet", "Comment Lou peut-elle rester à la maison ?", "Rose vient le mercredi", "By when"):
        assert said in told
    assert client.get(f"{base}/papiers/plan.docx?feuille={'A' * 12}").status_code == 404


def test_a_signed_paper_is_kept_downloaded_and_never_opened_in_the_page(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client, base = sign_in("coordinator"), f"/situations/{case.key}/plan/signatures"
    assert "Choisissez un fichier." in post(client, base, once="p" * 22).text
    pdf = {"file": (io.BytesIO(planning.PDF), "plan.pdf"), "once": "q" * 22}
    assert lands(post(client, base, **pdf)) == base
    (paper,) = read(session, select(SignedPaper))
    answer = client.get(f"{base}/{paper.key}")
    assert (answer.data, answer.mimetype) == (planning.PDF, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan-signe.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    page = post(client, base, file=(io.BytesIO(b"<html>"), "plan.pdf"), once="s" * 22)
    assert page.status_code == 422
    lands(post(client, f"{base}/{paper.key}/effacer"))
    assert read(session, select(SignedPaper)) == []
