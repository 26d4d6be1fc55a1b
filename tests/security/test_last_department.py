"""Somebody who works for several départements finds at sign-in the one they left."""

from flask import Flask
from sqlalchemy.orm import Session

from conference import audit
from conference.domain.actors import MACHINE
from conference.domain.acts import Act
from conference.domain.roles import Role
from conference.models.tenancy import work_for
from conference.programme import accounts
from tests.browse import fill, lands
from tests.world import Place

PHRASE = "quatre mots qui se suivent"


def test_the_departement_left_is_found_again(app: Flask, session: Session, gironde: Place, nord: Place) -> None:
    lead = gironde.accounts["lead"]
    lead.password = app.extensions["passwords"].hash(PHRASE)
    audit.write(session, MACHINE, Act.PASSWORD_SET, lead)
    session.commit()
    work_for(session, nord.department)
    accounts.give(session, MACHINE, lead, Role.LEAD)
    session.commit()
    for chosen, found in ((None, "Gironde"), (nord, "Gironde"), (gironde, "Nord"), (None, "Gironde")):
        client = app.test_client()
        client.environ_base["wsgi.url_scheme"] = "https"
        lands(fill(client, "/connexion", email=lead.email, password=PHRASE))
        assert f'brand-place">{found}' in client.get("/").text
        if chosen is not None:
            page = client.get("/departements").text
            token = page.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
            lands(client.post(f"/departements/{chosen.department.key}", data={"csrf_token": token}))
