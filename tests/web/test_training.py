"""Training through its pages: Nord's plan entered whole, people registered, present, certified; who sees which name."""

import io
import re
from datetime import date
from html import unescape
from typing import Any

import pypdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.documents import papers
from conference.domain.actors import MACHINE
from conference.domain.training import Starts, TrainingKind
from conference.models.coordinator import Coordinator
from conference.models.training import Registration, Training
from conference.programme import training as acts
from conference.web import training as training_pages
from tests.conftest import SignIn
from tests.security import training
from tests.web.pages import Browser
from tests.world import Place

HERE = "/formations"
PLAN = (
    {"kind": "coordinator", "goal": "people", "value": "100", "detail": "4 ou 5 jours"},
    {"kind": "awareness", "goal": "sessions", "value": "4", "per_session": "50"},
    {"kind": "managers", "goal": "people", "value": "50 à 100"},
)


def told(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_plan_of_nord_is_entered_and_a_first_session_is_held(
    sign_in: SignIn, session: Session, gironde: Place
) -> None:
    mds = gironde.institutions["MDS"].key
    session.commit()
    lead = Browser(sign_in("lead"))
    assert "Aucune session n’est notée" in told(lead.get(HERE).text)
    for target in PLAN:
        kept = lead.send(f"{HERE}/objectif", **target, since="2026-01-01", until="2028-12-31")
        assert kept.location == f"{HERE}#targets"
    refused = lead.send(f"{HERE}/objectif", **PLAN[0] | {"value": "beaucoup"}, since="2026-01-01", until="2028-12-31")
    assert (refused.status_code, "Écrivez un nombre, ou une fourchette" in refused.text) == (422, True)
    days = {"days-0": "2026-02-03", "days-1": "2026-02-02"}
    address = lead.send(f"{HERE}/nouvelle", kind="coordinator", title="Premier groupe", total="4 800", **days).location
    for name in ("Inès Test", "Paul Test"):
        assert lead.send(f"{address}/inscription", name=name, institution=mds).status_code == 302
    lead.send(f"{address}/inscription", employer="Sauvegarde", number="14")
    nobody = lead.send(f"{address}/inscription", employer="Sauvegarde", number="")
    assert (nobody.status_code, "Donnez un nom, ou un nombre" in nobody.text) == (422, True)
    again = lead.send(f"{address}/inscription", name="ines test", institution=mds)
    assert (again.status_code, "déjà inscrite" in again.text) == (422, True)
    lead.send(f"{address}/paiement", payer="department", part="50 %")
    lead.send(f"{address}/paiement", payer="associations", name="Pluriels", part="2 000")

    form = lead.get(f"{address}/presences")
    people, group = re.findall(r'<fieldset[^>]*id="(jours-[^"]+)"', form.text), form.hidden("version")
    count = re.findall(r'name="(nombre-[^"]+)"', form.text)[0]
    present: dict[str, Any] = {people[0]: ["2026-02-02", "2026-02-03"], people[1]: [], count: "13"}
    assert lead.send(f"{address}/presences", **present).location == address
    late = lead.post(f"{address}/presences", version=group, once="k" * 22, **present | {count: "2"})
    assert (late.status_code, "13" in told(late.text)) == (409, True), "the second to write sees what the first did"
    said = told(lead.get(address).text)
    assert "Inès Test MDS 33 Présent·e 2 jours" in said
    assert "Sauvegarde – 14 13" in said
    assert "Écart : 400,00 € que personne ne paie encore." in said

    enrol = re.findall(r'action="([^"]+/registre)"', lead.get(address).text)
    assert len(enrol) == 1, "who did not come is not offered to the register"
    lead.post(enrol[0])
    assert session.scalars(select(Coordinator.trained_on).where(Coordinator.name == "Inès Test")).one() == date(
        2026, 2, 3
    )
    session.rollback()
    said = told(lead.get(HERE).text)
    assert "14 % : 14 personnes venues. Il reste 86 personnes : 29 en 2026, 29 en 2027, 28 en 2028." in said
    assert "0 session tenue, 0 personne venue. Il reste 4 sessions : 2 en 2026, 1 en 2027, 1 en 2028." in said
    assert "Il reste 50 à 100 personnes : 17 à 34 en 2026" in said
    assert lead.send(f"{address}/annulation", given_up_on="2026-03-01").status_code == 422, "it was held"


def test_it_is_said_when_more_came_than_were_registered(sign_in: SignIn, gironde: Place) -> None:
    del gironde
    lead = Browser(sign_in("lead"))
    planned = {"kind": "awareness", "title": "Un séminaire", "days-0": "2026-02-03"}
    address = lead.send(f"{HERE}/nouvelle", **planned).location
    lead.send(f"{address}/inscription", employer="Sauvegarde", number="14")
    (count,) = re.findall(r'name="(nombre-[^"]+)"', lead.get(f"{address}/presences").text)
    warning = "plus de personnes qu’il n’y en avait d’inscrites (Sauvegarde, 15 pour 14)"
    for came, warned in (("14", False), ("15", True)):
        assert lead.send(f"{address}/presences", **{count: came}).status_code == 302
        assert (warning in told(lead.get(address).text)) is warned


def test_names_are_the_leads_and_a_certificate_is_ones_own(
    sign_in: SignIn, session: Session, gironde: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    training.live(session, gironde, lambda _name, _row: None)
    keys = {one.title: one.key for one in session.scalars(select(Training))}
    key, awareness = keys["Premier groupe"], keys["Un séminaire"]
    pupil = session.scalars(select(Registration.key).where(Registration.name == "Inès Test")).one()
    session.commit()
    address, pdf = f"{HERE}/{key}", f"{HERE}/{key}/attestations.pdf"
    lead = Browser(sign_in("lead"))
    monkeypatch.setattr(training_pages, "starts", lambda *_: Starts(430, 6, (), 0))
    assert "En médiane 1 an et 2 mois, pour 6 personnes" in told(lead.get(HERE).text)
    monkeypatch.setattr(training_pages, "starts", lambda *_: Starts(None, 4, (), 0))
    assert "Moins de 5 personnes ont coordonné" in told(lead.get(HERE).text)
    assert {"Inès Test", "Paul Test"} <= set(re.findall(r"(?:Inès|Paul) Test", lead.get(address).text))
    pages = pypdf.PdfReader(io.BytesIO(lead.client.get(pdf).data)).pages
    assert [("Inès Test" in page.extract_text(), "Claire 33" in page.extract_text()) for page in pages] == [
        (True, False),
        (False, True),
    ], "a page each, for those who came alone"
    assert "1 jour sur 2" in " ".join(pages[1].extract_text().split())
    claire, referrer = Browser(sign_in("coordinator")), Browser(sign_in("referrer"))
    for browser in (claire, referrer):
        shown = browser.get(address).text + browser.get(HERE).text
        assert not re.search(r"Inès Test|Paul Test|Rappels de formation|Inscrire au registre", shown)
    monkeypatch.setattr(papers, "press", lambda page: page.encode())
    for browser, asked, name in ((claire, pdf, "Claire 33"), (lead, f"{pdf}?personne={pupil}", "Inès Test")):
        assert re.findall(r"Inès Test|Claire 33", browser.get(asked).text) == [name], "and nobody else"
    assert claire.get(f"{pdf}?personne=autre").status_code == 404
    assert referrer.get(pdf).status_code == 404
    assert "Aucune orientation" not in told(lead.get(f"{HERE}/{awareness}").text), "nothing follows what is to come"
    mds = gironde.institutions["MDS"]
    held = acts.Planned(TrainingKind.AWARENESS, "Un atelier", (date(2026, 2, 3),), institution=mds)
    past = acts.plan(session, MACHINE, held).key
    session.commit()
    assert "Aucune orientation" not in told(referrer.get(f"{HERE}/{past}").text)
    assert "Aucune orientation n’a suivi" in told(lead.get(f"{HERE}/{past}").text)
