"""Copies of the plan: who received it, and the extract that is printed for who is kept apart."""

from flask import Blueprint, abort, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import hand_out
from conference.domain.hand_out import Copy
from conference.domain.reasons import Reason
from conference.domain.referral import CONTACT_FORBIDDEN
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.hand_out import HandOut
from conference.models.plan import Plan
from conference.models.referral import Person
from conference.queries import hand_out as copies
from conference.queries.plan import holding, versions
from conference.queries.referral import dossier
from conference.security.guard import child, requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.hand_out import SOMEBODY_ELSE, HandOutForm
from conference.web.plan import children
from conference.web.preparation import barred, receive

pages = Blueprint("hand_out", __name__)


def _version(case: Case) -> Plan:
    """The version that is handed out: the one in force; before any is, the page says that none is agreed."""
    written = versions(db.session(), case)
    return holding(case, written) or (written[-1] if written else abort(404))


def _form(case: Case, version: Plan) -> HandOutForm:
    return HandOutForm(copies.handed(db.session(), case), version.actions, _each(case, version), clock.today(zone()))


def _each(case: Case, version: Plan) -> list[Person]:
    """The children who have a sheet each, where the family wants that."""
    return children(db.session(), case) if version.sheet_each else []


@pages.get("/situations/<key>/plan/remises")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def ask(case: Case) -> Answer:
    """Who received it."""
    version = _version(case)
    return _ask(case, version, _form(case, version))


@pages.post("/situations/<key>/plan/remises")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def give(case: Case) -> Answer:
    """Keep who received it; an extract leads to the page that is printed."""
    session, version = db.session(), _version(case)
    form = _form(case, version)

    def act() -> str:
        to: Guest | str = hand_out.Confirmed(typed(form.to_whom)) if form.confirms else typed(form.to_whom)
        if form.recipient.data != SOMEBODY_ELSE:
            to = child(session, Guest, form.recipient.data, case)
        chosen = [action for action in version.actions if action.key in (form.actions.data or ())]
        extract = chosen if form.copy.data is Copy.EXTRACT else None
        who, on = signed_in().actor, form.on.data or clock.today(zone())
        how = hand_out.Manner(form.way.data, form.whose(_each(case, version)), bool(form.question.data))
        given = hand_out.give(session, who, case, version, to, on, extract, how)
        if given.extract:
            return url_for("hand_out.extract", key=case.key, hand_out=given.key)
        return url_for("plan.show", key=case.key)

    return receive(form, act, lambda: _ask(case, version, form), "La remise est notée.")


def _ask(case: Case, version: Plan, form: HandOutForm) -> str:
    awaits = Reason("version_unexamined" if version.agreed_at else "plan_not_agreed", "plan")
    danger = dossier(db.session(), case).referral.danger
    return render_template(
        "hand_out/ask.html",
        case=case,
        form=form,
        barred=barred(case) or ([] if holding(case, [version]) else [awaits]),
        forbidden=danger in CONTACT_FORBIDDEN,
        overtaken=None,
    )


@pages.get("/situations/<key>/plan/extraits/<hand_out>")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def extract(case: Case, hand_out: str) -> Answer:
    """The page that is printed and given: the chosen actions, and nothing else of the plan."""
    session = db.session()
    copy = child(session, HandOut, hand_out, case)
    if not copy.extract:
        abort(404)
    told("extract")
    question = copies.question_of(session, session.get_one(Plan, copy.plan_id)) if copy.with_question else None
    return render_template(
        "hand_out/extract.html", case=case, copy=copy, actions=copies.chosen(session, copy), question=question
    )
