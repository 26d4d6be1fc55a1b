"""The minimal record: what it means, what is to tick and what is ticked, the number of actions."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import minimal
from conference.casework.plan import WRITTEN_AT, latest
from conference.casework.step import open_steps
from conference.domain.minimal import PLACE, Tickable
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.queries.minimal import ticks
from conference.security import kept
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.minimal import ActionsForm, AskForm, TicksForm, ticks_form
from conference.web.places import Place
from conference.web.preparation import arrived, keep
from conference.web.rooms import AWAITED

pages = Blueprint("minimal", __name__)


@pages.get("/orientations/<key>/minimal")
@requires(Permission.REFERRAL_WRITE, Act.REFERRAL_READ, case=True)
def explain(case: Case) -> Answer:
    """What a minimal record means, before one asks for it."""
    if case.minimal:
        return redirect(url_for("minimal.show", key=case.key))
    return render_template("minimal/explain.html", case=case, form=AskForm())


@pages.post("/orientations/<key>/minimal")
@requires(Permission.REFERRAL_WRITE, Act.MINIMAL_ASKED, case=True)
def ask(case: Case) -> Answer:
    """Erase what was typed, and write nothing more."""
    session, user = db.session(), signed_in()
    if not AskForm().validate_on_submit():
        abort(400)
    minimal.ask(session, user.actor, case)
    for page in Place:
        kept.forget(session, user.account.id, url_for("referral.page", key=case.key, page=page))
    session.commit()
    flash("C’est un dossier minimal\u00a0: plus rien de la famille n’y est écrit.", "success")
    return redirect(url_for("referral.page", key=case.key, page=Place.PEOPLE))


@pages.get("/situations/<key>/minimal")
@requires(Permission.CASE_STEP, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """What is to tick now, and what is ticked."""
    return _page(_minimal(case))


@pages.post("/situations/<key>/minimal")
@requires(Permission.CASE_STEP, Act.MINIMAL_TICKED, case=True)
def tick(case: Case) -> Answer:
    """Keep what is ticked, each with its day."""
    session, actor, form = db.session(), signed_in().actor, _form(_minimal(case))
    again = arrived(form)
    if again:
        return again
    if not form.CODES:
        raise Refused(Reason("nothing_to_tick"))
    if not form.validate_on_submit():
        return _page(case, form), 422

    def act() -> str:
        for code, on in form.ticked().items():
            _tick(code, on or clock.today(zone()))
        return url_for("minimal.show", key=case.key)

    def _tick(code: Tickable, on: date) -> None:
        try:
            minimal.tick(session, actor, case, code, on)
        except Refused as refusal:
            told = (Reason(reason.code, reason.place and f"{reason.place}_{code}") for reason in refusal.reasons)
            raise Refused(*told) from refusal

    return keep(form, act, lambda: _page(case, form), "C’est coché.")


@pages.post("/situations/<key>/minimal/<code>/retirer")
@requires(Permission.CASE_STEP, Act.MINIMAL_UNTICKED, case=True)
def untick(case: Case, code: str) -> Answer:
    """Take a tick back."""
    session = db.session()
    if code not in set(Tickable):
        abort(404)
    minimal.untick(session, signed_in().actor, _minimal(case), Tickable(code))
    session.commit()
    flash("La coche est retirée.", "success")
    return redirect(url_for("minimal.show", key=case.key))


@pages.post("/situations/<key>/minimal/actions")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def count(case: Case) -> Answer:
    """Keep how many actions the family agreed on."""
    session, form = db.session(), ActionsForm()
    boxes = _form(_minimal(case), formdata=None)
    if not form.validate_on_submit():
        return _page(case, boxes, form), 422

    def act() -> str:
        minimal.count_actions(session, signed_in().actor, case, form.how_many.data or 0)
        return url_for("minimal.show", key=case.key)

    return arrived(form) or keep(form, act, lambda: _page(case, boxes, form), "Le nombre d’actions est gardé.")


def _minimal(case: Case) -> Case:
    return case if case.minimal else abort(404)


def _form(case: Case, **given: None) -> TicksForm:
    return _of(minimal.asked(db.session(), signed_in().actor, case), **given)


def _of(asked: Mapping[StepCode, Sequence[Tickable]], **given: None) -> TicksForm:
    return ticks_form([code for codes in asked.values() for code in codes], clock.today(zone()), **given)


def _page(case: Case, form: TicksForm | None = None, actions: ActionsForm | None = None) -> str:
    session, user = db.session(), signed_in()
    steps, asked = open_steps(session, user.actor, case), minimal.asked(session, user.actor, case)
    awaited = [step for step in steps if step.code in AWAITED.get(case.stage, ())]
    counts = not case.suspended and case.stage in WRITTEN_AT and opened(session, user, case, Permission.PLAN_KEEP)
    return render_template(
        "minimal/show.html",
        case=case,
        asked=asked,
        form=form or _of(asked),
        ticks=ticks(session, case),
        undoable=minimal.undoable(session, user.actor, case),
        awaited=[(step, [reason for reason in step.reasons if reason.place != PLACE]) for step in awaited],
        actions=(actions or ActionsForm(formdata=None)) if counts else None,
        plan=latest(session, case) if case.stage is not Stage.REFERRAL else None,
    )
