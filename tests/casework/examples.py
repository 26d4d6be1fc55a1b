"""An example of every act on a case: how it is called, and where it would be let through."""

from collections.abc import Callable

from sqlalchemy import select

from conference import clock
from conference.casework import (
    assignment,
    closing,
    conference,
    confirmation,
    consultation,
    declaration,
    disagreement,
    follow_up,
    hand_out,
    index,
    minimal,
    pair,
    passage,
    plan,
    preparation,
    recusal,
    referral,
    refusal,
    step,
    writing,
)
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.agreement import AgreementState
from conference.domain.facts import Given
from conference.domain.follow_up import Call, Home, Kept, Resolved, ThanksWay, When, Wish
from conference.domain.minimal import Tickable
from conference.domain.neutrality import Rule, TieKind
from conference.domain.plan import Content
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.consultation import Consultation
from conference.models.department import Department
from conference.models.question import Question
from conference.programme import accounts
from tests import seats
from tests.casework.acting import Scene
from tests.casework.example import Example, by_body, by_referrer, on
from tests.casework.examples_agreement import AGREEMENT_EXAMPLES
from tests.casework.examples_care import CARE
from tests.casework.examples_confided import CONFIDED
from tests.casework.examples_family import FAMILY_EXAMPLES
from tests.casework.examples_plan import PLANNED
from tests.casework.examples_voices import VOICES
from tests.world import today

WHY = Given(words="Une hospitalisation.")
RELATIVE = {"kind": PersonKind.RELATIVE, "first_name": "Olga", "last_name": "", "tie": "voisine"}
ACTION = {"what": "Yann vient le samedi", "who": "Yann", "by_when": "en avril"}
SAID = {"respondent": "person", "resolved": Resolved.PARTLY, "plan_kept": Kept.DONE, "changed": "On respire."}


def coordinator(name: str) -> Callable[[Scene], object]:
    """A coordinator of the place."""
    return lambda s: s.place.coordinators[name]


def _times(_: Scene) -> object:
    return {moment: (clock.now(), clock.now()) for moment in Moment}


def _kin(s: Scene) -> object:
    return frozenset({s.guest("Rose").key})


def _at_home(s: Scene) -> object:
    return {(s.person("Lou"), When.BEFORE): (Home.PARENTS, None)}


def _settle_review(s: Scene) -> None:
    follow_up.wish(s.session, s.who, s.case, Wish.DECLINED)


def _know(s: Scene) -> None:
    s.declare("Claire")


def _begun(s: Scene) -> object:
    return s.written


def _checked(s: Scene) -> None:
    plan.check_form(s.session, s.who, s.case, answers_question=True)


def _department(s: Scene) -> object:
    return s.session.get_one(Department, s.case.department_id)


def _decide_urgently(s: Scene) -> None:
    s.session.scalars(select(Assignment).where(Assignment.case_id == s.case.id)).one().urgent = True
    s.session.flush()


def _together(s: Scene, *, know: bool) -> None:
    """Two decide together; who is asked about has declared."""
    if know:
        _know(s)
    s.session.get_one(Department, s.case.department_id).quorum = 2
    if accounts.by_email(s.session, "paul@33.example.org") is None:
        seats.seat(s.session, s.place, "paul")


def _consulted(s: Scene) -> None:
    _together(s, know=True)
    consultation.consult(s.session, s.body, s.case, s.place.coordinators["Claire"])


def _asked(s: Scene) -> Consultation:
    asked = s.session.scalars(select(Consultation).where(Consultation.case_id == s.case.id)).one_or_none()
    return asked or Consultation(case_id=s.case.id, coordinator_id=s.place.coordinators["Sofiane"].id)


def _question(s: Scene) -> Question:
    return Question(case_id=s.case.id, number=99, words="Et après ?", recorded_at=clock.now())


def _paul(s: Scene) -> Actor:
    return seats.sitting_as(s.place, "paul" if "paul" in s.place.accounts else "committee")


EXAMPLES: dict[str, Example] = {
    **AGREEMENT_EXAMPLES,
    **CARE,
    **FAMILY_EXAMPLES,
    **VOICES,
    "assignment.ask": Example("waiting", by_body(assignment.ask, coordinator("Sofiane"))),
    "assignment.answer": Example(
        "waiting",
        lambda s: assignment.answer(s.session, s.who, s.declaration, knows=False, ties=[]),
        lambda s: assignment.ask(s.session, s.body, s.case, s.place.coordinators["Claire"]),
    ),
    "assignment.derogate": Example(
        "waiting", by_body(assignment.derogate, coordinator("Agathe"), Rule.OTHER_SERVICE, "Personne d’autre.")
    ),
    "assignment.assign": Example("waiting", by_body(assignment.assign, coordinator("Claire"), "Utile."), _know),
    "assignment.hand_over": Example("preparation", by_body(assignment.hand_over, coordinator("Sofiane"), "Utile.")),
    "assignment.release": Example("conference", by_body(assignment.release, WHY)),
    "assignment.name_holder": Example("conference", by_body(assignment.name_holder, None)),
    "closing.reopen": Example("closed", by_body(closing.reopen, "La famille revient.")),
    "conference.arrive": Example("conference", on(conference.arrive, lambda s: s.guest("Dr Test"))),
    "conference.welcome": Example("conference", on(conference.welcome, "Olga", Part.NETWORK, asked=False)),
    "conference.leave": Example("conference", on(conference.leave, lambda s: s.presence("Dr Test")), Scene.gather),
    "conference.begin": Example("conference", on(conference.begin, Moment.PRESENTATION), Scene.talk),
    "conference.write_afterwards": Example("conference", on(conference.write_afterwards, _times, _kin, _kin)),
    "conference.adjourn": Example("conference", on(conference.adjourn, WHY)),
    "conference.record": Example("conference", on(conference.record, Given()), Scene.present),
    "declaration.take_back": Example(
        "waiting",
        by_body(declaration.take_back, coordinator("Claire")),
        lambda s: assignment.ask(s.session, s.body, s.case, s.place.coordinators["Claire"]),
    ),
    "declaration.report": Example("conference", on(declaration.report, knows=True, ties=[TieKind.NEIGHBOURHOOD])),
    "confirmation.confirm": Example("preparation", by_body(confirmation.confirm), _decide_urgently),
    "consultation.consult": Example(
        "waiting", by_body(consultation.consult, coordinator("Claire")), lambda s: _together(s, know=True)
    ),
    "consultation.answer": Example(
        "waiting",
        lambda s: consultation.answer(s.session, _paul(s), s.case, _asked(s), favourable=False),
        _consulted,
    ),
    "consultation.give_up": Example("waiting", by_body(consultation.give_up, _asked), _consulted),
    "disagreement.go_on": Example(
        "preparation",
        by_body(disagreement.go_on, lambda s: s.line(AgreementState.REFUSED), "Lou le veut."),
        lambda s: s.refuse("Nadia"),
    ),
    "follow_up.wish": Example("validation", on(follow_up.wish, Wish.WANTED)),
    "follow_up.resolved_at_end": Example("validation", on(follow_up.resolved_at_end, Resolved.PARTLY)),
    "follow_up.call": Example("validation", on(follow_up.call, Call.REACHED, lambda _: today(), "On respire.")),
    "follow_up.live": Example("validation", on(follow_up.live, _at_home)),
    "closing.thank": Example("follow-up", on(closing.thank, lambda _: today(), ThanksWay.POST)),
    "follow_up.try_again": Example("follow-up", on(follow_up.try_again, "un message")),
    "follow_up.review": Example(
        "follow-up",
        on(follow_up.review, SAID, lambda _: today(), {}),
        lambda s: follow_up.wish(s.session, s.who, s.case, Wish.WANTED),
    ),
    "follow_up.synthesise": Example("conference", on(follow_up.synthesise, {"course": "Deux conférences."})),
    "follow_up.close": Example("follow-up", on(follow_up.close), _settle_review),
    "hand_out.give": Example("conference", on(hand_out.give, lambda s: s.agreed, "Une voisine", lambda _: today())),
    "index.index": Example("conference", lambda s: index.index(s.session, s.case, [s.person("Lou")])),
    # No family is alone in a minimal record: its own tests show where these are let through.
    "minimal.ask": Example("draft", by_referrer(minimal.ask)),
    "minimal.tick": Example("", on(minimal.tick, Tickable.QUESTION, lambda _: today())),
    "minimal.untick": Example("", on(minimal.untick, Tickable.QUESTION)),
    "minimal.count_actions": Example("", on(minimal.count_actions, 2)),
    "pair.pair": Example("preparation", by_body(pair.pair, coordinator("Sofiane"))),
    "pair.unpair": Example(
        "preparation",
        by_body(pair.unpair),
        lambda s: pair.pair(s.session, s.body, s.case, s.place.coordinators["Sofiane"]),
    ),
    "passage.record": Example("conference", on(passage.record, StepCode.SUSPEND, WHY)),
    "passage.take_over": Example("draft", on(passage.take_over, Stage.REFERRAL, lambda _: clock.now())),
    "passage.release_coordinator": Example(
        "conference", lambda s: passage.release_coordinator(s.session, s.case, clock.now())
    ),
    "passage.write_measures": Example(
        "conference",
        lambda s: passage.write_measures(
            s.session,
            s.case,
            passage.passages_of(s.session, s.case),
            s.session.get_one(Department, s.case.department_id),
        ),
    ),
    "plan.begin": Example("follow-up", on(plan.begin)),
    "plan.write": Example("conference", on(plan.write, _begun, {"otherwise": "On se rappelle."})),
    "plan.add_action": Example("conference", on(plan.add_action, _begun, ACTION)),
    "plan.write_action": Example(
        "conference", on(plan.write_action, _begun, lambda s: s.written.actions[0], {"who": "Lou"})
    ),
    "plan.remove_action": Example("conference", on(plan.remove_action, _begun, lambda s: s.written.actions[0])),
    "plan.agree": Example("conference", on(plan.agree, _begun)),
    "plan.check_form": Example("validation", on(plan.check_form, answers_question=True)),
    "plan.answer_content": Example(
        "validation", by_referrer(plan.answer_content, Given(content=Content.RATIFIED)), _checked
    ),
    "plan.answer_decision": Example("follow-up", by_referrer(plan.answer_decision, lambda _: today())),
    "preparation.plan_sitting": Example(
        "preparation", on(preparation.plan_sitting, lambda _: clock.now(), "Salle", chosen_by_family=True)
    ),
    "recusal.step_aside": Example(
        "conference", lambda s: recusal.step_aside(s.session, s.body, s.case, TieKind.OTHER, suggested=False)
    ),
    "referral.write": Example("draft", by_referrer(referral.write, {"worries": "L’école."})),
    "referral.name_person": Example("draft", by_referrer(referral.name_person, RELATIVE)),
    "referral.remove_person": Example("draft", by_referrer(referral.remove_person, lambda s: s.person("Lou"))),
    "referral.name_institution": Example(
        "draft",
        by_referrer(
            referral.name_institution, lambda s: {"institution_id": s.place.institutions["UDAF"].id, "worker": "Test"}
        ),
    ),
    "referral.remove_institution": Example("draft", by_referrer(referral.remove_institution, lambda s: s.known)),
    "referral.submit": Example("draft", by_referrer(referral.submit)),
    "referral.withdraw": Example("draft", by_referrer(referral.withdraw)),
    **PLANNED,
    "refusal.tell": Example("conference", on(refusal.tell, coordinator("Agathe"))),
    "step.take": Example("conference", on(step.take, StepCode.SUSPEND, WHY)),
    **{name: Example(*found) for name, found in CONFIDED.items()},
    "writing.keep": Example("conference", on(writing.keep, Act.PREPARATION_WRITTEN, _question)),
}
