"""The acts around a child: how they take part, who stands by them, the hours they want, and their own words."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.child import Proposer, WordsFor, stay, told
from conference.domain.preparation import ChildWay, Part, answer_by_way
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.child import ChildChoice, ChildDay, ChildWords, Support
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.place import Institution
from conference.queries.child import knows_the_family
from conference.queries.conference import workers

WRITTEN_AT = (Stage.PREPARATION, Stage.CONFERENCE)


def open_to_children(session: Session, case: Case, *stages: Stage) -> None:
    """Raise `Refused` unless what is about a child may be written now; a minimal record holds nothing of them."""
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    open_at(session, case, *(stages or WRITTEN_AT))


def choose(
    session: Session,
    actor: Actor,
    case: Case,
    guest: Guest,
    way: ChildWay,
    proposed_by: Proposer | None = None,
    on: date | None = None,
) -> ChildChoice:
    """Keep the way that a child chooses today, or chose ``on`` a day; what they chose before stays told."""
    open_to_children(session, case)
    if guest.part is not Part.FAMILY:
        raise Refused(Reason("way_of_the_family_alone", "way"))
    guest.invitation = answer_by_way(way, guest.child_way, guest.invitation, guest.invitation)
    guest.child_way = way
    return remember(session, actor, case, guest, proposed_by, on)


def remember(
    session: Session,
    actor: Actor,
    case: Case,
    guest: Guest,
    proposed_by: Proposer | None = None,
    on: date | None = None,
) -> ChildChoice:
    """Write down the way that a guest has now. Raises `Refused` for a day to come."""
    open_to_children(session, case)
    today = clock.today(session.get_one(Department, case.department_id).zone)
    if on is not None and on > today:
        raise Refused(Reason("in_the_future", "on"))
    choice = ChildChoice(
        case_id=case.id,
        guest_id=guest.id,
        way=guest.child_way,
        proposed_by=proposed_by,
        on=on or today,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, choice, "child_way")


def accompany(
    session: Session,
    actor: Actor,
    case: Case,
    child: Guest,
    guest: Guest,
    works_for: Institution | None,
    *,
    stays: bool,
) -> Support:
    """Name who supports a child; ``stays`` is whether the child asks that they stay in private time.

    Raises `Refused` for somebody who works for an institution that knows the family, or is one of its workers.
    """
    open_to_children(session, case)
    reasons = _unfit(session, case, child, guest, works_for)
    if reasons:
        raise Refused(*reasons)
    support = session.scalars(select(Support).where(Support.child_id == child.id)).one_or_none()
    support = support or Support(case_id=case.id, child_id=child.id)
    support.guest_id, support.works_for_id = guest.id, works_for.id if works_for else None
    support.chosen_on = clock.today(session.get_one(Department, case.department_id).zone)
    guest.asked_by_family = stays
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, support, "support")


def _unfit(session: Session, case: Case, child: Guest, guest: Guest, works_for: Institution | None) -> list[Reason]:
    by_name = guest.id in workers(session, case)
    by_work = works_for is not None and knows_the_family(session, case, works_for)
    asked = (
        (guest.part is Part.SUPPORT and guest.id != child.id, "not_a_support", "guest"),
        (not by_name, "support_works_with_family", "guest"),
        (not by_work, "support_knows_by_work", "works_for"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def plan_day(session: Session, actor: Actor, case: Case, guest: Guest, values: Mapping[str, object]) -> ChildDay:
    """Keep when a child wants to come and to go, ``arrives_at`` and ``leaves_at``, and what they ``asked_for``."""
    open_to_children(session, case)
    reasons = stay(values.get("arrives_at"), values.get("leaves_at"))  # type: ignore[arg-type]
    if reasons:
        raise Refused(*reasons)
    day = session.scalars(select(ChildDay).where(ChildDay.guest_id == guest.id)).one_or_none()
    day = day or ChildDay(case_id=case.id, guest_id=guest.id)
    for column, value in values.items():
        setattr(day, column, value)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, day, *values)


def say(
    session: Session, actor: Actor, case: Case, guest: Guest, purpose: WordsFor, words: str, reader: Guest | None
) -> ChildWords:
    """Keep a child's words exactly as they said them, as a version of what they give for this purpose."""
    open_to_children(session, case)
    reasons = told(words, purpose, reader)
    if reasons:
        raise Refused(*reasons)
    earlier = select(func.max(ChildWords.number)).where(ChildWords.guest_id == guest.id, ChildWords.purpose == purpose)
    said = ChildWords(
        case_id=case.id,
        guest_id=guest.id,
        purpose=purpose,
        number=(session.scalar(earlier) or 0) + 1,
        words=words,
        reader_id=reader.id if reader else None,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, said, "child_words", purpose)
