"""The body's written decision: who takes it, on what, and for how long it holds."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from conference.casework import agreement, disagreement, network, step
from conference.casework.step import missing
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.place import Institution
from conference.models.referral import KnownBy, Person
from conference.queries.disagreement import answers, waiting
from conference.queries.preparation import preparation as prepared
from tests import path, world
from tests.world import Place

WHY = "Le père ne répond plus depuis un an."


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case that could be convened, were everybody agreed."""
    found = world.assigned(session, gironde)
    path.ready(session, gironde, found)
    return found


def says(
    session: Session,
    place: Place,
    case: Case,
    state: AgreementState,
    to: AgreementTo = AgreementTo.PRINCIPLE,
    person: Person | None = None,
) -> Agreement:
    """What the father of the child, or somebody else, answers."""
    who = world.actor(place, "coordinator")
    father = session.scalars(select(Person).where(Person.case_id == case.id, Person.tie == "père")).one_or_none()
    values = {"kind": PersonKind.RELATIVE, "first_name": "Marc", "last_name": "", "tie": "père"}
    said_by = person or father or network.name(session, case, values)
    return agreement.agree(session, who, case, said_by, to, state, world.today())


def left(session: Session, place: Place, case: Case) -> set[str]:
    """What convening still misses."""
    return {r.code for r in missing(session, world.actor(place, "coordinator"), case, StepCode.CONVENE)}


@pytest.mark.parametrize("state", [s for s in AgreementState if s is not AgreementState.GIVEN])
def test_a_father_who_does_not_agree_stops_convening_until_the_body_decides(
    session: Session, gironde: Place, case: Case, state: AgreementState
) -> None:
    line = says(session, gironde, case, state)
    assert left(session, gironde, case) == {"disagreement_undecided"}
    assert [found.id for found in waiting(session, Case.id == case.id)] == [case.id]
    disagreement.go_on(session, world.actor(gironde, "committee"), case, line, WHY)
    assert left(session, gironde, case) == set()
    assert waiting(session, Case.id == case.id) == []
    step.take(session, world.actor(gironde, "coordinator"), case, StepCode.CONVENE)
    assert case.stage is Stage.CONFERENCE


def test_a_later_answer_replaces_the_one_that_was_decided_on(session: Session, gironde: Place, case: Case) -> None:
    line = says(session, gironde, case, AgreementState.UNREACHABLE)
    disagreement.go_on(session, world.actor(gironde, "committee"), case, line, WHY)
    says(session, gironde, case, AgreementState.REFUSED)
    assert left(session, gironde, case) == {"disagreement_undecided"}
    says(session, gironde, case, AgreementState.GIVEN)
    assert left(session, gironde, case) == set()


@pytest.mark.parametrize("person", ["coordinator", "referrer", "lead", "admin", "second"])
def test_only_the_body_decides(session: Session, gironde: Place, case: Case, person: str) -> None:
    line = says(session, gironde, case, AgreementState.REFUSED)
    with pytest.raises(Refused, match="not_yours"):
        disagreement.go_on(session, world.actor(gironde, person), case, line, WHY)
    assert answers(session, case).given[-1].decision is None


def test_it_is_written_once_with_words_about_an_answer_that_awaits_it(
    session: Session, gironde: Place, case: Case
) -> None:
    body, given = world.actor(gironde, "committee"), says(session, gironde, case, AgreementState.GIVEN)
    with pytest.raises(Refused, match="no_decision_awaited"):
        disagreement.go_on(session, body, case, given, WHY)
    refused = says(session, gironde, case, AgreementState.REFUSED)
    with pytest.raises(Refused, match="words_missing"):
        disagreement.go_on(session, body, case, refused, "  ")
    disagreement.go_on(session, body, case, refused, WHY)
    with pytest.raises(Refused, match="no_decision_awaited"):
        disagreement.go_on(session, body, case, refused, "Autre chose.")


def test_what_was_decided_never_changes(session: Session, gironde: Place, case: Case) -> None:
    line = says(session, gironde, case, AgreementState.REFUSED)
    disagreement.go_on(session, world.actor(gironde, "committee"), case, line, WHY)
    session.commit()
    for change in ("UPDATE written_decision SET words = 'autre'", "DELETE FROM written_decision"):
        with pytest.raises(DatabaseError, match="append-only"):
            session.execute(text(change))
        session.rollback()


def test_an_aunt_who_says_no_stops_nothing(session: Session, gironde: Place, case: Case) -> None:
    """She does not come, that is all: her agreement does not count."""
    aunt = network.name(
        session, case, {"kind": PersonKind.RELATIVE, "first_name": "Ina", "last_name": "", "tie": "tante"}
    )
    says(session, gironde, case, AgreementState.REFUSED, person=aunt)
    assert left(session, gironde, case) == set()


def test_an_unaccompanied_minor_agrees_and_is_offered_support(session: Session, gironde: Place, case: Case) -> None:
    institution = session.scalars(select(Institution)).first()
    assert institution is not None
    session.add(KnownBy(case_id=case.id, institution_id=institution.id, holds_authority=True))
    session.flush()
    assert left(session, gironde, case) == {"minor_agreement_missing", "support_not_offered"}
    minor = prepared(session, case).children[0]
    says(session, gironde, case, AgreementState.REFUSED, AgreementTo.SUPPORT, minor)
    assert left(session, gironde, case) == {"minor_agreement_missing"}
    says(session, gironde, case, AgreementState.REFUSED, person=minor)
    assert left(session, gironde, case) == {"minor_agreement_missing", "concerned_refused"}
    says(session, gironde, case, AgreementState.GIVEN, person=minor)
    assert left(session, gironde, case) == set()
