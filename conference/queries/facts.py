"""What the rules of the workflow look at in a case, gathered from its tables: those of its stage only."""

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.facts import AssignmentFacts, CaseFacts
from conference.domain.follow_up import FollowUpFacts
from conference.domain.plan import PlanFacts
from conference.domain.preparation import PreparationFacts
from conference.domain.private_time import ConferenceFacts
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.queries import conference, follow_up, plan, preparation
from conference.queries.neutrality import Candidate
from conference.queries.referral import Dossier, dossier

WITH_PLAN = frozenset({Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP})


def case_facts(
    session: Session, case: Case, actor: Actor, chosen: Candidate | None = None, said: Dossier | None = None
) -> CaseFacts:
    """The facts of a case, with those of the coordinator that is about to be assigned."""
    at = case.stage
    latest = plan.versions(session, case)[-1:] if at in WITH_PLAN else []
    return CaseFacts(
        stage=at,
        suspended=case.suspended,
        referral=(said or dossier(session, case)).facts,
        assignment=_assignment(chosen),
        coordinated=case.coordinator_id is not None,
        held=case.holder_id is not None,
        preparation=(preparation.preparation(session, case).facts if at is Stage.PREPARATION else PreparationFacts()),
        conference=conference.day(session, case).facts if at is Stage.CONFERENCE else ConferenceFacts(),
        plan=plan.facts(latest[0], actor) if latest else PlanFacts(),
        follow_up=_follow_up(session, case),
    )


def _follow_up(session: Session, case: Case) -> FollowUpFacts:
    """Before the follow-up only the synthesis sheet is looked at, for a case may be stopped."""
    if case.coordinator_id is None:
        return FollowUpFacts()
    if case.stage is Stage.FOLLOW_UP:
        return follow_up.after(session, case).facts
    return FollowUpFacts(synthesis=follow_up.is_synthesised(session, case))


def _assignment(chosen: Candidate | None) -> AssignmentFacts:
    if chosen is None:
        return AssignmentFacts()
    return AssignmentFacts(True, chosen.engaged, chosen.declared, tuple(chosen.blocking))
