"""Accounts and their memberships: opened by an administrator, closed at once when somebody leaves.

An account may work for several départements. Each one gives and takes back its own roles, and none
learns from here that another knows the same account.
"""

import re
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import MACHINE, Actor
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.personal_link import PersonalLink
from conference.models.place import Institution, Territory
from conference.models.sign_in import WebSession
from conference.models.tenancy import DEPARTMENT, across

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def by_email(session: Session, email: str) -> Account | None:
    """The account of an address, whatever its capitals."""
    return session.scalars(select(Account).where(Account.email == email.strip().casefold())).one_or_none()


def is_address(email: str) -> bool:
    """Whether a text looks like an electronic address."""
    return _ADDRESS.fullmatch(email) is not None


def create(session: Session, actor: Actor, email: str, name: str) -> Account:
    """Open an account without a password: its holder chooses one by a link.

    Raises `Refused` for an address that is none. An address that has an account already gives that account,
    reopened if it was closed: it may belong to another département, and nobody is told.
    """
    email = email.strip().casefold()
    if not is_address(email):
        raise Refused(Reason("email_wrong", "email"))
    existing = by_email(session, email)
    if existing is not None:
        return _reopen(session, actor, existing)
    account = Account(email=email, name=name.strip(), created_at=clock.now())
    session.add(account)
    session.flush()
    audit.write(session, actor, Act.ACCOUNT_CREATED, account)
    return account


def _reopen(session: Session, actor: Actor, account: Account) -> Account:
    if account.closed_at is not None:
        account.closed_at = None
        audit.write(session, actor, Act.ACCOUNT_OPENED, account)
    return account


def give(
    session: Session,
    actor: Actor,
    account: Account,
    role: Role,
    territory: Territory | None = None,
    institution: Institution | None = None,
    name: str = "",
    case: Case | None = None,
) -> Membership:
    """Give an account a role in the session's département. Raises `Refused` when it has it already, and on oneself.

    With ``case``, the role is for that one alone. ``name`` is how the département knows somebody new to it; else the
    account's own. Given by somebody to an account of another département, a role opens nothing until the machine
    gives it too, and nobody is told.
    """
    if account.id == actor.account_id:
        raise Refused(Reason("own_role", "role"))
    held = _held(session, account)
    territory_id, case_id = territory.id if territory else None, case.id if case else None
    place = (role, territory_id, case_id)
    same = next((one for one in held if (one.role, one.territory_id, one.case_id) == place), None)
    if same is not None:
        return _vouch(session, actor, account, same)
    works_elsewhere = elsewhere(session, account)
    if not held and not works_elsewhere:
        _start_anew(session, account)
    known_as = held[0].name if held else name.strip() or account.name
    membership = Membership(
        account_id=account.id,
        role=role,
        name=known_as,
        folded=fold(known_as),
        territory_id=territory_id,
        institution_id=institution.id if institution else None,
        case_id=case_id,
        since=clock.now(),
        vouched=actor == MACHINE or not works_elsewhere,
    )
    session.add(membership)
    session.flush()
    audit.write(session, actor, Act.MEMBERSHIP_GIVEN, account, (role.value,))
    return membership


def give_for(
    session: Session, actor: Actor, account: Account, role: Role, case: Case, until: date, name: str
) -> Membership:
    """Give somebody of a neighbouring département a role on one case alone, up to a last day; or move that day.

    As any role, it opens nothing to an account of another département until the machine gives it too. Raises
    `Refused` on oneself.
    """
    if account.id == actor.account_id:
        raise Refused(Reason("own_role", "email"))
    held = next((one for one in _held(session, account) if one.role is role and one.case_id == case.id), None)
    membership = held or give(session, actor, account, role, name=name, case=case)
    membership.until = until
    session.flush()
    audit.write(session, actor, Act.MEMBERSHIP_GIVEN, account, (role.value, "until"))
    return membership


def vouch_for_cases(session: Session, account: Account) -> list[Membership]:
    """The machine confirms the roles on one case that an account waits for."""
    waiting = [one for one in _held(session, account) if one.case_id is not None and not one.vouched]
    return [_vouch(session, MACHINE, account, one) for one in waiting]


def _vouch(session: Session, actor: Actor, account: Account, membership: Membership) -> Membership:
    """The machine confirms a role that waits for it; anything else held already is refused."""
    if actor != MACHINE or membership.vouched:
        raise Refused(Reason("role_held_already", "role"))
    membership.vouched = True
    audit.write(session, actor, Act.MEMBERSHIP_GIVEN, account, (membership.role.value,))
    return membership


def _start_anew(session: Session, account: Account) -> None:
    """An account that works nowhere any more forgets who held it: its password, its links, its sessions."""
    account.password, now = None, clock.now()
    links = update(PersonalLink).where(PersonalLink.account_id == account.id, PersonalLink.ended_at.is_(None))
    session.execute(links.values(ended_at=now))
    sessions = update(WebSession).where(WebSession.account_id == account.id, WebSession.ended_at.is_(None))
    session.execute(sessions.values(ended_at=now))


def withdraw(session: Session, actor: Actor, membership: Membership) -> None:
    """Take a role back; it is gone at the next request. Raises `Refused` on one's own administration."""
    if membership.account_id == actor.account_id and membership.role is Role.ADMIN:
        raise Refused(Reason("own_administration", "role"))
    account = session.get_one(Account, membership.account_id)
    audit.write(session, actor, Act.MEMBERSHIP_WITHDRAWN, account, (membership.role.value,))
    session.delete(membership)
    session.flush()


def close(session: Session, actor: Actor, account: Account) -> None:
    """Take back every role that an account has here and end its sessions here, at once.

    The account itself is closed, its password and links with it, unless another département gives it a
    role: then it stays open there. Raises `Refused` on one's own account.
    """
    if account.id == actor.account_id:
        raise Refused(Reason("own_account", "account"))
    for membership in _held(session, account):
        withdraw(session, actor, membership)
    sessions = update(WebSession).where(WebSession.account_id == account.id, WebSession.ended_at.is_(None))
    if elsewhere(session, account):
        sessions = sessions.where(WebSession.department_id == session.info[DEPARTMENT])
    else:
        account.closed_at, account.password = clock.now(), None
    session.execute(sessions.values(ended_at=clock.now()))
    audit.write(session, actor, Act.ACCOUNT_CLOSED, account)


def elsewhere(session: Session, account: Account) -> bool:
    """Whether a département other than the session's gives an account a role; never to be shown."""
    others = select(Membership.id).where(
        Membership.account_id == account.id, Membership.department_id != session.info[DEPARTMENT]
    )
    with across(session):
        return session.scalars(others.limit(1)).first() is not None


def _held(session: Session, account: Account) -> list[Membership]:
    query = select(Membership).where(Membership.account_id == account.id).order_by(Membership.id)
    return list(session.scalars(query))
