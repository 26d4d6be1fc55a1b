"""A book to write the rows of a département in, as the acts would have left them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.domain.delays import DelayKind, Unit
from conference.domain.enquiry import ForWhom
from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.logistics import Payer
from conference.domain.memory import LessonKind
from conference.domain.partial_days import Precision
from conference.domain.questionnaires import Asked, Respondent
from conference.domain.referral import Field, LegalContext, PersonKind
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.training import Goal, TrainingKind, TrainingPayer
from conference.domain.work import WorkKind
from conference.models.account import Account
from conference.models.answer import Answer
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.coordinator import Coordinator, CoordinatorTerritory, Standing
from conference.models.department import Department
from conference.models.enquiry import Enquiry
from conference.models.follow_up import ActionReview, FollowUp, Review, Try
from conference.models.journal import DelayRow, Passage, StayRow
from conference.models.logistics import Cost
from conference.models.memory import Funding, Lesson, LessonStep
from conference.models.offer import DeclinedOffer
from conference.models.place import Territory
from conference.models.plan import Action, Plan
from conference.models.questionnaire import Tally
from conference.models.referral import Person, Referral
from conference.models.tenancy import work_for
from conference.models.training import Registration, Training, TrainingCost, TrainingDay, TrainingTarget
from conference.models.work import Mission, TimeEntry

Landing = tuple[Stage, Outcome | None, datetime]
Row = TypeVar("Row")
LONG_AGO = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


class Book:
    """Writes rows as the journal would have left them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.written = 0

    def _keep(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row

    def open_department(self, code: str, zone: str = "Europe/Paris") -> Department:
        """A département, for which the session works from now on."""
        department = self._keep(
            Department(code=code, name=f"Département {code}", zone=zone, body_name="Comité", note_recipient="Direction")
        )
        work_for(self.session, department)
        return department

    def account(self, email: str) -> Account:
        """Somebody who signs in."""
        return self._keep(Account(email=email, name=email, created_at=LONG_AGO))

    def territory(self, name: str, parent: Territory | None = None) -> Territory:
        """A territory, within another or not."""
        return self._keep(Territory(name=name, folded=name.lower(), parent_id=parent.id if parent else None))

    def case(self, received: datetime | None, *landings: Landing, coordinator: int | None = None, **facts: Any) -> Case:
        """A case with its stays, one after the other; without reception it is a draft."""
        self.written += 1
        stage, outcome, acted = landings[-1] if landings else (Stage.REFERRAL, None, received)
        case = self._keep(
            Case(
                reference=f"33-2020-{self.written:04}" if received else None,
                stage=stage,
                outcome=outcome,
                coordinator_id=coordinator,
                opened_at=received or LONG_AGO,
                received_at=received,
                acted_at=acted or LONG_AGO,
                **facts,
            )
        )
        lefts = [*(entered for _, _, entered in landings[1:]), None]
        for number, ((at, came, entered), left) in enumerate(zip(landings, lefts, strict=False), 1):
            stay = StayRow(case_id=case.id, number=number, stage=at, outcome=came, entered_at=entered, left_at=left)
            self.session.add(stay)
        self.session.flush()
        return case

    def passage(self, case: Case, number: int, step: StepCode, target: Stage, at: datetime, **said: Any) -> Passage:
        """One line of the journal of a case."""
        line = Passage(case_id=case.id, number=number, step=step, target=target, happened_at=at, recorded_at=at, **said)
        return self._keep(line)

    def referral(self, case: Case, in_force: LegalContext | None, considered: LegalContext | None) -> None:
        """What a referral says of the measures."""
        self._keep(Referral(case_id=case.id, measure_in_force=in_force, measure_considered=considered))

    def person(self, case: Case, kind: PersonKind, birth_year: int | None) -> None:
        """Somebody of a case."""
        self._keep(Person(case_id=case.id, kind=kind, first_name="…", folded="…", birth_year=birth_year))

    def cost(self, case: Case, payer: Payer, cents: int) -> None:
        """One expense."""
        self._keep(Cost(case_id=case.id, what="…", cents=cents, payer=payer))

    def letter(self, coordinator: Coordinator, thousandths: int, since: date, until: date | None, **more: Any) -> None:
        """A letter of mission, for so many thousandths of a post."""
        share = Decimal(thousandths) / 1000
        self._keep(Mission(coordinator_id=coordinator.id, share=share, since=since, until=until, **more))

    def post(self, case: Case, coordinator: Coordinator, since: datetime, until: datetime | None) -> None:
        """Somebody coordinates a case, alone or beside another."""
        self._keep(Assignment(case_id=case.id, coordinator_id=coordinator.id, since=since, until=until))

    def delay(self, case: Case, number: int, kind: DelayKind, started: datetime, **measured: Any) -> DelayRow:
        """A delay with its term and its measure."""
        term = {"unit": Unit.CALENDAR, "target": 2, "maximum": 5} | measured
        return self._keep(DelayRow(case_id=case.id, number=number, kind=kind, started_at=started, **term))

    def sitting(self, case: Case, number: int, held: datetime | None) -> Sitting:
        """A sitting, held or not."""
        return self._keep(Sitting(case_id=case.id, number=number, held_at=held))

    def follow_up(
        self, sitting: Sitting, due: date, wish: Wish | None = None, resolved: Resolved | None = None
    ) -> FollowUp:
        """When the review of a conference is due, whether it is wanted, and what was said at the end."""
        facts: dict[str, Any] = {"due_on": due, "wish": wish, "resolved_at_end": resolved}
        return self._keep(FollowUp(case_id=sitting.case_id, sitting_id=sitting.id, **facts))

    def tried(self, case: Case, at: datetime) -> Try:
        """An attempt that nobody answered."""
        return self._keep(Try(case_id=case.id, at=at))

    def plan(self, case: Case, number: int, agreed: datetime | None, actions: int) -> Sequence[Action]:
        """A version of a plan, with so many actions."""
        plan = self._keep(Plan(case_id=case.id, number=number, agreed_at=agreed))
        return [self._keep(Action(plan_id=plan.id, number=n, line=n, what="…")) for n in range(1, actions + 1)]

    def review(
        self,
        case: Case,
        on: date,
        respondent: Respondent,
        resolved: Resolved,
        kept: Kept | None,
        recorded: datetime,
        actions: Mapping[Action, Kept],
    ) -> Review:
        """What one respondent says."""
        said: dict[str, Any] = {"respondent": respondent, "resolved": resolved, "plan_kept": kept}
        review = self._keep(Review(case_id=case.id, on=on, recorded_at=recorded, **said))
        for action, became in actions.items():
            self._keep(ActionReview(review_id=review.id, action_id=action.id, kept=became))
        return review

    def time(self, account: Account, case: Case | None, kind: WorkKind, minutes: int, day: date) -> TimeEntry:
        """Minutes of somebody on a day."""
        facts: dict[str, Any] = {"case_id": case.id if case else None, "kind": kind, "minutes": minutes, "day": day}
        return self._keep(TimeEntry(account_id=account.id, recorded_at=LONG_AGO, **facts))

    def coordinator(
        self,
        *standings: tuple[CoordinatorStatus, date] | tuple[CoordinatorStatus, date, StandingReason | None],
        account: Account | None = None,
        territories: Sequence[Territory] = (),
    ) -> Coordinator:
        """A coordinator and what they were, from day to day; the first of the territories is where they set out."""
        self.written += 1
        name, account_id = f"Camille {self.written}", account.id if account else None
        seat = territories[0].id if territories else None
        coordinator = self._keep(Coordinator(name=name, folded=name.lower(), account_id=account_id, territory_id=seat))
        for also in territories[1:]:
            self._keep(CoordinatorTerritory(coordinator_id=coordinator.id, territory_id=also.id))
        for status, since, *reason in standings:
            facts = {"reason": next(iter(reason), None), "words": "…"}
            self._keep(Standing(coordinator_id=coordinator.id, status=status, since=since, **facts))
        return coordinator

    def funding(self, payer: str, since: date | None, until: date | None, *, gone: bool = False) -> None:
        """A funding line."""
        facts: dict[str, Any] = {"written_at": LONG_AGO, "withdrawn_at": LONG_AGO if gone else None}
        self._keep(Funding(what="…", payer=payer, since=since, until=until, **facts))

    def lesson(
        self, kind: LessonKind, since: date | None, steps: Sequence[tuple[date, bool]], *, gone: bool = False
    ) -> None:
        """Something learnt, and what was done about it: on which day, and whether that settles it."""
        facts: dict[str, Any] = {"written_at": LONG_AGO, "withdrawn_at": LONG_AGO if gone else None}
        precision = Precision.DAY if since else None
        lesson = self._keep(Lesson(kind=kind, words="…", since=since, precision=precision, **facts))
        for on, settles in steps:
            done = {"what": "…", "who": "…", "on": on, "settles": settles, "written_at": LONG_AGO}
            self._keep(LessonStep(lesson_id=lesson.id, **done))

    def taught(
        self,
        kind: TrainingKind,
        days: Sequence[date],
        people: Sequence[tuple[int | None, bool]],
        costs: Sequence[tuple[TrainingPayer, int | None, int | None, bool]],
        *,
        given_up: bool,
        total: int | None,
    ) -> None:
        """A session of training: who came of each registration, who pays in cents or in twelfths."""
        ends: dict[str, Any] = {"first_day": days[0], "last_day": days[-1]} if days else {}
        gone = {True: date(2020, 1, 1), False: None}
        row = self._keep(Training(kind=kind, title="…", total_cents=total, given_up_on=gone[given_up], **ends))
        for one in days:
            self._keep(TrainingDay(training_id=row.id, day=one))
        for came, withdrawn in people:
            facts: dict[str, Any] = {"number": 20, "employer": "…", "named": False, "registered_on": date(2020, 1, 1)}
            self._keep(Registration(training_id=row.id, came=came, withdrawn_on=gone[withdrawn], **facts))
        for payer, cents, twelfths, withdrawn in costs:
            share = {"share": twelfths, "share_of": 12} if twelfths else {}
            self._keep(
                TrainingCost(training_id=row.id, payer=payer, cents=cents, withdrawn_on=gone[withdrawn], **share)
            )

    def aimed(self, kind: TrainingKind, goal: Goal, low: int, since: date, until: date, *, withdrawn: bool) -> None:
        """A target."""
        gone = date(2020, 1, 1) if withdrawn else None
        self._keep(TrainingTarget(kind=kind, goal=goal, low=low, since=since, until=until, withdrawn_on=gone))

    def answer(
        self,
        quarter: date,
        respondent: Respondent = Respondent.PERSON,
        asked: Asked = Asked.END,
        figures: Mapping[str, int | None] | None = None,
    ) -> None:
        """One answer to a questionnaire."""
        self._keep(Answer(respondent=respondent, asked=asked, quarter=quarter, **figures or {}))

    def tally(self, case: Case, numbers: Mapping[str, Any]) -> None:
        """What was given in a case to one kind of respondent, and came back."""
        self._keep(Tally(case_id=case.id, **numbers))

    def enquiry(self, **told: Any) -> None:
        """Somebody who asked for a conference."""
        asked = {"for_whom": ForWhom.OWN, "first_name": "A", "reach": "06 00 00 00 00", "words": "…"}
        self._keep(Enquiry(recorded_at=clock.now(), **asked, **told))

    def declined(self, on: date, field: Field | None) -> None:
        """A proposal that was declined."""
        self._keep(DeclinedOffer(on=on, field=field, noted_at=clock.now()))
