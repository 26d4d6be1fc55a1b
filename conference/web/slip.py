"""Questionnaires of a case, for whoever coordinates it: given on a screen or on paper, and how many came back."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.casework import questionnaires as acts
from conference.casework.questionnaires import STAGES, Given
from conference.documents import papers
from conference.documents.papers.questionnaire import Sheet, questionnaire
from conference.documents.papers.voice import Voice
from conference.documents.press import PressFailed
from conference.documents.qr import qr
from conference.domain.questionnaires import Asked, Respondent, questions
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.queries import questionnaires as told_by
from conference.queries.language import tongue_of, tongues
from conference.queries.paper import service
from conference.security import once
from conference.security.guard import requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.filters import zone
from conference.web.forms.base import Form
from conference.web.forms.slip import SlipForm
from conference.web.preparation import barred
from conference.web.refusals import beside_fields
from conference.words.documents import PRESS_FAILURE

pages = Blueprint("slip", __name__)
GIVE = Permission.FOLLOW_UP_KEEP
SHOWN, BACK = "screen", "back"
DONE = "Ces questionnaires sont déjà donnés. S’ils n’ont pas été montrés, reprenez-les et donnez-en d’autres."


@pages.get("/situations/<key>/questionnaires")
@requires(GIVE, Act.QUESTIONNAIRE_READ, case=True)
def index(case: Case) -> Answer:
    """How many were given, how many came back, and how many more to give."""
    there = told_by.present(db.session(), case, clock.today(zone()).year)
    counted = {(one.asked, one.respondent): one.expected for one in told_by.tallies(db.session(), case)}
    left = {one: {kind: max(there[kind] - counted.get((one, kind), 0), 0) for kind in Respondent} for one in Asked}
    # The end of the conference first, until everybody who was there has been given one.
    asked = next((one for one in _askable(case) if any(left[one].values())), _askable(case)[-1])
    numbers = {kind.value: number or None for kind, number in left[asked].items()}
    return _index(case, _form(case, {"asked": asked, **numbers}))


@pages.post("/situations/<key>/questionnaires")
@requires(GIVE, Act.QUESTIONNAIRE_GIVEN, case=True)
def give(case: Case) -> Answer:
    """Give some, shown or printed this once; or take back those that have not served."""
    if request.form.get("how") == BACK:
        return _take_back(case)
    form, given = _form(case), list[Given]()
    if not form.validate_on_submit():
        return _index(case, form), 422
    session, user = db.session(), signed_in()

    def act() -> str:
        given.extend(acts.give(session, user.actor, case, form.asked.data, form.numbers))
        return url_for("slip.index", key=case.key)

    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _index(case, form), 422
    if not given:
        flash(DONE, "warning")
        return redirect(address)
    if request.form.get("how") == SHOWN:
        shown = [(one, qr(_link(one)), _link(one)) for one in given]
        return render_template("slip/shown.html", case=case, shown=shown)
    return _printed(case, given, form.langue.data)


def _take_back(case: Case) -> Answer:
    session = db.session()
    try:
        number = acts.take_back(session, signed_in().actor, case, Asked(request.form.get("asked", "")))
    except (Refused, ValueError):
        session.rollback()
        flash("Il n’y a rien à reprendre\u00a0: tous ceux qui ont été donnés ont servi.", "warning")
    else:
        session.commit()
        flash(f"{number} ne s’{'ouvrent' if number > 1 else 'ouvre'} plus.", "success")
    return redirect(url_for("slip.index", key=case.key))


def _askable(case: Case) -> tuple[Asked, ...]:
    """What a questionnaire may be about where the case stands."""
    return tuple(one for one in Asked if case.stage in STAGES[one]) or (Asked.END,)


def _form(case: Case, data: dict[str, object] | None = None) -> SlipForm:
    form = SlipForm(data=data) if data is not None else SlipForm()
    form.offer(_askable(case), tongues(db.session()))
    return form


def _index(case: Case, form: SlipForm) -> str:
    session = db.session()
    return render_template(
        "slip/index.html",
        case=case,
        form=form,
        plain=Form(),
        tallies=told_by.tallies(session, case),
        out=told_by.still_out(session, case),
        kinds=[kind.value for kind in Respondent],
        barred=barred(case, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP, wordless=True),
    )


def _link(given: Given) -> str:
    return url_for("questionnaire.enter", token=given.token, _external=True)


def _printed(case: Case, given: list[Given], langue: str) -> Answer:
    """A sheet each, from the press; the base is let go before it starts."""
    session = db.session()
    voice, sender = Voice(tongue_of(tongues(session), langue)), service(the_department())
    sheets = [
        Sheet(one.respondent, one.asked, questions(one.respondent, told_by.own(one.form)), _link(one), one.code)
        for one in given
    ]
    session.rollback()
    try:
        content = papers.pdf([questionnaire(sheet, sender, voice) for sheet in sheets])
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(f"{PRESS_FAILURE[failed.cause]} {DONE}", "warning")
        return redirect(url_for("slip.index", key=case.key))
    return attached(content, "questionnaires.pdf", "application/pdf")
