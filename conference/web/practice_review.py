"""The review of practice sheets: the grid that a département writes, and what a reviewer answers to it."""

import hashlib

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.domain.practice_sheet import lines
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.practice_sheet import PracticeSheet
from conference.programme import practice_sheet as keeping
from conference.queries.practice_sheet import criteria, reviews_of, story
from conference.security.guard import requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.practice_sheet import GridForm, ReviewForm, answered, review_form
from conference.web.practice_sheet import content, opened
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words import practice_sheet as words

pages = Blueprint("practice_review", __name__)
KEEP = Permission.PRACTICE_SHEET_KEEP


def _version(*told: str) -> str:
    """What a list of texts is known by: it changes with any of them."""
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


@pages.get("/retours/grille")
@requires(KEEP, Act.PRACTICE_SHEET_READ)
def show() -> Answer:
    """The criteria of the département; to begin from, some that others use."""
    kept = [one.words for one in criteria(db.session())]
    held = {"lines": "\n".join(kept or words.CRITERIA), "version": the_department().version}
    return _grid(GridForm(data=held), kept)


def _grid(form: GridForm, kept: list[str], overtaken: list[Difference] | None = None) -> str:
    return render_template("practice_sheet/grid.html", form=form, begun=bool(kept), overtaken=overtaken)


@pages.post("/retours/grille")
@requires(KEEP, Act.PRACTICE_GRID_WRITTEN)
def write() -> Answer:
    """Keep the criteria; whoever changed them meanwhile is shown beside what was typed."""
    session, form = db.session(), GridForm()
    kept = [one.words for one in criteria(session)]
    if not form.validate_on_submit():
        return _grid(form, kept), 422
    if form.overtaken(the_department().version):
        found = differences(form, {"lines": "\n".join(kept)}, {"lines": form.lines.data})
        form.version.data = str(the_department().version)
        return _grid(form, kept, found), 409
    keeping.set_grid(session, signed_in().actor, the_department(), lines((form.lines.data or "").splitlines()))
    session.commit()
    flash(words.GRID_KEPT, "success")
    return redirect(url_for("practice_sheet.index"))


@pages.get("/retours/<key>/relecture")
@requires(KEEP, Act.PRACTICE_SHEET_READ)
def edit(key: str) -> Answer:
    """The sheet beside the grid, with what its reader has answered already."""
    return _review(opened(key))


@pages.post("/retours/<key>/relecture")
@requires(KEEP, Act.PRACTICE_SHEET_REVIEWED)
def answer(key: str) -> Answer:
    """Keep what a reviewer says; in two tabs, the second sees what the first has kept."""
    session, sheet = db.session(), opened(key)
    form = review_form(criteria(session))()
    if not form.validate_on_submit():
        return _review(sheet, form), 422
    if form.overtaken(_answers(sheet)):
        form.version.data = _answers(sheet)
        return _review(sheet, form), 409
    try:
        keeping.review(session, signed_in().actor, sheet, form.answers(criteria(session)))
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _review(sheet, form), 409
    session.commit()
    flash(words.REVIEWED, "success")
    return redirect(url_for("practice_sheet.show", key=sheet.key, _anchor="review"))


def _answers(sheet: PracticeSheet) -> str:
    """What the reader's own answers are known by."""
    account = signed_in().account.id
    own = [one for one in reviews_of(db.session(), sheet) if one.by == account]
    return _version(*(f"{one.criterion_id} {one.answer} {one.words}" for one in own))


def _review(sheet: PracticeSheet, form: ReviewForm | None = None) -> str:
    session, account = db.session(), signed_in().account.id
    asked, whole = criteria(session), content(sheet)
    told = story(session, sheet, whole)
    own = {one.criterion_id: one for one in told.reviews if one.by == account}
    held = answered(own, asked) | {"version": _answers(sheet)}
    return render_template(
        "practice_sheet/review.html",
        sheet=sheet,
        sheet_content=whole,
        criteria=asked,
        form=form or review_form(asked)(formdata=None, data=held),
        author=account in told.authors,
    )
