"""The register of coordinators: people, dated statuses, letters of mission, and who may keep it."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.documents import coordination_paper
from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.domain.reasons import Reason, Refused
from conference.models.coordinator import Coordinator, CoordinatorTerritory
from conference.models.work import Mission
from conference.programme import coordinators, missions
from conference.words.reasons import sentence
from tests import world
from tests.browse import fill, lands, token
from tests.conftest import SignIn
from tests.world import Place

HALF = Decimal("0.5")


def test_somebody_trained_is_registered_engaged_and_given_a_letter(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    lead, udaf = sign_in("lead"), gironde.institutions["UDAF"]
    new = {"name": "Inès M.", "institution": udaf.key, "trained_on": "2026-01-15"}
    page = lands(fill(lead, "/coordination/nouvelle", **new))
    lands(fill(lead, f"{page}/statut", status="engaged", since="2026-02-01"))
    lands(fill(lead, f"{page}/lettre", share="20", since="2026-02-01"))
    person = session.scalars(select(Coordinator).where(Coordinator.name == "Inès M.")).one()
    assert (person.institution_id, person.trained_on) == (udaf.id, date(2026, 1, 15))
    assert [(s.status, s.since) for s in person.standings] == [
        (CoordinatorStatus.READY, date(2026, 1, 15)),
        (CoordinatorStatus.ENGAGED, date(2026, 2, 1)),
    ]
    session.commit()
    line = " ".join(lead.get("/coordination").text.split())
    assert "Inès M." in line
    assert "20 %" in line
    lands(fill(lead, f"{page}/fin", until="2026-06-30"))
    letter = session.scalars(select(Mission).where(Mission.coordinator_id == person.id)).one()
    assert (letter.share, letter.since, letter.until) == (Decimal("0.200"), date(2026, 2, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("what", "typed", "why"),
    [
        ("statut", {"status": "paused", "since": "2020-01-01"}, "précède le début du statut actuel"),
        ("lettre", {"share": "0", "since": "2026-02-01"}, "de 1 à 100"),
        ("lettre", {"share": "20", "since": "2026-02-01", "until": "2026-01-01"}, "avant de commencer"),
        ("fin", {"until": "2026-01-01"}, "Aucune lettre"),
    ],
)
def test_what_is_refused_is_said_and_kept(
    gironde: Place, sign_in: SignIn, what: str, typed: dict[str, str], why: str
) -> None:
    refused = fill(sign_in("lead"), f"/coordination/{gironde.coordinators['Claire'].key}/{what}", **typed)
    assert refused.status_code == 422
    assert why in refused.text
    assert all(f'value="{value}"' in refused.text for value in typed.values())


def test_a_name_is_registered_once(sign_in: SignIn) -> None:
    refused = fill(sign_in("lead"), "/coordination/nouvelle", name="claire 33")
    assert refused.status_code == 422
    assert "Ce nom existe déjà" in refused.text


def test_a_departure_names_the_cases_at_risk_and_no_family(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    page = sign_in("lead").get(f"/coordination/{gironde.coordinators['Claire'].key}").text
    assert str(case.reference) in page
    assert "Ferrand" not in page


def test_a_volunteer_has_signed_an_undertaking(gironde: Place, sign_in: SignIn) -> None:
    lead, claire = sign_in("lead"), gironde.coordinators["Claire"]
    page = f"/coordination/{claire.key}/fiche"
    refused = fill(lead, page, kind="volunteer", languages="arabe")
    assert refused.status_code == 422
    assert "a signé son engagement" in refused.text
    assert 'value="arabe"' in refused.text
    assert "n’est pas encore venu" in fill(lead, page, kind="volunteer", undertaking_on="2026-03-13").text
    typed = {"kind": "volunteer", "languages": "arabe ,  portugais,", "undertaking_on": "2026-02-02"}
    shown = lead.get(lands(fill(lead, page, **typed, leaves_on="2026-06-30"))).text
    for said in ("bénévole", "arabe, portugais", "2 février 2026", "30 juin 2026"):
        assert said in shown
    assert 'value="2026-06-30"' in lead.get(page).text


def test_a_loan_alone_makes_somebody_lent(session: Session, gironde: Place, sign_in: SignIn) -> None:
    claire, sofiane = gironde.coordinators["Claire"], gironde.coordinators["Sofiane"]
    sofiane.kind = CoordinatorKind.LENT
    audit.write(session, MACHINE, Act.COORDINATOR_WRITTEN, sofiane, ("kind",))
    session.commit()
    lead = sign_in("lead")
    for one, offered in ((claire, {"employee", "volunteer"}), (sofiane, {"lent"})):
        page = f"/coordination/{one.key}/fiche"
        shown = set(re.findall(r'name="kind"[^>]*value="([a-z]+)"', lead.get(page).text))
        assert shown == offered
        other = "lent" if one is claire else "employee"
        assert fill(lead, page, kind=other).status_code == 422
        kind = CoordinatorKind(other)
        with pytest.raises(Refused, match="loan_makes_lent"):
            coordinators.describe(session, MACHINE, one, kind, "", None, None, world.today())
    assert sentence(Reason("loan_makes_lent"))


@pytest.mark.parametrize("who", ["referrer", "coordinator", "committee", "admin", "auditor", "observer"])
def test_nobody_but_the_lead_keeps_the_register(gironde: Place, sign_in: SignIn, who: str) -> None:
    client, key = sign_in(who), gironde.coordinators["Claire"].key
    for address in ("/coordination", "/coordination/nouvelle", f"/coordination/{key}", f"/coordination/{key}/statut"):
        assert client.get(address).status_code == 403
    assert client.post(f"/coordination/{key}/lettre", data=token(client)).status_code == 403


def test_a_coordinator_next_door_looks_missing(nord: Place, sign_in: SignIn) -> None:
    lead = sign_in("lead")
    assert lead.get(f"/coordination/{nord.coordinators['Claire'].key}").status_code == 404
    assert "Claire 59" not in lead.get("/coordination").text


def test_a_pause_is_explained_and_a_mistake_is_put_right_in_sight(gironde: Place, sign_in: SignIn) -> None:
    lead, page = sign_in("lead"), f"/coordination/{gironde.coordinators['Claire'].key}"
    refused = fill(lead, f"{page}/statut", status="paused", since="2026-03-02")
    assert refused.status_code == 422
    assert "choisissez un motif" in refused.text
    lands(fill(lead, f"{page}/statut", status="paused", since="2026-03-02", reason="other", words="Un congé"))
    said = {"wrong": "2026-03-02", "status": "paused", "since": "2026-02-02", "reason": "absence"}
    lands(fill(lead, f"{page}/rectifier", **said, why="Le congé commençait en février."))
    shown = " ".join(lead.get(page).text.split())
    for words in ("absence longue", "Le congé commençait en février.", "«&nbsp;En pause le 2 mars 2026, Un congé"):
        assert words in shown
    past = " ".join(lead.get("/coordination?le=2026-02-01").text.split())
    assert ("En pause" in past, past.count("Engagé·e</span>")) == (True, 3)
    assert past.count("depuis le 3 février 2020") == 3
    assert "depuis le 3 février 2020" not in lead.get("/coordination?le=2020-02-02").text


def test_a_coordinator_reads_what_is_settled_with_them(gironde: Place, sign_in: SignIn) -> None:
    lead, page = sign_in("lead"), f"/coordination/{gironde.coordinators['Claire'].key}"

    def own(who: str) -> str:
        aside = sign_in(who).get("/temps").text.partition('id="own"')[2]
        return " ".join(re.sub(r"<[^>]+>", " ", aside).split())

    assert "Lettre de mission Aucune aujourd’hui" in own("coordinator")
    assert "Accompagné·e par Personne" in own("coordinator")
    lands(fill(lead, f"{page}/lettre", share="20", since="2026-03-01"))
    lands(fill(lead, f"{page}/charte", direction_name="Mme Direction"))
    lands(fill(lead, f"{page}/signatures", direction="2026-03-12"))
    lands(fill(lead, f"{page}/accompagnement", mentor=gironde.coordinators["Agathe"].key))
    read = own("coordinator")
    for words in ("20 % depuis le 1er mars 2026", "pas encore signée", "signée par 1 des trois", "Agathe 33"):
        assert words in read.replace("\u00a0", " "), words
    assert "Lettre de mission Aucune" in own("second"), "what is settled with somebody is theirs"


def test_the_register_is_narrowed_by_name_status_and_territory(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    claire = gironde.coordinators["Claire"]
    session.add(CoordinatorTerritory(coordinator_id=claire.id, territory_id=gironde.territories["Nord"].id))
    audit.write(session, MACHINE, Act.COORDINATOR_WRITTEN, claire)
    session.commit()
    lead, nord = sign_in("lead"), gironde.territories["Nord"].key
    lands(fill(lead, f"/coordination/{claire.key}/statut", status="paused", since="2026-03-02", reason="absence"))

    def shown(asked: str) -> set[str]:
        page = lead.get(f"/coordination?{asked}").text
        assert "aria-invalid" not in page
        return {name for name, row in gironde.coordinators.items() if row.key in page}

    everybody = set(gironde.coordinators)
    assert shown("") == everybody
    assert shown("statut=paused") == {"Claire"} == shown("q=CLAÏRE") == shown(f"territoire={nord}")
    assert shown("statut=engaged") == everybody - {"Claire"}
    assert shown("statut=paused&le=2026-02-01") == set() == shown("statut=autre")
    assert "Personne ne correspond" in lead.get("/coordination?q=personne").text


def test_from_entry_to_exit_on_paper(gironde: Place, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coordination_paper, "press", lambda page: b"%PDF-1.7 " + page.encode())
    lead, page = sign_in("lead"), f"/coordination/{gironde.coordinators['Claire'].key}"
    assert "La charte est signée par les trois" in lead.get(page).text
    lands(fill(lead, f"{page}/charte", direction_name="Mme Direction"))
    day = "2026-03-12"
    lands(fill(lead, f"{page}/signatures", direction=day, manager=day, coordinator=day))
    lands(fill(lead, f"{page}/lettre", share="20", since="2026-03-01", extra="10", extra_until="2026-06-30"))
    lands(fill(lead, f"{page}/signee", signed_on=day, signed_by="Mme Direction"))
    lands(fill(lead, f"{page}/accompagnement", mentor=gironde.coordinators["Agathe"].key))
    shown = lead.get(page).text
    for words in ("et 10\u00a0% de plus jusqu’au 30 juin 2026", "signée le 12 mars 2026", "Agathe 33, depuis le"):
        assert words in shown
    assert lead.get(f"{page}/lettre.pdf?du=2025-01-01").status_code == 404
    printed = lead.get(f"{page}/sortie.pdf")
    assert (printed.mimetype, "lettre de mission de 20" in printed.text) == ("application/pdf", True)
    lands(fill(lead, f"{page}/statut", status="left", since=day, reason="staff_move"))
    gone = lead.get(page).text
    assert ("Rédiger la charte" in gone, "Dernier jour" in gone) == (True, True)
    assert "La charte est signée" not in gone


PERIODS = st.tuples(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.none() | st.integers(0, 400))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PERIODS, max_size=6))
def test_two_letters_never_hold_on_one_day(
    session: Session, gironde: Place, periods: list[tuple[date, int | None]]
) -> None:
    claire = gironde.coordinators["Claire"]
    kept: list[tuple[date, date]] = []
    for since, length in periods:
        until = date.fromordinal(since.toordinal() + length) if length is not None else None
        free = all((until or date.max) < first or since > last for first, last in kept)
        try:
            missions.write(session, MACHINE, claire, HALF, since, until)
            written = True
        except Refused:
            written = False
        assert written is free
        if written:
            kept.append((since, until or date.max))
    session.rollback()
