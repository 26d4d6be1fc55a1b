"""The plan: its actions and who carries them, how its form and content went, what institutions answered."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlalchemy.orm import aliased

from conference.domain.plan import Carrier, Content
from conference.domain.steps import StepCode
from conference.evaluation.indicators.counting import Counted, Rows, lines, part, rows_of, whole
from conference.evaluation.indicators.declaration import (
    FEWEST,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Scope,
    declared,
)
from conference.evaluation.indicators.events import NO, YES, taken, yes_or_no
from conference.models.case import Case
from conference.models.journal import Passage
from conference.models.plan import Action, Plan
from conference.models.resource import Resource, ResourceReply
from conference.words.plan import REPLY

AT_ONCE, AFTER_CHANGE, UNANSWERED = "at_once", "after_change", "unanswered"


def _valid(scope: Scope, *row: Any) -> Select[Any]:
    """Columns of the plans whose form became valid in the period: of each case, the last one."""
    later = aliased(Plan)
    replaced = exists().where(
        later.case_id == Plan.case_id, later.number > Plan.number, later.form_valid_at < scope.period.ends
    )
    this = and_(Plan.case_id == Passage.case_id, Plan.form_valid_at == Passage.happened_at)
    return taken(scope, (StepCode.VALIDATE_FORM,), *row).join(Plan, this).where(~replaced)


def _plans(scope: Scope) -> Select[Any]:
    return _valid(scope, *rows_of(Case.id, Passage.step))


def _actions(scope: Scope) -> Select[Any]:
    # Said so that plans come first: SQLite would walk every action of the département.
    return _valid(scope, *rows_of(Case.id, Action.carrier)).join(Action, Action.plan_id == Plan.id + 0)


def _otherwise(scope: Scope) -> Select[Any]:
    return _valid(scope, *rows_of(Case.id, yes_or_no(Plan.otherwise_said)))


def _review(scope: Scope) -> Select[Any]:
    return _valid(scope, *rows_of(Case.id, yes_or_no(Plan.review_said)))


def _again(back: StepCode, end: StepCode) -> ColumnElement[bool]:
    """Whether the plan came back to the family by a step, since it last came to an end or the case began."""
    before, since = aliased(Passage), aliased(Passage)
    ended = since.case_id == Passage.case_id, since.number > before.number, since.number < Passage.number
    settled = exists().where(*ended, since.step == end).correlate(before, Passage)
    sent = before.case_id == Passage.case_id, before.number < Passage.number, before.step == back
    return exists().where(*sent, ~settled).correlate(Passage)


def _form(scope: Scope) -> Select[Any]:
    end = StepCode.VALIDATE_FORM
    code = case((_again(StepCode.RETURN_FOR_FORM, end), AFTER_CHANGE), else_=AT_ONCE)
    return taken(scope, (end,), *rows_of(Case.id, code))


def _content(scope: Scope) -> Select[Any]:
    """The answers on content; of two given at the same instant, that of the later version."""
    answered = select(Plan.content).where(Plan.case_id == Passage.case_id, Plan.content_at == Passage.happened_at)
    content = answered.order_by(Plan.number.desc()).limit(1).correlate(Passage).scalar_subquery()
    again = and_(content == Content.RATIFIED, _again(StepCode.SEND_BACK, StepCode.RATIFY))
    known = ((content == one, one.value if one is not Content.RATIFIED else AT_ONCE) for one in Content)
    return taken(scope, (StepCode.RATIFY,), *rows_of(Case.id, case((again, AFTER_CHANGE), *known)))


def _sent_back(scope: Scope) -> Select[Any]:
    steps = (StepCode.RETURN_FOR_FORM, StepCode.SEND_BACK)
    return taken(scope, steps, *rows_of(Case.id, Passage.step))


def asked(scope: Scope) -> Select[Any]:
    """What these plans ask of institutions; the last answer holds, to whichever version it was given."""
    before = aliased(Resource)
    replies = select(ResourceReply.reply).join(before, before.id == ResourceReply.resource_id)
    same = before.case_id == Resource.case_id, before.line == Resource.line, ResourceReply.on <= scope.period.last
    last = replies.where(ResourceReply.case_id == Resource.case_id, *same).order_by(ResourceReply.id.desc()).limit(1)
    code = func.coalesce(last.correlate(Resource).scalar_subquery(), UNANSWERED)
    return _valid(scope, *rows_of(Case.id, code)).join(
        Resource, and_(Resource.plan_id == Plan.id, Resource.case_id == Case.id)
    )


VALID = (
    "Plans dont la forme a été validée dans la période\u00a0: de chaque situation, la dernière version au soir de son "
    "dernier jour."
)
ON_THE_FORM = "Jour où la forme est validée."
CARRIED = {
    Carrier.FAMILY.value: "Par la famille",
    Carrier.NETWORK.value: "Par son réseau",
    Carrier.SERVICE.value: "Par un service",
}
FORM = {AT_ONCE: "Validée aussitôt", AFTER_CHANGE: "Validée après un retour à la famille"}
CONTENT = {
    AT_ONCE: "Ratifié aussitôt",
    AFTER_CHANGE: "Ratifié après un retour à la famille",
    Content.SUBJECT_TO_DECISION.value: "Ratifié sous réserve d’une décision",
    Content.NEEDLESS.value: "Sans objet\u00a0: personne n’a à ratifier",
}
BACK = {StepCode.RETURN_FOR_FORM.value: "Pour sa forme", StepCode.SEND_BACK.value: "Pour son contenu"}
ANSWERS = {**{reply.value: words for reply, words in REPLY.items()}, UNANSWERED: "Sans aucune réponse"}
PLANS, ACTIONS = ("plan", "plans"), ("action", "actions")
NUMBER = "Sans objet\u00a0: c’est un nombre."


def _said_or_not(code: str, title: str, numerator: str, rows: Rows, lined: tuple[str, str]) -> Indicator:
    return declared(
        code,
        title,
        PERCENT,
        PLANS,
        Definition(
            VALID,
            f"{numerator} Rien en dessous de {FEWEST} plans.",
            "Plans pour lesquels la question a reçu une réponse.",
            ON_THE_FORM,
        ),
        Counted(rows, part({YES: lined[0], NO: lined[1]}, YES)),
        ("À la validation de la forme", "Plans"),
    )


INDICATORS = (
    declared(
        "plan.plans",
        "Plans valides dans leur forme",
        "plans",
        PLANS,
        Definition(VALID, "Tous, ceux dont le contenu attend encore une réponse compris.", NUMBER, ON_THE_FORM),
        Counted(_plans, whole),
    ),
    declared(
        "plan.actions",
        "Actions des plans, par qui les porte",
        "actions",
        ACTIONS,
        Definition(VALID, "Actions de chacun de ces plans, selon qui les porte.", NUMBER, ON_THE_FORM),
        Counted(_actions, lines(CARRIED)),
        ("Portées", "Actions"),
    ),
    declared(
        "plan.carried",
        "Actions portées par la famille ou son réseau",
        PERCENT,
        ACTIONS,
        Definition(
            VALID,
            f"Actions que la famille ou son réseau porte. Rien en dessous de {FEWEST} actions.",
            "Actions de ces plans.",
            ON_THE_FORM,
        ),
        Counted(_actions, part(CARRIED, Carrier.FAMILY, Carrier.NETWORK)),
        ("Portées", "Actions"),
    ),
    _said_or_not(
        "plan.otherwise",
        "Plans qui disent quoi faire si cela ne se passe pas comme prévu",
        "Plans où cela est dit.",
        _otherwise,
        ("Le plan le dit", "Le plan ne le dit pas"),
    ),
    _said_or_not(
        "plan.review_date",
        "Plans qui disent quand en refaire le point",
        "Plans où une date est dite, ou dont la famille a dit ce qu’elle souhaite.",
        _review,
        ("Le plan le dit", "Le plan ne le dit pas"),
    ),
    declared(
        "plan.form",
        "Validations de la forme",
        "validations",
        ("validation", "validations"),
        Definition(
            "Validations de la forme dans la période, chacune comptant.",
            "Celles qui suivent un retour du plan à la famille pour sa forme, et les autres.",
            NUMBER,
            ON_THE_FORM,
        ),
        Counted(_form, lines(FORM)),
        ("Comment", "Validations"),
        Audience.DIRECTION,
    ),
    declared(
        "plan.content",
        "Réponses sur le contenu",
        "réponses",
        ("réponse", "réponses"),
        Definition(
            "Réponses sur le contenu données dans la période.",
            "Ratifications aussitôt, après un retour du plan à la famille, sous réserve d’une décision\u00a0; sans "
            "objet quand personne n’a à ratifier.",
            NUMBER,
            "Jour de la réponse.",
        ),
        Counted(_content, lines(CONTENT)),
        ("Réponse", "Réponses"),
        Audience.DIRECTION,
    ),
    declared(
        "plan.sent_back",
        "Retours du plan à la famille",
        "retours",
        ("retour", "retours"),
        Definition(
            "Retours décidés dans la période\u00a0; un plan peut revenir plusieurs fois.",
            "Retours pour un point de forme, et retours parce qu’un droit ou une sécurité est en jeu.",
            NUMBER,
            "Jour du retour.",
        ),
        Counted(_sent_back, lines(BACK)),
        ("Pourquoi", "Retours"),
        Audience.DIRECTION,
    ),
    declared(
        "plan.resources",
        "Ce que les plans demandent aux institutions, et leurs réponses",
        "demandes",
        ("demande", "demandes"),
        Definition(
            VALID,
            "La dernière réponse au soir du dernier jour de la période\u00a0; le silence est compté.",
            "Demandes faites dans ces plans.",
            "Jour où la forme est validée\u00a0; jour de la réponse.",
        ),
        Counted(asked, lines(ANSWERS)),
        ("Réponse", "Demandes"),
        Audience.DIRECTION,
    ),
)
