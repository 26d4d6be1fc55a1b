"""What the programme remembers: funding by payer, brakes and perspectives settled or not. Part of the programme."""

from typing import Any

from sqlalchemy import Select, and_, case, exists, or_, select
from sqlalchemy.orm import aliased

from conference.domain.memory import ASKING, LessonState
from conference.evaluation.indicators.counting import NO_CASE, Counted, by_name, lines, rows_of
from conference.evaluation.indicators.declaration import NOTHING, Audience, Definition, Indicator, Scope
from conference.models.memory import Funding, Lesson, LessonStep
from conference.words.memory import STATE

NO_SHARE = "Sans objet\u00a0: c’est un nombre."


def _running(scope: Scope) -> Select[Any]:
    """The funding lines that may have run in the period, by payer: one of which an end is unknown runs on there."""
    begun = or_(Funding.since.is_(None), Funding.since <= scope.period.last)
    on = or_(Funding.until.is_(None), Funding.until >= scope.period.first)
    return select(*rows_of(NO_CASE, Funding.payer)).where(begun, on, Funding.withdrawn_at.is_(None))


def _learnt(scope: Scope) -> Select[Any]:
    """The brakes and perspectives known by the last day, and whether the last thing done about each settled it."""
    last, later = scope.period.last, aliased(LessonStep)
    after = or_(later.on > LessonStep.on, and_(later.on == LessonStep.on, later.id > LessonStep.id))
    again = exists().where(later.lesson_id == LessonStep.lesson_id, after, later.on <= last)
    settles = exists().where(LessonStep.lesson_id == Lesson.id, LessonStep.on <= last, LessonStep.settles, ~again)
    state = case((settles, LessonState.SETTLED.value), else_=LessonState.OPEN.value)
    known = or_(Lesson.since.is_(None), Lesson.since <= last) & Lesson.kind.in_(ASKING)
    return select(*rows_of(NO_CASE, state)).where(known, Lesson.withdrawn_at.is_(None))


INDICATORS = (
    Indicator(
        "programme.fundings",
        "Financements en cours, par payeur",
        "financements",
        Definition(
            "Lignes de financement notées dans le programme.",
            "Celles qui courent au moins un jour de la période, selon qui paie. Là où un début ou une fin n’est pas "
            "connu, la ligne court de ce côté.",
            NO_SHARE,
            "Premier et dernier jour de la ligne.",
        ),
        Audience.DIRECTION,
        Counted(_running, by_name),
        "financement",
        "financements",
        "Qui paie",
        "Financements",
        NOTHING,
    ),
    Indicator(
        "programme.lessons",
        "Freins et perspectives",
        "lignes",
        Definition(
            "Freins et perspectives notés dans le programme, connus au dernier jour de la période\u00a0; ce dont "
            "personne ne sait depuis quand compte depuis toujours.",
            "Ce qui attend une suite, et ce que la dernière suite écrite dit réglé, à cette date.",
            NO_SHARE,
            "Dernier jour de la période.",
        ),
        Audience.DIRECTION,
        Counted(_learnt, lines({state.value: words for state, words in STATE.items()})),
        "frein ou perspective",
        "freins et perspectives",
        "Où cela en est",
        "Freins et perspectives",
        NOTHING,
    ),
)
