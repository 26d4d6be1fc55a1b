"""What a walk of the workflow remembers by itself of each case, and what the law then expects of an act."""

from dataclasses import dataclass, field
from datetime import datetime

from conference.domain.actors import MACHINE, Actor
from conference.domain.roles import Role
from tests import law, recount
from tests.recount import Line
from tests.world import Place

R, C, B = Role.REFERRER, Role.COORDINATOR, Role.COMMITTEE
# Who is there: an account of the world, and the roles that it has been given.
PEOPLE: dict[str, tuple[str | None, tuple[Role, ...]]] = {
    "referrer": ("referrer", (R,)),
    "referrer of the body": ("referrer", (R, B)),
    "former referrer": ("referrer", ()),
    "coordinator": ("coordinator", (C,)),
    "coordinator of the body": ("coordinator", (C, B)),
    "second coordinator": ("second", (C,)),
    "body": ("committee", (B,)),
    "lead": ("lead", (Role.LEAD,)),
    "administrator": ("admin", (Role.ADMIN,)),
    "auditor": ("auditor", (Role.AUDITOR,)),
    "observer": ("observer", (Role.OBSERVER,)),
    "machine": (None, ()),
}
ACCOUNTS = {"Claire": "coordinator", "Sofiane": "second", "Agathe": None}
BLOCKING = {"not_key_worker", "other_service", "never_worked_with", "does_not_know", "no_tie", "not_referrer"}


def actor(place: Place, person: str) -> Actor:
    """Somebody of the walk, as the acts know them."""
    account, roles = PEOPLE[person]
    return Actor(place.accounts[account].id, frozenset(roles)) if account else MACHINE


@dataclass
class Walked:
    """One case, as far as the walk itself knows."""

    id: int
    family: str
    complete: bool
    urgent: bool
    stage: str = "referral"
    suspended: bool = False
    outcome: str | None = None
    coordinator: str | None = None
    lines: list[Line] = field(default_factory=list)
    left: str = "referral"
    asked: str | None = None
    ties: dict[str, set[str]] = field(default_factory=dict)
    derogated: set[tuple[str, str]] = field(default_factory=set)
    ever: set[str] = field(default_factory=set)
    terms: dict[tuple[str, datetime], recount.Term] = field(default_factory=dict)

    @property
    def received(self) -> bool:
        """Whether it was ever sent."""
        return bool(self.lines)

    @property
    def chooses(self) -> bool:
        """Whether a coordinator, or a successor, may be looked for."""
        return self.stage == "assignment" or self.stage in law.COORDINATED

    def hats(self, person: str) -> frozenset[str]:
        """The capacities of somebody here: nobody decides on what they refer or coordinate."""
        account, roles = PEOPLE[person]
        refers = account == "referrer"
        coordinates = self.coordinator is not None and account == ACCOUNTS[self.coordinator]
        held = {
            "referrer": refers and R in roles,
            "coordinator": coordinates and account is not None and C in roles,
            "body": B in roles and not refers and not coordinates,
        }
        return frozenset(hat for hat, holds in held.items() if holds)

    def may(self, step: str, person: str) -> bool:
        """Whether the law lets somebody take a step here."""
        return law.allowed(step, self.stage, self.hats(person), suspended=self.suspended, received=self.received)

    def may_happen(self, at: datetime, now: datetime) -> bool:
        """Neither in the future nor before the step before."""
        return (self.lines[-1].at if self.lines else at) <= at <= now

    def broken(self, name: str, others: list["Walked"]) -> set[str]:
        """The rules of neutrality that do not hold for a coordinator here; the referrer comes from the MDS."""
        found = set(self.ties.get(name, ()))
        if name == "Agathe":
            found |= {"other_service", "other_institution"}
        if any(other is not self and other.family == self.family and name in other.ever for other in others):
            found.add("never_worked_with")
        return found

    def blocks(self, name: str, others: list["Walked"]) -> bool:
        """Whether one of them blocks, and was not set aside."""
        return any((name, rule) not in self.derogated for rule in self.broken(name, others) & BLOCKING)

    def pass_by(self, step: str, at: datetime, *, own_solution: bool = False) -> None:
        """Move as the law says."""
        target = law.TABLE[step][1]
        before = self.stage
        self.stage = {"stays": before, "back": self.left}.get(target, target)
        self.outcome = None
        if self.stage == "closed":
            self.left = before
            self.outcome = "own_solution" if own_solution else "not_completed"
            self.outcome = "not_admitted" if step == "decline" else self.outcome
        self.suspended = step == "suspend" or (self.suspended and step != "resume" and self.stage != "closed")
        self.lines.append(Line(step, self.stage, self.outcome, at))
