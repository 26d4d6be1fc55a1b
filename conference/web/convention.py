"""Conventions and contracts with a partner: kept, corrected, renewed, brought to an end, taken back."""

from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.partner import Convention
from conference.models.place import Institution
from conference.programme import partner as acts
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.partner import ConventionForm, WithdrawForm
from conference.web.partner import NEW, the_partner
from conference.web.refusals import beside_fields, corrected, kept
from conference.web.versions import Difference
from conference.words import partner as words

pages = Blueprint("convention", __name__)
KEEP = Permission.PROGRAMME_KEEP
RENEWED = "reconduit"


@pages.get("/partenaires/<key>/conventions/<which>")
@requires(KEEP, Act.PAGE_READ)
def ask(key: str, which: str) -> Answer:
    """A new convention, or one as it is kept; ``?reconduit=…`` is the one that a new one takes over from."""
    partner = the_partner(key)
    row, renewed = _convention(partner, which), _renewed(partner)
    if row is not None:
        data = ConventionForm.stored(row) | {"version": row.version}
    else:
        data = ConventionForm.renewing(renewed) if renewed else {}
    form = _form(row, data=data)
    return _page(partner, row, form)


@pages.post("/partenaires/<key>/conventions/<which>")
@requires(KEEP, Act.PARTNER_WRITTEN)
def write(key: str, which: str) -> Answer:
    """Keep it, once; a correction made by somebody else meanwhile is shown beside what was typed."""
    partner, session, today = the_partner(key), db.session(), clock.today(zone())
    row, actor = _convention(partner, which), signed_in().actor
    if row is not None and WithdrawForm.NAME in request.form:
        return _withdraw(partner, row)
    form = _form(row)

    def act() -> str:
        if row is None:
            made = acts.sign(session, actor, partner, form.told(), today, _renewed(partner))
        else:
            made = acts.write(session, actor, row, form.told(), today)
        return url_for("partner.show", key=partner.key, _anchor=made.key)

    if row is None:
        return kept(form, act, lambda: _page(partner, None, form), words.KEPT)
    return corrected(
        form, row.version, form.stored(row), act, lambda found: _page(partner, row, form, found), words.KEPT
    )


def _withdraw(partner: Institution, row: Convention) -> Answer:
    form = WithdrawForm()
    shown = ConventionForm(formdata=None, data=ConventionForm.stored(row) | {"version": row.version})
    if not form.validate_on_submit():
        return _page(partner, row, shown, withdrawing=form), 422
    try:
        acts.withdraw(db.session(), signed_in().actor, row)
    except Refused as refusal:
        db.session.rollback()
        beside_fields(form, refusal.reasons)
        return _page(partner, row, shown, withdrawing=form), 422
    db.session.commit()
    flash(words.WITHDRAWN, "success")
    return redirect(url_for("partner.show", key=partner.key))


def _form(row: Convention | None, **given: Any) -> ConventionForm:
    """One that begins has not ended before its term."""
    form = ConventionForm(**given)
    if row is None:
        del form.ended_on
    return form


def _convention(partner: Institution, which: str) -> Convention | None:
    """A convention of this very partner; one of another, or one taken back, looks missing."""
    if which == NEW:
        return None
    row: Convention = owned(db.session(), Convention, which)
    if row.institution_id != partner.id or row.withdrawn_at is not None:
        abort(404)
    g.about = row
    return row


def _renewed(partner: Institution) -> Convention | None:
    return _convention(partner, request.args[RENEWED]) if RENEWED in request.args else None


def _page(
    partner: Institution,
    row: Convention | None,
    form: ConventionForm,
    overtaken: list[Difference] | None = None,
    withdrawing: WithdrawForm | None = None,
) -> str:
    return render_template(
        "convention/write.html",
        partner=partner,
        row=row,
        renewed=_renewed(partner) if row is None else None,
        form=form,
        overtaken=overtaken,
        withdrawing=withdrawing or WithdrawForm(formdata=None),
    )
