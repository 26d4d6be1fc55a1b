"""A body beside the designating one through its pages: one whole cycle, from its opening to a decision followed."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.council import Charter, CouncilKind, Point
from conference.models.council import CouncilMeeting
from conference.models.outbox import Mail
from conference.programme import council, council_meeting
from tests.browse import fields, fill, lands, words
from tests.conftest import NOW, SignIn
from tests.world import Place

GROUP = {"kind": "coordinators", "name": "Groupe de conférenciers", "cadence": "6", "since": "2026-03-02"}
DECIDED = {
    "items-0-said": "On relit les refus.",
    "decisions-0-what": "Écrire une plaquette",
    "decisions-0-who": "Agathe 33",
    "decisions-0-due": "2026-04-20",
}
SEAT = {"name": "Odile Renard", "function": "Cheffe de service", "since": "2026-03-02"}


def shown(client: FlaskClient, address: str) -> str:
    return words(client.get(address).text)


def fields_of(client: FlaskClient, address: str) -> list[str]:
    """The lines on which people are noted as present, in order."""
    return sorted(set(re.findall(r'name="(seats-\d+-attended)"', client.get(address).text)))


def told(client: FlaskClient, address: str, **typed: Any) -> str:
    """Write the minutes, everybody present, then close the meeting."""
    there = dict.fromkeys(fields_of(client, f"{address}/compte-rendu"), "present")
    assert lands(fill(client, f"{address}/compte-rendu", **there, **typed)) == address
    assert lands(fill(client, f"{address}/clore")) == address
    return shown(client, address)


@pytest.fixture(name="group")
def _group(sign_in: SignIn) -> str:
    """The address of a group that is to meet every six weeks, with a chair and a families' seat that is vacant."""
    lead = sign_in("lead")
    assert "Aucune autre instance" in shown(lead, "/instances")
    group = lands(fill(lead, "/instances", **GROUP))
    assert all(name in shown(lead, group) for name in ("Agathe 33", "Coordinator 33", "Second 33")), "they sit there"
    assert lands(fill(lead, f"{group}/siege", **SEAT)).startswith(group)
    assert lands(fill(lead, f"{group}/siege", families="y", since="2026-03-02")).startswith(group)
    return group


def first_meeting(lead: FlaskClient, group: str) -> str:
    meeting = lands(fill(lead, f"{group}/reunion", day="2026-03-12", hour="09:00", place="Salle D"))
    lands(fill(lead, f"{meeting}/points", **{"items-0-title": "Nos propositions", "items-1-title": "Nos pratiques"}))
    silent, before = "Sans réponse, noté·e·s absent·e·s", shown(lead, f"{meeting}/clore")
    assert all(name in before.partition(silent)[2] for name in ("Agathe 33", "Odile Renard (Cheffe de service)"))
    assert "Absent·e·s personne" not in before
    page = told(lead, meeting, **DECIDED)
    assert silent not in page
    assert all(said in page for said in ("On relit les refus.", "Écrire une plaquette", "Sièges vacants 1"))
    assert "Odile Renard (Cheffe de service)" in page
    assert lead.get(f"{meeting}/compte-rendu").status_code == 302, "nothing of it changes any more"
    return meeting


def test_six_weeks_three_meetings_and_one_decision_followed_to_its_end(
    session: Session, gironde: Place, sign_in: SignIn, group: str
) -> None:
    lead = sign_in("lead")
    first_meeting(lead, group)
    assert 'value="2026-04-23"' in lead.get(f"{group}/reunion").text
    second = lands(fill(lead, f"{group}/reunion"))
    third = lands(fill(lead, f"{group}/reunion", day="2026-06-04", hour="09:00"))
    mails = [(mail.account_id, mail.council_meeting_id) for mail in session.scalars(select(Mail))]
    assert sorted(mails) == sorted((gironde.accounts[who].id, n) for who in ("coordinator", "second") for n in (2, 3))
    session.commit()
    with clock.frozen(NOW + timedelta(weeks=6)):
        lead = sign_in("lead")
        assert "échéance passée" in shown(lead, group)
        assert "En cours" in told(lead, second, **{"followed-0-fate": "under_way", "followed-0-why": "Relue."})
    with clock.frozen(NOW + timedelta(weeks=13)):
        lead = sign_in("lead")
        assert "Finir le compte rendu : Groupe de conférenciers" in shown(lead, "/")
        page = told(lead, third, **{"followed-0-fate": "done"})
        assert page.index("Ce que sont devenues les décisions d’avant") < page.index("Écrire une plaquette")
        assert "Aucune n’attend." in shown(lead, group)
    with clock.frozen(NOW + timedelta(weeks=20)):
        lead = sign_in("lead")
        assert "Le rythme glisse : Groupe de conférenciers" in shown(lead, "/")
        assert "attendue le 16 juillet 2026" in shown(lead, "/instances")
    rows = session.execute(select(CouncilMeeting.held_on, CouncilMeeting.due_on).order_by(CouncilMeeting.planned_at))
    assert [(str(held), str(by)) for held, by in rows] == [
        ("2026-03-12", "None"),
        ("2026-04-23", "2026-04-23"),
        ("2026-06-04", "2026-06-04"),
    ]


def test_a_meeting_that_is_moved_replaces_itself_in_a_calendar_and_minutes_are_not_written_over(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    steering = council.keep(session, MACHINE, gironde.department, Charter(CouncilKind.STEERING, date(2026, 1, 5)))
    meeting = council_meeting.plan(session, MACHINE, gironde.department, steering, NOW, "Salle D")
    council_meeting.set_agenda(session, MACHINE, meeting, [Point("", "Le bilan")])
    session.commit()
    lead, address = sign_in("lead"), f"/instances/reunions/{meeting.key}"
    before = events(lead, address)
    stale = lead.get(f"{address}/compte-rendu").text
    assert lands(fill(lead, f"{address}/deplacer", hour="08:00")) == address
    after = events(lead, address)
    assert before["UID"] == after["UID"] == f"{meeting.key}@conferences-familiales"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTART"] == "20260312T070000Z"
    lands(fill(lead, f"{address}/compte-rendu", **{"items-0-said": "Il est bon."}))
    answer = lead.post(f"{address}/compte-rendu", data=fields(stale) | {"items-0-said": "Il est mauvais."})
    assert answer.status_code == 409
    assert "Le bilan : Il est bon." in words(answer.text)
    assert "Il est mauvais." in answer.text


def events(client: FlaskClient, address: str) -> dict[str, str]:
    """What a calendar reads in the file of a meeting."""
    lines = client.get(f"{address}/reunion.ics").text.splitlines()
    return {name: value for name, _, value in (line.partition(":") for line in lines)}
