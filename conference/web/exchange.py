"""Institutions designating for each other: a year's balance, for the body and the lead."""

from flask import Blueprint, abort, render_template, request

from conference import clock
from conference.audit import Act
from conference.evaluation.period import year
from conference.extensions import db
from conference.queries import exchanges
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, visible
from conference.web.filters import zone
from conference.words.numbers import counted

pages = Blueprint("exchange", __name__)
DESIGNATIONS = ("désignation", "désignations")


@pages.get("/echanges")
@requires(Permission.EXCHANGES_READ, Act.PAGE_READ)
def show() -> str:
    """What each institution gave and received in the year of ``?annee=``."""
    session, now = db.session(), clock.today(zone()).year
    seen = visible(signed_in(), Permission.EXCHANGES_READ)
    asked = request.args.get("annee", str(now))
    first = exchanges.first_year(session, seen) or now
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4) or not first <= int(asked) <= now:
        abort(404)
    period = year(int(asked), zone())
    lines = exchanges.exchanges(session, seen, period.begins, period.ends)
    total = exchanges.total(lines)
    return render_template(
        "exchange/show.html",
        lines=lines,
        total=total,
        year=int(asked),
        first=first,
        now=now,
        closing=_closing(total),
    )


def _closing(total: exchanges.Exchange) -> str:
    """``12 désignations = 9 entre institutions + 3 au sein d’une même institution``."""
    said = counted(total.given + total.own, *DESIGNATIONS)
    return f"{said} = {total.given} entre institutions + {total.own} au sein d’une même institution"
