"""What the rules of the workflow look at in a case, gathered from its tables."""

from sqlalchemy.orm import Session

from conference.domain.workflow import CaseFacts
from conference.models.case import Case
from conference.queries.neutrality import Candidate
from conference.queries.referral import dossier


def case_facts(session: Session, case: Case, chosen: Candidate | None = None) -> CaseFacts:
    """The facts of a case, with those of the coordinator that is about to be assigned."""
    return CaseFacts(
        stage=case.stage,
        suspended=case.suspended,
        referral=dossier(session, case).facts,
        chosen=chosen is not None,
        engaged=chosen is not None and chosen.engaged,
        declared=chosen is not None and chosen.declared,
        neutrality=tuple(chosen.blocking) if chosen else (),
    )
