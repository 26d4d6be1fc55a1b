"""A minimal record from its draft to its end: it holds no word, and counts everywhere."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from conference.casework import (
    assignment,
    closing,
    follow_up,
    minimal,
    plan,
    referral,
    step,
)
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.minimal import Tickable
from conference.domain.neutrality import Rule
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.plan import Content
from conference.domain.reasons import Refused
from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.tasks import TaskKind
from conference.evaluation.indicators import REGISTRY, compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.base import Base
from conference.models.case import Case
from conference.models.minimal import Tick
from conference.models.plan import Plan
from conference.models.referral import KnownBy, Person, Referral
from conference.models.texts import is_confided
from conference.queries.control import control_sum
from conference.queries.tasks import tasks
from tests import path, ticking, world
from tests.world import Place

DAY = timedelta(days=1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "Europe/Paris")
# Names that belong to the house, words that belong to no case, and what was being typed when a session ended.
OF_THE_HOUSE = {
    *(
        "account",
        "answer",
        "coordinator",
        "council_decision",
        "council_seat",
        "family_seat",
        "import_word",
        "kept_form",
        "namesake",
        "note_part",
    ),
    *("account", "answer", "coordinator", "family_seat", "import_word", "kept_form", "namesake", "note_part"),
    *("mission", "charter"),
    *("record_frame", "effect", "crossed_meeting", "meeting_decision"),
    *("programme_text", "event", "lesson", "lesson_step", "kept_document"),
    *("practice_heading", "practice_namesake", "practice_review", "practice_exchange"),
    *("training", "training_registration"),
    *("practice_heading", "practice_namesake", "practice_review", "practice_exchange", "partner_contact"),
    "directory_entry",
}


def _is_word(column: Column[Any]) -> bool:
    return column.info.get("text") in {"person", "family_words"} or is_confided(column)


def _marked() -> list[Table]:
    return [t for t in Base.metadata.sorted_tables if any(map(_is_word, t.columns))]


def words(session: Session, case: Case) -> list[str]:
    """Every name and text that the tables hold of a case."""
    found = []
    for table in _marked():
        if table.name in OF_THE_HOUSE:
            continue
        rows = select(table)
        if "case_id" in table.columns:
            rows = rows.where(table.c.case_id == case.id)
        else:
            rows = rows.join(Plan, Plan.id == table.c.plan_id).where(Plan.case_id == case.id)
        columns = [c.name for c in table.columns if _is_word(c)]
        for row in session.execute(rows).mappings():
            found += [f"{table.name}.{name}: {row[name]}" for name in columns if row[name]]
    return found


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def test_a_case_is_asked_minimal_and_what_was_typed_is_erased(session: Session, gironde: Place) -> None:
    case, who = world.draft(session, gironde), world.actor(gironde, "referrer")
    assert len(words(session, case)) > 5
    minimal.ask(session, who, case)
    assert words(session, case) == []
    assert case.minimal
    assert (case.field, case.territory) == (Field.CHILDHOOD, gironde.territories["Nord"])
    for table in (Person, KnownBy):
        assert session.scalars(select(table).where(table.case_id == case.id)).all() == []
    kept = session.scalars(select(Referral).where(Referral.case_id == case.id)).one()
    answers = ("agreed", "agreed_on", "danger", "measure_in_force", "measure_considered", "language", "agreement_way")
    assert [getattr(kept, name) or None for name in answers] == [None] * len(answers)


def test_a_referral_that_was_sent_is_not_made_minimal(session: Session, gironde: Place) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    who = world.actor(gironde, "referrer")
    assert refused(lambda: minimal.ask(session, who, case)) == {"minimal_after_sending"}
    step.take(session, body, case, StepCode.RETURN, Given(words="La date de naissance."))
    assert refused(lambda: minimal.ask(session, who, case)) == {"minimal_after_sending"}
    assert words(session, case) != []


@pytest.mark.long
def test_a_whole_minimal_journey_holds_no_word(session: Session, gironde: Place) -> None:
    case = ticking.closed(session, gironde)
    assert (case.stage, case.outcome, case.children) == (Stage.CLOSED, Outcome.PLAN_AGREED, 2)
    assert words(session, case) == []
    assert case.reference is not None
    assert len(plan.latest(session, case).actions) == 3  # type: ignore[union-attr]
    ticked = {tick.code for tick in session.scalars(select(Tick).where(Tick.case_id == case.id))}
    assert set(Tickable) - ticked == {Tickable.MINORS, Tickable.SUPPORT}


def test_every_table_with_a_name_or_a_text_is_walked() -> None:
    loose = {t.name for t in _marked() if not {"case_id", "plan_id"} & {c.name for c in t.columns}}
    assert loose == OF_THE_HOUSE


OF_PEOPLE = (
    *("activity.people", "activity.ages", "quality.pertinence", "quality.parties", "plan.carried"),
    *("participation.invited", "participation.present", "participation.for_one", "participation.children"),
    *("participation.heard", "participation.supported", "follow_up.actions_family"),
)


def test_it_counts_everywhere_as_a_case_with_words_does(session: Session, gironde: Place) -> None:
    regular = path.closed(session, gironde)
    bare = ticking.closed(session, gironde)
    session.flush()
    figures = {}
    for case in (regular, bare):
        found = compute(session, Scope(YEAR, Case.id == case.id, field=Field.CHILDHOOD))
        figures[case.id] = {f.code: (f.result.value, [(one.code, one.value) for one in f.result.lines]) for f in found}
    assert len(figures[bare.id]) == len(REGISTRY)
    counted = {
        code: figures[bare.id].pop(code)[0] for code in ("activity.children", "follow_up.actions", "plan.actions")
    }
    assert counted == {"activity.children": 2, "follow_up.actions": 3, "plan.actions": 3}
    # Of who came and who carries what, a minimal record says nothing: it is told so, never as an absence.
    unsaid = {code: figures[bare.id].pop(code) for code in OF_PEOPLE}
    assert {
        one for _, lines in unsaid.values() for one in lines if one[1] and one[0] not in {"nobody", "family", "done"}
    } == set()
    assert figures[bare.id] == {code: figures[regular.id][code] for code in figures[bare.id]}
    assert sum(value is not None and value > 0 for value, _ in figures[bare.id].values()) > 4
    sums = [control_sum(session, Case.id == case.id, YEAR.begins, YEAR.ends) for case in (regular, bare)]
    assert sums[0] == sums[1]
    assert (sums[1].received, sums[1].closed, sums[1].gap) == (1, 1, 0)


def test_what_is_real_stays_asked(session: Session, gironde: Place) -> None:
    who = world.actor(gironde, "referrer")
    case = referral.begin(session, who, gironde.department, None)
    minimal.ask(session, who, case)
    assert ticking.tick_all(session, who, case) != []
    assert refused(lambda: referral.submit(session, who, case)) == {
        *("field_missing", "territory_missing", "origin_missing")
    }


def test_neutrality_stands(session: Session, gironde: Place) -> None:
    case, body = ticking.received(session, gironde), world.actor(gironde, "committee")
    agathe = gironde.coordinators["Agathe"]
    assert refused(lambda: assignment.assign(session, body, case, agathe, "")) >= {
        *("declaration_missing", "neutrality_other_service")
    }
    assert minimal.asked(session, body, case) == {}
    decided = assignment.derogate(session, body, case, agathe, Rule.OTHER_SERVICE, "")
    assert (decided.reason, decided.author_id) == ("", body.account_id)
    assert refused(lambda: assignment.assign(session, body, case, agathe, "")) >= {"declaration_missing"}


def test_a_minimal_case_is_suspended_stopped_and_reopened_without_a_word(session: Session, gironde: Place) -> None:
    case, body = ticking.assigned(session, gironde), world.actor(gironde, "committee")
    who = world.actor(gironde, "coordinator")
    step.take(session, body, case, StepCode.SUSPEND)
    assert refused(lambda: minimal.tick(session, who, case, Tickable.QUESTION, world.today())) == {"nothing_to_tick"}
    end = Given(reason=EndReason.FAMILY_DECLINED, ended_by=EndedBy.FAMILY)
    assert refused(lambda: step.take(session, who, case, StepCode.STOP, end)) == {"synthesis_missing"}
    assert refused(lambda: step.take(session, body, case, StepCode.STOP, Given())) == {
        *("reason_missing", "ended_by_missing", "synthesis_missing")
    }
    minimal.tick(session, who, case, Tickable.SYNTHESIS, world.today())
    step.take(session, who, case, StepCode.STOP, end)
    assert case.stage is Stage.CLOSED
    closing.reopen(session, body, case, "")
    assert words(session, case) == []


def _sitting(session: Session, place: Place) -> Case:
    case = ticking.assigned(session, place)
    ticking.convene(session, place, case)
    ticking.tick_all(session, world.actor(place, "coordinator"), case)
    return case


# Steps that ask anybody else for words: where the case stands, who takes each, and what is still given with it.
WORDLESS: dict[StepCode, tuple[Callable[[Session, Place], Case], str, Given]] = {
    StepCode.RETURN: (ticking.received, "committee", Given()),
    StepCode.POSTPONE: (ticking.received, "committee", Given(until=date(2026, 4, 1))),
    StepCode.DECLINE: (ticking.received, "committee", Given(reason=EndReason.OTHER)),
    StepCode.RELEASE: (ticking.assigned, "committee", Given()),
    StepCode.ADJOURN: (_sitting, "coordinator", Given()),
    StepCode.RECORD_WITHOUT_PLAN: (_sitting, "coordinator", Given()),
    StepCode.RETURN_FOR_FORM: (ticking.recorded, "coordinator", Given()),
    StepCode.SEND_BACK: (ticking.recorded, "referrer", Given()),
    StepCode.CONVENE_AGAIN: (ticking.followed, "coordinator", Given()),
}


@pytest.mark.parametrize("code", WORDLESS)
def test_a_step_that_asks_for_words_goes_without(session: Session, gironde: Place, code: StepCode) -> None:
    play, who, given = WORDLESS[code]
    case = play(session, gironde)
    entry = step.take(session, world.actor(gironde, who), case, code, given)
    assert (entry.step, entry.words, entry.advice, entry.pertinence) == (code, None, None, None)


def test_a_content_is_needless_without_saying_why(session: Session, gironde: Place) -> None:
    case, who = ticking.recorded(session, gironde), world.actor(gironde, "coordinator")
    ticking.tick_all(session, who, case)
    plan.check_form(session, who, case, answers_question=True)
    plan.answer_content(session, world.actor(gironde, "referrer"), case, Given(content=Content.NEEDLESS))
    assert case.stage is Stage.FOLLOW_UP


def test_a_minimal_draft_is_withdrawn_with_its_ticks(session: Session, gironde: Place) -> None:
    case, who = ticking.draft(session, gironde), world.actor(gironde, "referrer")
    ticking.tick_all(session, who, case)
    referral.withdraw(session, who, case)
    assert session.scalars(select(Tick)).all() == []


def test_what_is_to_be_done_next_is_told_as_of_any_case(session: Session, gironde: Place) -> None:
    case, who = ticking.followed(session, gironde), world.actor(gironde, "coordinator")
    follow_up.wish(session, who, case, Wish.DECLINED)

    def task() -> TaskKind:
        (found,) = tasks(session, Case.id == case.id, world.today(), "Europe/Paris")
        return found.kind

    assert task() is TaskKind.SYNTHESISE
    minimal.tick(session, who, case, Tickable.SYNTHESIS, world.today())
    assert task() is TaskKind.CLOSE
