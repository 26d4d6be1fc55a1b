"""Exchanges: asked by whoever reads a published sheet, without account; answered and followed by who leads."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.department import Department
from conference.models.practice_exchange import PracticeExchange
from conference.models.practice_sheet import PracticeSheet
from conference.models.publication import Publication
from conference.models.tenancy import work_for
from conference.programme import practice_exchange as acts
from conference.queries.practice_exchange import exchanges, reach
from conference.security import once, throttle
from conference.security.guard import everyone, owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.forms.practice_exchange import AskForm, FollowedForm
from conference.web.published_sheet import published
from conference.web.refusals import beside_fields
from conference.web.tasks import Task
from conference.words import practice_exchange as words
from conference.words.numbers import counted

pages = Blueprint("practice_exchange", __name__)
KEEP = Permission.PRACTICE_SHEET_KEEP
WHY = "who reads a published sheet may ask the département for an exchange"


@pages.get("/fiches/<key>/echange")
@everyone(WHY)
def ask(key: str) -> Answer:
    """The form of a request; here alone is there a cookie, which keeps others from sending it in one's place."""
    sheet = published(key)
    return _ask(sheet, AskForm()) if sheet.withdrawn_at is None else _withdrawn(key)


@pages.post("/fiches/<key>/echange")
@everyone(WHY)
def send(key: str) -> Answer:
    """Keep a request for the leads of the département; a second arrival of the same form finds the first."""
    session, sheet, form = db.session(), published(key), AskForm()
    address = request.remote_addr or ""
    if sheet.withdrawn_at is not None:
        return _withdrawn(key)
    if not form.validate_on_submit():
        return _ask(sheet, form), 422
    if throttle.too_often(session, "exchange", address):
        form.form_errors.append(words.TOO_MANY)
        return _ask(sheet, form), 429
    work_for(session, session.get_one(Department, sheet.department_id))
    source: PracticeSheet = owned(session, PracticeSheet, sheet.source)
    try:
        acts.ask(session, source, form.asked, form.once.data or once.draw())
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _ask(published(key), form), 422
    throttle.counted(session, "exchange", address)
    session.commit()
    flash(words.SENT, "success")
    return redirect(url_for("practice_exchange.ask", key=key), 303)


def _withdrawn(key: str) -> Answer:
    """The page of a sheet that was withdrawn says when and why."""
    return redirect(url_for("published_sheet.show", key=key), 303)


def _ask(sheet: Publication, form: AskForm) -> str:
    return render_template("practice_exchange/ask.html", sheet=sheet, form=form)


@pages.get("/retours/demandes")
@requires(KEEP, Act.EXCHANGE_READ)
def index() -> Answer:
    """Every request, those that wait first, with what came of it."""
    return _index()


@pages.post("/retours/demandes/<key>")
@requires(KEEP, Act.EXCHANGE_NOTED)
def note(key: str) -> Answer:
    """Keep when a request was answered, and who takes the practice up."""
    session = db.session()
    exchange: PracticeExchange = owned(session, PracticeExchange, key)
    g.about = exchange
    form = FollowedForm(prefix=f"{key}.")
    if not form.validate_on_submit():
        return _index(exchange, form), 422
    if form.overtaken(exchange.version):
        form.version.data = str(exchange.version)
        return _index(exchange, form), 409
    reuse = form.reuse_on.data, form.reuse_by.data or ""
    try:
        acts.note(session, signed_in().actor, the_department(), exchange, form.answered_on.data, reuse)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _index(exchange, form), 422
    session.commit()
    flash(words.KEPT, "success")
    return redirect(url_for("practice_exchange.index"))


def _index(sent: PracticeExchange | None = None, form: FollowedForm | None = None) -> str:
    session = db.session()
    found = exchanges(session)
    forms = {
        one.key: form
        if form is not None and one is sent
        else FollowedForm(formdata=None, obj=one, prefix=f"{one.key}.")
        for one in found
    }
    return render_template("practice_exchange/index.html", exchanges=found, forms=forms, reach=reach(session))


def cards(session: Session, user: User) -> list[Task]:
    """One card for the requests that nobody has answered."""
    waiting = reach(session).waiting if may(user, KEEP) else 0
    if not waiting:
        return []
    return [
        Task(
            "Répondre à qui demande un échange sur votre pratique",
            counted(waiting, *words.WAITING),
            url_for("practice_exchange.index"),
            "Lire les demandes",
        )
    ]
