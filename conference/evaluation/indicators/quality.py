"""Quality: neutrality checked, parties considered, steps followed, pertinence written; cases taken over left out."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, or_, select
from sqlalchemy.orm import aliased

from conference.domain.child import WordsFor
from conference.domain.preparation import KIN
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import Rows, part, rows_of
from conference.evaluation.indicators.declaration import FEWEST, PERCENT, Definition, Indicator, Scope, declared
from conference.evaluation.indicators.events import (
    LEFT_OUT,
    NO,
    YES,
    leaving_out,
    taken,
    unless_taken_over,
    yes_or_no,
)
from conference.evaluation.indicators.participation import FROM_AFAR, IN_OTHER_WAYS
from conference.models.assignment import Declaration, Derogation
from conference.models.case import Case
from conference.models.child import ChildWords
from conference.models.conference import Presence, Sitting
from conference.models.guest import Guest, Side
from conference.models.journal import Passage
from conference.models.referral import Person

FREE, SET_ASIDE, TIED, UNDECLARED = "free", "set_aside", "tied", "undeclared"
CHOSEN = (StepCode.ASSIGN, StepCode.HAND_OVER)
# The steps that a case goes through to a plan that holds, one after the other.
STEPS = (StepCode.SUBMIT, StepCode.ASSIGN, StepCode.CONVENE, StepCode.RECORD, StepCode.VALIDATE_FORM, StepCode.RATIFY)


def _checked(scope: Scope) -> Select[Any]:
    """Those who were assigned in the period, by what they had declared and what was set aside for them."""
    theirs = Declaration.case_id == Passage.case_id, Declaration.coordinator_id == Passage.coordinator_id
    answered = exists().where(*theirs, Declaration.answered_at.is_not(None))
    knows = exists().where(*theirs, Declaration.knows.is_(True))
    aside = Derogation.case_id == Passage.case_id, Derogation.coordinator_id == Passage.coordinator_id
    derogated = exists().where(*aside)
    known = (~answered, UNDECLARED), (and_(knows, derogated), SET_ASIDE), (knows, TIED)
    return taken(scope, CHOSEN, *rows_of(Case.id, unless_taken_over(case(*known, else_=FREE))))


def _present(*where: ColumnElement[bool]) -> Select[Any]:
    there = select(Presence.id).where(Presence.sitting_id == Sitting.id, *where)
    return there.correlate(Sitting, Side, Guest)


def _parties(scope: Scope) -> Select[Any]:
    """Conferences where each side had somebody and each child concerned was heard; none is told where nobody is."""
    there, words = aliased(Guest), (WordsFor.CONFERENCE, WordsFor.PLAN)
    from_side = and_(there.id == Presence.guest_id, there.side_id == Side.id, there.part.in_(KIN))
    sides = Side.case_id == Sitting.case_id, ~Side.needless
    empty = select(Side.id).where(*sides, ~_present().join(there, from_side).exists())
    children = Person.case_id == Sitting.case_id, Person.kind == PersonKind.CHILD
    theirs = Guest.case_id == Person.case_id, Guest.person_id == Person.id
    wrote = exists().where(ChildWords.guest_id == Guest.id, ChildWords.purpose.in_(words)).correlate(Guest)
    ways = Guest.child_way.in_(IN_OTHER_WAYS), Guest.invitation.in_(FROM_AFAR), wrote
    heard = select(Guest.id).where(*theirs, or_(*ways, _present(Presence.guest_id == Guest.id).exists()))
    unheard = select(Person.id).where(*children, ~heard.exists())
    known = or_(select(Side.id).where(*sides).exists(), select(Person.id).where(*children).exists())
    all_there = and_(~empty.exists(), ~unheard.exists())
    code = case((and_(known, all_there), YES), (known, NO))
    return held(scope, *rows_of(Case.id, unless_taken_over(code)))


def _stepped(step: StepCode) -> Rows:
    def rows(scope: Scope) -> Select[Any]:
        before = aliased(Passage)
        went = before.case_id == Passage.case_id, before.number < Passage.number, before.step == step
        code = case((exists().where(*went).correlate(Passage), YES), else_=NO)
        return taken(scope, (StepCode.CLOSE,), *rows_of(Case.id, unless_taken_over(code)))

    return rows


def _pertinent(scope: Scope) -> Select[Any]:
    return taken(scope, CHOSEN, *rows_of(Case.id, unless_taken_over(yes_or_no(Passage.pertinent))))


ASSIGNED = "Désignations décidées dans la période, celles qui passent une situation à quelqu’un d’autre comprises."
PUT_ASIDE = f"{next(iter(LEFT_OUT.values()))}, ont leur ligne à part."
CHECKED = {
    FREE: "Lien demandé, aucun déclaré",
    SET_ASIDE: "Lien déclaré, règle écartée par l’instance",
    TIED: "Lien déclaré, qui n’empêche pas",
    UNDECLARED: "Lien non demandé, ou sans réponse",
}
STEP_WORDS = {
    StepCode.SUBMIT: "l’orientation envoyée",
    StepCode.ASSIGN: "la désignation",
    StepCode.CONVENE: "la conférence fixée",
    StepCode.RECORD: "la conférence enregistrée avec un plan",
    StepCode.VALIDATE_FORM: "la forme validée",
    StepCode.RATIFY: "la réponse sur le contenu",
}
ASSIGNMENTS, CONFERENCES, CASES = (
    ("désignation", "désignations"),
    ("conférence", "conférences"),
    ("situation", "situations"),
)


def _declare(
    code: str,
    title: str,
    names: tuple[str, str],
    said: tuple[str, str, str],
    rows: Rows,
    titles: Mapping[str, str],
    good: tuple[str, ...] = (YES,),
) -> Indicator:
    """``said``: population, numerator, date; ``good`` are the lines of the numerator."""
    population, numerator, date = said
    few = f"{numerator} Rien en dessous de {FEWEST} {names[1]}."
    definition = Definition(population, few, f"Toutes, dès que cela est su. {PUT_ASIDE}", date)
    count = leaving_out(rows, part(titles, *good), titles)
    whole = f"{names[1].capitalize()} regardées"
    return declared(f"quality.{code}", title, PERCENT, names, definition, count, ("Ce qu’il en est", whole))


def _step(step: StepCode) -> Indicator:
    words = STEP_WORDS[step]
    return _declare(
        f"step_{step.value}",
        f"Parcours où figure {words}",
        CASES,
        (
            "Situations closes dans la période au terme de leur suivi.",
            f"Celles dont le parcours enregistré montre {words}.",
            "Jour de la clôture.",
        ),
        _stepped(step),
        {YES: "Étape enregistrée", NO: "Étape absente"},
    )


INDICATORS = (
    _declare(
        "neutrality",
        "Neutralité vérifiée avant de désigner",
        ASSIGNMENTS,
        (ASSIGNED, "Celles où la personne choisie a dit si elle a un lien avec la famille.", "Jour de la désignation."),
        _checked,
        CHECKED,
        (FREE, SET_ASIDE, TIED),
    ),
    _declare(
        "pertinence",
        "Pertinence d’une conférence écrite",
        ASSIGNMENTS,
        (
            ASSIGNED,
            "Celles où il est écrit pourquoi une conférence est pertinente\u00a0; son absence est comptée.",
            "Jour de la désignation.",
        ),
        _pertinent,
        {YES: "Pertinence écrite", NO: "Pertinence absente"},
    ),
    _declare(
        "parties",
        "Chaque partie prenante considérée",
        CONFERENCES,
        (
            "Conférences tenues dans la période, dans les situations où des côtés ou des enfants sont nommés.",
            "Celles où chaque côté nommé était là, sauf sans objet, et chaque enfant concerné présent ou entendu.",
            "Jour où la conférence a eu lieu.",
        ),
        _parties,
        {YES: "Toutes considérées", NO: "Une au moins ne l’est pas"},
    ),
    *(_step(step) for step in STEPS),
)
