"""What plans ask of institutions, with the answers that followed from one version to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference.domain.resource import SETTLED
from conference.models.case import Case
from conference.models.plan import Plan
from conference.models.resource import Resource, ResourceReply


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked in one version, and what was answered of it since, oldest first."""

    resource: Resource
    replies: Sequence[ResourceReply]

    @property
    def last(self) -> ResourceReply | None:
        """The answer that holds."""
        return self.replies[-1] if self.replies else None


def asked(session: Session, case: Case) -> Mapping[int, list[Asked]]:
    """What each version of a plan asks, by the number of its row, in the order it was asked: in two queries."""
    query = select(Resource).where(Resource.case_id == case.id).order_by(Resource.plan_id, Resource.line)
    lines: dict[int, list[ResourceReply]] = {}
    for line, reply in session.execute(
        select(Resource.line, ResourceReply)
        .join(Resource, Resource.id == ResourceReply.resource_id)
        .where(ResourceReply.case_id == case.id)
        .order_by(ResourceReply.id)
    ):
        lines.setdefault(line, []).append(reply)
    found: dict[int, list[Asked]] = {}
    for one in session.scalars(query.options(joinedload(Resource.institution))):
        found.setdefault(one.plan_id, []).append(Asked(one, lines.get(one.line, [])))
    return found


def one(session: Session, resource: Resource) -> Asked:
    """The same of a single thing that is asked."""
    before = aliased(Resource)
    query = select(ResourceReply).join(before, before.id == ResourceReply.resource_id)
    query = query.where(before.case_id == resource.case_id, before.line == resource.line)
    return Asked(resource, session.scalars(query.order_by(ResourceReply.id)).all())


def awaited(session: Session, among: ColumnElement[bool]) -> Sequence[tuple[Case, int, datetime]]:
    """How many answers the agreed plan of each of these cases waits for, where it does, and since when; one query."""
    later, before = aliased(Plan), aliased(Resource)
    superseded = exists().where(later.case_id == Plan.case_id, later.number > Plan.number, later.agreed_at.is_not(None))
    settled = (
        select(ResourceReply.id)
        .join(before, before.id == ResourceReply.resource_id)
        .where(before.case_id == Resource.case_id, before.line == Resource.line, ResourceReply.reply.in_(SETTLED))
    )
    query = (
        select(Case, func.count(Resource.id), func.min(Plan.agreed_at))
        .join(Plan, Plan.case_id == Case.id)
        .join(Resource, Resource.plan_id == Plan.id)
        .where(among, Plan.agreed_at.is_not(None), ~superseded, ~settled.exists())
        .group_by(Case.id)
        .order_by(func.min(Plan.agreed_at), Case.id)
    )
    return [(case, count, since) for case, count, since in session.execute(query) if since is not None]
