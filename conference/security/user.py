"""Who is signed in, for the length of one request."""

from dataclasses import dataclass
from functools import cache, cached_property

from sqlalchemy import Date, Integer, Select, bindparam, exists, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.actors import Actor
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.department import Department
from conference.models.sign_in import WebSession
from conference.models.supervision import Supervision
from conference.models.tenancy import across


@dataclass(frozen=True)
class User:
    """An account, the département it works for in this session, and its memberships there."""

    account: Account
    department: Department | None
    memberships: tuple[Membership, ...]
    web_session: WebSession
    supervises: bool = False

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """The account's key."""
        return self.account.key

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What the account is in this département, at this very request."""
        return frozenset(m.role for m in self.memberships if m.case_id is None or m.role is not Role.COMMITTEE)

    @cached_property
    def sits_in_body(self) -> bool:
        """Whether the account sits in the designating body of this département, were it for one case."""
        return self.department is not None and (self.department.body_role in self.roles or bool(self.decides_only))

    @cached_property
    def decides_only(self) -> frozenset[int]:
        """The cases that somebody of a neighbouring body was asked to decide on."""
        return self._lent_for(Role.COMMITTEE)

    @cached_property
    def lent_for(self) -> frozenset[int] | None:
        """The cases that somebody was lent to coordinate; None for a coordinator of the département."""
        whole = any(m.role is Role.COORDINATOR and m.case_id is None for m in self.memberships)
        return None if whole else self._lent_for(Role.COORDINATOR)

    def _lent_for(self, role: Role) -> frozenset[int]:
        return frozenset(m.case_id for m in self.memberships if m.role is role and m.case_id is not None)

    @property
    def actor(self) -> Actor:
        """The author of what this request does."""
        return Actor(self.account.id, self.roles, self.decides_only)

    def territories(self, role: Role) -> frozenset[int] | None:
        """The territories that a role is narrowed to; None for the whole département."""
        held = [m.territory_id for m in self.memberships if m.role is role and m.case_id is None]
        narrowed = frozenset(territory for territory in held if territory is not None)
        return None if len(narrowed) < len(held) else narrowed

    @property
    def institution_id(self) -> int | None:
        """The institution that the account refers from."""
        return next((m.institution_id for m in self.memberships if m.institution_id is not None), None)


def load(session: Session, web_session: WebSession) -> User:
    """The user of a session: its memberships are read anew at each request, so a role withdrawn is gone."""
    department = web_session.department
    memberships, supervises = _held(session, web_session.account_id, department) if department else ((), False)
    return User(web_session.account, department, memberships, web_session, supervises)


def acting(session: Session, account: Account, department: Department) -> User:
    """Somebody as they would be if they signed in now: what a command tells them goes through the same policy."""
    memberships, supervises = _held(session, account.id, department)
    return User(account, department, memberships, WebSession(account_id=account.id), supervises)


def _held(session: Session, account_id: int, department: Department) -> tuple[tuple[Membership, ...], bool]:
    """The roles of an account in a département, and whether somebody's work is supervised by them; in one query."""
    given = {"account": account_id, "department": department.id, "today": clock.today(department.zone)}
    rows = session.execute(_own(), given).all()
    return tuple(membership for membership, _ in rows), any(supervised for _, supervised in rows)


@cache
def _own() -> Select[Membership, bool]:
    account, here = bindparam("account", type_=Integer), bindparam("department", type_=Integer)
    runs = Supervision.department_id == here, Supervision.until.is_(None)
    supervises = exists().where(Supervision.account_id == account, *runs)
    held = Membership.account_id == account, Membership.holds(bindparam("today", type_=Date))
    return select(Membership, supervises).where(*held).order_by(Membership.id)


def departments_of(session: Session, account: Account) -> list[Department]:
    """The départements that an account has a role in, by name."""
    with across(session):
        own = select(Membership).where(Membership.account_id == account.id, Membership.vouched)
        query = own.options(joinedload(Membership.department))
        held = [m for m in session.scalars(query) if m.until is None or m.until >= clock.today(m.department.zone)]
        found = {membership.department for membership in held}
    return sorted(found, key=lambda department: department.code)
