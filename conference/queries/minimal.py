"""What a minimal case holds for the rules: its ticks, and its few real answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.facts import CaseFacts
from conference.domain.minimal import ONCE, UNHEARD, unnamed
from conference.domain.referral import ReferralFacts
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.journal import Passage
from conference.models.minimal import Tick
from conference.queries.preparation import sitting


def conferences(case: Case) -> Select[Any]:
    """How many times a case went back to its preparation: each time another conference is made ready."""
    back = Passage.source.in_((Stage.CONFERENCE, Stage.FOLLOW_UP)), Passage.target == Stage.PREPARATION
    return select(func.count()).select_from(Passage).where(Passage.case_id == case.id, *back)


def ticks(session: Session, case: Case) -> Sequence[Tick]:
    """The ticks that hold now, with who made them."""
    standing = or_(Tick.code.in_(ONCE), Tick.round == conferences(case).scalar_subquery())
    query = select(Tick).where(Tick.case_id == case.id, standing).order_by(Tick.id)
    return session.scalars(query.options(joinedload(Tick.author))).all()


def with_ticks(session: Session, case: Case, facts: CaseFacts) -> CaseFacts:
    """The facts of a minimal case: of what has no words the rules ask for a tick, whatever the tables hold."""
    planned = sitting(session, case) if case.stage is Stage.PREPARATION else None
    ahead = planned if planned is not None and planned.held_at is None else None
    return replace(
        facts,
        minimal=True,
        ticks=frozenset(tick.code.value for tick in ticks(session, case)),
        referral=ReferralFacts(field=case.field, territory=case.territory_id is not None, origin=case.origin),
        preparation=unnamed(case.children, dated=ahead is not None and ahead.at is not None),
        disagreement=UNHEARD,
        follow_up=replace(facts.follow_up, synthesis=False),
    )
