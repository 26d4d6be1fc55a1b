"""Hours for a line manager: somebody's own by month, everybody's by employer for a lead, and never a case."""

import csv
import io
import re
from datetime import date, time
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.domain.work import WorkKind
from conference.models.audit import AuditRow
from conference.programme import missions
from conference.programme import time as noting
from tests import world
from tests.browse import words
from tests.conftest import SignIn
from tests.world import Place

TRAVEL, WRITING, PREPARATION = WorkKind.TRAVEL, WorkKind.WRITING, WorkKind.PREPARATION


@pytest.fixture
def noted(session: Session, gironde: Place) -> str:
    """Claire's two months, Sofiane's one, and what Claire does on a case that she refers; the case's reference."""
    missions.write(session, MACHINE, gironde.coordinators["Claire"], Decimal("0.1"), date(2026, 2, 2))
    case, own = world.assigned(session, gironde), world.received(session, gironde)
    own.referrer_id = gironde.accounts["coordinator"].id
    session.flush()
    for who, kind, minutes, day, about in (
        ("coordinator", TRAVEL, 90, date(2026, 2, 10), case),
        ("coordinator", WRITING, 35, date(2026, 2, 11), None),
        ("coordinator", TRAVEL, 1440, date(2026, 3, 10), case),
        ("coordinator", PREPARATION, 60, date(2026, 3, 11), own),
        ("coordinator", TRAVEL, 600, date(2025, 12, 31), None),
        ("second", TRAVEL, 45, date(2026, 3, 2), case),
    ):
        noting.log(session, world.actor(gironde, who), kind, minutes, day, about)
    session.commit()
    return str(case.reference)


def rows(client: FlaskClient, address: str) -> list[list[str]]:
    """The cells of a file of commas."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))


def told(table: list[list[str]]) -> list[dict[str, str]]:
    """Each line by the heads of its columns, but for lengths of nothing."""
    return [
        {head: cell for head, cell in zip(table[0], line, strict=True) if cell not in {"", "0:00"}}
        for line in table[1:]
    ]


def test_somebody_takes_their_own_hours_by_month(noted: str, sign_in: SignIn) -> None:
    """February from the 2nd gives 20 × 42 minutes, the year from then on 231 × 42."""
    client = sign_in("coordinator")
    assert told(rows(client, "/temps/releve.csv?annee=2026")) == [
        {
            "Mois": "Février\u00a02026",
            "Déplacement": "1:30",
            "Écrits": "0:35",
            "Total": "2:05",
            "Lettre de mission": "14:00",
            "Utilisé, en %": "14",
        },
        {
            "Mois": "Mars\u00a02026",
            "Déplacement": "24:00",
            "Comme référent·e": "1:00",
            "Total": "25:00",
            "Lettre de mission": "15:24",
            "Utilisé, en %": "155",
        },
        {
            "Mois": "Total",
            "Déplacement": "25:30",
            "Écrits": "0:35",
            "Comme référent·e": "1:00",
            "Total": "27:05",
            "Lettre de mission": "161:42",
            "Utilisé, en %": "16",
        },
    ]
    page = words(client.get("/temps/releve").text)
    assert "Mars 2026 24 h" in page
    assert "Écrits" in page
    assert "Promotion" not in page, "a page shows the kinds that there are"
    assert noted not in page
    assert "12 h" not in page
    assert "Décembre 2025 10 h" in words(client.get("/temps/releve?annee=2025").text)
    assert "Vos heures apparaissent ici" in words(client.get("/temps/releve?annee=2024").text)
    assert client.get("/temps/releve?annee=12").status_code == 400


def test_a_workbook_adds_up(noted: str, sign_in: SignIn, session: Session) -> None:
    answer = sign_in("coordinator").get("/temps/releve.xlsx?annee=2026")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="heures-2026.xlsx"'
    (sheet,) = (CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python(),)
    lines = {line[0]: line for line in sheet}
    head = sheet[2]
    travel = head.index("Déplacement")
    assert str(lines["Février\u00a02026"][travel]) in {"1:30:00", str(time(1, 30))}
    assert lines["Total"][head.index("Utilisé, en %")] == 16
    assert noted not in str(sheet)
    acts = session.scalars(select(AuditRow.act).where(AuditRow.act == Act.HOURS_EXPORTED)).all()
    assert len(acts) == 1


def test_a_lead_takes_those_of_an_employer_by_person(
    noted: str, sign_in: SignIn, session: Session, gironde: Place
) -> None:
    client, udaf = sign_in("lead"), gironde.institutions["UDAF"].key
    whole = told(rows(client, "/temps/equipe.csv?annee=2026&mois=3"))
    assert [(line.get("Employeur"), line.get("Nom"), line["Total"]) for line in whole] == [
        ("CCAS 33", "Sofiane 33", "0:45"),
        ("UDAF 33", "Claire 33", "24:00"),
        ("Total", None, "24:45"),
    ]
    (claire, total) = told(rows(client, f"/temps/equipe.csv?annee=2026&employeur={udaf}"))
    assert (claire["Nom"], claire["Total"], claire["Utilisé, en %"]) == ("Claire 33", "26:05", "16")
    assert total["Total"] == "26:05"
    missions.write(session, MACHINE, gironde.coordinators["Agathe"], Decimal("0.2"), date(2026, 3, 1))
    session.commit()
    page = words(client.get("/temps/equipe?mois=3").text)
    assert "CCAS 33 Sofiane 33 45 min" in page
    assert re.search(r"Agathe 33( –)+ \d+ h( \d+( min)?)? –", page), "nothing noted is no share of a letter"
    assert not re.search(r"\b0 %", page)
    assert noted not in page
    assert "Rien n’est noté" in words(client.get("/temps/equipe?annee=2024").text)
    assert client.get("/temps/equipe?mois=13").status_code == 400
    assert client.get("/temps/equipe?employeur=nobody").status_code == 400
    session.expire_all()
    acts = session.scalars(select(AuditRow.act).where(AuditRow.act.in_((Act.HOURS_EXPORTED, Act.HOURS_READ)))).all()
    assert sorted(acts) == sorted([Act.HOURS_EXPORTED] * 2 + [Act.HOURS_READ] * 2)


def test_whoever_never_coordinated_has_all_their_time_told_by_kind(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = world.received(session, gironde)
    noting.log(session, world.actor(gironde, "referrer"), WRITING, 20, date(2026, 3, 2), case)
    session.commit()
    (march, total) = told(rows(sign_in("referrer"), "/temps/releve.csv"))
    assert march == {"Mois": "Mars\u00a02026", "Écrits": "0:20", "Total": "0:20"}
    assert total == {"Mois": "Total", "Écrits": "0:20", "Total": "0:20"}
