"""The written consultation: one at a time, one answer each, closed by the decision; and derogations with the body."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, consultation, declaration, pair, recusal, step
from conference.domain.body import Way
from conference.domain.facts import Given
from conference.domain.mail import MailKind
from conference.domain.neutrality import Rule, TieKind
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.steps import StepCode
from conference.models.assignment import Declaration, Derogation
from conference.models.consultation import Consultation
from conference.models.outbox import Mail
from conference.queries.consultation import open_on, standing
from tests import seats, world
from tests.world import Place


def _codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_enough_who_are_favourable_let_any_member_decide(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    with pytest.raises(Refused) as refused:
        assignment.assign(session, one, case, claire, "Utile.")
    assert _codes(refused) == ["quorum_missing"]
    asked = consultation.consult(session, one, case, claire)
    asked_in_writing = select(Mail.account_id).where(Mail.kind == MailKind.OPINION_ASKED)
    assert set(session.scalars(asked_in_writing)) == {two.account_id, three.account_id}
    stands = standing(session, case, asked, 2)
    assert (stands.favourable, stands.awaited, stands.enough) == (("Committee 33",), ("Paul", "Rita"), False)
    consultation.answer(session, two, case, asked, favourable=False)
    with pytest.raises(Refused):
        assignment.assign(session, three, case, claire, "Utile.")
    consultation.answer(session, three, case, asked, favourable=True)
    assignment.assign(session, two, case, claire, "Utile.")
    entry = world.last(session, case)
    assert (entry.way, entry.deciders, entry.body_sitting_id) == (Way.CONSULTATION, 2, None)
    assert asked.closed_at is not None


def test_an_answer_is_given_once_and_about_this_coordinator_alone(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case = seats.ready(session, gironde)
    asked = consultation.consult(session, one, case, gironde.coordinators["Claire"])
    consultation.answer(session, two, case, asked, favourable=True)
    with pytest.raises(Refused) as refused:
        consultation.answer(session, two, case, asked, favourable=False)
    assert _codes(refused) == ["opinion_given_already"]
    seats.declared(session, gironde, case, one, "Sofiane")
    with pytest.raises(Refused) as refused:
        assignment.assign(session, one, case, gironde.coordinators["Sofiane"], "Utile.")
    assert _codes(refused) == ["quorum_missing"]


def test_one_is_open_at_a_time_and_another_once_it_is_given_up(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    first = consultation.consult(session, one, case, claire)
    with pytest.raises(Refused) as refused:
        consultation.consult(session, two, case, claire)
    assert _codes(refused) == ["consultation_open_already"]
    consultation.give_up(session, two, case, first)
    for act in (
        lambda: consultation.give_up(session, two, case, first),
        lambda: consultation.answer(session, two, case, first, favourable=True),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert _codes(refused) == ["consultation_closed"]
    consultation.consult(session, two, case, claire)
    session.add(
        Consultation(case_id=case.id, coordinator_id=claire.id, opened_at=clock.now(), opened_by=one.account_id)
    )
    with pytest.raises(IntegrityError):
        session.flush()


def test_nobody_is_consulted_about_who_has_not_declared_or_is_blocked(session: Session, gironde: Place) -> None:
    one, _, _ = seats.three(session, gironde, quorum=2)
    case = seats.ready(session, gironde)
    for name, code in (("Sofiane", "declaration_missing"), ("Agathe", "neutrality_other_service")):
        with pytest.raises(Refused) as refused:
            consultation.consult(session, one, case, gironde.coordinators[name])
        assert code in _codes(refused)
    gironde.department.quorum = 0
    with pytest.raises(Refused) as refused:
        consultation.consult(session, one, case, gironde.coordinators["Claire"])
    assert _codes(refused) == ["consultation_needless"]


def test_whoever_steps_aside_is_not_counted_any_more_and_answers_nothing(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    asked = consultation.consult(session, one, case, claire)
    consultation.answer(session, two, case, asked, favourable=True)
    recusal.step_aside(session, two, case, TieKind.OTHER, suggested=False)
    with pytest.raises(Refused) as refused:
        assignment.assign(session, one, case, claire, "Utile.")
    assert [reason.subject for reason in refused.value.reasons] == ["1/2"]
    recusal.step_aside(session, three, case, TieKind.OTHER, suggested=False)
    with pytest.raises(step.NotPossible):
        consultation.answer(session, three, case, asked, favourable=True)


def test_nobody_answers_about_themselves(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    asked = consultation.consult(session, one, case, claire)
    claire.account_id = two.account_id
    session.flush()
    with pytest.raises(step.NotPossible) as refused:
        consultation.answer(session, two, case, asked, favourable=True)
    assert _codes(refused) == ["decides_on_oneself"]
    assert standing(session, case, asked, 2).awaited == ("Rita",)


def test_whoever_would_be_designated_is_not_written_to(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    claire.account_id = two.account_id
    session.flush()
    consultation.consult(session, one, case, claire)
    written_to = session.scalars(select(Mail.account_id).where(Mail.kind == MailKind.OPINION_ASKED))
    assert set(written_to) == {three.account_id}


@pytest.mark.parametrize("code", [StepCode.RETURN, StepCode.STOP])
def test_what_settles_the_case_closes_what_was_asked(session: Session, gironde: Place, code: StepCode) -> None:
    one, _, _ = seats.three(session, gironde, quorum=2)
    case = seats.ready(session, gironde)
    consultation.consult(session, one, case, gironde.coordinators["Claire"])
    given = Given(words="Il manque un accord.", reason=EndReason.OTHER, ended_by=next(iter(EndedBy)))
    step.take(session, one, case, code, given)
    assert open_on(session, case) is None


def test_declining_waits_for_the_body_and_nothing_presses_to(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case = world.received(session, gironde)
    case.urgent = True
    given = Given(reason=EndReason.OTHER_ANSWER_FITTER, advice="Revenir en mai.")
    with pytest.raises(Refused) as refused:
        step.take(session, one, case, StepCode.DECLINE, given)
    assert _codes(refused) == ["quorum_missing"]
    sitting = seats.sit(session, one, two)
    step.take(session, one, case, StepCode.DECLINE, given)
    entry = world.last(session, case)
    assert (entry.way, entry.deciders, entry.body_sitting_id) == (Way.SITTING, 2, sitting.id)


def test_a_derogation_needs_the_body_too_and_says_how_it_was_taken(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case, agathe = world.received(session, gironde), gironde.coordinators["Agathe"]
    with pytest.raises(Refused) as refused:
        assignment.derogate(session, one, case, agathe, Rule.OTHER_SERVICE, "Personne d’autre.")
    assert _codes(refused) == ["quorum_missing"]
    assert session.scalars(select(Derogation)).first() is None
    sitting = seats.sit(session, one, two)
    kept = assignment.derogate(session, one, case, agathe, Rule.OTHER_SERVICE, "Personne d’autre.")
    assert (kept.way, kept.body_sitting_id) == (Way.SITTING, sitting.id)


def test_nobody_decides_their_own_derogation(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case, agathe = world.received(session, gironde), gironde.coordinators["Agathe"]
    agathe.account_id = one.account_id
    seats.sit(session, one, two)
    with pytest.raises(step.NotPossible) as refused:
        assignment.derogate(session, one, case, agathe, Rule.OTHER_SERVICE, "Personne d’autre.")
    assert _codes(refused) == ["decides_on_oneself"]


def test_opinions_on_somebody_neutral_set_no_rule_aside(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    asked = consultation.consult(session, one, case, claire)
    for who in (two, three):
        consultation.answer(session, who, case, asked, favourable=True)
    told = session.scalars(select(Declaration).where(Declaration.case_id == case.id)).one()
    assignment.answer(session, world.actor(gironde, "coordinator"), told, knows=True, ties=[TieKind.KINSHIP])
    with pytest.raises(Refused) as refusal:
        assignment.derogate(session, one, case, claire, Rule.NO_TIE, "Un cousin.")
    assert _why(refusal) == [("quorum_missing", "0/2")]


def test_urgency_gives_nobody_beside_who_is_in_place_and_sets_nothing_aside_for_them(
    session: Session, gironde: Place
) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire, sofiane = seats.ready(session, gironde), *(gironde.coordinators[n] for n in ("Claire", "Sofiane"))
    case.urgent = True
    assignment.assign(session, one, case, claire, "Le juge attend.")
    seats.declared(session, gironde, case, one, "Sofiane")
    asked = consultation.consult(session, one, case, sofiane)
    for who in (two, three):
        consultation.answer(session, who, case, asked, favourable=True)
    declaration.report(session, world.actor(gironde, "coordinator"), case, knows=True, ties=[TieKind.KINSHIP])
    for act in (
        lambda: pair.pair(session, one, case, sofiane),
        lambda: assignment.derogate(session, one, case, claire, Rule.NO_TIE, "Un cousin."),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert _why(refusal) == [("quorum_missing", "0/2")]
    seats.sit(session, one, two)
    assert assignment.derogate(session, one, case, claire, Rule.NO_TIE, "Un cousin.").way is Way.SITTING
    assert not pair.pair(session, one, case, sofiane).urgent


def _why(refusal: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(reason.code, reason.subject) for reason in refusal.value.reasons]
