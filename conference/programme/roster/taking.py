"""Writing a table of institutions and people: everything that its preview announced, or nothing."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.coordinators import CoordinatorKind
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.roster import RosterLine
from conference.models.account import Account
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.roster import Roster
from conference.programme import accounts, coordinators, missions, places
from conference.programme.roster.judging import (
    COORDINATOR,
    INSTITUTION,
    LINK,
    MEMBERSHIP,
    SERVICE,
    Judged,
    RosterPreview,
)
from conference.words.roles import ROLE

_ROLES = {words: role for role, words in ROLE.items()}


def take_in(session: Session, actor: Actor, preview: RosterPreview, today: date) -> Roster | None:
    """Write what is new in a preview made in this very transaction; the caller commits. None where nothing is.

    Raises `Refused` while a line is.
    """
    if preview.refused:
        raise Refused(Reason("roster_lines_refused"))
    fresh = [one for one in preview.lines if one.brings]
    if not fresh:
        return None
    writer = _Writer(session, actor, today)
    for one in fresh:
        writer.write(one)
    roster = Roster(
        filename=preview.table.filename, brought=writer.brought, taken_by=actor.account_id, taken_at=clock.now()
    )
    session.add(roster)
    session.flush()
    audit.write(session, actor, Act.ROSTER_TAKEN, roster, (f"count:{len(writer.brought)}",))
    return roster


class _Writer:
    """One table being written; ``brought`` names each row that it added."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self.session, self.actor, self.today = session, actor, today
        self.places = {place.folded: place for place in session.scalars(select(Institution))}
        self.territories = {place.folded: place for place in session.scalars(select(Territory))}
        self.brought: list[str] = []

    def write(self, judged: Judged) -> None:
        """What one line adds."""
        line, account = judged.line, None
        for kind, name in judged.brings:
            if kind in {INSTITUTION, SERVICE}:
                self._place(name, self.places[fold(line.institution)] if kind == SERVICE else None)
            elif kind == MEMBERSHIP:
                account = account or accounts.create(self.session, self.actor, line.email, line.name)
                self._role(line, account, name)
            elif kind == COORDINATOR:
                self._register(line)
            elif kind == LINK:
                known = self.session.scalars(select(Coordinator).where(Coordinator.folded == fold(name))).one()
                coordinators.link(self.session, self.actor, known, self._account(line))

    def _place(self, name: str, parent: Institution | None) -> None:
        place = places.write_institution(self.session, self.actor, name, parent)
        self.places[place.folded] = place
        self.brought.append(f"{INSTITUTION}:{place.key}")

    def _role(self, line: RosterLine, account: Account, name: str) -> None:
        territory, home = self.territories.get(fold(line.territory)), self.places.get(fold(line.place))
        given = accounts.give(self.session, self.actor, account, _ROLES[name], territory, home, line.name)
        self.brought.append(f"{MEMBERSHIP}:{given.key}")

    def _account(self, line: RosterLine) -> Account:
        return self.session.scalars(select(Account).where(Account.email == line.email)).one()

    def _register(self, line: RosterLine) -> None:
        new = coordinators.register(
            self.session,
            self.actor,
            line.name,
            line.trained,
            institution=self.places.get(fold(line.place)),
            territory=self.territories.get(fold(line.territory)),
            account=self._account(line) if line.email else None,
        )
        coordinators.start(self.session, self.actor, new, line.engaged, self.today)
        if line.languages:
            coordinators.describe(
                self.session, self.actor, new, CoordinatorKind.EMPLOYEE, line.languages, None, None, self.today
            )
        if line.share is not None and line.engaged is not None:
            missions.write(self.session, self.actor, new, line.share, line.engaged)
        self.brought.append(f"{COORDINATOR}:{new.key}")
