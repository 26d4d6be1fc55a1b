"""The proposal for a sitting: a line for everything that waits, changed by the address, asked for line by line."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.casework import assignment
from conference.domain import solving
from conference.domain.actors import MACHINE
from conference.domain.neutrality import TieKind
from conference.models.assignment import Declaration
from conference.models.referral import Referral
from tests import world
from tests.benchmarks.counting import costing
from tests.conftest import SignIn
from tests.web.pages import Browser
from tests.world import Place

ADDRESS = "/proposition"


def _asked(session: Session) -> set[tuple[int, int]]:
    session.expire_all()
    found = {(one.case_id, one.coordinator_id) for one in session.scalars(select(Declaration))}
    session.commit()
    return found


def _kept(text: str) -> list[str]:
    return re.findall(r'name="retenir" type="checkbox" value="([^"]+)"', text)


def _speak(session: Session, place: Place, language: str, spoken: str) -> str:
    """A family that waits and speaks a language, which Sofiane is to speak as well; the key of its case."""
    case, sofiane = world.received(session, place), place.coordinators["Sofiane"]
    session.scalars(select(Referral).where(Referral.case_id == case.id)).one().language = language
    sofiane.languages = spoken
    audit.write(session, MACHINE, Act.COORDINATOR_WRITTEN, sofiane, ("languages",))
    session.commit()
    return case.key


def test_each_line_says_whom_and_why_and_no_name_of_a_family(session: Session, gironde: Place, sign_in: SignIn) -> None:
    key = _speak(session, gironde, "Portugais", "portugais, arabe")
    page = Browser(sign_in("committee")).get(ADDRESS).text
    assert "<strong>Sofiane 33</strong>" in page
    assert "Parle la langue de la famille\u00a0: Portugais" in page
    assert _kept(page) == [f"{key}~{gironde.coordinators['Sofiane'].key}"]
    assert "Ferrand" not in page
    assert "Agathe 33" not in page  # barred by the service that refers: never offered


def test_the_body_changes_a_line_in_the_address(session: Session, gironde: Place, sign_in: SignIn) -> None:
    key = _speak(session, gironde, "portugais", "portugais")
    claire, agathe = gironde.coordinators["Claire"], gironde.coordinators["Agathe"]
    body = Browser(sign_in("committee"))
    page = body.get(f"{ADDRESS}?choix-{key}={claire.key}").text
    assert "<strong>Claire 33</strong>" in page
    assert "Choix de l’instance\u00a0; ne parle pas la langue de la famille\u00a0: portugais" in page
    refused = body.get(f"{ADDRESS}?choix-{key}={agathe.key}").text
    assert "Votre choix, Agathe 33, ne peut pas être retenu" in refused
    assert "<strong>Sofiane 33</strong>" in refused
    assert "<strong>Sofiane 33</strong>" in body.get(f"{ADDRESS}?choix-{key}=nobody&choix-other=x").text


def test_those_kept_are_asked_once_and_the_page_says_who(session: Session, gironde: Place, sign_in: SignIn) -> None:
    _speak(session, gironde, "portugais", "portugais")
    body, sofiane = Browser(sign_in("committee")), gironde.coordinators["Sofiane"]
    kept = _kept(body.get(ADDRESS).text)
    for said in ("Sollicité·e·s\u00a0: Sofiane 33 (33-2026-0001)", "Une personne est déjà sollicitée"):
        assert body.post(ADDRESS, retenir=kept).status_code == 302
        page = body.get(ADDRESS).text
        assert said in page
    assert _kept(page) == []
    assert "réponse attendue" in page
    assert {who for _, who in _asked(session)} == {sofiane.id}


def test_nothing_kept_asks_nobody_and_what_is_not_ones_own_is_missing(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    key = _speak(session, gironde, "", "")
    body = Browser(sign_in("committee"))
    assert body.post(ADDRESS).status_code == 302
    assert "personne n’a été sollicité" in body.get(ADDRESS).text
    claire = gironde.coordinators["Claire"].key
    for line in (f"{key}~nobody", f"nothing~{claire}", "", "~"):
        assert body.post(ADDRESS, retenir=[line]).status_code == 404
    assert _asked(session) == set()


def test_whoever_answered_is_kept_to_and_may_be_assigned(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    declaration = assignment.ask(session, body, case, gironde.coordinators["Sofiane"])
    session.commit()
    browser = Browser(sign_in("committee"))
    assert "réponse attendue" in browser.get(ADDRESS).text
    assignment.answer(session, body, declaration, knows=False, ties=[])
    session.commit()
    page = browser.get(ADDRESS)
    assert "<strong>Sofiane 33</strong>" in page.text
    assert (
        page.link("Désigner Sofiane 33") == f"/situations/{case.key}/designation/{gironde.coordinators['Sofiane'].key}"
    )


def test_a_case_that_nobody_may_have_is_told_on_each_page(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    session.commit()
    browser, lead = Browser(sign_in("committee")), Browser(sign_in("lead"))
    assert "Chaque situation peut trouver quelqu’un" in browser.get("/sans-personne-neutre").text
    assert "Personne de neutre" not in browser.get("/").text
    for name in ("Claire", "Sofiane"):
        declaration = assignment.ask(session, body, case, gironde.coordinators[name])
        assignment.answer(session, body, declaration, knows=False, ties=[TieKind.FRIENDSHIP])
    session.commit()
    assert "Une règle empêche chaque coordinateur·rice engagé·e." in browser.get(ADDRESS).text
    for who in (browser, lead):
        home = who.get("/").text
        assert "Personne de neutre ne peut coordonner" in home
        assert "1\u00a0situation attend" in home
        page = who.get("/sans-personne-neutre").text
        assert "33-2026-0001" in page
        assert re.search(r"<strong>2</strong> · A déclaré", page)


def test_where_the_best_takes_too_long_the_page_says_that_it_is_simple(
    session: Session, gironde: Place, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.received(session, gironde)
    session.commit()
    body = Browser(sign_in("committee"))
    assert "Une proposition simple" not in body.get(ADDRESS).text
    monkeypatch.setattr(solving, "solve", lambda _sitting: None)
    assert "Une proposition simple" in body.get(ADDRESS).text


def test_a_page_without_anything_that_waits_says_what_will_come(gironde: Place, sign_in: SignIn) -> None:
    assert gironde.department.quorum == 0
    assert "Aucune situation n’attend" in Browser(sign_in("committee")).get(ADDRESS).text


def test_one_reads_as_much_for_one_case_as_for_five(session: Session, gironde: Place, sign_in: SignIn) -> None:
    body, costs = Browser(sign_in("committee")), []
    for more in (1, 4):
        for _ in range(more):
            world.received(session, gironde)
        session.commit()
        with costing(session.get_bind().engine) as cost:
            assert body.get(ADDRESS).status_code == 200
        costs.append(len(cost.statements))
    assert costs[0] == costs[1] > 0
