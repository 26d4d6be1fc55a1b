"""Nothing that is written by any way enters a minimal record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import (
    assignment,
    conference,
    follow_up,
    hand_out,
    network,
    plan,
    preparation,
    question,
    referral,
    sheet,
    step,
)
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.follow_up import Resolved, Wish
from conference.domain.neutrality import Rule
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.plan import Content
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.questionnaires import Respondent
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.base import Base
from conference.models.case import Case
from conference.models.conference import DangerNotice
from conference.models.coordinator import Coordinator
from conference.models.minimal import words_of
from conference.models.plan import Action, Plan
from conference.models.sheet import Sheet
from conference.queries.minimal import ticks
from tests import path, ticking, world
from tests.world import Place

LOU = {"kind": PersonKind.CHILD, "first_name": "Lou", "last_name": "Ferrand", "tie": ""}


@dataclass(frozen=True)
class Scene:
    """Somebody before a minimal case."""

    session: Session
    who: Actor
    case: Case
    place: Place

    @property
    def here(self) -> tuple[Session, Actor, Case]:
        """What every act takes first."""
        return self.session, self.who, self.case


Writing = Callable[[Scene], object]


def _step(code: StepCode, **given: Any) -> Writing:
    return lambda at: step.take(*at.here, code, Given(**given))


STOP = {"reason": EndReason.OTHER, "ended_by": EndedBy.FAMILY}
SAID = {"respondent": Respondent.PERSON, "resolved": Resolved.PARTLY, "plan_kept": None, "changed": "On respire."}


def _version(session: Session, case: Case) -> Plan:
    found = plan.latest(session, case)
    assert found is not None
    return found


def _asked(at: Scene) -> Coordinator:
    sofiane = at.place.coordinators["Sofiane"]
    assignment.answer(at.session, at.who, assignment.ask(*at.here, sofiane), knows=False, ties=[])
    return sofiane


def _reworded(at: Scene) -> None:
    version = plan.begin(*at.here)
    action = at.session.scalars(select(Action).where(Action.plan_id == version.id)).first()
    assert action is not None
    plan.write_action(*at.here, version, action, {"who": "Rose"})


def _needless(at: Scene) -> None:
    coordinator = world.actor(at.place, "coordinator")
    ticking.tick_all(at.session, coordinator, at.case)
    plan.check_form(at.session, coordinator, at.case, answers_question=True)
    plan.answer_content(*at.here, Given(content=Content.NEEDLESS, words="Rien à dire de Lou."))


def _reviewed(at: Scene) -> None:
    follow_up.wish(*at.here, Wish.WANTED)
    follow_up.review(*at.here, SAID, world.today(), {})


# Where a case stands, who writes, what they write there.
WRITINGS: dict[str, tuple[Callable[[Session, Place], Case], str, Writing]] = {
    "a page of the referral": (
        ticking.draft,
        "referrer",
        lambda at: referral.write(*at.here, {"family_situation": "On veut que Lou reste."}),
    ),
    "a coded answer of the referral": (
        ticking.draft,
        "referrer",
        lambda at: referral.write(*at.here, {"measure_in_force": None}),
    ),
    "a person": (ticking.draft, "referrer", lambda at: referral.name_person(*at.here, LOU)),
    "an institution": (
        ticking.draft,
        "referrer",
        lambda at: referral.name_institution(*at.here, {"institution_id": at.place.institutions["MDS"].id}),
    ),
    "what is missing": (ticking.received, "committee", _step(StepCode.RETURN, words="Le nom de Lou.")),
    "advice": (ticking.received, "committee", _step(StepCode.DECLINE, reason=EndReason.OTHER, advice="Lou ?")),
    "why it stops": (ticking.received, "committee", _step(StepCode.STOP, words="Lou est partie.", **STOP)),
    "why it is pertinent": (
        ticking.assigned,
        "committee",
        lambda at: assignment.hand_over(*at.here, _asked(at), "Claire part."),
    ),
    "why a rule is set aside": (
        ticking.received,
        "committee",
        lambda at: assignment.derogate(*at.here, at.place.coordinators["Agathe"], Rule.OTHER_SERVICE, "Lou."),
    ),
    "a question": (
        ticking.assigned,
        "coordinator",
        lambda at: question.ask(*at.here, "Où vit Lou ?"),
    ),
    "a relative": (ticking.assigned, "coordinator", lambda at: network.name(at.session, at.case, LOU)),
    "a sheet": (
        ticking.assigned,
        "coordinator",
        lambda at: sheet.write(*at.here, {"concerns": "L’école."}),
    ),
    "why no sheet": (
        ticking.assigned,
        "coordinator",
        lambda at: sheet.do_without(*at.here, "La famille sait tout."),
    ),
    "an action": (
        ticking.followed,
        "coordinator",
        lambda at: plan.add_action(*at.here, plan.begin(*at.here), {"what": "Rose vient"}),
    ),
    "an action in other words": (
        ticking.followed,
        "coordinator",
        _reworded,
    ),
    "who watches": (
        ticking.followed,
        "coordinator",
        lambda at: plan.write(*at.here, plan.begin(*at.here), {"watched_by": "Rose"}),
    ),
    "who received the plan": (
        ticking.followed,
        "coordinator",
        lambda at: hand_out.give(*at.here, _version(at.session, at.case), "Rose", world.today()),
    ),
    "why it is needless": (
        ticking.recorded,
        "referrer",
        _needless,
    ),
    "what changed": (ticking.followed, "coordinator", _reviewed),
    "a synthesis": (
        ticking.followed,
        "coordinator",
        lambda at: follow_up.synthesise(*at.here, {"course": "Une conférence."}),
    ),
    "what was transmitted": (
        ticking.assigned,
        "coordinator",
        lambda at: conference.note_danger(*at.here, "Une gifle.", ""),
    ),
    "to whom it was transmitted": (
        ticking.assigned,
        "coordinator",
        lambda at: conference.note_danger(*at.here, "", "La CRIP"),
    ),
    "where they meet": (
        ticking.assigned,
        "coordinator",
        lambda at: preparation.plan_sitting(*at.here, clock.now(), "Chez Rose", chosen_by_family=True),
    ),
    "how the family was tried": (
        ticking.followed,
        "coordinator",
        lambda at: follow_up.try_again(*at.here, "chez la tante"),
    ),
    "its language": (
        ticking.draft,
        "referrer",
        lambda at: referral.write(*at.here, {"language": "La tante traduit."}),
    ),
}


@pytest.mark.parametrize("name", WRITINGS)
def test_no_act_writes_a_word_in_it(session: Session, gironde: Place, name: str) -> None:
    play, who, write = WRITINGS[name]
    at = Scene(session, world.actor(gironde, who), play(session, gironde), gironde)
    with pytest.raises(Refused) as refusal:
        write(at)
    assert [reason.code for reason in refusal.value.reasons] == ["minimal_record"]


def _spoken() -> list[tuple[type[Base], str]]:
    """Every column of a case that may hold a name or a text, with its class."""
    tables = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda table: str(table.__tablename__))
    of_a_case: list[type[Base]] = [table for table in tables if hasattr(table, "case_id") or hasattr(table, "plan_id")]
    return [(table, name) for table in of_a_case for name in words_of(table)]


@pytest.mark.parametrize(("table", "name"), _spoken(), ids=lambda found: getattr(found, "__tablename__", found))
def test_no_row_is_written_with_a_word_in_it(session: Session, gironde: Place, table: Any, name: str) -> None:
    """Whatever page or act was forgotten: row by row, column by column."""
    direct = hasattr(table, "case_id")
    case = (ticking.draft if direct else ticking.recorded)(session, gironde)
    of = {"case_id": case.id} if direct else {"plan_id": _version(session, case).id}
    session.add(table(**of, **{name: "Lou"}))
    with pytest.raises(Refused) as refusal:
        session.flush()
    assert [reason.code for reason in refusal.value.reasons] == ["minimal_record"]


def test_every_word_is_looked_for() -> None:
    found = {(table.__tablename__, name) for table, name in _spoken()}
    assert {("action", "what"), ("passage", "words"), ("person", "first_name"), ("case_word", "word")} <= found
    assert len(found) > 40


def test_a_row_that_was_silent_does_not_begin_to_speak(session: Session, gironde: Place) -> None:
    case = ticking.assigned(session, gironde)
    sheet.write(session, world.actor(gironde, "coordinator"), case, {"concerns": ""})
    session.commit()
    session.expire_all()
    session.scalars(select(Sheet).where(Sheet.case_id == case.id)).one().needless_why = "Rose."
    with pytest.raises(Refused):
        session.flush()


def test_what_the_tables_hold_meets_no_rule(session: Session, gironde: Place) -> None:
    """A sheet without a word, said to be agreed on, is no tick; nor is an empty synthesis."""
    case, who = ticking.assigned(session, gironde), world.actor(gironde, "coordinator")
    sheet.write(session, who, case, {"concerns": ""})
    path.agree_sheet(session, who, case)
    follow_up.synthesise(session, who, case, {"course": ""})
    found = {reason.code for reason in step.missing(session, who, case, StepCode.CONVENE)}
    assert {"sheet_not_agreed", "question_missing"} <= found
    assert [reason.code for reason in step.missing(session, who, case, StepCode.STOP)] == ["synthesis_missing"]


def test_its_day_is_ticked_and_not_noted(session: Session, gironde: Place) -> None:
    case, who = ticking.assigned(session, gironde), world.actor(gironde, "coordinator")
    ticking.convene(session, gironde, case)
    for act in (
        lambda: conference.begin(session, who, case, Moment.SHARING),
        lambda: conference.welcome(session, who, case, "Rose", Part.FAMILY, asked=False),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert [reason.code for reason in refusal.value.reasons] == ["ticked_instead"]


def test_a_danger_is_noted_by_its_day_alone(session: Session, gironde: Place) -> None:
    case, who = ticking.assigned(session, gironde), world.actor(gironde, "coordinator")
    notice = conference.note_danger(session, who, case, "", "")
    assert (notice.transmitted, notice.to_whom, notice.at) == ("", "", clock.now())
    assert session.scalars(select(DangerNotice)).all() == [notice]


def test_words_are_kept_as_ever_in_every_other_case(session: Session, gironde: Place) -> None:
    ticking.draft(session, gironde)
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    asked = question.ask(session, who, case, "Comment Lou peut-elle rester ?")
    assert asked.words == "Comment Lou peut-elle rester ?"
    assert case.stage is Stage.PREPARATION
    assert not case.minimal
    assert ticks(session, case) == []
