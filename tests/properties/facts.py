"""What the walk remembers of a family on its path, and what the law reads in it: plain words, its own."""

from dataclasses import dataclass, field
from datetime import date, datetime

KIN = ("family", "network")
PARTS = ("sharing", "private", "presentation")


@dataclass
class Guest:
    """Somebody of the network; ``way`` is whether a child's way of taking part is settled."""

    id: int
    name: str
    part: str
    answer: str
    safety: str | None
    asked: bool = False
    way: bool = False
    works_with_them: bool = False

    @property
    def kin(self) -> bool:
        """Whether they are family or network here."""
        return self.part in KIN

    @property
    def may_stay(self) -> bool:
        """Kin do; so does an interpreter or a support person the family asked for, who knows it by no work."""
        return self.kin or (self.part in {"interpreter", "support"} and self.asked and not self.works_with_them)

    @property
    def apart(self) -> bool:
        """Whether they must not meet the others."""
        return self.safety == "apart"

    @property
    def kept_away(self) -> bool:
        """Whether the room is shut to them: a distance keeps apart who must not meet the others."""
        return self.apart and self.answer != "remote"


@dataclass
class Sitting:
    """One meeting: its parts with their start and end, and who came; ``inside`` says who was in private time."""

    dated: bool
    placed: bool
    held: datetime | None = None
    given_up: bool = False
    parts: dict[str, tuple[datetime, datetime | None]] = field(default_factory=dict)
    inside: dict[int, bool] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def runs(self, part: str) -> bool:
        """Whether a part has begun and not ended."""
        return part in self.parts and self.parts[part][1] is None

    @property
    def over(self) -> bool:
        """Whether its three parts have a start and an end."""
        return all(part in self.parts and not self.runs(part) for part in PARTS)


@dataclass
class Version:
    """One version of the plan: for each action whether it is complete; ``taker`` is the account that took it down.

    ``examined`` is whether its content was answered, on a valid form.
    """

    taker: str | None
    actions: list[bool] = field(default_factory=list)
    agreed: bool = False
    valid: bool = False
    examined: bool = False
    asked_on: date | None = None
    answered: bool = False


@dataclass(frozen=True, order=True)
class Said:
    """What somebody last answered on one thing; ``decided`` is whether the body goes on without it."""

    line: int
    state: str
    on: date
    decided: bool = False

    @property
    def against(self) -> bool:
        """Refused, taken back, not to be reached, or not to be asked."""
        return self.state != "given"


@dataclass
class Facts:
    """Everything that the law looks at, once there is a coordinator."""

    holder: str | None = None
    child: int | None = None
    mother: int | None = None
    alone: bool = False  # an institution holds authority: the child decides, and is offered support
    question: bool = False
    guests: list[Guest] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    versions_of_sheet: int = 0
    needless: bool = False
    sheet_by: str | None = None
    agreements: dict[tuple[int, str], Said] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    held_at: datetime | None = None
    wish: str | None = None
    reviews: list[datetime] = field(default_factory=list)
    tries: list[datetime] = field(default_factory=list)
    synthesis: bool = False

    @property
    def sitting(self) -> Sitting | None:
        """The one that is planned, or the last one held."""
        kept = [sitting for sitting in self.sittings if not sitting.given_up]
        return kept[-1] if kept else None

    @property
    def today(self) -> Sitting | None:
        """The sitting that is still to be held."""
        return self.sitting if self.sitting is not None and self.sitting.held is None else None

    @property
    def private(self) -> bool:
        """Whether a family is among itself now."""
        return self.sitting is not None and self.sitting.runs("private")

    @property
    def plan(self) -> Version | None:
        """The last version."""
        return self.versions[-1] if self.versions else None

    @property
    def in_force(self) -> Version | None:
        """The plan that is followed: the last version whose content was answered."""
        return next((version for version in reversed(self.versions) if version.examined), None)

    @property
    def examined(self) -> bool:
        """Whether the last version that all agreed on, if there is one, was looked at to the end."""
        return next((version.examined for version in reversed(self.versions) if version.agreed), True)

    @property
    def sheet(self) -> str:
        """Missing, needless, written, or agreed by one at least and by all but those the body goes on without."""
        if self.needless or not self.versions_of_sheet:
            return "needless" if self.needless else "missing"
        read = {self._reads(person) for person in self.speakers}
        return "agreed" if "yes" in read and "no" not in read else "written"

    def _reads(self, person: int) -> str:
        """Whether somebody agrees to the last version: yes, no, or it goes on without them."""
        before = [self.agreements.get((person, to)) for to in ("contact", "principle", "sharing")]
        against = [said for said in before if said is not None and said.against]
        last = self.agreements.get((person, f"sheet {self.versions_of_sheet}"))
        if not against and last is not None and not last.against:
            return "yes"
        refused = against or [said for said in (last,) if said is not None]
        return "without" if refused and all(said.decided for said in refused) else "no"

    def sheet_opens(self, account: str | None) -> bool:
        """Whether a referrer may open the information sheet: their own, or one that was agreed to."""
        return self.sheet in {"missing", "agreed"} or self.sheet_by == account

    @property
    def began(self) -> datetime | None:
        """When the last sitting that anybody came to began."""
        attended = [sitting for sitting in self.sittings if sitting.inside and not sitting.given_up]
        return min((start for start, _ in attended[-1].parts.values()), default=None) if attended else None

    def guest(self, guest_id: int) -> Guest:
        """One of the guests."""
        return next(guest for guest in self.guests if guest.id == guest_id)

    @property
    def here(self) -> list[Guest]:
        """Who came and has not left."""
        sitting = self.sitting
        came = sitting.inside.keys() - sitting.gone if sitting else set()
        return [guest for guest in self.guests if guest.id in came]

    @property
    def unsafe(self) -> list[Guest]:
        """Whose safety nobody has looked at, among those who did not decline."""
        return [guest for guest in self.guests if guest.answer != "declined" and guest.safety is None]

    @property
    def together(self) -> list[Guest]:
        """Who would be there though they are to be kept apart."""
        return [guest for guest in self.guests if guest.answer == "coming" and guest.apart]

    @property
    def intruders(self) -> list[Guest]:
        """Who was inside private time and should not have been."""
        inside = self.sitting.inside if self.sitting else {}
        return [guest for guest in self.guests if inside.get(guest.id) and not guest.may_stay]

    @property
    def taking_part(self) -> int:
        """How many of family and network have accepted, remotely too."""
        return sum(guest.kin and guest.answer in {"coming", "remote"} for guest in self.guests)

    @property
    def child_settled(self) -> bool:
        """Whether the child, where there is one, has chosen how to take part."""
        return self.child is None or any(guest.way for guest in self.guests)

    @property
    def speakers(self) -> list[int]:
        """Those whose agreement counts: the child, and its mother once she is named."""
        return [person for person in (self.child, self.mother) if person is not None]

    @property
    def undecided(self) -> list[tuple[int, str]]:
        """The answers on which the body must say whether it goes on: not those of a child who decides alone."""
        return [
            (person, to)
            for (person, to), said in sorted(self.agreements.items())
            if said.against and not said.decided and self._sought(to) and not (self.alone and person == self.child)
        ]

    def _sought(self, to: str) -> bool:
        """What nobody goes on without: not what only concerns somebody, nor a sheet that is no more the last one."""
        last = [] if self.needless else [f"sheet {self.versions_of_sheet}"]
        return to in {"contact", "principle", "sharing", *last}

    @property
    def stopping(self) -> list[str]:
        """What nobody may go on without: the answers of a child who decides alone."""
        mine = {to: said for (person, to), said in self.agreements.items() if person == self.child and self.alone}
        return [to for to in ("contact", "principle") if to in mine and mine[to].against]

    @property
    def unsaid(self) -> list[str]:
        """What a child without parents here is still to be asked: whether it agrees, and the support of somebody."""
        if not self.alone or self.child is None:
            return []
        mine = {to: said for (person, to), said in self.agreements.items() if person == self.child}
        willing = "principle" in mine and not mine["principle"].against
        return [to for to, asked in (("principle", willing), ("support", "support" in mine)) if not asked]

    @property
    def agreed_by_all(self) -> bool:
        """Nobody's no left to decide on, nor a child's to be asked."""
        return not (self.undecided or self.stopping or self.unsaid)

    @property
    def convenes(self) -> bool:
        """Question, two relatives, safety, the child, date and place, sheet, and nobody's no left unheard."""
        ahead = self.today is not None and self.today.dated and self.today.placed
        people = self.taking_part >= 2 and not self.unsafe and not self.together and self.child_settled
        return self.question and people and ahead and self.sheet in {"agreed", "needless"} and self.agreed_by_all

    @property
    def was_held(self) -> bool:
        """Who came, kin among them, the three parts, and nobody inside who should not have been."""
        sitting = self.sitting
        if sitting is None or not sitting.over or self.intruders:
            return False
        return any(self.guest(guest_id).kin for guest_id in sitting.inside)

    @property
    def with_plan(self) -> bool:
        """A version that all agreed on, with an action in it, and not the one already examined."""
        plan = self.plan
        return plan is not None and bool(plan.actions) and plan.agreed and not plan.valid

    @property
    def settled(self) -> bool:
        """A review held since the last conference, declined, or three tries without an answer."""
        since = [at for at in self.reviews if self.held_at is None or at >= self.held_at]
        tries = [at for at in self.tries if self.held_at is None or at >= self.held_at]
        return bool(since) or self.wish == "declined" or len(tries) >= 3
