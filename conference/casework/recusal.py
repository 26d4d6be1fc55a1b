"""A member of the designating body steps aside from a case: for good, and they read nothing of it afterwards."""

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import step
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Reason
from conference.domain.roles import Capacity
from conference.models.case import Case
from conference.models.recusal import Recusal
from conference.queries.capacities import capacities, stepped_aside


def step_aside(session: Session, actor: Actor, case: Case, tie: TieKind, *, suggested: bool) -> Recusal:
    """Recuse oneself, with the kind of tie and nothing more of it; ``suggested`` where the product had found it first.

    Raises `NotPossible` to whoever could not decide on the case: there is nothing to step aside from.
    """
    open_at(session, case, while_suspended=True)
    if stepped_aside(session, actor, case):
        raise step.NotPossible(Reason("stepped_aside_already"))
    if Capacity.BODY not in capacities(session, actor, case):
        raise step.NotPossible(Reason("not_yours"))
    recusal = Recusal(case_id=case.id, account_id=actor.account_id, tie=tie, suggested=suggested, at=clock.now())
    return keep(session, actor, case, Act.RECUSED, recusal, "tie")
