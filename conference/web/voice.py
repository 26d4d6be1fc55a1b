"""Questionnaires of a département: how many came back this year, the forms, and where sheets are keyed."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.documents.papers.voice import Voice
from conference.domain.questionnaires import MOST_OWN, OWN_SCALES, Asked, Own, Respondent, questions
from conference.domain.reasons import Refused
from conference.evaluation.indicators.declaration import FEWEST, Scope
from conference.evaluation.indicators.returned import Returned, returned
from conference.evaluation.period import year
from conference.extensions import db
from conference.programme import questionnaires as acts
from conference.queries.language import tongue_of, tongues
from conference.queries.questionnaires import current, own
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, may, visible
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.questionnaire import questionnaire_form
from conference.web.forms.voice import OwnForm
from conference.web.questionnaire import speaks
from conference.web.refusals import beside_fields
from conference.words.questionnaires import presents

pages = Blueprint("voice", __name__)
WRITE = Permission.QUESTIONNAIRES_WRITE
KINDS = ", ".join(Respondent)


@pages.get("/questionnaires")
@requires(Permission.ANSWERS_KEY, Act.QUESTIONNAIRE_READ)
def index() -> str:
    """What came back this year for who reads figures; the forms for who writes them; keying for both."""
    session, user, this_year = db.session(), signed_in(), clock.today(zone()).year
    leads = may(user, Permission.FIGURES_READ)
    scope = Scope(year(this_year, zone()), visible(user, Permission.FIGURES_READ))
    found = {asked: returned(session, scope, asked) for asked in Asked} if leads else {}
    return render_template(
        "voice/index.html",
        year=this_year,
        returned={asked: rows for asked, rows in found.items() if any(one.expected for one in rows.values())},
        rate=_rate,
        leads=leads,
        forms=current(session) if may(user, WRITE) else None,
        kinds=list(Respondent),
    )


def _rate(one: Returned) -> str:
    """``62 %``; nothing on few questionnaires."""
    return f"{round(100 * one.received / one.expected)}\u00a0%" if one.expected >= FEWEST else ""


@pages.get(f"/questionnaires/<any({KINDS}):respondent>")
@requires(WRITE, Act.QUESTIONNAIRE_READ)
def show(respondent: str) -> Answer:
    """A form as it is given out now, with what the département asks beside the core."""
    kind = Respondent(respondent)
    asked = own(current(db.session()).get(kind))
    lines = dict(enumerate(asked))
    data = {f"words_{n}": one.words for n, one in lines.items()} | {f"scale_{n}": one.scale for n, one in lines.items()}
    return _show(kind, OwnForm(data=data), asked)


@pages.post(f"/questionnaires/<any({KINDS}):respondent>")
@requires(WRITE, Act.QUESTIONNAIRE_WRITTEN)
def write(respondent: str) -> Answer:
    """Show what was typed as it would be asked, or make it the next version."""
    kind, form = Respondent(respondent), OwnForm()
    if not form.validate_on_submit():
        return _show(kind, form, own(current(db.session()).get(kind))), 422
    if "preview" in request.form:
        return _show(kind, form, form.asked(), tried=True)
    session = db.session()
    try:
        made = acts.write(session, signed_in().actor, kind, form.asked())
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(kind, form, form.asked()), 422
    session.commit()
    said = f"La version {made.number} est prête\u00a0: c’est elle qui sera donnée." if made else "Rien n’a changé."
    flash(said, "success")
    return redirect(url_for("voice.index"))


def _show(kind: Respondent, form: OwnForm, asked: tuple[Own, ...], *, tried: bool = False) -> str:
    session = db.session()
    known = {code: one for code, one in tongues(session).items() if speaks(one, kind)} or abort(404)
    tongue, listed = tongue_of(known, request.values.get("langue", "")), questions(kind, asked)
    voice = Voice(tongue)
    return render_template(
        "voice/show.html",
        kind=kind,
        form=form,
        version=current(session).get(kind),
        tried=tried,
        preview=questionnaire_form(kind, listed, voice)(formdata=None),
        listed=listed,
        say=voice.say,
        presents=presents(kind),
        tongue=tongue,
        others=[one for one in known.values() if one.code != tongue.code],
        scales=OWN_SCALES,
        most=MOST_OWN,
    )
