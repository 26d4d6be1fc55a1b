"""Partners on their pages: a convention kept, asked about, renewed and taken back; whom to reach there."""

import re
from datetime import date
from html import unescape

from sqlalchemy.orm import Session

from conference.domain.partner import Renewal
from conference.models.partner import Convention
from conference.programme.places import write_institution
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser, Page
from tests.world import Place

ACCORD = {
    "subject": "Accueil des conférences",
    "kind": "convention",
    "signed_on": "2025-03-20",
    "since": "2025-04-01",
    "until": "2026-03-31",
    "renewal": "to_renew",
    "notice": "3",
    "amount": "12 000",
    "pays": "Deux salles et le repas",
}


def told(page: Page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).replace("\u202f", " ").split())


def test_a_convention_is_kept_asked_about_renewed_and_taken_back(
    sign_in: SignIn, session: Session, gironde: Place
) -> None:
    partner = f"/partenaires/{gironde.institutions['UDAF'].key}"
    session.commit()
    browser = Browser(sign_in("lead"))
    new = browser.get(partner).link("Ajouter une convention")
    answer = browser.send(new, **ACCORD | {"until": "2024-03-31", "amount": "cher"})
    again = unescape(answer.text)
    assert answer.status_code == 422
    assert "Tapez un montant en euros" in again
    assert 'value="Deux salles et le repas"' in again, "what was typed is kept"
    assert "finirait avant de commencer" in unescape(browser.send(new, **ACCORD | {"until": "2024-03-31"}).text)
    assert browser.send(new, **ACCORD).status_code == 302
    page = browser.get(partner)
    assert "Accueil des conférences À reconduire" in told(page)
    assert "Montant 12 000,00 €" in told(page)
    home = told(browser.get("/"))
    assert "Reconduire, ou dire que c’est fini" in home
    assert "avant le 31 mars 2026" in home
    renewing = page.link("Reconduire<span")
    form = unescape(browser.get(renewing).text)
    assert 'value="2026-04-01"' in form
    assert 'value="2027-03-31"' in form
    ahead = {**ACCORD, "since": "2026-04-01", "until": "2027-03-31", "signed_on": ""}
    assert browser.send(renewing, **ahead).status_code == 302
    assert "Signer la reconduction en préparation" in told(browser.get("/"))
    first, second = session.query(Convention).order_by(Convention.id)
    assert (second.renews_id, second.renewal, first.cents) == (first.id, Renewal.TO_RENEW, 1_200_000)
    before, address = (f"{partner}/conventions/{one.key}" for one in (first, second))
    session.commit()
    stale = browser.get(address).hidden("version")
    assert browser.send(address, **ahead | {"signed_on": "2026-03-12"}).status_code == 302
    assert "reconduction" not in told(browser.get("/"))
    late = browser.post(address, version=stale, **ahead | {"subject": "Accueil à deux"})
    assert late.status_code == 409
    assert "Quelqu’un a modifié" in late.text
    refused = browser.post(before, withdraw="y")
    assert "Elle est déjà reconduite" in unescape(refused.text)
    assert browser.post(address, withdraw="y").status_code == 302
    assert "Reconduire, ou dire que c’est fini" in told(browser.get("/"))
    assert browser.get(address).status_code == 404


def test_whom_to_reach_is_read_by_the_team_and_kept_by_the_lead(
    sign_in: SignIn, session: Session, gironde: Place
) -> None:
    udaf = gironde.institutions["UDAF"]
    service = write_institution(session, world.actor(gironde, "admin"), "UDAF, tutelles", udaf)
    session.commit()
    partner = f"/partenaires/{udaf.key}"
    lead = Browser(sign_in("lead"))
    new = lead.get(partner).link("Ajouter quelqu’un à joindre")
    nadia = {
        "name": "Nadia Ferrand",
        "function": "Cheffe de service",
        "service": service.key,
        "phone": "05 00 00 00 01",
    }
    assert lead.send(new, **nadia, mail="pas une adresse").status_code == 422
    assert lead.send(new, **nadia, mail="nadia@udaf.example").status_code == 302
    seen = Browser(sign_in("referrer")).get(partner)
    assert "Nadia Ferrand Cheffe de service UDAF, tutelles 05 00 00 00 01 nadia@udaf.example" in told(seen)
    assert 'href="mailto:nadia%40udaf.example"' in seen.text
    assert "Ajouter" not in told(seen)
    address = lead.get(partner).link("Nadia Ferrand")
    gone = {**nadia, "mail": "nadia@udaf.example", "left_on": date(2026, 3, 1).isoformat()}
    assert lead.send(address, **gone).status_code == 302
    assert "Parti·e·s (1) Nadia Ferrand , Cheffe de service, jusqu’au 1er mars 2026" in told(lead.get(partner))
    assert "Nadia" not in told(Browser(sign_in("referrer")).get(partner))


def test_an_institution_says_what_it_is_and_its_services_are_the_same(sign_in: SignIn, gironde: Place) -> None:
    udaf = gironde.institutions["UDAF"]
    name, key = udaf.name, udaf.key
    browser = Browser(sign_in("admin"))
    address = f"/institutions/{key}"
    assert browser.send(address, name=name, kind="authorised_association", authorised="y").status_code == 302
    service = {"name": "UDAF, tutelles", "parent": key, "kind": "caf"}
    assert browser.send("/institutions/nouvelle", **service).status_code == 302
    listed = told(Browser(sign_in("coordinator")).get("/partenaires"))
    assert "UDAF 33 Association habilitée 0 – habilitée" in listed
    assert "tutelles" not in listed


def test_the_lead_sees_what_came_of_referrals_as_counts_and_nobody_else_does(
    sign_in: SignIn, session: Session, gironde: Place
) -> None:
    world.received(session, gironde)
    partner = f"/partenaires/{gironde.institutions['MDS'].key}"
    session.commit()
    page = Browser(sign_in("lead")).get(partner)
    assert "2026 1 orientées en 2026 : voir les situations 0 1 0 0 0 –" in told(page)
    assert "Agathe 33" in told(page)
    listed = Browser(sign_in("lead")).get(page.link("voir les situations") + "&reason=check")
    assert "33-2026-0001" in listed.text
    for other in ("coordinator", "committee"):
        seen = told(Browser(sign_in(other)).get(partner))
        assert ("Orientées" in seen, "Agathe" in seen, "Fiche 2025" in seen) == (False, False, False)
