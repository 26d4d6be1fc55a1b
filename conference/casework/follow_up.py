"""The acts after the conference: the family's wish, tries, reviews, adapting, closing."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import passage, step
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.facts import Given
from conference.domain.follow_up import Call, Home, Kept, Resolved, When, Wish
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import LegalContext
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.department import Department
from conference.models.follow_up import ActionReview, FollowUp, Living, Review, Synthesis, Try
from conference.models.plan import Action
from conference.models.referral import Person
from conference.queries.follow_up import after, lives
from conference.queries.plan import in_force

AFTER = (Stage.VALIDATION, Stage.FOLLOW_UP)


def _row(session: Session, case: Case) -> FollowUp:
    found = after(session, case).follow_up
    if found is None:
        raise Refused(Reason("no_conference_held"))
    return found


def wish(session: Session, actor: Actor, case: Case, said: Wish) -> None:
    """The family says whether it wants a review; it may change its mind."""
    open_at(session, case, *AFTER)
    row = _row(session, case)
    row.wish = said
    keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, row, "wish")


def resolved_at_end(session: Session, actor: Actor, case: Case, said: Resolved) -> None:
    """Is the starting situation resolved, asked at the end of the conference [L2121-2125]."""
    open_at(session, case, *AFTER)
    row = _row(session, case)
    row.resolved_at_end = said
    keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, row, "resolved_at_end")


def call(session: Session, actor: Actor, case: Case, said: Call, on: date, words: str) -> None:
    """The family was called for news, or did not need it any more; what it said is in its own words."""
    open_at(session, case, *AFTER)
    row = _row(session, case)
    _after_the_conference(session, case, on, "called_on")
    row.call, row.called_on, row.call_words = said, on, words
    keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, row, "call", "called_on", "call_words")


def try_again(session: Session, actor: Actor, case: Case, way: str) -> Try:
    """An attempt to reach the family that nobody answered."""
    open_at(session, case, Stage.FOLLOW_UP)
    attempt = Try(case_id=case.id, at=clock.now(), way=way)
    return keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, attempt, "tries")


def review(
    session: Session,
    actor: Actor,
    case: Case,
    values: Mapping[str, object],
    on: date,
    actions: Mapping[Action, Kept],
) -> Review:
    """What one respondent says of the plan: ``respondent``, ``resolved``, ``plan_kept``, ``changed``, ``unexpected``.

    ``criterion`` is what counts for them to say that it went well. ``plan_kept`` is None, and an action is left out,
    where somebody prefers not to answer. ``next_on`` is the day agreed on for another review, if one was.
    """
    step.allow(session, actor, case, StepCode.REVIEW, Given())
    _after_the_conference(session, case, on)
    next_on = values.get("next_on")
    if isinstance(next_on, date) and next_on <= on:
        raise Refused(Reason("next_review_before", "next_on"))
    plan = in_force(session, case)
    if any(plan is None or action.plan_id != plan.id for action in actions):
        raise Refused(Reason("not_of_this_plan", "actions"))
    found = Review(case_id=case.id, on=on, recorded_at=clock.now(), recorded_by=actor.account_id, **values)
    keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, found, "review")
    session.add_all(ActionReview(review_id=found.id, action_id=a.id, kept=kept) for a, kept in actions.items())
    session.flush()
    passage.record(session, actor, case, StepCode.REVIEW)
    return found


def _after_the_conference(session: Session, case: Case, on: date, place: str = "on") -> None:
    held_at, zone = after(session, case).held_at, session.get_one(Department, case.department_id).zone
    if on > clock.today(zone):
        raise Refused(Reason("in_the_future", place))
    if held_at is not None and on < clock.civil(held_at, zone):
        raise Refused(Reason("before_conference", place))


Lived = tuple[Home | None, LegalContext | None]


def live(session: Session, actor: Actor, case: Case, said: Mapping[tuple[Person, When], Lived]) -> None:
    """Where each child lives and under which measure, before the conference and at the review; nothing said is no row.

    What was said once and is left as it was keeps the day on which it was said.
    """
    open_at(session, case, *AFTER)
    today = clock.today(session.get_one(Department, case.department_id).zone)
    known = {(row.person_id, row.when): row for row in lives(session, case)}
    for (child, when), (home, measure) in said.items():
        row = known.get((child.id, when))
        if row is None and (home or measure):
            session.add(Living(case_id=case.id, person_id=child.id, when=when, home=home, measure=measure, on=today))
        elif row is not None and (row.home, row.measure) != (home, measure):
            row.home, row.measure, row.on = home, measure, today
    session.flush()
    audit.write(session, actor, Act.FOLLOW_UP_WRITTEN, case, ("living",))


def synthesise(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> Synthesis:
    """Write the synthesis sheet: a case does not end without it, and a suspended one may be stopped."""
    if case.coordinator_id is None:
        raise Refused(Reason("wrong_stage"))
    open_at(session, case, while_suspended=True)
    sheet = session.scalars(select(Synthesis).where(Synthesis.case_id == case.id)).one_or_none()
    sheet = sheet or Synthesis(case_id=case.id)
    for column, value in values.items():
        setattr(sheet, column, value)
    sheet.written_by, sheet.written_at = actor.account_id, clock.now()
    return keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, sheet, *values)


def close(session: Session, actor: Actor, case: Case, happened_at: datetime | None = None) -> None:
    """End a case whose review is settled and whose synthesis sheet is written."""
    step.take(session, actor, case, StepCode.CLOSE, Given(), happened_at)
