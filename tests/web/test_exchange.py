"""What institutions give each other: a line each, services with their institution, totals that close."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment
from conference.domain.actors import MACHINE
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.place import Institution
from conference.programme.places import write_institution
from conference.queries.exchanges import exchanges, total
from tests import world
from tests.conftest import NOW, SignIn
from tests.world import Place

DAY = timedelta(days=1)


def lived(session: Session, place: Place) -> None:
    """The UDAF gives the MDS one and the CCAS another; a service of the MDS keeps none, nobody's own is given."""
    first = world.assigned(session, place, "Claire")
    body, sofiane = world.actor(place, "committee"), place.coordinators["Sofiane"]
    asked = assignment.ask(session, body, first, sofiane)
    assignment.answer(session, body, asked, knows=False, ties=[])
    assignment.hand_over(session, body, first, sofiane, "Claire change de poste.")
    session.commit()


def lines(session: Session) -> dict[str, tuple[int, int, int, int]]:
    """What each gave, received, its balance, and what stayed within."""
    found = exchanges(session, Case.id.is_not(None), NOW - DAY, NOW + DAY)
    assert total(found).given == total(found).received
    assert sum(one.balance for one in found) == 0
    return {
        one.institution.name if one.institution else "": (one.given, one.received, one.balance, one.own)
        for one in found
    }


def test_what_is_given_is_received_and_the_sum_closes(session: Session, gironde: Place, sign_in: SignIn) -> None:
    lived(session, gironde)
    assert lines(session) == {
        "CCAS 33": (1, 0, 1, 0),
        "MDS 33": (0, 2, -2, 0),
        "UDAF 33": (1, 0, 1, 0),
    }
    session.commit()
    shown = re.sub(r"<[^>]+>|\s+", " ", sign_in("committee").get("/echanges").text)
    assert "2 désignations = 2 entre institutions + 0 au sein" in shown
    assert re.search(r"MDS 33 +0 +2 +−2 +0", shown)
    assert "Ferrand" not in shown


def test_a_service_counts_with_its_institution_and_who_has_none_is_on_a_line_of_its_own(
    session: Session, gironde: Place
) -> None:
    lived(session, gironde)
    service = write_institution(session, MACHINE, "MDS, PMI", gironde.institutions["MDS"])
    session.get_one(Coordinator, gironde.coordinators["Claire"].id).institution_id = service.id
    session.get_one(Coordinator, gironde.coordinators["Sofiane"].id).institution_id = None
    session.flush()
    assert lines(session) == {
        "CCAS 33": (0, 0, 0, 0),
        "MDS 33": (0, 1, -1, 1),
        "UDAF 33": (0, 0, 0, 0),
        "": (1, 0, 1, 0),
    }
    assert session.scalars(select(Institution.parent_id).where(Institution.id == service.id)).one() is not None


def test_a_year_without_any_says_so_and_years_out_of_reach_are_missing(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    body = sign_in("committee")
    assert "Aucune désignation cette année" in body.get("/echanges").text
    lived(session, gironde)
    with clock.frozen(NOW + timedelta(days=365)):
        lead = sign_in("lead")
        assert "Aucune désignation cette année" in lead.get("/echanges").text
        assert "annee=2026" in lead.get("/echanges").text
        assert "2\u00a0désignations" in lead.get("/echanges?annee=2026").text
        for year in ("2025", "2028", "hier", "٢٠٢٦"):
            assert lead.get(f"/echanges?annee={year}").status_code == 404


@pytest.mark.parametrize("role", ["referrer", "coordinator", "admin", "auditor", "observer"])
def test_it_is_for_the_body_and_the_lead(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get("/echanges").status_code == 403
