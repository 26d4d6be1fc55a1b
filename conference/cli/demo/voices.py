"""What those who were there say of their conference: some on their telephone, some on paper, some not at all."""

import uuid
from random import Random

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import answers, questionnaires
from conference.cli.demo.further import coordinated
from conference.cli.demo.situation import Deed
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.questionnaires import FACES, MARKS, STATEMENTS, AnswerWay, Asked, Respondent, Said
from conference.models.case import Case
from conference.models.department import Department
from conference.queries.questionnaires import present
from conference.words.demo import LIKED, WISHED

# Of seven people: four on their telephone, one on paper, one who would rather not, one of whom nothing comes.
LOT = ("online", "paper", "refused", "online", "online", "nothing", "online")


def voiced() -> Deed:
    """Everybody who was there is given a questionnaire; most send it back."""
    return coordinated(_given)


def _given(session: Session, who: Actor, case: Case) -> None:
    year = clock.today(session.get_one(Department, case.department_id).zone).year
    there = present(session, case, year)
    if not there:
        return
    draw = Random(case.id)  # noqa: S311  (the same demonstration each time)
    for number, one in enumerate(questionnaires.give(session, who, case, Asked.END, there)):
        lot = LOT[(number + case.id) % len(LOT)]
        slip = answers.find(session, tokens.digest(one.token))
        if slip is None or lot == "nothing":
            continue
        way = AnswerWay.PAPER if lot == "paper" else AnswerWay.ONLINE
        said = None if lot == "refused" else _said(draw, one.respondent)
        answers.receive(session, slip, uuid.UUID(int=draw.getrandbits(128)), said, way, MACHINE)


def _said(draw: Random, respondent: Respondent) -> Said:
    marks = FACES[1:] if respondent is Respondent.CHILD else (6, 7, 7, 8, 8, 8, 9, 9, 10)
    figures = {str(item): draw.choice(marks) for item in MARKS if draw.random() < 0.95}
    figures |= {str(item): draw.choice((2, 3, 3, 4, 4)) for item in STATEMENTS}
    liked, wished = (draw.choice(said) if draw.random() < 0.4 else "" for said in (LIKED, WISHED))
    return Said(figures, liked, wished, quotable=bool(liked or wished) and draw.random() < 0.6)
