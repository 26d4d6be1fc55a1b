"""A questionnaire, opened by a link or a QR code: no account, nobody named, and nothing by which to find who answered.

Whether a link is unknown, used, taken back or expired, what is answered is the same to the letter. Only the browser
that has just sent an answer is thanked.
"""

import uuid
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, session, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.casework import answers as acts
from conference.documents.papers.voice import Voice
from conference.domain import tokens
from conference.domain.paper import Tongue
from conference.domain.questionnaires import AnswerWay, Question, Respondent, questions
from conference.extensions import db
from conference.models.answer import Answer as Kept
from conference.models.department import Department
from conference.models.questionnaire import QuestionnaireForm as FormVersion
from conference.models.questionnaire import Slip
from conference.models.tenancy import SCOPE, work_for
from conference.queries.language import tongue_of, tongues
from conference.queries.questionnaires import own
from conference.security import links, sealed
from conference.security.guard import everyone
from conference.web.answers import Answer
from conference.web.forms.questionnaire import QuestionnaireForm, questionnaire_form
from conference.words.papers import FRENCH, usable
from conference.words.questionnaires import presents

pages = Blueprint("questionnaire", __name__)
COOKIE, THANKED = "questionnaire", "thanked"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens: a form, for whom, in the language asked for, and the others that it is there in."""

    slip: Slip
    department: Department
    asked: tuple[Question, ...]
    tongue: Tongue
    others: tuple[Tongue, ...]

    @property
    def voice(self) -> Voice:
        """Its language, ready to speak."""
        return Voice(self.tongue)


@pages.get("/q/<token>")
@everyone("a link to a questionnaire: its address goes at once, and nothing is consumed")
def enter(token: str) -> Answer:
    """Swap a link for a cookie and an address without it; who tries many that open nothing is kept waiting."""
    session[COOKIE] = links.swap(db.session(), token, acts.find)
    return redirect(url_for("questionnaire.show"), 303)


@pages.get("/questionnaire")
@everyone("opened by a link to a questionnaire")
def show() -> Answer:
    """The questions; once they are sent, thanks."""
    found = _opened()
    if found is None:
        return _thanks() or _gone()
    return _show(found, _form(found))


@pages.post("/questionnaire")
@everyone("opened by a link to a questionnaire")
def answer() -> Answer:
    """Keep what is answered, or that nothing is; a second arrival finds the first."""
    found, writes = _opened(), db.session()
    if found is None:
        return _sent() if _arrived(writes) else _gone()
    form, refused = _form(found), "refuse" in request.form
    if not refused and not form.validate_on_submit():
        return _show(found, form), 422
    number = sealed.number(form.sheet.data or "", found.slip.digest, found.department.code) or uuid.uuid4()
    said = None if refused else form.said(found.asked)
    if not acts.receive(writes, found.slip, number, said, AnswerWay.ONLINE):
        writes.rollback()
        return _sent() if _arrived(writes) else _gone()
    writes.commit()
    return _sent()


def _opened() -> Opened | None:
    """What the link of this browser opens, in the département that it belongs to."""
    reads, kept = db.session(), session.get(COOKIE)
    slip = acts.find(reads, kept) if isinstance(kept, str) else None
    if slip is None:
        return None
    department = reads.get_one(Department, slip.department_id)
    work_for(reads, department)
    version = reads.get(FormVersion, slip.form_id) if slip.form_id else None
    known = {code: one for code, one in tongues(reads).items() if speaks(one, slip.respondent)}
    tongue = tongue_of(known, request.values.get("langue", ""))
    others = tuple(one for one in known.values() if one.code != tongue.code)
    return Opened(slip, department, questions(slip.respondent, own(version)), tongue, others)


def speaks(tongue: Tongue, respondent: Respondent) -> bool:
    """Whether a language has the questions of a respondent."""
    return all(usable(tongue, key) for key in FRENCH.texts if key.startswith(f"ask_{respondent}."))


def _arrived(writes: Session) -> bool:
    """Whether this very form has arrived before; one that refused left nothing, and has nothing to lose."""
    kept = session.get(COOKIE)
    told = sealed.opened("number", request.form.get("sheet", ""))
    if not isinstance(kept, str) or len(told) != 3 or told[1] != kept:
        return False
    department = writes.scalars(select(Department).where(Department.code == told[2])).one()
    work_for(writes, department)
    return "refuse" in request.form or writes.get(Kept, uuid.UUID(told[0])) is not None


def _form(found: Opened) -> QuestionnaireForm:
    form = questionnaire_form(found.slip.respondent, found.asked, found.voice)()
    if not form.sheet.data:
        form.sheet.data = sealed.draw(found.slip.digest, found.department.code)
    return form


def _show(found: Opened, form: QuestionnaireForm) -> str:
    return render_template(
        "questionnaire/show.html",
        form=form,
        asked=found.asked,
        asked_when=found.slip.asked,
        say=found.voice.say,
        presents=presents(found.slip.respondent),
        tongue=found.tongue,
        others=found.others,
        # What this browser keeps of a draft until it is sent is called so; it opens nothing.
        draft=tokens.digest(f"draft:{found.slip.digest}")[:16],
    )


def _sent() -> Response:
    session[THANKED] = [session[COOKIE], db.session().info[SCOPE]]
    return redirect(url_for("questionnaire.show", langue=request.form.get("langue") or None), 303)


def _thanks() -> str:
    """Thanks to the browser that has just sent an answer by the link it holds; empty for any other."""
    kept, code = session.get(THANKED) or ("", "")
    if not kept or kept != session.get(COOKIE):
        return ""
    reads = db.session()
    work_for(reads, reads.scalars(select(Department).where(Department.code == code)).one())
    tongue = tongue_of(tongues(reads), request.args.get("langue", ""))
    return render_template("questionnaire/thanks.html", say=Voice(tongue).say, tongue=tongue)


def _gone() -> tuple[str, int]:
    return render_template("questionnaire/gone.html"), 404
