"""Sheets that came back on paper, or were said aloud, keyed one after the other without a mouse.

What was keyed last is known to this browser alone, so that a sheet can be taken back: the base does not know who
keyed which.
"""

import uuid

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.audit import Act
from conference.casework import answers as acts
from conference.casework.answers import About
from conference.domain.questionnaires import AnswerWay, Said
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.answer import Answer as Kept
from conference.models.place import Territory
from conference.queries.places import rows, tree
from conference.queries.questionnaires import this_quarter
from conference.security import sealed
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import Form
from conference.web.forms.keying import KeyingForm
from conference.web.refusals import beside_fields

pages = Blueprint("keying", __name__)
KEY = Permission.ANSWERS_KEY
BATCH, MOST_KNOWN = "batch", 40


@pages.get("/questionnaires/saisie")
@requires(KEY, Act.QUESTIONNAIRE_READ)
def show() -> Answer:
    """An empty sheet, and those of this batch."""
    return _show(KeyingForm(formdata=None, data={"way": request.args.get("facon", AnswerWay.PAPER)}))


@pages.post("/questionnaires/saisie")
@requires(KEY, Act.ANSWER_RECEIVED)
def keep() -> Answer:
    """Keep a sheet and open the next; take one back; or end the batch."""
    if "back" in request.form:
        return _take_back(request.form["back"])
    if "end" in request.form:
        return _led_to(url_for("keying.show"), ())
    form = _offered(KeyingForm())
    if not form.validate_on_submit():
        return _show(form, retaken=bool(form.retaken.data)), 422
    return _mended(form) if form.retaken.data else _kept(form)


def _kept(form: KeyingForm) -> Answer:
    """A sheet that was not kept before; its second arrival finds it."""
    session, number = db.session(), sealed.number(form.sheet.data or "", signed_in().account.key) or uuid.uuid4()
    if session.get(Kept, number) is not None:
        return redirect(url_for("keying.show"))
    said = form.said()
    try:
        _keep(session, form, number, said)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(form), 422
    session.commit()
    flash("La feuille est gardée." if said else "La feuille est vide\u00a0: c’est un refus, il est compté.", "success")
    known = [*_batch(), number] if said else _batch()
    return _led_to(url_for("keying.show", facon=form.way.data), known)


def _keep(session: Session, form: KeyingForm, number: uuid.UUID, said: Said | None) -> None:
    actor = signed_in().actor
    if form.code.data:
        slip = acts.find_sheet(session, actor, form.code.data)
        if not acts.receive(session, slip, number, said, form.way.data, actor):
            raise Refused(Reason("sheet_unknown", "code"))
        return
    if said is None:
        raise Refused(Reason("sheet_without_code", "code"))
    if form.way.data is not AnswerWay.PAPER:
        raise Refused(Reason("spoken_needs_code", "code"))
    if not form.says_where:
        raise Refused(Reason("sheet_without_code", "code"))
    respondent, asked, field = form.where()
    place = owned(session, Territory, form.territory.data)
    about = About(respondent, asked, place.id, field, this_quarter(session))
    acts.key(session, actor, about, number, said)


def _take_back(name: str) -> Answer:
    """A sheet of this batch, given back as it was typed: it stands as it is until it is kept again."""
    number = next((one for one in _batch() if one.hex == name), None)
    row = db.session().get(Kept, number) if number else None
    if row is None:
        return redirect(url_for("keying.show"))
    form = KeyingForm.holding(row)
    form.retaken.data = sealed.seal("retaken", signed_in().account.key, row.id.hex, acts.mark(row))
    return _show(form, retaken=True)


def _mended(form: KeyingForm) -> Answer:
    """Keep a sheet that was taken back, in the place of what was keyed before: never beside it."""
    session, user, said = db.session(), signed_in(), form.said()
    whose, name, before = sealed.opened("retaken", form.retaken.data or "") or ("", "", "")
    number = next((one for one in _batch() if one.hex == name), None)
    if number is None or whose != user.account.key:
        flash("Cette feuille n’est plus de ce lot\u00a0: elle reste comme elle était.", "warning")
        return redirect(url_for("keying.show"))
    try:
        if said is None:
            raise Refused(Reason("sheet_blank"))
        replaced = acts.mend(session, user.actor, number, before, said)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(form, retaken=True), 422
    if replaced:
        session.commit()
        flash("La feuille est gardée à la place de la précédente.", "success")
    return redirect(url_for("keying.show"))


def _offered(form: KeyingForm) -> KeyingForm:
    """Who leads may key a sheet without its code; who coordinates must show that it is of another case."""
    by_hand = Role.LEAD in signed_in().roles and not form.retaken.data
    form.offer(rows(tree(db.session(), Territory)) if by_hand else (), by_hand=by_hand)
    return form


def _show(form: KeyingForm, *, retaken: bool = False) -> str:
    if "respondent" in form and not form.territory.choices:
        _offered(form)
    if not form.sheet.data:
        form.sheet.data = sealed.draw(signed_in().account.key)
    numbers = _batch()
    query = select(Kept).where(Kept.id.in_(numbers))
    found = {row.id: row for row in db.session().scalars(query)}
    batch = [found[number] for number in numbers if number in found]
    return render_template("keying/show.html", form=form, batch=batch, retaken=retaken, plain=Form(formdata=None))


def _batch() -> list[uuid.UUID]:
    """The sheets that this browser keyed last."""
    told = sealed.opened("batch", request.cookies.get(BATCH, ""))
    return [uuid.UUID(one) for one in told[1:]] if told and told[0] == signed_in().account.key else []


def _led_to(address: str, known: list[uuid.UUID] | tuple[()]) -> Response:
    return _remember(make_response(redirect(address)), known)


def _remember(response: Response, known: list[uuid.UUID] | tuple[()]) -> Response:
    path = url_for("keying.show")
    if not known:
        response.delete_cookie(BATCH, path=path)
        return response
    told = sealed.seal("batch", signed_in().account.key, *(one.hex for one in known[-MOST_KNOWN:]))
    response.set_cookie(BATCH, told, path=path, secure=True, httponly=True, samesite="Strict")
    return response
