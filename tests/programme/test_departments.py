"""Opening a département and changing its settings, through the acts."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.delays import COMMON_TERMS, DelayKind, Term, Unit
from conference.domain.neutrality import COMMON_MODES, Mode, Rule
from conference.domain.reasons import Refused
from conference.domain.roles import BodyKind
from conference.models.department import Department
from conference.programme import departments
from tests import world
from tests.world import Place


def test_a_departement_opens_with_its_profile(session: Session) -> None:
    opened = departments.create(session, MACHINE, "2a")
    assert (opened.code, opened.zone) == ("2A", "Europe/Paris")
    assert (opened.body, opened.modes, opened.terms) == (BodyKind.LEAD, COMMON_MODES, COMMON_TERMS)
    assert departments.create(session, MACHINE, "974").zone == "Indian/Reunion"


@pytest.mark.parametrize(("code", "reason"), [("33", "department_open_already"), ("20", "department_unknown")])
def test_a_departement_opens_once_and_exists(session: Session, code: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        departments.create(session, MACHINE, code)
    assert [found.code for found in refusal.value.reasons] == [reason]


def committed(session: Session, department: Department) -> int:
    """The version that a commit leaves."""
    session.commit()
    return department.version


def test_every_change_of_a_setting_overtakes_the_forms_shown_before(session: Session, gironde: Place) -> None:
    admin, department = world.actor(gironde, "admin"), gironde.department
    modes = COMMON_MODES | {Rule.NO_TIE: Mode.OFF}
    terms = COMMON_TERMS | {DelayKind.ASSIGNMENT: Term(Unit.CALENDAR, 20, 40)}
    versions = [department.version]
    departments.set_body(session, admin, department, BodyKind.LEAD, "Pilote")
    versions.append(committed(session, department))
    departments.set_modes(session, admin, department, modes)
    versions.append(committed(session, department))
    departments.set_terms(session, admin, department, terms)
    versions.append(committed(session, department))
    departments.set_contact(session, admin, department, "Cellule CF")
    versions.append(committed(session, department))
    departments.set_note(session, admin, department, "Direction enfance", None)
    versions.append(committed(session, department))
    assert versions == list(range(versions[0], versions[0] + 6))
    assert (department.modes, department.terms) == (modes, terms)
    assert (department.contact, department.note_recipient) == ("Cellule CF", "Direction enfance")


def test_who_leads_makes_nobody_the_body_once_a_case_is_there(session: Session, gironde: Place) -> None:
    lead, admin, department = world.actor(gironde, "lead"), world.actor(gironde, "admin"), gironde.department
    name = department.body_name
    departments.set_body(session, lead, department, BodyKind.LEAD, "Pilote")
    departments.set_body(session, lead, department, BodyKind.TECHNICAL_COMMITTEE, name)
    world.received(session, gironde)
    with pytest.raises(Refused, match="body_of_admins"):
        departments.set_body(session, lead, department, BodyKind.LEAD, "Pilote")
    departments.set_body(session, lead, department, BodyKind.TECHNICAL_COMMITTEE, "Comité du Sud")
    assert (department.body, department.body_name) == (BodyKind.TECHNICAL_COMMITTEE, "Comité du Sud")
    departments.set_body(session, admin, department, BodyKind.LEAD, "Pilote")


def test_the_recourse_besides_the_lead_is_not_the_lead_s_to_write(session: Session, gironde: Place) -> None:
    lead, admin, department = world.actor(gironde, "lead"), world.actor(gironde, "admin"), gironde.department
    with pytest.raises(Refused, match="complaints_of_admins"):
        departments.set_complaints(session, lead, department, "Moi-même")
    departments.set_complaints(session, admin, department, "Le défenseur des droits")
    assert department.complaints == "Le défenseur des droits"
