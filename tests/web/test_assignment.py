"""The page where the body chooses: whoever is asked leads, and nobody else is offered meanwhile."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, consultation, pair, refusal
from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.facts import Given
from conference.domain.neutrality import Rule
from conference.models.referral import Referral
from conference.programme import coordinators, missions
from conference.programme.places import write_roads
from tests import seats, world
from tests.benchmarks.counting import costing
from tests.browse import words
from tests.conftest import NOW, SignIn
from tests.web.pages import Browser
from tests.world import Place


def test_whoever_is_asked_leads_and_nobody_else_is_offered(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    session.commit()
    body = sign_in("committee")
    address = f"/situations/{case.key}/designation"
    before = body.get(address).text
    assert before.index("Claire 33") < before.index("Sofiane 33")
    assert "Solliciter Claire 33" in before
    assignment.ask(session, world.actor(gironde, "committee"), case, gironde.coordinators["Sofiane"])
    session.commit()
    after = body.get(address).text
    assert after.index("Sofiane 33") < after.index("Claire 33")
    assert "Solliciter Claire 33" not in after
    assert "Noter sa réponse donnée par téléphone" in after


def _register(session: Session, many: int, first: int) -> None:
    for number in range(first, first + many):
        one = coordinators.register(session, MACHINE, f"Nom {number:02}", date(2025, 1, 6))
        coordinators.stand(session, MACHINE, one, CoordinatorStatus.ENGAGED, date(2025, 2, 3))
    session.commit()


def test_the_page_reads_as_much_for_five_coordinators_as_for_sixty(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, body, costs = world.received(session, gironde), sign_in("committee"), []
    for many, first in ((2, 0), (55, 2)):
        _register(session, many, first)
        with costing(session.get_bind().engine) as cost:
            page = body.get(f"/situations/{case.key}/designation").text
        costs.append(len(cost.statements))
        assert page.count("Solliciter Nom") == first + many
    assert costs[0] == costs[1] > 0
    assert costs[0] <= 25


def test_what_each_carries_speaks_and_drives_stands_beside_the_name(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, sofiane = world.received(session, gironde), gironde.coordinators["Sofiane"]
    session.scalars(select(Referral).where(Referral.case_id == case.id)).one().language = "Soninké"
    sofiane.languages, sofiane.territory_id = "soninké, bambara", gironde.territories["Sud"].id
    missions.write(session, MACHINE, sofiane, Decimal("0.2"), date(2026, 1, 1))
    write_roads(session, MACHINE, gironde.territories["Nord"], {gironde.territories["Sud"]: 75})
    session.commit()
    body, address = sign_in("committee"), f"/situations/{case.key}/designation"
    page = body.get(address).text
    assert page.index("Sofiane 33") < page.index("Claire 33"), "who speaks the language comes first"
    for said in (
        "parle Soninké",
        "ne parle pas Soninké",
        "1\u00a0h\u00a015 de route",
        "temps de route non renseigné",
        "rien en cours · lettre de 30\u00a0h\u00a020 par mois",
        "rien en cours · sans lettre",
        "débute\u00a0: aucune conférence menée",
        "jamais désigné·e",
    ):
        assert said in page
    assert "Ferrand" not in page
    assert f"/situations/{case.key}/noms" in page
    only = body.get(f"{address}?speaks=bambara").text
    assert "Sofiane 33" in only
    assert "Claire 33" not in only
    assert "Personne ne répond à ces filtres" in body.get(f"{address}?speaks=bambara&home=elsewhere").text


def test_a_pair_is_given_with_the_coordinator_or_later_and_undone(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, who = world.received(session, gironde), world.actor(gironde, "committee")
    for name in ("Claire", "Sofiane"):
        declaration = assignment.ask(session, who, case, gironde.coordinators[name])
        assignment.answer(session, who, declaration, knows=False, ties=[])
    session.commit()
    claire, sofiane = (gironde.coordinators[name] for name in ("Claire", "Sofiane"))
    body, address = Browser(sign_in("committee")), f"/situations/{case.key}/designation"
    answer = body.send(f"{address}/{claire.key}", pertinence="La famille le veut.", pair=sofiane.key)
    assert answer.status_code == 302
    assert "En binôme avec" in body.get(f"/situations/{case.key}").text
    assert "33-2026-0001" in sign_in("second").get("/situations").text
    chosen = body.get(address)
    assert "Claire 33, en binôme avec Sofiane 33" in " ".join(chosen.text.split())
    assert body.post(f"/situations/{case.key}/binome/retirer", version=chosen.hidden("version")).status_code == 302
    assert body.post(f"{address}/{sofiane.key}/binome", version="0").status_code == 409
    again = body.get(address)
    assert "Mettre en binôme" in again.text
    assert body.post(f"{address}/{sofiane.key}/binome", version=again.hidden("version")).status_code == 302
    assert "En binôme avec" in body.get(f"/situations/{case.key}").text


def test_a_successor_keeps_the_pair_or_not(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "committee")
    people = {name: gironde.coordinators[name] for name in ("Sofiane", "Agathe")}
    assignment.derogate(session, who, case, people["Agathe"], Rule.OTHER_SERVICE, "Personne d’autre.")
    for one in people.values():
        assignment.answer(session, who, assignment.ask(session, who, case, one), knows=False, ties=[])
    pair.pair(session, who, case, people["Agathe"])
    session.commit()
    body, address = Browser(sign_in("committee")), f"/situations/{case.key}/designation/{people['Sofiane'].key}"
    page = body.get(address)
    assert f'selected value="{people["Agathe"].key}"' in page.text
    sent = {"pertinence": "Claire part.", "pair": people["Agathe"].key, "version": page.hidden("version")}
    assert body.post(address, **sent).status_code == 302
    session.refresh(case)
    assert (case.coordinator_id, case.pair_id) == (people["Sofiane"].id, people["Agathe"].id)


def test_why_a_rule_was_set_aside_is_read_without_names(session: Session, gironde: Place, sign_in: SignIn) -> None:
    """On the list, before the decision, in a consultation, and once somebody is in place."""
    case, body, agathe = (
        world.received(session, gironde),
        world.actor(gironde, "committee"),
        gironde.coordinators["Agathe"],
    )
    assignment.derogate(session, body, case, agathe, Rule.OTHER_SERVICE, "Seule à connaître le quartier de LOU.")
    seats.declared(session, gironde, case, body, "Agathe")
    seats.three(session, gironde)
    asked = consultation.consult(session, body, case, agathe)
    session.commit()
    paul, seen = sign_in("paul"), f"/situations/{case.key}"

    def reads(*rooms: str) -> list[str]:
        pages = [words(paul.get(seen + room).text) for room in rooms]
        assert [room for room, page in zip(rooms, pages, strict=True) if "le quartier de •••." not in page] == []
        return [room for room, page in zip(rooms, pages, strict=True) if "LOU" in page]

    assert reads("/designation", f"/designation/{agathe.key}", f"/consultations/{asked.key}") == []
    consultation.answer(session, seats.sitting_as(gironde, "paul"), case, asked, favourable=True)
    assignment.assign(session, body, case, agathe, "La famille veut décider.")
    session.commit()
    assert reads("/neutralite") == []


def test_whoever_was_asked_before_reads_no_names_when_the_case_waits_again(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, one = world.received(session, gironde), world.actor(gironde, "committee")
    claire, sofiane = gironde.coordinators["Claire"], gironde.coordinators["Sofiane"]
    for who in (sofiane, claire):
        told = assignment.ask(session, one, case, who)
        assignment.answer(session, one, told, knows=False, ties=[])
    session.commit()
    page, client = f"/situations/{case.key}/declaration", sign_in("second")
    assert "Ferrand" in client.get(page).text
    assignment.assign(session, one, case, claire, "Utile.")
    with clock.frozen(NOW + timedelta(days=500)):
        assignment.release(session, one, case, Given(words="Malade."))
        session.commit()
        client = sign_in("second")
        assert client.get(page).status_code in {403, 404}
        assignment.ask(session, one, case, sofiane)
        session.commit()
        assert "Ferrand" in client.get(page).text
        refusal.tell(session, world.actor(gironde, "referrer"), case, sofiane)
        session.commit()
        assert client.get(page).status_code in {403, 404}
