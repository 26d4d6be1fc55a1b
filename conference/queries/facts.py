"""What the rules of the workflow look at in a case, gathered from its tables: those of its stage only."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.body import BodyFacts
from conference.domain.disagreement import DisagreementFacts
from conference.domain.facts import AssignmentFacts, CaseFacts
from conference.domain.follow_up import FollowUpFacts
from conference.domain.plan import PlanFacts
from conference.domain.preparation import PreparationFacts
from conference.domain.private_time import ConferenceFacts
from conference.domain.reasons import Reason
from conference.domain.referral import ReferralFacts
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.journal import Passage
from conference.queries import body, conference, disagreement, follow_up, minimal, neutrality, plan, preparation
from conference.queries.neutrality import Candidate
from conference.queries.referral import Dossier, dossier

WITH_PLAN = frozenset({Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP})


def case_facts(
    session: Session,
    case: Case,
    actor: Actor,
    chosen: Candidate | None = None,
    said: Dossier | None = None,
    *,
    together: bool = True,
) -> CaseFacts:
    """The facts of a case, with those of the coordinator that is about to be assigned.

    Without ``together``, whether the body is there to decide is left to the page where it does.
    """
    at = case.stage
    prepared, disagreeing = _prepared(session, case)
    facts = CaseFacts(
        stage=at,
        suspended=case.suspended,
        referral=(said or dossier(session, case)).facts if at is Stage.REFERRAL else ReferralFacts(),
        assignment=_assignment(chosen),
        body=body.facts(session, case, actor, chosen.coordinator if chosen else None) if together else BodyFacts(),
        coordinated=case.coordinator_id is not None,
        assigned_before=at is Stage.ASSIGNMENT and _had_coordinator(session, case),
        held=case.holder_id is not None,
        in_question=_in_question(session, case, actor),
        preparation=prepared,
        disagreement=disagreeing,
        conference=conference.facts(session, case) if at is Stage.CONFERENCE else ConferenceFacts(),
        plan=plan.facts(session, case, actor) if at in WITH_PLAN else PlanFacts(),
        # From the assignment on the synthesis sheet is looked at, for a case may be stopped.
        follow_up=follow_up.facts(session, case) if case.coordinator_id is not None else FollowUpFacts(),
    )
    return minimal.with_ticks(session, case, facts) if case.minimal else facts


def _prepared(session: Session, case: Case) -> tuple[PreparationFacts, DisagreementFacts]:
    """What is prepared, and what is left to settle between people's answers; of a minimal case ticks tell."""
    if case.stage is not Stage.PREPARATION or case.minimal:
        return PreparationFacts(), DisagreementFacts()
    said = disagreement.answers(session, case)
    return preparation.facts(session, case, said), said.facts


def _in_question(session: Session, case: Case, actor: Actor) -> tuple[Reason, ...]:
    """It bars the step of whoever coordinates, and no other."""
    asks = case.stage is Stage.PREPARATION and Role.COORDINATOR in actor.roles
    return tuple(neutrality.in_question_of(session, case)) if asks else ()


def _had_coordinator(session: Session, case: Case) -> bool:
    """Whether a step was ever taken under a coordinator, whichever tool it was recorded with."""
    under = select(Passage.id).where(Passage.case_id == case.id, Passage.coordinator_id.is_not(None))
    return session.scalars(under.limit(1)).first() is not None


def _assignment(chosen: Candidate | None) -> AssignmentFacts:
    if chosen is None:
        return AssignmentFacts()
    return AssignmentFacts(True, chosen.engaged, chosen.declared, chosen.expired, tuple(chosen.blocking))
