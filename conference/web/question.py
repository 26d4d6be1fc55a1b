"""The central question: its words now, each version beside the one before, and a new one."""

from collections.abc import Sequence

from flask import Blueprint, render_template, url_for

from conference.audit import Act
from conference.casework import question as acts
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.question import Question
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.question import QuestionForm
from conference.web.preparation import Desk, arrived, desk, keep
from conference.web.versions import Difference, differences
from conference.web.wording import told_apart

pages = Blueprint("question", __name__)


@pages.get("/situations/<key>/question")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """The question and its versions; the last one stands in the field, to be changed."""
    here = desk(case, Stage.PREPARATION)
    return _show(case, here, QuestionForm(data={"version": _number(here), "words": _words(here.prepared.question)}))


@pages.post("/situations/<key>/question")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep a new version; nobody's version is lost."""
    session, here, form = db.session(), desk(case, Stage.PREPARATION), QuestionForm()
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return _show(case, here, form), 422
    if not here.barred and form.overtaken(_number(here)):
        found = differences(form, _stored(here.prepared.question), form.values())
        form.version.data = str(_number(here))
        return _show(case, here, form, found), 409

    def act() -> str:
        acts.ask(session, signed_in().actor, case, typed(form.words), typed(form.written_by))
        return url_for("question.show", key=case.key)

    return keep(form, act, lambda: _show(case, here, form), "La question est gardée.")


def _number(here: Desk) -> int:
    return here.prepared.question.number if here.prepared.question else 0


def _words(question: Question | None) -> str:
    return question.words if question else ""


def _stored(question: Question | None) -> dict[str, str]:
    return {"words": question.words, "written_by": question.written_by} if question else {}


def _show(case: Case, here: Desk, form: QuestionForm, overtaken: Sequence[Difference] | None = None) -> str:
    told = told_apart([(version, [version.words]) for version in here.prepared.questions])
    return render_template("question/show.html", case=case, desk=here, form=form, versions=told, overtaken=overtaken)
