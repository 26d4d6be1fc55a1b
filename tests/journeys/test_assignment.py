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


def test_from_a_referral_to_a_coordinator_and_to_a_stop(session: Session, gironde: Place, sign_in: SignIn) -> None:
    referrer, body = sign_in("referrer"), sign_in("committee")
    base = _write_referral(referrer, gironde)
    sent = referrer.get(lands(fill(referrer, f"{base}/verification"))).text
    assert "33-2026-0001" in sent

    case = session.scalars(select(Case)).one()
    session.commit()
    seen = f"/situations/{case.key}"
    assert "33-2026-0001" in body.get("/").text
    assert "Ferrand" not in body.get(seen).text
    assert "Ferrand" in body.get(f"{seen}/noms").text
    fill(body, f"{seen}/etapes/return", words="Qui est l’autre parent ?")
    assert "autre parent" in referrer.get("/").text
    lands(fill(referrer, f"{base}/verification"))

    choice = f"{seen}/designation"
    agathe, claire = gironde.coordinators["Agathe"].key, gironde.coordinators["Claire"].key
    assert "Travaille dans le service qui oriente." in body.get(choice).text
    refused = fill(body, f"{choice}/{agathe}", pertinence="Utile.")
    assert refused.status_code == 422
    assert "Travaille dans le service qui oriente." in refused.text
    lands(fill(body, f"{choice}/{agathe}/derogation", rule="other_service", reason="Personne d’autre."))
    lands(body.post(f"{choice}/{claire}/solliciter", data=token(body)))
    coordinator = sign_in("coordinator")
    assert "Répondre" in coordinator.get("/").text
    lands(fill(coordinator, f"{seen}/declaration", knows="no"))
    lands(fill(body, f"{choice}/{claire}", pertinence="La famille veut décider."))
    assert "Lou" in coordinator.get(seen).text
    lands(fill(coordinator, f"{seen}/etapes/stop", reason="family_organised", ended_by="family"))

    session.expire_all()
    case = session.scalars(select(Case)).one()
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.OWN_SOLUTION)
