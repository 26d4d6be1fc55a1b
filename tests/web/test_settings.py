"""The settings of a département: five groups, each changed by its own form."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from conference.domain.delays import DelayKind, Term, Unit
from conference.domain.neutrality import COMMON_MODES, Mode, Rule
from conference.domain.roles import BodyKind
from conference.extensions import db
from conference.models.audit import AuditRow
from conference.models.department import Department
from conference.security import kept
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser

MODES = {rule.value: mode.value for rule, mode in COMMON_MODES.items()} | {"declaration_days": "180"}
DELAYS = {
    "acknowledgement_unit": "calendar",
    "acknowledgement_target": "3",
    "acknowledgement_maximum": "6",
    "acknowledgement_urgent": "",
    "assignment_unit": "working",
    "assignment_target": "10",
    "assignment_maximum": "20",
    "assignment_urgent": "2",
    "content_unit": "calendar",
    "content_target": "8",
    "content_maximum": "9",
    "content_urgent": "",
}


@pytest.fixture
def admin(sign_in: SignIn) -> Browser:
    """The administrator of Gironde, at their browser."""
    return Browser(sign_in("admin"))


SITTINGS = ("quorum", "cadence_weeks")


def settings(app: Flask, code: str = "33") -> dict[str, Any]:
    """What a département has chosen."""
    with app.app_context():
        department: Department = world.find(db.session(), code).department
        names = ("body", "body_name", "contact", "note_recipient", "modes", "terms", "code", "name", *SITTINGS)
        return {name: getattr(department, name) for name in names}


def test_the_page_says_what_each_rule_changes(admin: Browser) -> None:
    page = admin.get("/reglages").text
    assert "On ne coordonne pas une situation que l’on a orientée." in page
    assert "Comité technique" in page


def test_the_body_is_named(app: Flask, admin: Browser) -> None:
    sent = admin.send(
        "/reglages/instance", "instance-", kind="coordinators_group", name="Groupe de Gironde", quorum="0"
    )
    assert sent.status_code == 302
    chosen = settings(app)
    assert (chosen["body"], chosen["body_name"]) == (BodyKind.COORDINATORS_GROUP, "Groupe de Gironde")
    assert settings(app, "59")["body_name"] == "Responsables des institutions partenaires"


def test_how_many_decide_together_and_how_often_they_sit(app: Flask, admin: Browser) -> None:
    named = {"kind": "technical_committee", "name": "Comité"}

    def sent(**typed: str) -> int:
        return admin.send("/reglages/instance", "instance-", **named, **typed).status_code

    assert sent(quorum="3", cadence_weeks="6") == 302
    assert (settings(app)["quorum"], settings(app)["cadence_weeks"]) == (3, 6)
    for wrong in ({"quorum": "31"}, {"quorum": "-1"}, {"quorum": ""}, {"quorum": "2", "cadence_weeks": "53"}):
        assert sent(**wrong) == 422
    assert (settings(app)["quorum"], settings(app)["cadence_weeks"]) == (3, 6)
    assert sent(quorum="0", cadence_weeks="") == 302
    assert (settings(app)["quorum"], settings(app)["cadence_weeks"]) == (0, None)


def test_a_rule_is_switched_alone(app: Flask, admin: Browser) -> None:
    before = settings(app)["modes"]
    assert admin.send("/reglages/neutralite", "neutralite-", **{**MODES, "no_tie": "warn"}).status_code == 302
    assert settings(app)["modes"] == before | {Rule.NO_TIE: Mode.WARN}


def test_delays_are_changed(app: Flask, admin: Browser) -> None:
    assert admin.send("/reglages/delais", "delais-", **DELAYS).status_code == 302
    assert settings(app)["terms"] == {
        DelayKind.ACKNOWLEDGEMENT: Term(Unit.CALENDAR, 3, 6),
        DelayKind.ASSIGNMENT: Term(Unit.WORKING, 10, 20, 2),
        DelayKind.CONTENT: Term(Unit.CALENDAR, 8, 9),
    }


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("assignment_maximum", "5", "ne peut pas être plus court"),
        ("assignment_target", "0", "Tapez un nombre de 1 à"),
        ("assignment_urgent", "-1", "Tapez un nombre de 1 à"),
        ("acknowledgement_target", "", "Tapez un nombre."),
        ("assignment_unit", "weeks", "En"),
    ],
)
def test_a_faulty_delay_is_refused_in_words_and_kept(
    app: Flask, admin: Browser, field: str, value: str, words: str
) -> None:
    before = settings(app)["terms"]
    answer = admin.send("/reglages/delais", "delais-", **{**DELAYS, field: value})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="6"' in answer.text
    assert settings(app)["terms"] == before


def test_contact_and_recipient_are_written(app: Flask, admin: Browser) -> None:
    assert admin.send("/reglages/contact", "contact-", contact="Cellule CF, au 05").status_code == 302
    assert admin.send("/reglages/note", "note-", recipient="Direction enfance").status_code == 302
    chosen = settings(app)
    assert (chosen["contact"], chosen["note_recipient"]) == ("Cellule CF, au 05", "Direction enfance")


def test_each_change_is_told_with_the_names_of_what_changed(app: Flask, admin: Browser) -> None:
    admin.send("/reglages/neutralite", "neutralite-", **{**MODES, "no_tie": "off"})
    with app.app_context():
        query = select(AuditRow.fields).where(AuditRow.scope == "33", AuditRow.act == "department.set")
        assert db.session.scalars(query.order_by(AuditRow.number.desc()).limit(1)).one() == "no_tie"


def overtaken(admin: Browser, name: str, mine: dict[str, str], theirs: dict[str, str]) -> tuple[int, str]:
    """Two people open one group; the first sends theirs, the second mine."""
    version = admin.get("/reglages").hidden(f"{name}-version")
    for fields in (theirs, mine):
        sent = {f"{name}-{field}": value for field, value in fields.items()}
        answer = admin.post(f"/reglages/{name}", **sent, **{f"{name}-version": version})
    return answer.status_code, answer.text


def test_two_people_change_the_body_and_the_second_sees_both(app: Flask, admin: Browser) -> None:
    mine = {"kind": "technical_committee", "name": "Le mien", "quorum": "0"}
    code, page = overtaken(admin, "instance", mine, {"kind": "lead", "name": "Le leur", "quorum": "0"})
    assert code == 409
    assert "Le leur" in page
    assert "Le ou la pilote seul·e" in page
    assert 'value="Le mien"' in page
    assert settings(app)["body_name"] == "Le leur"


def test_two_people_change_the_rules_and_the_second_sees_both(app: Flask, admin: Browser) -> None:
    code, page = overtaken(admin, "neutralite", MODES, {**MODES, "no_tie": "off"})
    assert code == 409
    assert "Quelqu’un a modifié ces informations" in page
    assert settings(app)["modes"][Rule.NO_TIE] is Mode.OFF


def test_two_people_change_the_delays_and_the_second_sees_both(app: Flask, admin: Browser) -> None:
    code, page = overtaken(admin, "delais", DELAYS, {**DELAYS, "assignment_target": "12"})
    assert code == 409
    assert "12" in page
    assert settings(app)["terms"][DelayKind.ASSIGNMENT].target == 12


def test_what_was_typed_before_a_session_ended_comes_back(app: Flask, admin: Browser) -> None:
    with app.app_context():
        session = db.session()
        to_write(session)
        account = world.find(session, "33").accounts["admin"]
        kept.keep(session, account.id, "/reglages/contact", {"contact-contact": ["Cellule CF, au 05"]})
        session.commit()
    page = admin.get("/reglages/contact?garde=1").text
    assert "Voici ce que vous aviez tapé" in page
    assert "Cellule CF, au 05" in page
    assert settings(app)["contact"] == ""


def test_only_what_the_form_offers_is_written(app: Flask, admin: Browser) -> None:
    columns = {"note-code": "75", "code": "75", "note-body": "lead", "name": "Paris", "note-id": "9"}
    version = admin.get("/reglages").hidden("note-version")
    sent = {"note-recipient": "DGAS", "note-version": version, **columns}
    assert admin.post("/reglages/note", **sent).status_code == 302
    chosen = settings(app)
    assert (chosen["code"], chosen["name"], chosen["body"]) == ("33", "Gironde", BodyKind.TECHNICAL_COMMITTEE)


def test_a_group_that_is_none_looks_missing(admin: Browser) -> None:
    assert admin.get("/reglages/autre").status_code == 404
    assert admin.post("/reglages/autre").status_code == 404


@pytest.mark.parametrize("role", ["referrer", "coordinator", "committee", "auditor", "observer"])
def test_settings_are_for_administrators_and_who_leads_all(app: Flask, sign_in: SignIn, role: str) -> None:
    visitor = Browser(sign_in(role))
    assert visitor.get("/reglages").status_code == 403
    assert visitor.post("/reglages/note", **{"note-recipient": "Moi"}).status_code == 403
    assert settings(app)["note_recipient"] == "DGAS"
