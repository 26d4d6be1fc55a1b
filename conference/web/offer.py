"""Proposals declined before any referral: counted in one tap without a name, taken back on the same day."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.domain.offer import OfferReason
from conference.domain.referral import Field
from conference.extensions import db
from conference.models.offer import DeclinedOffer
from conference.models.place import Territory
from conference.programme import offer as acts
from conference.queries import offer as found
from conference.queries import places
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.offer import OfferForm
from conference.web.refusals import kept
from conference.words import offer as words

pages = Blueprint("offer", __name__)
READ, NOTE = Permission.PROGRAMME_READ, Permission.OFFER_NOTE


@pages.get("/propositions")
@requires(READ, Act.OFFER_READ)
def index() -> Answer:
    """How many each month; for those who work with families, the tap, and what they counted today."""
    return _index(_form(data={"on": clock.today(zone())}, formdata=None))


def _form(**given: object) -> OfferForm:
    form = OfferForm(**given)
    form.offer(places.rows(places.tree(db.session(), Territory)))
    return form


def _index(form: OfferForm) -> str:
    session, user, today = db.session(), signed_in(), clock.today(zone())
    months = found.by_month(session, today)
    morning = datetime.combine(today, time(), ZoneInfo(zone()))
    return render_template(
        "offer/index.html",
        form=form if may(user, NOTE) else None,
        noted=found.noted_since(session, user.account.id, morning),
        months=months,
        said={one.first: words.month(one.first) for one in months},
    )


@pages.post("/propositions")
@requires(NOTE, Act.OFFER_WRITTEN)
def note() -> Answer:
    """Count one, once."""
    form = _form()

    def act() -> str:
        session, where = db.session(), typed(form.territory)
        territory = owned(session, Territory, where) if where else None
        field = Field(typed(form.field)) if form.field.data else None
        reason = OfferReason(typed(form.reason)) if form.reason.data else None
        acts.note(session, signed_in().actor, the_department(), form.on.data, field, territory, reason)
        return url_for("offer.index")

    return kept(form, act, lambda: _index(form), words.NOTED)


@pages.post("/propositions/<key>/annuler")
@requires(NOTE, Act.OFFER_WRITTEN)
def undo(key: str) -> Answer:
    """Take back one of one's own, on its day; another's looks missing."""
    session, user = db.session(), signed_in()
    row: DeclinedOffer = owned(session, DeclinedOffer, key)
    if row.noted_by != user.account.id:
        abort(404)
    acts.undo(session, user.actor, the_department(), row)
    session.commit()
    flash(words.UNDONE, "success")
    return redirect(url_for("offer.index"))
