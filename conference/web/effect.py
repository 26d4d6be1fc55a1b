"""Noting what changed, from anywhere: two fields; each corrects or erases their own."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from conference.audit import Act
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.record import Effect
from conference.programme import record as acts
from conference.queries.note import names_in
from conference.queries.record import effects_of, names_known_in
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may, visible
from conference.web.answers import Answer
from conference.web.forms.record import EffectForm, EraseForm
from conference.web.refusals import beside_fields, kept
from conference.web.versions import Difference, differences
from conference.words import record as words

pages = Blueprint("effect", __name__)
NOTE = Permission.EFFECTS_NOTE


@pages.get("/effets")
@requires(NOTE, Act.EFFECT_READ)
def index() -> Answer:
    """Two fields to fill, and what one noted before."""
    return _index(EffectForm(formdata=None))


def _index(form: EffectForm) -> str:
    return render_template("effect/index.html", form=form, noted=effects_of(db.session(), signed_in().account.id))


@pages.post("/effets")
@requires(NOTE, Act.EFFECT_WRITTEN)
def add() -> Answer:
    """Note it, once; a name in it leads to its own page, which says so."""
    form = EffectForm()

    def act() -> str:
        session = db.session()
        row = acts.note_effect(session, signed_in().actor, the_department(), form.noted(), sorts=_sorts())
        return url_for("effect.edit", key=row.key) if _names(row) else url_for("effect.index")

    return kept(form, act, lambda: _index(form), words.NOTED)


@pages.get("/effets/<key>")
@requires(NOTE, Act.EFFECT_READ)
def edit(key: str) -> Answer:
    """One of one's own; who keeps the record opens any."""
    row = _one(key)
    return _edit(row, EffectForm(formdata=None, data={**_stored(row), "version": row.version}), EraseForm())


@pages.post("/effets/<key>")
@requires(NOTE, Act.EFFECT_WRITTEN)
def write(key: str) -> Answer:
    """Correct it, or say where it belongs."""
    row, form = _one(key), EffectForm()
    if not form.validate_on_submit():
        return _edit(row, form, EraseForm(formdata=None)), 422
    if form.overtaken(row.version):
        found = differences(form, _stored(row), {name: form[name].data for name in _stored(row)})
        form.version.data = str(row.version)
        return _edit(row, form, EraseForm(formdata=None), found), 409
    try:
        acts.note_effect(db.session(), signed_in().actor, the_department(), form.noted(), row, sorts=_sorts())
    except Refused as refusal:
        db.session.rollback()
        beside_fields(form, refusal.reasons)
        return _edit(_one(key), form, EraseForm(formdata=None)), 422
    db.session.commit()
    flash(words.CORRECTED, "success")
    return redirect(_back(row))


@pages.post("/effets/<key>/effacer")
@requires(NOTE, Act.EFFECT_WRITTEN)
def erase(key: str) -> Answer:
    """Take it back for good, once that is confirmed."""
    row, form = _one(key), EraseForm()
    if not form.validate_on_submit():
        return _edit(row, EffectForm(formdata=None, data={**_stored(row), "version": row.version}), form), 422
    address = _back(row)
    acts.take_back(db.session(), signed_in().actor, row)
    db.session.commit()
    flash(words.TAKEN_BACK, "success")
    return redirect(address)


def _one(key: str) -> Effect:
    """An effect of one's own, or any for who keeps the record; another's looks missing."""
    found: Effect = owned(db.session(), Effect, key)
    user = signed_in()
    if found.written_by != user.account.id and not may(user, Permission.RECORD_KEEP):
        abort(404)
    g.about = found
    return found


def _sorts() -> bool:
    """Whether a level that is given counts: it is a proposal from anybody but who keeps the record."""
    return may(signed_in(), Permission.RECORD_KEEP)


def _back(row: Effect) -> str:
    own = row.written_by == signed_in().account.id
    return url_for("effect.index") if own else url_for("record.show", annee=row.on.year)


def _names(row: Effect) -> list[str]:
    """The participants' names in it, as far as its reader knows them already."""
    session, user, said = db.session(), signed_in(), f"{row.changed} {row.whom}"
    if may(user, Permission.RECORD_KEEP):
        return names_in(session, said)
    return names_known_in(session, said, visible(user, Permission.CASE_NAMES))


def _stored(row: Effect) -> dict[str, object]:
    codes = {name: getattr(row, name) or "" for name in ("level", "expected", "said_by", "occasion")}
    return {"changed": row.changed, "whom": row.whom, "on": row.on, **codes}


def _edit(row: Effect, form: EffectForm, erasing: EraseForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "effect/write.html",
        row=row,
        form=form,
        erasing=erasing,
        overtaken=overtaken,
        names=_names(row),
        back=_back(row),
    )
