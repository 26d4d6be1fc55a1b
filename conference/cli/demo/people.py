"""The people of the demonstration: accounts and coordinators, old ones from the spreadsheet and new ones."""

from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, data
from conference.audit import Act
from conference.casework.imports import batch
from conference.casework.imports.preview import preview
from conference.cli.demo import moments, told
from conference.domain.actors import MACHINE, Actor
from conference.domain.charter import Party
from conference.domain.coordinators import CoordinatorStatus, StandingReason, Stood
from conference.domain.roles import Role
from conference.models.account import Account
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.programme import accounts, charter, coordinators, departments, mentoring, missions
from conference.security.passwords import Passwords
from conference.words.charter import UNDERTAKES
from conference.words.demo import ACCOUNTS, PHRASE

READY, ENGAGED, PAUSED = CoordinatorStatus.READY, CoordinatorStatus.ENGAGED, CoordinatorStatus.PAUSED
REFERRER, SECOND_REFERRER, BODY, COORDINATOR, SECOND_COORDINATOR, LEAD, DIRECTION, ADMIN, AUDITOR, OBSERVER = (
    one.email for one in ACCOUNTS
)
HOMES = {REFERRER: "MDS", SECOND_REFERRER: "CCAS de Libourne"}
# name, institution or service, territory, what they became once trained
TRAINED_SINCE = (
    ("Awa Diallo", "MDS, protection maternelle et infantile", "Bordeaux", ENGAGED),
    ("Jean-Baptiste Laborde", "ASE, placement familial", "Libournais", ENGAGED),
    ("Maï Nguyen", "UDAF 33", "Graves", ENGAGED),
    ("Lucía Fernández", "OREAG, milieu ouvert", "Bassin", ENGAGED),
    ("Gaëlle Mendiondo", "MDS, service social de secteur", "Sud Gironde", ENGAGED),
    ("Omar Belkacem", "CCAS de Libourne", "Libournais", READY),
    ("Ricardo Teixeira", "OREAG", "Hauts de Garonne", READY),
    ("Solène Tauzin", "MITS", "Médoc", PAUSED),
)
# who, the share of a full week, from how many days ago, until how many days ago
MISSIONS = (
    ("Claire Lacoste", Decimal("0.5"), 1120, None),
    ("Sofiane Benali", Decimal("0.3"), 1120, 400),
    ("Sofiane Benali", Decimal("0.4"), 398, None),
    ("Awa Diallo", Decimal("0.2"), 700, 340),
    ("Maï Nguyen", Decimal("0.2"), 700, None),
    ("Lucía Fernández", Decimal("0.2"), 700, None),
)

# who speaks what besides French
SPOKEN = {
    "Sofiane Benali": "arabe, anglais",
    "Awa Diallo": "soninké, bambara",
    "Maï Nguyen": "vietnamien",
    "Lucía Fernández": "espagnol",
    "Ricardo Teixeira": "portugais",
}


@dataclass
class Cast:
    """One département with everybody and every place in it, by name; accounts by address."""

    department: Department
    accounts: dict[str, Account] = field(default_factory=dict)
    territories: dict[str, Territory] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    coordinators: dict[str, Coordinator] = field(default_factory=dict)

    def actor(self, email: str) -> Actor:
        """Somebody, with their one role."""
        role = next(one.role for one in ACCOUNTS if one.email == email)
        return Actor(self.accounts[email].id, frozenset({role}))

    @property
    def keeper(self) -> Actor:
        """Who writes the places down: the administrator, where there is one."""
        return self.actor(ADMIN) if ADMIN in self.accounts else MACHINE


def open_accounts(session: Session, cast: Cast) -> None:
    """Everybody's account and role; the referrers' wait for their institution to exist."""
    for one in ACCOUNTS:
        account = cast.accounts[one.email] = accounts.create(session, MACHINE, one.email, one.name)
        if one.email not in HOMES:
            accounts.give(session, MACHINE, account, one.role)


def watch(session: Session) -> None:
    """The same person protects the data of every département."""
    auditor = next(one for one in ACCOUNTS if one.role is Role.AUDITOR)
    account = accounts.create(session, MACHINE, auditor.email, auditor.name)
    accounts.give(session, MACHINE, account, Role.AUDITOR)


def gather(session: Session, cast: Cast) -> None:
    """Referrers in their institutions, the spreadsheet of 2017-2020, and who was trained since."""
    for email, home in HOMES.items():
        account = cast.accounts[email]
        accounts.give(session, cast.keeper, account, Role.REFERRER, institution=cast.institutions[home])
    found = preview(session, data.GIRONDE.read_bytes(), data.GIRONDE.name)
    batch.take_over(session, cast.actor(LEAD), found)
    told.take_over(session, cast.actor(LEAD))
    for name, home, territory, status in TRAINED_SINCE:
        _train(session, cast, name, home, territory, status)
    cast.coordinators = {one.name: one for one in session.scalars(select(Coordinator))}
    for name, languages in SPOKEN.items():
        cast.coordinators[name].languages = languages
        audit.write(session, cast.actor(LEAD), Act.COORDINATOR_WRITTEN, cast.coordinators[name], ("languages",))
    for name, share, since, until in MISSIONS:
        last = moments.day(until) if until else None
        missions.write(session, cast.actor(LEAD), cast.coordinators[name], share, moments.day(since), last)
    for email in (COORDINATOR, SECOND_COORDINATOR):
        account = cast.accounts[email]
        coordinators.link(session, cast.keeper, cast.coordinators[account.name], account)
    _bind(session, cast)


def _bind(session: Session, cast: Cast) -> None:
    """The ceiling of letters, a charter that three have signed and one that waits, somebody to begin beside."""
    lead, people = cast.actor(LEAD), cast.coordinators
    departments.set_letter_ceiling(session, cast.keeper, cast.department, Decimal("0.5"))
    said = {party: "\n".join(lines) for party, lines in UNDERTAKES.items()}
    for name, drafted in (("Claire Lacoste", 1125), ("Maï Nguyen", 12)):
        day = moments.day(drafted)
        charter.draft(session, lead, people[name], "Directrice générale adjointe", "Cadre de l’équipe", said, day)
    signed = dict.fromkeys(Party, moments.day(1121))
    charter.sign(session, lead, people["Claire Lacoste"], signed, moments.day(0))
    letter = missions.write(
        session,
        lead,
        people["Gaëlle Mendiondo"],
        Decimal("0.2"),
        moments.day(45),
        None,
        Decimal("0.1"),
        moments.day(-45),
    )
    missions.sign(session, lead, letter, moments.day(50), "Directrice générale adjointe", moments.day(0))
    mentoring.accompany(session, lead, people["Gaëlle Mendiondo"], people["Claire Lacoste"], moments.day(40))
    home, also = (cast.territories[name] for name in ("Graves", "Bassin"))
    mai = people["Maï Nguyen"]
    coordinators.settle(session, lead, mai, mai.trained_on, cast.institutions["UDAF 33"], home, [also])
    gaelle = Stood(READY, moments.day(1215))
    why = "Le premier jour de formation avait été noté."
    coordinators.correct(session, lead, people["Gaëlle Mendiondo"], moments.day(1220), gaelle, why)


def _train(session: Session, cast: Cast, name: str, home: str, territory: str, status: CoordinatorStatus) -> None:
    coordinator = coordinators.register(
        session,
        cast.keeper,
        name,
        moments.day(1220),
        institution=cast.institutions[home],
        territory=cast.territories[territory],
    )
    coordinators.stand(session, cast.keeper, coordinator, READY, moments.day(1220))
    if status is not READY:
        coordinators.stand(session, cast.keeper, coordinator, ENGAGED, moments.day(1170))
    if status is PAUSED:
        coordinators.stand(session, cast.keeper, coordinator, PAUSED, moments.day(1140), StandingReason.WORKLOAD)


def let_in(session: Session, cast: Cast, passwords: Passwords) -> None:
    """Give every account the phrase of the demonstration."""
    for account in cast.accounts.values():
        account.password = passwords.hash(PHRASE)
        audit.write(session, MACHINE, Act.PASSWORD_SET, account)
    session.commit()


def all_may_sign_in(session: Session) -> bool:
    """Whether every account of the demonstration has its phrase."""
    emails = [one.email for one in ACCOUNTS]
    ready = session.scalars(select(Account.email).where(Account.email.in_(emails), Account.password.is_not(None)))
    return set(ready) == set(emails)
