"""A base that has lived, for the tests of access: each département has cases of every kind, twice over.

Everything is named: ``draft``, ``waiting`` and ``assigned`` were referred by ``referrer``; the same names with
a 2 by another referrer, with another coordinator; ``@59`` is the same in the other département. ``fresh`` has
nobody asked yet, ``ready`` an answer that lets its coordinator be assigned.
"""

from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, minimal, referral
from conference.casework.imports import upload
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.minimal import Tickable
from conference.domain.referral import PersonKind
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.referral import KnownBy, Person
from conference.models.sign_in import WebSession
from conference.models.takeover import ImportBatch
from conference.models.tenancy import work_for
from conference.programme import accounts, lending
from conference.security import sessions
from tests import asking, quoting, ticking, world
from tests.casework.imports.sheets import GIRONDE
from tests.security import (
    bodily,
    conferences,
    councils,
    noting,
    partnering,
    practising,
    publishing,
    recording,
    remembering,
    settling,
    speaking,
    together,
    training,
)
from tests.security.access import MANY_ROLED
from tests.world import Place

MISSING = "AAAAAAAAAAAA"


@dataclass
class Life:
    """What was made, by name: keys of rows, and for each actor the token and the CSRF secret of a session."""

    keys: dict[str, str] = field(default_factory=lambda: {"missing": MISSING})
    tokens: dict[str, tuple[str, str]] = field(default_factory=dict)
    accounts: dict[str, int] = field(default_factory=dict)


@dataclass
class _Teller:
    session: Session
    life: Life
    place: Place
    at: str
    _families: int = 0

    def key(self, name: str, row: object) -> None:
        """Remember the key of a row."""
        self.life.keys[name + self.at] = row.key  # type: ignore[attr-defined]

    def cases(self, number: str, referrer: str, coordinator: str) -> None:
        """A draft, a case that waits for an answer, a case with its coordinator; the first referrer has more."""
        place = replace(self.place, accounts={**self.place.accounts, "referrer": self.place.accounts[referrer]})
        self._name(f"draft{number}", self._drafted(place, "Arnaud"))
        waiting = self.received(place, "Berger")
        self.key(f"declaration{number}", self._ask(place, waiting, coordinator))
        self._name(f"waiting{number}", waiting)
        self._name(f"assigned{number}", self._assigned(place, coordinator))
        if not number:
            self.key("fresh", self.received(place, "Fabre"))
            ready = self.received(place, "Girard")
            assignment.answer(
                self.session, self._body(place), self._ask(place, ready, coordinator), knows=False, ties=[]
            )
            self.key("ready", ready)
            self._minimal(place, coordinator)
        account = "second" if number else "coordinator"
        further = conferences.of(self.place, referrer, account)

        def begun() -> Case:
            self._families += 1
            return self._assigned(place, coordinator, f"Famille {self._families}")

        conferences.Player(self.session, further, begun, self.key).play(number)

    def _drafted(self, place: Place, name: str) -> Case:
        """A draft about a family of its own: nobody has worked with two of them."""
        case, who = world.draft(self.session, place), world.actor(place, "referrer")
        lou = self.session.scalars(select(Person).where(Person.case_id == case.id)).one()
        referral.remove_person(self.session, who, case, lou)
        values = {"kind": PersonKind.CHILD, "first_name": "Lou", "last_name": name + place.accounts["referrer"].name}
        referral.name_person(self.session, who, case, values)
        return case

    def received(self, place: Place, name: str) -> Case:
        """A case that waits, about a family of its own."""
        case = self._drafted(place, name)
        referral.submit(self.session, world.actor(place, "referrer"), case)
        return case

    def _body(self, place: Place) -> Actor:
        return world.actor(place, "committee")

    def _ask(self, place: Place, case: Case, coordinator: str) -> Declaration:
        return assignment.ask(self.session, self._body(place), case, place.coordinators[coordinator])

    def _assigned(self, place: Place, coordinator: str, name: str = "Durand") -> Case:
        case = self.received(place, name)
        assignment.answer(self.session, self._body(place), self._ask(place, case, coordinator), knows=False, ties=[])
        chosen = place.coordinators[coordinator]
        assignment.assign(self.session, self._body(place), case, chosen, "La famille veut décider elle-même.")
        return case

    def _minimal(self, place: Place, coordinator: str) -> None:
        """Two minimal records: a draft, and one whose family sits today."""
        referrer, who = world.actor(place, "referrer"), world.actor(place, "coordinator")
        bare, today = ticking.draft(self.session, place), ticking.assigned(self.session, place, coordinator)
        minimal.tick(self.session, referrer, bare, Tickable.NOBODY_CONCERNED, world.today())
        ticking.convene(self.session, place, today)
        minimal.tick(self.session, who, today, Tickable.PRESENT, world.today())
        self.key("bare", bare)
        self.key("ticked", today)

    def _name(self, name: str, case: Case) -> None:
        self.key(name, case)
        for child, table in (("person", Person), ("known", KnownBy)):
            row = self.session.scalars(select(table).where(table.case_id == case.id).limit(1)).one()
            self.key(f"{name}.{child}", row)

    def loan(self) -> None:
        """Somebody lent for a case that waits, who has no access yet."""
        waiting = self.session.scalars(select(Case).where(Case.key == self.life.keys["waiting" + self.at])).one()
        given = (self.place.department, waiting, "Prêtée Ailleurs", "24", world.today())
        self.key("loan", lending.lend(self.session, world.actor(self.place, "lead"), *given))

    def places(self) -> None:
        """Coordinators, institutions, territories, accounts, memberships, a batch and a file to look through."""
        for rows in (self.place.coordinators, self.place.institutions, self.place.territories, self.place.accounts):
            for name, row in rows.items():
                self.key(name, row)
        for membership in self.session.scalars(select(Membership)):
            account = self.session.get_one(Account, membership.account_id)
            self.key(f"{account.email.partition('@')[0]}.membership", membership)
        for number, who in (("", "lead"), ("2", "south")):
            actor = Actor(self.place.accounts[who].id, frozenset({Role.LEAD}))
            content = GIRONDE.read_bytes()
            self.key(f"upload{number}", upload.keep(self.session, actor, content, "tableau.xlsx"))
        batch = ImportBatch(
            filename="fait.xlsx",
            digest="d" * 64,
            cases=0,
            coordinators=0,
            answers=0,
            entries=0,
            confirmed_at=clock.now(),
        )
        self.session.add(batch)
        self.session.flush()
        self.key("batch", batch)


def _people(session: Session, place: Place, code: str) -> None:
    """A second referrer, a lead of one territory, somebody whose only role was taken back, and one of many roles."""
    for name, role, territory in (
        ("other", Role.REFERRER, None),
        ("south", Role.LEAD, place.territories["Sud"]),
        ("gone", Role.COMMITTEE, None),
    ):
        account = accounts.create(session, MACHINE, f"{name}@{code}.example.org", f"{name.title()} {code}")
        membership = accounts.give(session, MACHINE, account, role, territory)
        place.accounts[name] = account
        if name == "gone":
            accounts.withdraw(session, MACHINE, membership)
    place.accounts[MANY_ROLED] = accounts.create(session, MACHINE, f"{MANY_ROLED}@{code}.example.org", f"Many {code}")
    for role in (Role.REFERRER, Role.COORDINATOR, Role.COMMITTEE):
        accounts.give(session, MACHINE, place.accounts[MANY_ROLED], role)


def live(session: Session) -> Life:
    """Play the life of both départements, and open a session for everybody."""
    life = Life()
    for code in world.CODES:
        place = world.find(session, code)
        session.commit()
        work_for(session, place.department)
        teller = _Teller(session, life, place, "" if code == "33" else f"@{code}")
        _people(session, place, code)
        teller.cases("", "referrer", "Claire")
        teller.cases("2", "other", "Sofiane")
        teller.places()
        orphan = teller.received(place, "Orsini")
        together.live(session, place, teller.key, teller.at, life.keys, orphan)
        teller.loan()
        noting.live(session, place, teller.key)
        recording.live(session, place, teller.key)
        training.live(session, place, teller.key)
        partnering.live(session, place, teller.key)
        remembering.live(session, place, teller.key)
        practising.live(session, place, teller.key)
        asking.live(session, place, teller.key)
        publishing.live(session, place, teller.key)
        speaking.live(session, place, teller.key)
        quoting.live(session, place, teller.key)
        _sittings(session, place, teller)
        conferences.work(session, place, teller.key)
        settling.live(session, place, teller.key)
        teller.key("department", place.department)
        _enter(session, life, place, teller.at)
        session.commit()
    return life


def _sittings(session: Session, place: Place, teller: _Teller) -> None:
    key = teller.life.keys[f"waiting{teller.at}"]
    bodily.live(session, place, session.scalars(select(Case).where(Case.key == key)).one(), teller.key)
    bodily.in_session(session, place, teller.key)
    councils.live(session, place, teller.key)


def _enter(session: Session, life: Life, place: Place, at: str) -> None:
    for name, account in place.accounts.items():
        token = sessions.begin(session, account, place.department)
        row = session.scalars(select(WebSession).where(WebSession.digest == tokens.digest(token))).one()
        life.tokens[name + at] = (token, row.csrf)
        life.accounts[name + at] = account.id
