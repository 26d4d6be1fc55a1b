"""What a walk of the workflow remembers by itself of each case, and what the law then expects of an act."""

from dataclasses import dataclass, field
from datetime import datetime

from conference.domain.roles import Role
from tests import law, recount
from tests.properties.facts import Facts
from tests.recount import Line

R, C, B = Role.REFERRER, Role.COORDINATOR, Role.COMMITTEE
# Who is there: an account of the world, and the roles that it has been given.
PEOPLE: dict[str, tuple[str | None, tuple[Role, ...]]] = {
    "referrer": ("referrer", (R,)),
    "referrer of the body": ("referrer", (R, B)),
    "former referrer": ("referrer", ()),
    "coordinator": ("coordinator", (C,)),
    "coordinator of the body": ("coordinator", (C, B)),
    "second coordinator": ("second", (C,)),
    "second coordinator who refers": ("second", (C, R)),
    "body": ("committee", (B,)),
    "lead": ("lead", (Role.LEAD,)),
    "administrator": ("admin", (Role.ADMIN,)),
    "auditor": ("auditor", (Role.AUDITOR,)),
    "observer": ("observer", (Role.OBSERVER,)),
    "machine": (None, ()),
}
ACCOUNTS = {"Claire": "coordinator", "Sofiane": "second", "Agathe": None}
# As whom a coordinator works; one of them has no account, and works on paper.
COORDINATING = {"Claire": "coordinator", "Sofiane": "second coordinator"}
# The accounts that refer in the département: one of them may hold a case.
REFERRING = ("referrer", "second")
# How many days an answer holds, as a département begins with.
HOLDS, ZONE = 180, "Europe/Paris"
BLOCKING = {"not_key_worker", "other_service", "never_worked_with", "does_not_know", "no_tie", "not_referrer"}


@dataclass
class Walked:
    """One case, as far as the walk itself knows."""

    id: int
    family: str
    complete: bool = True
    urgent: bool = False
    taken_over: bool = False
    stage: str = "referral"
    suspended: bool = False
    outcome: str | None = None
    coordinator: str | None = None
    since: datetime | None = None
    received_at: datetime | None = None
    lines: list[Line] = field(default_factory=list)
    left: str = "assignment"
    asked: dict[str, datetime] = field(default_factory=dict)
    ties: dict[str, set[str]] = field(default_factory=dict)
    answered: dict[str, datetime] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    sent: datetime | None = None
    derogated: dict[tuple[str, str], datetime] = field(default_factory=dict)
    ever: set[str] = field(default_factory=set)
    terms: dict[tuple[str, datetime], recount.Term] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)

    @property
    def received(self) -> bool:
        """Whether it was ever sent."""
        return bool(self.lines)

    @property
    def named(self) -> set[str]:
        """Those whom it names in full."""
        return {self.family} | {guest.name for guest in self.facts.guests if " " in guest.name}

    @property
    def chooses(self) -> bool:
        """Whether a coordinator, or a successor, may be looked for."""
        return self.stage == "assignment" or self.stage in law.COORDINATED

    @property
    def waiting(self) -> list[str]:
        """Coordinators who were asked since the case last changed hands, and have not answered."""
        return sorted(name for name, at in self.asked.items() if self.since is None or at >= self.since)

    @property
    def works(self) -> str | None:
        """As whom its coordinator works here."""
        return COORDINATING.get(self.coordinator or "")

    def hats(self, person: str) -> frozenset[str]:
        """The capacities of somebody here: nobody decides on what they refer, coordinate or hold."""
        account, roles = PEOPLE[person]
        refers = account == "referrer" and not self.taken_over
        coordinates = self.coordinator is not None and account is not None and account == ACCOUNTS[self.coordinator]
        holds = account is not None and account == self.facts.holder
        held = {
            "referrer": refers and R in roles,
            "coordinator": coordinates and C in roles,
            "body": B in roles and not (refers or coordinates or holds),
            "holder": holds and R in roles and not coordinates,
        }
        return frozenset(hat for hat, worn in held.items() if worn)

    def writes(self, name: str, person: str) -> bool:
        """Whether a writing is somebody's here: a sheet of another is no referrer's before it is agreed to."""
        hats = self.hats(person) & set(law.WRITINGS[name][1])
        if name in {"write_sheet", "do_without_sheet"} and "coordinator" not in hats:
            return bool(hats) and self.facts.sheet_opens(PEOPLE[person][0])
        return bool(hats)

    def may(self, step: str, person: str) -> bool:
        """Whether the law lets somebody take a step here: none in private time, and no form is valid twice."""
        valid = self.facts.plan is not None and self.facts.plan.valid
        if self.facts.private or (step == "validate_form" and valid):
            return False
        hats, holds = self.hats(person), self.facts.holder is not None
        known = {"suspended": self.suspended, "received": self.received, "assigned": bool(self.ever)}
        return law.allowed(step, self.stage, hats, **known, holds=holds)

    def stands(self, step: str, person: str) -> bool:
        """Whether what the law asks of a step is there in the case, whatever is typed with it."""
        facts, plan = self.facts, self.facts.plan
        writers = {version.taker for version in facts.versions} | {ACCOUNTS[name] for name in self.ever}
        took_it_down = facts.holder is not None and PEOPLE[person][0] in writers - {None}
        asked = {
            "submit": self.complete,
            "convene": facts.convenes,
            "record": facts.was_held and facts.with_plan,
            "record_without_plan": facts.was_held,
            "validate_form": plan is not None and all(plan.actions),
            "ratify": plan is not None and plan.valid and not took_it_down,
            "review": facts.wish == "wanted",
            "adapt": facts.with_plan,
            "close": facts.settled and facts.synthesis and facts.examined,
            "stop": facts.synthesis or self.coordinator is None,
        }
        return asked.get(step, True)

    def may_happen(self, at: datetime, now: datetime) -> bool:
        """Neither in the future nor before the step before."""
        return (self.lines[-1].at if self.lines else at) <= at <= now

    def declared(self, name: str, now: datetime) -> bool:
        """Whether somebody has answered since the case was last sent, not longer ago than an answer holds."""
        at = self.answered.get(name)
        if at is None or (self.sent is not None and at < self.sent):
            return False
        return (recount.civil(now, ZONE) - recount.civil(at, ZONE)).days <= HOLDS

    def broken(self, name: str, others: list["Walked"], now: datetime) -> set[str]:
        """The rules of neutrality that do not hold: the MDS refers, the UDAF holds authority where no parent does."""
        placed = name == self.coordinator
        found = set(self.ties.get(name, ())) if placed or self.declared(name, now) else set()
        if name == "Agathe" and not self.taken_over:
            found |= {"other_service", "other_institution"}
        if name == "Claire" and self.facts.alone:
            found.add("other_institution")
        met = [other for other in others if other is not self and other.named & self.named]
        if any(self._knows_from(name, other, placed=placed) for other in met):
            found.add("never_worked_with")
        return found

    def _knows_from(self, name: str, other: "Walked", *, placed: bool) -> bool:
        """Coordinated that other case, before this one where they coordinate it; or holds it."""
        before = name in other.ever and (not placed or other.first[name] < self.first[name])
        return before or (ACCOUNTS[name] is not None and other.facts.holder == ACCOUNTS[name])

    def blocks(self, name: str, others: list["Walked"], now: datetime) -> bool:
        """Whether one of them blocks, and was not set aside; nobody succeeds themselves, nor ratifies their own."""
        holds = ACCOUNTS[name] is not None and self.facts.holder == ACCOUNTS[name]
        return bool(self.standing(name, others, now)) or name == self.coordinator or holds

    def standing(self, name: str, others: list["Walked"], now: datetime) -> set[str]:
        """The rules that block somebody, and that the body has not set aside for them."""
        broken = self.broken(name, others, now) & BLOCKING
        return {rule for rule in broken if not self.set_aside(name, rule)}

    def set_aside(self, name: str, rule: str) -> bool:
        """Whether the body has set a rule aside for somebody, knowing of everything that they have declared."""
        at, told = self.derogated.get((name, rule)), self.answered.get(name)
        return at is not None and (rule not in {"does_not_know", "no_tie"} or told is None or at >= told)

    def in_question(self, others: list["Walked"], now: datetime) -> bool:
        """Whether something came up of the coordinator: of who came with another tool nobody has asked."""
        name = self.coordinator
        return name is not None and name in self.answered and bool(self.standing(name, others, now))

    def pass_by(self, step: str, at: datetime, *, own_solution: bool = False, closes: bool = False) -> None:
        """Move as the law says."""
        before, target = self.stage, law.TABLE[step][1]
        moves = {"stays": before, "back": self.left, "either": "closed" if closes else "preparation"}
        self.stage = moves.get(target, target)
        if self.stage != "closed":
            self.outcome = None
        elif before != "closed":
            self.left, self.since = before, None
            self.outcome = "own_solution" if own_solution else "not_completed"
            self.outcome = {"decline": "not_admitted", "close": "plan_agreed"}.get(step, self.outcome)
        self.suspended = step == "suspend" or (self.suspended and step != "resume" and self.stage != "closed")
        self.lines.append(Line(step, self.stage, self.outcome, at))
        if step == "submit":
            self.sent = at
            self.received_at = self.received_at or at
            self.facts.holder = self.facts.holder or "referrer"
        if step == "reopen" and self.stage in law.COORDINATED:
            self.since = at
        elif self.stage == "assignment":
            self.coordinator = self.since = None

    def given_to(self, name: str, at: datetime, order: int) -> None:
        """A coordinator follows the case from now on; ``order`` tells which case was given first."""
        self.coordinator, self.since = name, at
        self.ever.add(name)
        self.first.setdefault(name, order)
