"""Families' seats in the designating body: who holds them, from a day to another; they see no case and no name."""

from flask import Blueprint, abort, g, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.extensions import db
from conference.models.body import FamilySeat
from conference.programme import body
from conference.queries import sittings
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.body import SeatForm, VacateForm
from conference.web.refusals import kept

pages = Blueprint("seats", __name__)
SIT = Permission.BODY_SITTINGS
READ, WRITTEN = Act.BODY_SITTING_READ, Act.FAMILY_SEAT_WRITTEN


@pages.get("/seances/sieges")
@requires(SIT, READ)
def index() -> Answer:
    """Everybody who holds a seat or held one."""
    return _index(SeatForm(data={"since": clock.today(zone())}))


def _index(form: SeatForm) -> str:
    today = clock.today(zone())
    return render_template("body/seats.html", seats=sittings.every_seat(db.session()), form=form, today=today)


@pages.post("/seances/sieges")
@requires(SIT, WRITTEN)
def register() -> Answer:
    """Somebody new."""
    form = SeatForm()

    def act() -> str:
        since = form.since.data or abort(400)
        body.seat(db.session(), signed_in().actor, form.name.data or "", since, form.until.data)
        return url_for("seats.index")

    return kept(form, act, lambda: _index(form), "Le siège est enregistré.")


def _seat(key: str) -> FamilySeat:
    seat: FamilySeat = owned(db.session(), FamilySeat, key)
    g.about = seat
    return seat


@pages.get("/seances/sieges/<key>/fin")
@requires(SIT, READ)
def ask_end(key: str) -> Answer:
    """Until which day."""
    return _end(_seat(key), VacateForm(data={"until": clock.today(zone())}))


def _end(seat: FamilySeat, form: VacateForm) -> str:
    return render_template("body/vacate.html", seat=seat, form=form)


@pages.post("/seances/sieges/<key>/fin")
@requires(SIT, WRITTEN)
def end(key: str) -> Answer:
    """Keep it."""
    seat, form = _seat(key), VacateForm()

    def act() -> str:
        body.vacate(db.session(), signed_in().actor, seat, form.until.data or abort(400))
        return url_for("seats.index")

    return kept(form, act, lambda: _end(seat, form), "La fin de ce siège est enregistrée.")
