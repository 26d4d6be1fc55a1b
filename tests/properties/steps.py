"""The steps as the walk takes them: what is typed with each, by which act, and what each leaves in its memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from conference.casework import assignment, closing, conference, follow_up, plan, referral, step
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.follow_up import Kept, Resolved
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.plan import Content
from conference.domain.questionnaires import Respondent
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.queries.plan import in_force
from conference.security.permissions import Permission
from tests import law, recount
from tests.properties.walk import Walked

ZONE = "Europe/Paris"
# What the guard asks of who takes them; of the others, that the case is theirs to act on.
GUARDED = {
    "submit": Permission.REFERRAL_WRITE,
    "assign": Permission.CASE_DECIDE,
    "hand_over": Permission.CASE_DECIDE,
    "validate_form": Permission.PLAN_KEEP,
    "ratify": Permission.CONTENT_ANSWER,
    "review": Permission.FOLLOW_UP_KEEP,
}
# Steps that happen when they are typed, or when the day ended: nobody says when.
UNTIMED = {"withdraw_draft", "review", "record", "record_without_plan"}
CHOSEN = {"assign", "hand_over"}
CONTENTS = ("ratified", "subject_to_decision", "needless", None)


@dataclass(frozen=True)
class Said:
    """What comes with a step: everything or nothing, and which of four kinds of it."""

    complete: bool
    kind: int
    at: datetime
    now: datetime

    @property
    def own_solution(self) -> bool:
        """Whether the family is said to have organised itself."""
        return self.kind >= 2

    @property
    def closes(self) -> bool:
        """Whether a conference without a plan ends the case."""
        return self.kind % 2 == 1

    @property
    def given(self) -> Given:
        """The same as the acts take it."""
        if not self.complete:
            return Given()
        content = CONTENTS[self.kind]
        return Given(
            words="Parce que.",
            advice="En juin.",
            reason=EndReason.FAMILY_ORGANISED if self.own_solution else EndReason.OTHER,
            ended_by=EndedBy.FAMILY,
            until=self.now.date() + timedelta(days=2),
            content=Content(content) if content else None,
            closes=self.closes,
        )

    def is_enough(self, name: str, case: Walked) -> bool:
        """Whether the law is content with what was typed."""
        if name == "ratify":
            held = case.facts.holder is not None
            return self.complete and CONTENTS[self.kind] in (CONTENTS[:3] if held else ("needless",))
        if name == "record_without_plan":
            return self.complete and (case.facts.synthesis or not self.closes)
        return self.complete or name not in law.TYPED

    def happens(self, name: str, case: Walked) -> datetime:
        """When the step will have happened: a conference did when its last part ended, or when it came back."""
        if name in UNTIMED - {"record", "record_without_plan"} or case.facts.today is None:
            return self.now if name in UNTIMED else self.at
        if name in UNTIMED:
            ends = [ended for _, ended in case.facts.today.parts.values() if ended]
            return max([*ends, case.lines[-1].at], default=self.now)
        return self.at


def take(session: Session, actor: Actor, row: Case, name: str, said: Said) -> object:
    """Through the act that the pages call for this step."""
    act = ACTS.get(name)
    if act is not None:
        return act(session, actor, row, said)
    return step.take(session, actor, row, StepCode(name), said.given, said.at)


def _review(session: Session, actor: Actor, row: Case, said: Said) -> object:
    """Of the plan in force, since the conference: one typed for a day to come is refused."""
    today = recount.civil(said.now, ZONE)
    on = today if said.complete else today + timedelta(days=1)
    values = {"respondent": Respondent.PERSON, "resolved": Resolved.PARTLY, "plan_kept": None, "changed": ""}
    version = in_force(session, row)
    kept = dict.fromkeys(version.actions if version else (), Kept.DONE)
    return follow_up.review(session, actor, row, values, on, kept)


def _answer(session: Session, actor: Actor, row: Case, said: Said) -> None:
    asked_on = recount.civil(said.now, ZONE)
    plan.answer_content(session, actor, row, said.given, asked_on=asked_on, happened_at=said.at)


Taken = Callable[[Session, Actor, Case, Said], object]
ACTS: dict[str, Taken] = {
    "submit": lambda s, who, row, said: referral.submit(s, who, row, said.at),
    "withdraw_draft": lambda s, who, row, _: referral.withdraw(s, who, row),
    "reopen": lambda s, who, row, said: closing.reopen(s, who, row, said.given.words, said.at),
    "release": lambda s, who, row, said: assignment.release(s, who, row, said.given, said.at),
    "adjourn": lambda s, who, row, said: conference.adjourn(s, who, row, said.given, said.at),
    "record": lambda s, who, row, said: conference.record(s, who, row, said.given),
    "record_without_plan": lambda s, who, row, said: conference.record(
        s, who, row, said.given, StepCode.RECORD_WITHOUT_PLAN
    ),
    "validate_form": lambda s, who, row, said: plan.check_form(
        s, who, row, answers_question=said.complete, happened_at=said.at
    ),
    "ratify": _answer,
    "review": _review,
    "close": lambda s, who, row, said: follow_up.close(s, who, row, said.at),
}


def remember(case: Walked, name: str, said: Said) -> None:
    """Move the case as the law says, with what the step leaves behind."""
    at, facts = said.happens(name, case), case.facts
    if name in {"record", "record_without_plan"} and facts.today is not None:
        began = min(start for start, _ in facts.today.parts.values())
        facts.today.held = facts.held_at = began
        facts.wish = None
    elif name == "adjourn" and facts.today is not None:
        facts.today.given_up = True
    elif name == "validate_form" and facts.plan is not None:
        facts.plan.valid = True
    elif name == "ratify" and facts.plan is not None:
        facts.plan.examined = True
        if CONTENTS[said.kind] == "subject_to_decision":
            facts.plan.asked_on = recount.civil(said.now, ZONE)
    elif name == "review":
        facts.reviews.append(said.now)
    case.pass_by(name, at, own_solution=said.own_solution, closes=said.closes)
