"""Figures published before or elsewhere: listed, added, corrected, removed and put back."""

from collections.abc import Mapping

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from conference.audit import Act
from conference.domain.reasons import Refused
from conference.evaluation.elsewhere import ABROAD, reported_sum
from conference.extensions import db
from conference.models.reported import ReportedFigure
from conference.programme import reported as acts
from conference.programme import reported_table as tables
from conference.queries.reported import by_measure, removed, reported, summed
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.reported import MovedForm, ReportedForm, ReportedTableForm
from conference.web.refusals import beside_fields, kept
from conference.web.versions import Difference, differences
from conference.words import reported as words

pages = Blueprint("reported", __name__)
KEEP = Permission.NOTE_KEEP


@pages.get("/evaluation/chiffres-anterieurs")
@requires(KEEP, Act.REPORTED_READ)
def index() -> Answer:
    """What was published before or elsewhere, beside nothing of ours; and how to add to it."""
    return _index(ReportedForm(formdata=None), ReportedTableForm(formdata=None))


def _index(form: ReportedForm, table: ReportedTableForm) -> str:
    session = db.session()
    groups = by_measure(reported(session))
    totals = [(first, summed(some)) for first, some in groups]
    return render_template(
        "reported/index.html",
        groups=groups,
        control=reported_sum(session, the_department().name),
        totals=[(first, words.total_said(total)) for first, total in totals if total is not None],
        removed=removed(session),
        abroad=ABROAD,
        form=form,
        table=table,
        words=words,
    )


@pages.post("/evaluation/chiffres-anterieurs")
@requires(KEEP, Act.REPORTED_WRITTEN)
def add() -> Answer:
    """Keep one more."""
    form = ReportedForm()

    def act() -> str:
        row = acts.keep(db.session(), signed_in().actor, form.told())
        return url_for("reported.index", _anchor=row.key)

    return kept(form, act, lambda: _index(form, ReportedTableForm(formdata=None)), words.KEPT)


@pages.post("/evaluation/chiffres-anterieurs/tableau")
@requires(KEEP, Act.REPORTED_WRITTEN)
def take_in() -> Answer:
    """Keep the figures of a table: all that are not there yet, or none."""
    form, said = ReportedTableForm(), ""

    def act() -> str:
        nonlocal said
        said = words.imported(*tables.take_in(db.session(), signed_in().actor, tables.read(form.file.data.read())))
        return url_for("reported.index")

    answer = kept(form, act, lambda: _index(ReportedForm(formdata=None), form), "")
    if said:
        flash(said, "success")
    return answer


@pages.get("/evaluation/chiffres-anterieurs/<key>")
@requires(KEEP, Act.REPORTED_READ)
def edit(key: str) -> Answer:
    """One figure, as it is kept."""
    row = _one(key)
    return _edit(row, ReportedForm(formdata=None, data={**_stored(row), "version": row.version}))


@pages.post("/evaluation/chiffres-anterieurs/<key>")
@requires(KEEP, Act.REPORTED_WRITTEN)
def write(key: str) -> Answer:
    """Correct it; who changed it meanwhile is shown beside what was typed."""
    row, form = _one(key), ReportedForm()
    if not form.validate_on_submit():
        return _edit(row, form), 422
    if form.overtaken(row.version):
        found = differences(form, _stored(row), {name: form[name].data for name in _stored(row)})
        form.version.data = str(row.version)
        return _edit(row, form, found), 409
    try:
        acts.keep(db.session(), signed_in().actor, form.told(), row, row.way)
    except Refused as refusal:
        db.session.rollback()
        beside_fields(form, refusal.reasons)
        return _edit(_one(key), form), 422
    db.session.commit()
    flash(words.KEPT, "success")
    return redirect(url_for("reported.index", _anchor=row.key))


@pages.post("/evaluation/chiffres-anterieurs/<key>/<any(retirer, remettre):what>")
@requires(KEEP, Act.REPORTED_WRITTEN)
def move(key: str, what: str) -> Answer:
    """Take one out of the list, or put it back."""
    session, row = db.session(), _one(key)
    if not MovedForm().validate_on_submit():
        abort(400)
    act, said = (acts.remove, words.REMOVED) if what == "retirer" else (acts.put_back, words.PUT_BACK)
    act(session, signed_in().actor, row)
    session.commit()
    flash(said, "success")
    return redirect(url_for("reported.index"))


def _one(key: str) -> ReportedFigure:
    found: ReportedFigure = owned(db.session(), ReportedFigure, key)
    g.about = found
    return found


def _stored(row: ReportedFigure) -> Mapping[str, str]:
    return {
        "measure": row.measure.value,
        "title": row.title,
        "value": words.value_typed(row.value),
        "period": row.period,
        "source": row.source,
        "detail": row.detail,
    }


def _edit(row: ReportedFigure, form: ReportedForm, overtaken: list[Difference] | None = None) -> str:
    return render_template("reported/write.html", row=row, form=form, overtaken=overtaken, words=words)
