"""What a line of a file says once it is understood."""

import hashlib
from dataclasses import dataclass
from datetime import date

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import EndReason, State, outcome_of_stop
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome, Stage
from conference.domain.work import Worker, WorkKind


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the sheet leaves it; ``number`` is the sheet's own, ``family`` is initials.

    ``wording`` is what the sheet writes of its territory and field, whatever it means.
    """

    number: str
    wording: str
    referred: date
    territory: str
    field: Field | None
    origin: Origin | None
    institution: str
    family: str
    children: int | None
    coordinator: str
    assigned: date | None
    held: date | None
    reviewed: date | None
    state: State | None
    reason: EndReason | None

    @property
    def last_contact(self) -> date:
        """The last day that the line knows of."""
        return max(filter(None, (self.referred, self.assigned, self.held, self.reviewed)))

    @property
    def mark(self) -> str:
        """What tells this case from the others of its département when the file comes again.

        It is made of the file's own words: what they are said to mean later doubles nothing.
        """
        return f"{self.referred.isoformat()}/{self.number or self.wording}"

    @property
    def outcome(self) -> Outcome | None:
        """How it ended, None while it is open."""
        if self.state is State.COMPLETED:
            return Outcome.PLAN_AGREED
        if self.state is State.NOT_COMPLETED:
            return outcome_of_stop(self.reason) if self.reason else Outcome.NOT_COMPLETED
        return None

    @property
    def stage(self) -> Stage:
        """What it waits for: closed once it has an outcome, else as far as a coordinator takes it."""
        if self.outcome:
            return Stage.CLOSED
        return Stage.PREPARATION if self.coordinator else Stage.ASSIGNMENT

    @property
    def is_gap(self) -> bool:
        """Neither coordinator nor outcome: no state can be given to it."""
        return self.stage is Stage.ASSIGNMENT


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer to a questionnaire, without the case that the sheet links it to."""

    respondent: Respondent
    way: AnswerWay | None
    quarter: date
    overall: int | None


@dataclass(frozen=True, slots=True)
class CoordinatorLine:
    """A coordinator; ``mission`` is the date of their letter of mission."""

    name: str
    institution: str
    territory: str
    trained: date | None
    status: CoordinatorStatus | None
    mission: date | None

    @property
    def standings(self) -> tuple[tuple[CoordinatorStatus, date], ...]:
        """Each status with its first day, none while the status or the training is unknown.

        The sheet dates no other change, so pauses and departures count from the training.
        """
        if self.status is None or self.trained is None:
            return ()
        if self.status is CoordinatorStatus.ENGAGED and self.mission and self.mission > self.trained:
            return (CoordinatorStatus.READY, self.trained), (self.status, self.mission)
        return ((self.status, self.trained),)


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Minutes of somebody on a day; ``spent_by`` is None where only the lists of coordinators can tell.

    ``wording`` is what the sheet writes of who worked, ``number`` the case that it names.
    """

    worker: str
    wording: str
    spent_by: Worker | None
    day: date
    number: str
    work: WorkKind | None
    minutes: int

    @property
    def mark(self) -> str:
        """What tells this time from other time when the file comes again; no name can be read from it."""
        told = f"{self.wording}/{self.day.isoformat()}/{self.number}/{self.minutes}"
        return hashlib.sha256(told.encode()).hexdigest()


Content = CaseLine | AnswerLine | CoordinatorLine | TimeLine
