"""Publishing figures through the pages: seen, published, withdrawn, published again; and read beside the others'."""

import hashlib
import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.publication import digest
from conference.models.publication import Publication
from conference.programme import publication, published_figures
from tests import world
from tests.browse import fields, words
from tests.conftest import NOW, SignIn
from tests.security.publishing import content
from tests.world import Place

PAGE, NETWORK = "/evaluation/publication", "/reseau-interdepartemental"


def _rows(session: Session) -> list[Publication]:
    session.expire_all()
    found = [*session.scalars(select(Publication).order_by(Publication.id))]
    session.commit()
    return found


@pytest.mark.usefixtures("gironde")
def test_figures_are_seen_published_withdrawn_and_published_again(session: Session, sign_in: SignIn) -> None:
    lead = sign_in("lead")
    page = lead.get(PAGE).text
    assert "Publier les chiffres de 2025" in words(page)
    typed = fields(page, PAGE)
    assert lead.post(PAGE, data=typed).status_code == 302
    assert lead.post(PAGE, data=typed).status_code == 302, "sent twice, published once"
    (first,) = _rows(session)
    assert (first.year, first.withdrawn_at, first.digest) == (2025, None, digest(first.content))
    twice = lead.post(PAGE, data=fields(lead.get(PAGE).text, PAGE))
    assert twice.status_code == 422
    assert "déjà publiés" in words(twice.text)
    said = lead.get(f"{NETWORK}/{first.key}.json").data
    assert hashlib.sha256(said).hexdigest() == first.digest
    away = f"{PAGE}/{first.key}/retrait"
    assert lead.post(away, data=fields(lead.get(PAGE).text, away) | {"why": " "}).status_code == 422
    assert lead.post(away, data=fields(lead.get(PAGE).text, away) | {"why": "Une erreur."}).status_code == 302
    assert lead.post(PAGE, data=fields(lead.get(PAGE).text, PAGE)).status_code == 302
    kept = _rows(session)
    assert [one.withdrawn_why for one in kept] == ["Une erreur.", ""]
    assert "Retirée le 12 mars 2026 : Une erreur." in words(lead.get(PAGE).text)
    observer = sign_in("observer")
    assert observer.get(f"{NETWORK}/{kept[0].key}").status_code == 404
    assert observer.get(f"{NETWORK}/{kept[1].key}").status_code == 200
    assert lead.get(f"{NETWORK}/{kept[0].key}").status_code == 200


def test_figures_that_moved_since_the_page_are_shown_again(session: Session, gironde: Place, sign_in: SignIn) -> None:
    lead = sign_in("lead")
    seen = fields(lead.get(PAGE).text, PAGE)
    with clock.frozen(NOW - timedelta(days=100)):
        world.received(session, gironde)
        session.commit()
    late = lead.post(PAGE, data=seen)
    assert late.status_code == 422
    assert "relisez-les, puis publiez" in words(late.text)
    assert _rows(session) == []
    again = fields(late.text, PAGE)
    assert lead.post(PAGE, data=again).status_code == 302
    assert lead.get(f"{PAGE}?annee=2026").status_code == 404


def test_withdrawn_figures_bring_no_older_ones_back(
    session: Session, gironde: Place, nord: Place, sign_in: SignIn
) -> None:
    before = ""
    for received in (41, 43):
        said = content(gironde.department, 2024, received)
        last = published_figures.publish(session, MACHINE, gironde.department, said, before)
        before = last.key
    published_figures.publish(session, MACHINE, gironde.department, content(gironde.department, 2023, 37), "")
    published_figures.publish(session, MACHINE, nord.department, content(nord.department, 2023, 26), "")
    publication.withdraw(session, MACHINE, [last], "Un tableau était faux.")
    session.commit()
    observer = sign_in("observer")
    page = words(observer.get(NETWORK).text)
    assert "Orientations reçues 37 26 63 (2 sur 2)" in page
    assert "2024" not in page
    published_figures.publish(session, MACHINE, nord.department, content(nord.department, 2024, 29), "")
    session.commit()
    lines = observer.get(f"{NETWORK}.csv?annee=2024").text.splitlines()[1:]
    assert {line.split(",")[0] for line in lines} == {"59"}


def test_an_observer_reads_departements_side_by_side_in_the_order_of_their_codes(
    session: Session, gironde: Place, nord: Place, sign_in: SignIn
) -> None:
    for place, received, childhood in ((nord, 26, 14), (gironde, 41, None)):
        said = content(place.department, 2024, received, childhood)
        published_figures.publish(session, MACHINE, place.department, said, "")
    session.commit()
    observer = sign_in("observer")
    assert NETWORK in observer.get("/").text
    page = words(observer.get(NETWORK).text)
    assert page.index("33 Gironde") < page.index("59 Nord")
    assert "Orientations reçues 41 26 67 (2 sur 2)" in page
    assert "Enfance retenu 14 14 (1 sur 2)" in page
    lines = observer.get(f"{NETWORK}.csv?annee=2024").text.splitlines()
    assert "33,Gironde,2024,Orientations par champ,Enfance,Nombre,,retenu" in lines
    assert len(lines) == 7
    assert not re.search(r"sort|tri=", observer.get(NETWORK).text)
