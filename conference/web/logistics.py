"""The practical side of a day together, on one page: the list, who takes care of what, interpreters, costs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import logistics as acts
from conference.domain.logistics import cents
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.logistics import ChecklistItem, Cost, Interpreting, Offer
from conference.queries.logistics import logistics
from conference.queries.network import guests as guests_of
from conference.queries.preparation import sitting
from conference.security.guard import child, owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import CreatingForm
from conference.web.forms.logistics import CostForm, InterpreterForm, OfferForm
from conference.web.preparation import barred, receive

pages = Blueprint("logistics", __name__)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its form, its rows, the act that adds one, what is said then."""

    form: type[CreatingForm]
    rows: type[Offer] | type[Interpreting] | type[Cost]
    add: Callable[[Session, Case, Any], object]
    said: str


def _offer(session: Session, case: Case, form: OfferForm) -> object:
    who = child(session, Guest, form.guest.data, case) if form.guest.data else None
    return acts.offer(session, signed_in().actor, case, {"kind": form.kind.data, "what": form.what.data}, who)


def _interpret(session: Session, case: Case, form: InterpreterForm) -> object:
    return acts.interpret(session, signed_in().actor, case, form.language.data or "", form.name.data or "")


def _spend(session: Session, case: Case, form: CostForm) -> object:
    amount = cents(form.amount.data or "") or 0
    return acts.spend(session, signed_in().actor, case, form.what.data or "", amount, form.payer.data)


PARTS: dict[str, Part] = {
    "offre": Part(OfferForm, Offer, _offer, "C’est noté."),
    "interprete": Part(InterpreterForm, Interpreting, _interpret, "L’interprète est noté·e."),
    "frais": Part(CostForm, Cost, _spend, "La dépense est notée."),
}
ASSURED = {"secret": "bound_on", "acceptation": "accepted_on"}


@pages.get("/situations/<key>/organisation")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """Everything that is arranged."""
    return _page(case, _forms(case))


@pages.get("/situations/<key>/organisation/<part>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def edit(case: Case, part: str) -> Answer:
    """The same page, one part open to be written in."""
    return _page(case, _forms(case, _known(part)), part)


@pages.post("/situations/<key>/organisation/<part>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case, part: str) -> Answer:
    """Add a line."""
    session, here = db.session(), PARTS[_known(part)]
    shown = _forms(case, part)

    def act() -> str:
        here.add(session, case, shown[part])
        return url_for("logistics.show", key=case.key, _anchor=part)

    return receive(shown[part], act, lambda: _page(case, shown, part), here.said)


@pages.post("/situations/<key>/organisation/retirer/<part>/<row>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def remove(case: Case, part: str, row: str) -> Answer:
    """Take a line off."""
    session = db.session()
    acts.take_off(session, signed_in().actor, case, child(session, PARTS[_known(part)].rows, row, case))
    return _back(case, part, "La ligne est retirée.")


@pages.post("/situations/<key>/organisation/offre/<row>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def settle(case: Case, row: str) -> Answer:
    """Say that something is taken care of, or is not after all."""
    session = db.session()
    holds = request.form.get("holds") == "yes"
    acts.settle(session, signed_in().actor, case, child(session, Offer, row, case), settled=holds)
    return _back(case, "offre")


@pages.post("/situations/<key>/organisation/interprete/<row>/<what>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def assure(case: Case, row: str, what: str) -> Answer:
    """Say that an interpreter is bound to secrecy, or accepted by the family."""
    session = db.session()
    column = ASSURED.get(what) or abort(404)
    found, holds = child(session, Interpreting, row, case), request.form.get("holds") == "yes"
    acts.assure(session, signed_in().actor, case, found, column, holds=holds)
    return _back(case, "interprete")


@pages.post("/situations/<key>/organisation/liste/<item>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def tick(case: Case, item: str) -> Answer:
    """Tick a line of the list, or take the tick back."""
    session = db.session()
    done = request.form.get("holds") == "yes"
    acts.tick(session, signed_in().actor, case, owned(session, ChecklistItem, item), done=done)
    return _back(case, "liste")


def _back(case: Case, part: str, said: str = "") -> Answer:
    db.session.commit()
    if said:
        flash(said, "success")
    return redirect(url_for("logistics.show", key=case.key, _anchor=part))


def _known(part: str) -> str:
    return part if part in PARTS else abort(404)


def _forms(case: Case, part: str = "") -> dict[str, CreatingForm]:
    made: dict[str, CreatingForm] = {}
    for name, one in PARTS.items():
        bound: dict[str, Any] = {} if name == part else {"formdata": None}
        made[name] = one.form(prefix=f"{name}-", **bound)
    made["offre"].offer(guests_of(db.session(), case))
    return made


def _page(case: Case, shown: dict[str, CreatingForm], part: str = "") -> str:
    session = db.session()
    return render_template(
        "logistics/show.html",
        case=case,
        found=logistics(session, case),
        sitting=sitting(session, case),
        needs=[guest for guest in guests_of(session, case) if guest.needs or guest.needed],
        forms=shown,
        part=part,
        sent=shown[part] if part else None,
        barred=barred(case, *acts.ARRANGED_AT),
        paid=barred(case, *acts.PAID_AT),
    )
