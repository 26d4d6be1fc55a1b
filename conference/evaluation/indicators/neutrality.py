"""Neutrality: what was asked and answered, who stepped aside, what was set aside; cases taken over left out."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select

from conference.domain.neutrality import Rule
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.evaluation.indicators.counting import Rows, lines, rows_of
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Scope, declared
from conference.evaluation.indicators.events import (
    LEFT_OUT,
    NO,
    YES,
    during,
    leaving_out,
    standing,
    taken,
    unless_taken_over,
)
from conference.models.assignment import Declaration, Derogation, FamilyRefusal, Tie
from conference.models.case import Case
from conference.models.journal import Passage
from conference.models.recusal import Recusal
from conference.words.neutrality import RULE, TIE_KIND

FREE, KNOWS, TAKEN_BACK, SILENT = "free", "knows", "taken_back", "silent"
DECLARED = {
    FREE: "Ne connaît pas la famille",
    KNOWS: "Connaît la famille, ou a un lien avec elle",
    TAKEN_BACK: "Question retirée avant la réponse",
    SILENT: "Sans réponse à la fin de la période",
}
TIES = {kind.value: words for kind, words in TIE_KIND.items()}
CHANGES = {StepCode.HAND_OVER.value: "Passage à quelqu’un d’autre", StepCode.RELEASE.value: "Départ sans relais"}
BARRED = {YES: "Après qu’au moins une personne a été écartée", NO: "Sans que personne ait été écarté"}


def _asked(scope: Scope, code: Any) -> Select[Any]:
    """The questions put to coordinators in the period; one that is put again counts on its last day."""
    query = select(*rows_of(Case.id, unless_taken_over(code))).select_from(Declaration)
    return query.join(Case, Case.id == Declaration.case_id).where(during(Declaration.asked_at, scope), scope.cases)


def _ties_asked(scope: Scope) -> Select[Any]:
    answered = Declaration.answered_at < scope.period.ends
    back = Declaration.withdrawn_at < scope.period.ends
    known = (and_(answered, Declaration.knows.is_(True)), KNOWS), (and_(answered, Declaration.knows.is_(False)), FREE)
    return _asked(scope, case(*known, (back, TAKEN_BACK), else_=SILENT))


def _ties(scope: Scope) -> Select[Any]:
    theirs = and_(Tie.case_id == Declaration.case_id, Tie.coordinator_id == Declaration.coordinator_id)
    return _asked(scope, Tie.kind).join(Tie, theirs).where(Declaration.answered_at < scope.period.ends)


def _recusals(scope: Scope) -> Select[Any]:
    query = select(*rows_of(Case.id, unless_taken_over(Recusal.tie))).select_from(Recusal)
    return query.join(Case, Case.id == Recusal.case_id).where(during(Recusal.at, scope), scope.cases)


def _derogations(scope: Scope) -> Select[Any]:
    query = select(*rows_of(Case.id, unless_taken_over(Derogation.rule))).select_from(Derogation)
    return query.join(Case, Case.id == Derogation.case_id).where(during(Derogation.decided_at, scope), scope.cases)


def _refusals(scope: Scope) -> Select[Any]:
    query = select(*rows_of(Case.id, unless_taken_over(YES))).select_from(FamilyRefusal)
    return query.join(Case, Case.id == FamilyRefusal.case_id).where(during(FamilyRefusal.told_at, scope), scope.cases)


def _changes(scope: Scope) -> Select[Any]:
    steps = (StepCode.HAND_OVER, StepCode.RELEASE)
    return taken(scope, steps, *rows_of(Case.id, unless_taken_over(Passage.step)))


def _waiting(scope: Scope) -> Select[Any]:
    # All of a case, by the coordinator: not all of the département, by the day.
    answered = (
        Declaration.case_id == Case.id,
        Declaration.coordinator_id > 0,
        Declaration.answered_at < scope.period.ends,
        Declaration.knows.is_(True),
    )
    ever = func.coalesce(FamilyRefusal.told_at, scope.period.ends) < scope.period.ends
    refused = FamilyRefusal.case_id == Case.id, FamilyRefusal.coordinator_id > 0, ever
    barred = or_(exists().where(*answered).correlate(Case), exists().where(*refused).correlate(Case))
    return standing(scope, (Stage.ASSIGNMENT,), *rows_of(Case.id, unless_taken_over(case((barred, YES), else_=NO))))


A_NUMBER = (
    f"Sans objet\u00a0: c’est un nombre. {next(iter(LEFT_OUT.values()))}\u00a0: leurs règles n’ont pas été rejouées."
)


def _declare(
    code: str,
    title: str,
    names: tuple[str, str],
    said: Definition,
    rows: Rows,
    titles: Mapping[str, str],
    lined: tuple[str, str],
) -> Indicator:
    count = leaving_out(rows, lines(titles), titles)
    return declared(f"neutrality.{code}", title, names[1], names, said, count, lined, Audience.DIRECTION)


INDICATORS = (
    _declare(
        "declarations",
        "Questions posées aux coordinateur·rice·s sur leurs liens",
        ("question", "questions"),
        Definition(
            "Questions posées dans la période, une par personne et par situation.",
            "Ce que chacune a donné au soir du dernier jour de la période. Une question posée de nouveau compte au "
            "jour de la dernière fois.",
            A_NUMBER,
            "Jour de la question.",
        ),
        _ties_asked,
        DECLARED,
        ("Réponse", "Questions posées"),
    ),
    _declare(
        "ties",
        "Liens déclarés, par nature",
        ("lien", "liens"),
        Definition(
            "Liens déclarés en réponse aux questions posées dans la période.",
            "Ceux de chaque nature\u00a0; une personne peut en déclarer plusieurs. Le lien lui-même n’est pas gardé.",
            A_NUMBER,
            "Jour de la question.",
        ),
        _ties,
        TIES,
        ("Nature du lien", "Liens déclarés"),
    ),
    _declare(
        "recusals",
        "Déports de membres de l’instance, par nature du lien",
        ("déport", "déports"),
        Definition(
            "Déports dans la période, un par personne et par situation.",
            "Ceux de chaque nature de lien.",
            A_NUMBER,
            "Jour du déport.",
        ),
        _recusals,
        TIES,
        ("Nature du lien", "Déports"),
    ),
    _declare(
        "derogations",
        "Dérogations, par règle écartée",
        ("dérogation", "dérogations"),
        Definition(
            "Dérogations décidées dans la période.",
            "Celles qui écartent chaque règle, pour une personne et une situation.",
            A_NUMBER,
            "Jour de la décision.",
        ),
        _derogations,
        {rule.value: RULE[rule] for rule in Rule},
        ("Règle écartée", "Dérogations"),
    ),
    _declare(
        "refusals",
        "Coordinateur·rice·s que les familles n’ont pas voulu·e·s",
        ("refus", "refus"),
        Definition(
            "Refus dits dans la période.",
            "Un par personne refusée et par situation\u00a0; aucune raison n’est demandée.",
            A_NUMBER,
            "Jour où le refus est dit.",
        ),
        _refusals,
        {YES: "Dits par la famille"},
        ("Refus", "Refus"),
    ),
    _declare(
        "changes",
        "Changements de coordinateur·rice",
        ("changement", "changements"),
        Definition(
            "Changements dans la période, une fois quelqu’un désigné.",
            "Situations confiées à quelqu’un d’autre, et départs qui laissent la situation attendre.",
            A_NUMBER,
            "Jour du changement.",
        ),
        _changes,
        CHANGES,
        ("Changement", "Changements"),
    ),
    _declare(
        "waiting",
        "En attente de désignation à la fin de la période",
        ("situation", "situations"),
        Definition(
            "Situations qui attendent une désignation au soir du dernier jour de la période.",
            "Celles où au moins une personne a déjà été écartée, par un lien déclaré ou par un refus de la famille, et "
            "les autres.",
            A_NUMBER,
            "Dernier jour de la période.",
        ),
        _waiting,
        BARRED,
        ("Personnes neutres", "En attente"),
    ),
)
