"""The people of a département: those who have a role in it, by name, paged by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import Session, joinedload

from conference.domain.names import fold
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator
from conference.models.place import Territory

PAGE = 50
PLACES = (joinedload(Membership.territory), joinedload(Membership.institution), joinedload(Membership.case))


@dataclass(frozen=True, slots=True)
class Colleague:
    """One account, with the roles that it has in the département: at least one."""

    account: Account
    memberships: Sequence[Membership]

    @property
    def key(self) -> str:
        """The key of their account."""
        return self.account.key

    @property
    def name(self) -> str:
        """The name by which the département knows them."""
        return self.memberships[0].name


@dataclass(frozen=True, slots=True)
class Known:
    """An account by the name that the département knows, whether or not it still has a role there."""

    account: Account
    name: str

    @property
    def key(self) -> str:
        """The key of the account."""
        return self.account.key


@dataclass(frozen=True, slots=True)
class Anchor:
    """The key of the account that a page begins after, or ends before."""

    key: str
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of colleagues, and the keys that its neighbours begin from, where there are any."""

    people: Sequence[Colleague]
    count: int
    before: str | None
    after: str | None


def page(session: Session, words: str, anchor: Anchor | None) -> Page:
    """One page of those whose name holds every word, by folded name."""
    query = select(Membership.folded, Membership.account_id).distinct()
    for word in fold(words).split()[:5]:
        query = query.where(Membership.folded.contains(word, autoescape=True))
    count = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    backwards = anchor is not None and anchor.backwards
    rows = session.execute(_from(session, query, anchor).limit(PAGE + 1)).all()
    more = len(rows) > PAGE
    people = _people(session, [row.account_id for row in rows[:PAGE]])
    if backwards:
        people.reverse()
    has_before, has_after = (more, True) if backwards else (anchor is not None, more)
    if not people:
        return Page((), count, None, None)
    first, last = people[0].account.key, people[-1].account.key
    return Page(people, count, first if has_before else None, last if has_after else None)


def _from(session: Session, query: Select[str, int], anchor: Anchor | None) -> Select[str, int]:
    order = (Membership.folded, Membership.account_id)
    there = None
    if anchor is not None:
        known = select(*order).join(Account, Account.id == Membership.account_id).where(Account.key == anchor.key)
        there = session.execute(known.limit(1)).one_or_none()
    if anchor is None or there is None:
        return query.order_by(*order)
    if anchor.backwards:
        return query.where(tuple_(*order) < tuple_(*there)).order_by(order[0].desc(), order[1].desc())
    return query.where(tuple_(*order) > tuple_(*there)).order_by(*order)


def _people(session: Session, ids: Sequence[int]) -> list[Colleague]:
    query = select(Membership).where(Membership.account_id.in_(ids)).order_by(Membership.id)
    held: dict[int, list[Membership]] = {}
    for membership in session.scalars(query.options(joinedload(Membership.account), *PLACES)):
        held.setdefault(membership.account_id, []).append(membership)
    return [Colleague(held[one][0].account, held[one]) for one in ids]


def colleague(session: Session, key: str) -> Colleague | None:
    """The account of a key, if the département gives it a role."""
    query = select(Membership.account_id).join(Account, Account.id == Membership.account_id)
    account_id = session.scalars(query.where(Account.key == key).limit(1)).one_or_none()
    return _people(session, [account_id])[0] if account_id is not None else None


def known_as() -> ColumnElement[str]:
    """The name by which this département knows an account: its own only for who has no role here any more."""
    here = select(func.min(Membership.name)).where(Membership.account_id == Account.id, Membership.name != "")
    return func.coalesce(here.correlate(Account).scalar_subquery(), Account.name)


def names(session: Session) -> dict[int, str]:
    """The same of every account that has a role here, by the id of the account."""
    query = select(Membership.account_id, func.min(Membership.name)).where(Membership.name != "")
    return dict(session.execute(query.group_by(Membership.account_id)).all())


def called(session: Session, account: Account) -> str:
    """The same of one account."""
    return session.scalars(select(known_as()).where(Account.id == account.id)).one()


def unlinked(session: Session) -> Sequence[Coordinator]:
    """The coordinators who have no account yet, by name."""
    query = select(Coordinator).where(Coordinator.account_id.is_(None)).order_by(Coordinator.folded)
    return session.scalars(query).all()


def referrers(session: Session) -> Sequence[Colleague]:
    """Those who refer in the département and could hold a case, by name."""
    query = select(Membership.account_id).join(Account, Account.id == Membership.account_id).distinct()
    query = query.where(Membership.role == Role.REFERRER, Account.closed_at.is_(None))
    return sorted(_people(session, session.scalars(query).all()), key=lambda one: (fold(one.name), one.account.id))


def leads_of_all(session: Session) -> Sequence[Account]:
    """Those who lead the whole département, by name: whoever validates its note is one of them."""
    theirs = select(Membership.account_id).where(
        Membership.role == Role.LEAD, Membership.territory_id.is_(None), Membership.vouched
    )
    query = select(Account).where(Account.id.in_(theirs)).order_by(Account.name, Account.id)
    return session.scalars(query).all()


def leads(session: Session, today: date) -> Sequence[Membership]:
    """Those who lead the département or some territories of it, with where they work; those of all of it first."""
    query = select(Membership).where(Membership.role == Role.LEAD, Membership.holds(today))
    found = session.scalars(query.options(joinedload(Membership.territory), joinedload(Membership.institution)))
    return sorted(found, key=lambda one: (one.territory.folded if one.territory else "", one.folded))


def leads_for(session: Session, territory_id: int | None, today: date) -> Sequence[Account]:
    """Those who lead on a day, the whole département or a territory that holds this one, in the order of accounts."""
    above: list[int] = []
    while territory_id is not None:
        above.append(territory_id)
        territory_id = session.get_one(Territory, territory_id).parent_id
    there = Membership.territory_id.is_(None) | Membership.territory_id.in_(above)
    theirs = select(Membership.account_id).where(Membership.role == Role.LEAD, there, Membership.holds(today))
    query = select(Account).where(Account.id.in_(theirs), Account.closed_at.is_(None))
    return session.scalars(query.order_by(Account.id)).all()


def members_of_the_body(session: Session, role: Role, today: date) -> Sequence[Account]:
    """Those who sit in the designating body on a day, were it for one case, in the order of their accounts."""
    sits = (Membership.role == role) | ((Membership.role == Role.COMMITTEE) & Membership.case_id.is_not(None))
    theirs = select(Membership.account_id).where(sits, Membership.holds(today))
    query = select(Account).where(Account.id.in_(theirs), Account.closed_at.is_(None))
    return session.scalars(query.order_by(Account.id)).all()
