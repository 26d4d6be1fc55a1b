"""The bodies of a département: the designating one first, then those that carry the practice, and who sits there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain import council as rules
from conference.domain.agenda import proposed
from conference.domain.council import MeetingState
from conference.domain.roles import BodyKind, Role
from conference.extensions import db
from conference.models.account import Account
from conference.models.body import BodySitting
from conference.models.council import Council, CouncilSeat
from conference.models.place import Institution
from conference.programme import council as acts
from conference.programme import council_meeting as meetings
from conference.queries import council as queries
from conference.queries import places, sittings
from conference.queries.council import called
from conference.queries.council_meeting import items
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import POLICY, Permission, may, visible
from conference.web.answers import Answer
from conference.web.body import USUAL
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.body import PlanForm, stored
from conference.web.forms.council import CouncilForm, SeatForm, charter_of, seat_of
from conference.web.preparation import arrived
from conference.web.refusals import kept
from conference.web.versions import Difference, differences

pages = Blueprint("council", __name__)
SEE, PAPERS, KEEP = Permission.PROGRAMME_READ, Permission.COUNCIL_PAPERS, Permission.PROGRAMME_KEEP
READ, WRITTEN = Act.COUNCIL_READ, Act.COUNCIL_WRITTEN
# Who has a seat by their account reads its papers here: nobody else is offered one.
READERS = [role for role in POLICY[PAPERS] if isinstance(role, Role)]


@dataclass(frozen=True, slots=True)
class Designating:
    """The designating body beside the others: its cadence, its last sitting and the next one."""

    weeks: int | None
    last: date | None
    next: BodySitting | None
    late: bool


def _designating(session: Session) -> Designating | None:
    """None where the lead designates alone: there is no body then."""
    department, today = the_department(), clock.today(zone())
    if department.body is BodyKind.LEAD:
        return None
    closed, ahead = queries.last_sitting(session), sittings.ahead(session)
    last = clock.civil(closed.planned_at, zone()) if closed else None
    by = rules.due(last, last, department.cadence_weeks) if last else None
    return Designating(department.cadence_weeks, last, ahead[0] if ahead else None, by is not None and by < today)


@pages.get("/instances")
@requires(SEE, READ)
def index() -> Answer:
    """Every body, its cadence, when it last met and when it meets next; the lead opens another."""
    return _index(CouncilForm(data={"since": clock.today(zone()), "version": 0}))


def _index(form: CouncilForm) -> str:
    session, user = db.session(), signed_in()
    readable = set(session.scalars(select(Council.id).where(visible(user, PAPERS))))
    return render_template(
        "council/index.html",
        designating=_designating(session),
        sits=may(user, Permission.BODY_SITTINGS),
        paces=queries.paces(session),
        readable=readable,
        called=called,
        today=clock.today(zone()),
        keeps=may(user, KEEP),
        form=form,
    )


@pages.post("/instances")
@requires(KEEP, WRITTEN)
def create() -> Answer:
    """Open a body."""
    form = CouncilForm()

    def act() -> str:
        row = acts.keep(db.session(), signed_in().actor, the_department(), form.charter())
        return url_for("council.show", key=row.key)

    return kept(form, act, lambda: _index(form), "L’instance est ouverte. Dites maintenant qui y siège.")


def readable(council: Council) -> Council:
    """A body, where its papers are open to whoever asks: else they are refused."""
    query = select(Council.id).where(Council.id == council.id, visible(signed_in(), PAPERS))
    return council if db.session().scalar(query) is not None else abort(403)


def _council(key: str) -> Council:
    row: Council = owned(db.session(), Council, key)
    g.about = row
    return readable(row)


@pages.get("/instances/<key>")
@requires(PAPERS, READ)
def show(key: str) -> Answer:
    """One body: its meetings, the decisions that wait, who sits there."""
    session, council, today = db.session(), _council(key), clock.today(zone())
    found = queries.meetings(session, council)
    ahead = [one for one in reversed(found) if one.state is MeetingState.PLANNED]
    return render_template(
        "council/show.html",
        council=council,
        name=called(council),
        pace=queries.paces(session, Council.id == council.id)[0],
        ahead=ahead,
        points=items(session, ahead[0]) if ahead else [],
        past=[one for one in found if one.state is not MeetingState.PLANNED],
        waiting=queries.open_decisions(session, council.id),
        sitters=queries.sitters(session, council.id),
        today=today,
        keeps=may(signed_in(), KEEP),
    )


@pages.get("/instances/<key>/<any(fiche, siege, occupation, reunion):what>")
@requires(KEEP, READ)
def ask(key: str, what: str) -> Answer:
    """What a body is, a new seat, when it meets next; or, by the key of a seat, who holds that one."""
    council, held = _about(key, what)
    return _page(council, what, _form(council, what, held), held)


@pages.post("/instances/<key>/<any(fiche, siege, occupation, reunion):what>")
@requires(KEEP, WRITTEN)
def write(key: str, what: str) -> Answer:
    """Keep it."""
    council, held = _about(key, what)
    form = _form(council, what, held, posted=True)
    again = arrived(form)
    if again:
        return again
    now = council if what == "fiche" else held
    if now is not None and form.validate_on_submit() and form.overtaken(now.version):
        before = charter_of(council) if what == "fiche" else _seat_of(held)
        found = differences(form, before, form.values())
        form.version.data = str(now.version)
        return _page(council, what, form, held, found), 409

    def act() -> str:
        return ACTS[what](council, form, held)

    return kept(form, act, lambda: _page(council, what, form, held), SAID[what])


def _about(key: str, what: str) -> tuple[Council, CouncilSeat | None]:
    """The body of a key; or the seat of one, with its body."""
    if what != "occupation":
        return _council(key), None
    held: CouncilSeat = owned(db.session(), CouncilSeat, key)
    g.about = held
    return db.session().get_one(Council, held.council_id), held


def _seat_of(held: CouncilSeat | None) -> dict[str, object]:
    if held is None:
        return {"since": clock.today(zone()), "version": 0}
    account = db.session().get(Account, held.account_id) if held.account_id else None
    return seat_of(held, account)


def _form(council: Council, what: str, held: CouncilSeat | None, *, posted: bool = False) -> Any:
    if what == "fiche":
        return CouncilForm() if posted else CouncilForm(data=charter_of(council))
    if what == "reunion":
        return PlanForm() if posted else PlanForm(data=_proposed(council))
    session = db.session()
    form = SeatForm() if posted else SeatForm(data=_seat_of(held))
    people = queries.colleagues(session, READERS, clock.today(zone()))
    gone = session.get(Account, held.account_id) if held is not None and held.account_id else None
    if gone is not None and gone not in [account for account, _ in people]:
        people.append((gone, gone.name))
    form.offer(people, places.rows(places.tree(session, Institution)))
    return form


def _proposed(council: Council) -> dict[str, Any]:
    """When it would meet next: its day by the cadence, its hour and place as the last time."""
    found = queries.meetings(db.session(), council)
    known: dict[str, Any] = stored(found[0], zone()) if found else {"day": None, "hour": USUAL, "place": ""}
    day = proposed(known["day"], council.cadence_weeks, clock.today(zone()))
    return {**known, "day": day, "version": 0}


def _page(
    council: Council,
    what: str,
    form: Any,
    held: CouncilSeat | None = None,
    overtaken: Sequence[Difference] | None = None,
) -> str:
    vacant = held is not None and held.vacant
    title, action = WORDS["vacant" if vacant else what]
    return render_template(
        f"council/{PAGES[what]}.html",
        council=council,
        name=called(council),
        form=form,
        held=held,
        vacant=vacant,
        title=title,
        action=action,
        overtaken=overtaken,
    )


def _describe(council: Council, form: CouncilForm, _held: CouncilSeat | None) -> str:
    acts.keep(db.session(), signed_in().actor, the_department(), form.charter(), council)
    return url_for("council.show", key=council.key)


def _seat(council: Council, form: SeatForm, held: CouncilSeat | None) -> str:
    session = db.session()
    place = acts.Place(
        since=form.since.data or abort(400),
        account=session.scalars(select(Account).where(Account.key == form.account.data)).one_or_none(),
        name=typed(form.name),
        function=typed(form.function),
        institution=owned(session, Institution, form.institution.data) if form.institution.data else None,
        families=bool(form.families.data),
        until=form.until.data,
    )
    acts.seat(session, signed_in().actor, council, place, held)
    return url_for("council.show", key=council.key, _anchor="seats")


def _plan(council: Council, form: PlanForm, _held: CouncilSeat | None) -> str:
    session, at = db.session(), form.at(zone())
    row = meetings.plan(session, signed_in().actor, the_department(), council, at, typed(form.place))
    return url_for("council_meeting.show", key=row.key)


ACTS: dict[str, Callable[..., str]] = {"fiche": _describe, "siege": _seat, "occupation": _seat, "reunion": _plan}
PAGES = {"fiche": "charter", "siege": "seat", "occupation": "seat", "reunion": "plan"}
WORDS = {
    "fiche": ("Modifier l’instance", "Enregistrer l’instance"),
    "siege": ("Ajouter un siège", "Enregistrer le siège"),
    "occupation": ("Modifier ce siège", "Enregistrer le siège"),
    "vacant": ("Pourvoir ce siège", "Enregistrer le siège"),
    "reunion": ("Prévoir une réunion", "Prévoir la réunion"),
}
SAID = {
    "fiche": "L’instance est enregistrée.",
    "siege": "Le siège est enregistré.",
    "occupation": "Le siège est enregistré.",
    "reunion": "La réunion est notée.",
}
