"""What the address of a page of figures asks for: a period and what it is narrowed to, among what the reader counts."""

from datetime import timedelta
from typing import Any

from flask import abort, request, url_for
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from conference import clock
from conference.domain.referral import Field
from conference.domain.roles import Role
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period, year
from conference.extensions import db
from conference.models.place import Institution, Territory
from conference.queries.places import rows, tree
from conference.security.guard import signed_in
from conference.security.permissions import Permission, visible
from conference.web.filters import zone
from conference.web.forms.evaluation import PeriodForm

# Until the end of January, the year whose note is being written is the one that has just ended.
IN_JANUARY = timedelta(days=31)


def asked() -> PeriodForm:
    """The filters of the address; a whole year where no day is given."""
    current, told = year((clock.today(zone()) - IN_JANUARY).year, zone()), MultiDict(request.args)
    if not {"first", "last"} & set(told):
        told.update({"first": current.first.isoformat(), "last": current.last.isoformat()})
    form = PeriodForm(told)
    session = db.session()
    form.offer(rows(tree(session, Territory)), rows(tree(session, Institution)))
    return form


def scope_of(form: PeriodForm, permission: Permission, *, everywhere: bool | None = None) -> Scope:
    """What the reader asks for, among the cases that they may count."""
    user, session = signed_in(), db.session()
    if user.department is None or form.first.data is None or form.last.data is None:
        abort(404)
    place, sender = (
        session.scalar(select(table.id).where(table.key == field.data)) if field.data else None
        for table, field in ((Territory, form.territory), (Institution, form.institution))
    )
    return Scope(
        Period(form.first.data, form.last.data, user.department.zone),
        visible(user, permission),
        place,
        Field(form.field.data) if form.field.data else None,
        user.territories(Role.LEAD) is None if everywhere is None else everywhere,
        sender,
    )


def address(form: PeriodForm, endpoint: str, **more: str | None) -> str:
    """An address of these pages, that keeps the period and what it is narrowed to."""
    kept: dict[str, Any] = {name: value or None for name, value in form.kept.items()}
    return url_for(endpoint, **(kept | more))
