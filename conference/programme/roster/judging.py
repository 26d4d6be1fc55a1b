"""What a table of institutions and people would write, line by line, beside what the département holds already."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.mission import Letter, unwritable
from conference.domain.names import fold
from conference.domain.reasons import Reason
from conference.domain.roles import Role
from conference.domain.roster import LineFate, RosterColumn, RosterLine
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.models.tenancy import DEPARTMENT
from conference.programme.accounts import is_address
from conference.programme.roster.reading import Table
from conference.queries.setup import any_received
from conference.words.roles import ROLE

# Who opens accounts, and who looks at what everybody read, are named by an administrator alone.
OF_ADMINS = frozenset({Role.ADMIN, Role.AUDITOR})
INSTITUTION, SERVICE, MEMBERSHIP, COORDINATOR, LINK = "institution", "service", "membership", "coordinator", "link"


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, what it would add, each as a kind and a name, and what refuses it."""

    line: RosterLine
    brings: tuple[tuple[str, str], ...]
    refused: tuple[Reason, ...]

    @property
    def fate(self) -> LineFate:
        """What becomes of it."""
        if self.refused:
            return LineFate.REFUSED
        return LineFate.NEW if self.brings else LineFate.KNOWN


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """A whole table before anything is written."""

    table: Table
    lines: tuple[Judged, ...]

    @property
    def refused(self) -> int:
        """How many lines are refused: as long as there is one, nothing is written."""
        return sum(one.fate is LineFate.REFUSED for one in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind it would add, services among the institutions."""
        kinds = Counter(kind for one in self.lines for kind, _ in one.brings)
        return {
            INSTITUTION: kinds[INSTITUTION] + kinds[SERVICE],
            MEMBERSHIP: kinds[MEMBERSHIP],
            COORDINATOR: kinds[COORDINATOR],
        }


def among_admins(actor: Actor) -> bool:
    """Whether somebody says who comes in, as what, whatever was received: an administrator, or the machine."""
    return actor.account_id is None or Role.ADMIN in actor.roles


def judge(session: Session, actor: Actor, table: Table) -> RosterPreview:
    """What would be written for somebody who confirms a table; nothing is."""
    known = _Known(session, actor)
    return RosterPreview(table, tuple(known.judged(line) for line in table.lines))


class _Known:
    """What the département holds, with what the lines above would add to it. Names and addresses are folded."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.actor, self.among_admins = actor, among_admins(actor)
        # Once a family is known here, who leads brings in nobody by themselves: a table would open its case to anybody.
        self.received = any_received(session)
        self.ceiling = session.get_one(Department, session.info[DEPARTMENT]).letter_ceiling
        self.own = session.get_one(Account, actor.account_id).email if actor.account_id else ""
        found = list(session.scalars(select(Institution)))
        by_id = {place.id: place.folded for place in found}
        self.places = {place.folded: by_id.get(place.parent_id or 0) for place in found}
        self.territories = {place.folded for place in session.scalars(select(Territory))}
        self.names: dict[str, str] = {}
        self.held: set[tuple[str, Role, str]] = set()
        self._people(session)
        self.register: dict[str, str] = {}
        rows = session.execute(
            select(Coordinator.folded, Account.email).outerjoin(Account, Account.id == Coordinator.account_id)
        )
        for name, email in rows:
            self.register[name] = email or ""

    def _people(self, session: Session) -> None:
        query = select(Membership, Account.email, Territory.folded).join(Account, Account.id == Membership.account_id)
        query = query.outerjoin(Territory, Territory.id == Membership.territory_id)
        for membership, email, territory in session.execute(query.where(Membership.case_id.is_(None))):
            self.names[email] = membership.name
            self.held.add((email, membership.role, territory or ""))

    def judged(self, line: RosterLine) -> Judged:
        """One line after those above it."""
        self.refused, self.brings = list(line.refused), list[tuple[str, str]]()
        self._place(line)
        if line.territory and fold(line.territory) not in self.territories:
            self._refuse("roster_territory_unknown", RosterColumn.TERRITORY, line.territory)
        if line.name and line.roles:
            self._person(line)
        return Judged(line, tuple(self.brings), tuple(self.refused))

    def _refuse(self, code: str, column: RosterColumn, subject: str = "") -> None:
        self.refused.append(Reason(code, column, subject))

    def _place(self, line: RosterLine) -> None:
        top, service = fold(line.institution), fold(line.service)
        if service and not top:
            if service not in self.places:
                self._refuse("roster_service_alone", RosterColumn.SERVICE, line.service)
            return
        if top and top not in self.places:
            self.places[top] = None
            self.brings.append((INSTITUTION, line.institution))
        if service and self.places[top] is not None:
            self._refuse("roster_service_of_a_service", RosterColumn.INSTITUTION, line.institution)
        elif service and self.places.get(service, top) != top:
            self._refuse("roster_service_elsewhere", RosterColumn.SERVICE, line.service)
        elif service and service not in self.places:
            self.places[service] = top
            self.brings.append((SERVICE, line.service))

    def _person(self, line: RosterLine) -> None:
        if line.email and not is_address(line.email):
            self._refuse("email_wrong", RosterColumn.EMAIL)
            return
        known = self.names.setdefault(line.email, line.name) if line.email else line.name
        if fold(known) != fold(line.name):
            self._refuse("roster_email_of_another", RosterColumn.EMAIL, known)
            return
        if line.email:
            for role in line.roles:
                self._role(line, role)
        if Role.COORDINATOR in line.roles:
            self._coordinator(line)

    def _role(self, line: RosterLine, role: Role) -> None:
        held = (line.email, role, fold(line.territory))
        if held in self.held:
            return
        if line.email == self.own:
            self._refuse("roster_own_role", RosterColumn.ROLES)
        elif not self.among_admins and (self.received or role in OF_ADMINS):
            self._refuse("roster_role_of_admins", RosterColumn.ROLES, ROLE[role])
        else:
            self.held.add(held)
            self.brings.append((MEMBERSHIP, ROLE[role]))

    def _coordinator(self, line: RosterLine) -> None:
        name = fold(line.name)
        if line.email and line.email in self.register.values():
            return
        if name not in self.register:
            self.brings.append((COORDINATOR, line.name))
            if line.share is not None and line.engaged is not None:
                self.refused += unwritable(Letter(line.share, line.engaged), self.ceiling)
        elif line.email and self.register[name]:
            self._refuse("roster_name_of_another", RosterColumn.NAME, line.name)
            return
        elif line.email and self.received and not self.among_admins:
            self._refuse("roster_role_of_admins", RosterColumn.ROLES, ROLE[Role.COORDINATOR])
        elif line.email:
            self.brings.append((LINK, line.name))
        self.register[name] = line.email or self.register.get(name, "")
