"""Questionnaires for the tests: cases at their conference, questionnaires that are out, answers that come in."""

import uuid
from collections.abc import Mapping

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import answers, questionnaires
from conference.domain import tokens
from conference.domain.questionnaires import AnswerWay, Asked, Own, Respondent, Said, Scale
from conference.domain.referral import Field, Origin
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.programme import questionnaires as forms
from tests import world
from tests.world import Place

PERSON = Respondent.PERSON
MARKS = {"coordinator": 9, "conference": 8, "plan": 7, "overall": 8, "heard": 4, "decided": 3}
SAID = Said(MARKS, "On nous a écoutés.", "Plus de temps.", quotable=True)


def held(session: Session, place: Place, number: int = 1) -> Case:
    """A case at its conference, written as the journal would have left it."""
    case = Case(
        reference=f"33-2026-9{number:03}",
        stage=Stage.CONFERENCE,
        field=Field.CHILDHOOD,
        origin=Origin.PROFESSIONAL,
        territory=place.territories["Nord"],
        coordinator_id=place.coordinators["Claire"].id,
        opened_at=clock.now(),
        received_at=clock.now(),
        acted_at=clock.now(),
    )
    session.add(case)
    session.flush()
    session.add(Sitting(case_id=case.id, number=1, at=clock.now(), held_at=clock.now()))
    session.flush()
    return case


def given(
    session: Session, place: Place, case: Case, numbers: Mapping[Respondent, int] | None = None
) -> list[questionnaires.Given]:
    """Questionnaires at the end of a conference."""
    who = world.actor(place, "coordinator")
    return questionnaires.give(session, who, case, Asked.END, numbers or {PERSON: 1})


def answered(session: Session, one: questionnaires.Given, said: Said | None = SAID) -> bool:
    """What somebody answers by their link."""
    slip = answers.find(session, tokens.digest(one.token))
    return slip is not None and answers.receive(session, slip, uuid.uuid4(), said, AnswerWay.ONLINE)


def live(session: Session, place: Place, case: Case) -> None:
    """A form of their own, an answer to it, and one that is awaited."""
    own = (Own("Avez-vous choisi le lieu ?", Scale.AGREE),)
    forms.write(session, world.actor(place, "lead"), PERSON, own)
    first, _ = questionnaires.give(session, world.actor(place, "coordinator"), case, Asked.REVIEW, {PERSON: 2})
    answered(session, first)
