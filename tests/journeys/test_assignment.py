"""A referral through the web: sent, returned, completed, refused a coordinator, derogated, assigned, stopped."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.stages import Outcome, Stage
from conference.models.case import Case
from tests.browse import fill, lands, token
from tests.conftest import SignIn
from tests.world import Place


def _write_referral(referrer: FlaskClient, gironde: Place) -> str:
    """Fill the six pages; gives the beginning of their addresses."""
    page = lands(fill(referrer, "/orientations/nouvelle"))
    base = page.rpartition("/")[0]
    nord, mds = gironde.territories["Nord"].key, gironde.institutions["MDS"].key
    page = lands(
        fill(
            referrer,
            page,
            field="childhood",
            territory_id=nord,
            origin="professional",
            kind="child",
            first_name="Lou",
            last_name="Ferrand",
            birth_year="2014",
            add="1",
        )
    )
    assert "Lou Ferrand" in referrer.get(page).text
    page = lands(fill(referrer, page, field="childhood", territory_id=nord, origin="professional", kind="child"))
    page = lands(fill(referrer, page, family_situation="On veut rester ensemble.", professional_situation="Tensions."))
    page = lands(fill(referrer, page, institution=mds, worker="Jeanne Test", is_key_worker="y"))
    page = lands(fill(referrer, page, agreed="yes", agreed_by="la mère", agreed_on="2026-03-02", agreement_way="appel"))
    page = lands(fill(referrer, page, danger="no"))
    assert page == f"{base}/verification"
    return base


def refer(client: FlaskClient, place: Place) -> str:
    """Six pages filled one after the other; the address of the last one, the check."""
    nord, mds = place.territories["Nord"].key, place.institutions["MDS"].key
    asked = {"field": "childhood", "territory_id": nord, "origin": "professional", "kind": "child"}
    page = lands(fill(client, "/orientations/nouvelle"))
    page = lands(fill(client, page, **asked, first_name="Lou", last_name="Ferrand", birth_year="2014", add="1"))
    assert "Lou Ferrand" in client.get(page).text
    for typed in (
        asked,
        {"family_situation": "On veut rester ensemble.", "professional_situation": "Des tensions."},
        {"institution": mds, "worker": "Jeanne Test", "is_key_worker": "y"},
        {"agreed": "yes", "agreed_by": "la mère", "agreed_on": "2026-03-02", "agreement_way": "par téléphone"},
        {"danger": "no"},
    ):
        page = lands(fill(client, page, **typed))
    return page


def the_case(session: Session) -> Case:
    """The only case there is, as it stands now."""
    case = session.scalars(select(Case).execution_options(populate_existing=True)).one()
    session.commit()
    return case


def test_from_a_referral_to_a_coordinator_and_to_a_stop(session: Session, gironde: Place, sign_in: SignIn) -> None:
    referrer, body = sign_in("referrer"), sign_in("committee")
    check = refer(referrer, gironde)
    assert "33-2026-0001" in referrer.get(lands(fill(referrer, check))).text

    seen = f"/situations/{the_case(session).key}"
    assert "33-2026-0001" in body.get("/").text
    assert "Ferrand" not in body.get(seen).text
    assert "Ferrand" in body.get(f"{seen}/noms").text
    lands(fill(body, f"{seen}/etapes/return", words="Qui est l’autre parent ?"))
    assert "autre parent" in referrer.get("/").text
    lands(fill(referrer, check))

    choice = f"{seen}/designation"
    agathe, claire = gironde.coordinators["Agathe"].key, gironde.coordinators["Claire"].key
    assert "Travaille dans le service qui oriente." in body.get(choice).text
    refused = fill(body, f"{choice}/{agathe}", pertinence="Utile.")
    assert (refused.status_code, "Travaille dans le service qui oriente." in refused.text) == (422, True)
    lands(fill(body, f"{choice}/{agathe}/derogation", rule="other_service", reason="Personne d’autre."))
    lands(body.post(f"{choice}/{claire}/solliciter", data=token(body)))
    coordinator = sign_in("coordinator")
    assert "Répondre" in coordinator.get("/").text
    lands(fill(coordinator, f"{seen}/declaration", knows="no"))
    lands(fill(body, f"{choice}/{claire}", pertinence="La famille veut décider."))
    assert "Lou" in coordinator.get(seen).text
    stop(coordinator, seen)

    ended = the_case(session)
    assert (ended.stage, ended.outcome) == (Stage.CLOSED, Outcome.OWN_SOLUTION)


def stop(coordinator: FlaskClient, seen: str) -> None:
    """The family found its own solution; nothing ends without the synthesis sheet."""
    ended = {"reason": "family_organised", "ended_by": "family"}
    refused = fill(coordinator, f"{seen}/etapes/stop", **ended)
    assert refused.status_code == 422
    assert f'href="{seen}/synthese"' in refused.text
    lands(fill(coordinator, f"{seen}/synthese", course="La famille a tout réglé avant la conférence."))
    lands(fill(coordinator, f"{seen}/etapes/stop", **ended))
