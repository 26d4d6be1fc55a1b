"""Handing the plan out on its pages: who may have the whole of it, who an extract, and what that sheet shows."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import network, plan
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.referral import Danger, PersonKind
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.hand_out import ExtractAction, HandOut
from conference.models.plan import Action
from conference.queries.preparation import preparation as prepared
from conference.queries.referral import dossier
from tests import path, world
from tests.browse import fields, fill, lands
from tests.conftest import SignIn
from tests.web.probing import everything, guest_keys, post
from tests.web.rooms import kept_out
from tests.world import Place

ACTIONS = (
    {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès lundi", "helped_by": "Yann"},
    {"what": "Karim écrit à Lou", "who": "Karim", "by_when": "chaque mois"},
    {"what": "Ina garde Lou le samedi", "who": "Ina", "by_when": "en avril", "checked_by": "Ugo"},
)


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A plan of three actions, agreed; the father is kept away by an order, and Yann did not come."""
    found, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    karim = {"kind": PersonKind.RELATIVE, "first_name": "Karim", "last_name": "Ferrand", "tie": "père"}
    apart = {"part": Part.FAMILY, "invitation": Invitation.NOT_INVITED, "safety": Safety.APART}
    father = network.invite(session, who, found, apart, network.name(session, found, karim))
    yann = next(guest for guest in prepared(session, found).guests if guest.person.first_name == "Yann")
    path.lived(session, gironde, found, father, yann)
    version = plan.begin(session, who, found)
    for action in ACTIONS:
        plan.add_action(session, who, found, version, action)
    plan.write(session, who, found, version, {"otherwise": "On se rappelle tous.", "watched_by": "Tante Olga"})
    session.refresh(version)
    plan.agree(session, who, found, version)
    session.commit()
    return found


@pytest.fixture
def coordinator(sign_in: SignIn) -> FlaskClient:
    """Its coordinator."""
    return sign_in("coordinator")


def handed(session: Session) -> list[tuple[str | None, bool]]:
    """Every copy that the base has: to whom, and whether it is an extract."""
    found = session.execute(select(HandOut.to_whom, HandOut.extract).order_by(HandOut.id)).all()
    session.commit()
    return [(to_whom, extract) for to_whom, extract in found]


def action_keys(session: Session) -> list[str]:
    found = session.scalars(select(Action.key).order_by(Action.number)).all()
    session.commit()
    return list(found)


def main(page: str) -> str:
    """What a page says, without its menu; one space between words."""
    return " ".join(page[page.index("<main") : page.index("</main>")].split())


def test_the_form_offers_who_took_part_then_who_did_not_then_somebody_else(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    keys = guest_keys(session, case)
    page = main(coordinator.get(f"/situations/{case.key}/plan/remises").text)
    offered = re.findall(r'name="recipient"[^>]* value="([^"]+)"', page)
    assert offered == [*(keys[name] for name in ("Lou", "Rose", "Dr Test", "Yann", "Karim")), "autre"]
    assert "Yann (n’a pas pris part)" in page
    assert "Karim Ferrand (n’a pas pris part, un extrait seulement)" in page
    assert "Rose</span>" in page
    assert "&amp;nbsp;" not in page
    asked = page.partition("<legend>Cette personne a reçu")[2].partition("</fieldset>")[0]
    assert "checked" not in asked
    assert "(facultatif)" not in asked


def test_the_plan_goes_to_who_took_part_and_the_page_says_who_still_waits(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    base, keys = f"/situations/{case.key}/plan", guest_keys(session, case)
    assert "Ont pris part et ne l’ont pas encore reçu&nbsp;: Lou Ferrand, Rose, Dr Test." in main(
        coordinator.get(base).text
    )
    assert lands(fill(coordinator, f"{base}/remises", recipient=keys["Rose"], copy="whole")) == base
    neighbour = {"recipient": "autre", "to_whom": "Mme Voisine", "copy": "whole"}
    unsaid = fill(coordinator, f"{base}/remises", **neighbour)
    assert unsaid.status_code == 422
    assert "Ce n’est aucune des personnes tenues à l’écart\u00a0: Karim Ferrand" in unsaid.text
    assert "confirmez que ce n’est pas cette personne." in unsaid.text
    assert lands(fill(coordinator, f"{base}/remises", **neighbour, confirmed="y")) == base
    page = main(coordinator.get(base).text)
    assert "Rose, le 12 mars 2026, en main propre&nbsp;: le plan entier" in page
    assert "Mme Voisine, le 12 mars 2026, en main propre&nbsp;: le plan entier" in page
    assert "Ont pris part et ne l’ont pas encore reçu&nbsp;: Lou Ferrand, Dr Test." in page
    for name in ("Lou", "Dr Test"):
        lands(fill(coordinator, f"{base}/remises", recipient=keys[name], copy="whole"))
    assert "pas encore reçu" not in coordinator.get(base).text
    assert handed(session) == [("Rose", False), ("Mme Voisine", False), ("Lou Ferrand", False), ("Dr Test", False)]


def test_who_is_kept_apart_cannot_be_given_the_whole_plan(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    address, keys = f"/situations/{case.key}/plan/remises", guest_keys(session, case)
    before = everything(session)
    tries: list[dict[str, object]] = [
        {"recipient": keys["Karim"]},
        {"recipient": "autre", "to_whom": "Karim Ferrand"},
        {"recipient": "autre", "to_whom": "le père"},
    ]
    for typed in tries:
        answer = fill(coordinator, address, copy="whole", **typed)
        assert answer.status_code == 422, typed
        assert "elle ne reçoit qu’un extrait" in answer.text
    refused = fill(coordinator, address, recipient=keys["Karim"], copy="extract")
    assert refused.status_code == 422
    assert "Choisissez au moins une action" in refused.text
    assert everything(session) == before


def test_an_extract_shows_the_chosen_actions_and_nothing_else_of_the_plan(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    base, keys, (_, second, _) = f"/situations/{case.key}/plan", guest_keys(session, case), action_keys(session)
    typed = {"recipient": keys["Karim"], "copy": "extract", "actions": [second], "once": "k" * 22}
    address = lands(fill(coordinator, f"{base}/remises", **typed))
    assert address.startswith(f"{base}/extraits/")
    assert lands(fill(coordinator, f"{base}/remises", **typed)) == address
    assert handed(session) == [("Karim Ferrand", True)]
    page = main(coordinator.get(address).text)
    for said in ("Pour Karim Ferrand, le 12 mars 2026.", "Karim écrit à Lou", "chaque mois"):
        assert said in page
    hidden = ["Rose", "Yann", "Ina", "Ugo", "Olga", "On se rappelle", "Comment Lou", "Version", "Claire"]
    assert [word for word in hidden if word in page] == []
    assert "<ol" not in page.partition("<h1>")[2], "numbers would tell how many there are"
    assert 'un extrait<span class="sr-only"> pour Karim Ferrand</span></a>' in main(coordinator.get(base).text)


def test_the_question_is_on_an_extract_when_it_was_asked_for(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    base, keys, chosen = f"/situations/{case.key}/plan", guest_keys(session, case), action_keys(session)
    typed = {"recipient": keys["Karim"], "copy": "extract", "actions": chosen[1:], "question": "y"}
    page = main(coordinator.get(lands(fill(coordinator, f"{base}/remises", **typed))).text)
    assert "Comment Lou peut-elle rester à la maison ?" in page
    assert page.index("Karim écrit à Lou") < page.index("Ina garde Lou le samedi")
    assert "Rose vient" not in page


def test_what_is_typed_must_agree_with_itself_and_nothing_typed_is_lost(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    address, keys = f"/situations/{case.key}/plan/remises", guest_keys(session, case)
    first = action_keys(session)[0]
    wrong: list[tuple[dict[str, object], str]] = [
        ({}, "Choisissez une personne."),
        ({"recipient": "autre"}, "Tapez un nom."),
        ({"recipient": keys["Rose"], "to_whom": "Yann"}, "effacez ce nom"),
        ({"recipient": keys["Rose"]}, "Dites si c’est le plan entier ou un extrait."),
        ({"recipient": keys["Rose"], "copy": "whole", "actions": [first]}, "dites que c’est un extrait"),
        ({"recipient": keys["Rose"], "copy": "whole", "on": "2026-05-01"}, "La date est dans l’avenir."),
        ({"recipient": keys["Rose"], "copy": "whole", "on": "2026-03-11"}, "Cette date précède la conférence."),
        ({"recipient": keys["Rose"], "on": ""}, "Indiquez la date."),
    ]
    for typed, said in wrong:
        answer = fill(coordinator, address, **typed)
        assert answer.status_code == 422, typed
        assert said in answer.text, typed
        given_back = fields(answer.text)
        assert {name: given_back.get(name) for name in typed if name != "actions"} == {
            name: value for name, value in typed.items() if name != "actions"
        }
    for forged in ({"recipient": "A" * 12}, {"recipient": keys["Rose"], "copy": "extract", "actions": ["A" * 12]}):
        assert fill(coordinator, address, **forged).status_code == 422
    assert handed(session) == []


def test_a_family_with_a_forbidden_contact_is_warned_before_anything_is_handed(
    session: Session, gironde: Place, case: Case, coordinator: FlaskClient
) -> None:
    address = f"/situations/{case.key}/plan/remises"
    assert "Un contact est interdit" not in coordinator.get(address).text
    dossier(session, case).referral.danger = Danger.FORBIDDEN_CONTACT
    plan.begin(session, world.actor(gironde, "coordinator"), case)
    session.commit()
    assert "Un contact est interdit dans cette famille" in coordinator.get(address).text


def test_while_a_new_version_is_written_it_is_the_agreed_one_that_is_handed_out(
    session: Session, case: Case, coordinator: FlaskClient
) -> None:
    base, keys = f"/situations/{case.key}/plan", guest_keys(session, case)
    lands(post(coordinator, f"{base}/commencer"))
    newest = action_keys(session)[-1]
    lands(fill(coordinator, f"{base}/actions/{newest}", what="Ina ne garde plus Lou"))
    form = main(coordinator.get(f"{base}/remises").text)
    assert "Ina garde Lou le samedi" in form
    assert "Ina ne garde plus Lou" not in form
    lands(fill(coordinator, f"{base}/remises", recipient=keys["Rose"], copy="whole"))
    assert 'Rose, le 12 mars 2026, en main propre&nbsp;: le plan entier <span class="soft">version 1</span>' in main(
        coordinator.get(base).text
    )


def test_before_a_plan_is_agreed_the_page_says_so(session: Session, gironde: Place, coordinator: FlaskClient) -> None:
    found, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    path.lived(session, gironde, found)
    session.commit()
    address = f"/situations/{found.key}/plan/remises"
    assert coordinator.get(address).status_code == 404
    plan.begin(session, who, found)
    session.commit()
    page = main(coordinator.get(address).text)
    assert "Le plan doit être relu, et chacun doit avoir dit oui." in page
    assert "<form" not in page
    answer = post(coordinator, address, recipient="autre", to_whom="Rose", on="2026-03-12", copy="whole")
    assert answer.status_code == 409
    assert handed(session) == []


def test_an_extract_is_its_coordinators_alone_and_reading_it_is_told(
    session: Session, gironde: Place, case: Case, coordinator: FlaskClient, sign_in: SignIn
) -> None:
    base, keys, chosen = f"/situations/{case.key}/plan", guest_keys(session, case), action_keys(session)
    typed = {"recipient": keys["Karim"], "copy": "extract", "actions": chosen[1:2]}
    address = lands(fill(coordinator, f"{base}/remises", **typed))
    before = everything(session)
    assert coordinator.get(address).status_code == 200
    last = session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(1)).one()
    assert (last.act, last.subject, last.fields) == ("plan.read", f"case:{case.key}", "extract")
    assert last.actor_id == gironde.accounts["coordinator"].id
    session.commit()
    assert sign_in("coordinator", "59").get(address).status_code == 404
    for name, code in {"referrer": 403, "committee": 403, "lead": 403, "second": 404, "admin": 403}.items():
        assert sign_in(name).get(address).status_code == code, name
    assert kept_out(sign_in, f"{base}/remises") == {}
    assert everything(session) == before
    assert len(session.scalars(select(ExtractAction)).all()) == 1


def test_a_whole_copy_has_no_sheet_of_its_own(session: Session, case: Case, coordinator: FlaskClient) -> None:
    base, keys = f"/situations/{case.key}/plan", guest_keys(session, case)
    lands(fill(coordinator, f"{base}/remises", recipient=keys["Rose"], copy="whole"))
    key = session.scalars(select(HandOut.key)).one()
    session.commit()
    assert coordinator.get(f"{base}/extraits/{key}").status_code == 404


def test_the_professional_who_reads_the_plan_does_not_read_who_received_it(
    session: Session, case: Case, coordinator: FlaskClient, sign_in: SignIn
) -> None:
    """Names given in preparation stay there: who holds the case reads the plan, and no list of guests."""
    base, keys = f"/situations/{case.key}/plan", guest_keys(session, case)
    typed = {"recipient": keys["Karim"], "copy": "extract", "actions": action_keys(session)[:1]}
    lands(fill(coordinator, f"{base}/remises", **typed))
    page = sign_in("referrer").get(base)
    assert page.status_code == 200
    assert "Rose vient le mercredi" in page.text
    assert "Karim Ferrand" not in page.text
    assert "Dr Test" not in page.text
