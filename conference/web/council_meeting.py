"""The meetings of a body: their agenda, who came, what was decided, and the minutes that never change."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.documents import calendar
from conference.documents import council as papers
from conference.documents.press import PressFailed
from conference.domain.council import MeetingState
from conference.domain.names import masked
from conference.extensions import db
from conference.models.council import CouncilMeeting
from conference.programme import council_meeting as acts
from conference.queries.council import Pace, called, known, paces
from conference.queries.council_meeting import attendance, day_of, decisions, followed, items, room, told
from conference.queries.note import names_in
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.answers import Answer, attached
from conference.web.council import readable
from conference.web.filters import day as in_words
from conference.web.filters import from_now, short_day, zone
from conference.web.forms.base import typed
from conference.web.forms.body import PlanForm, stored
from conference.web.forms.council_meeting import AgendaForm, MinutesForm, SureForm, agenda_of, minutes_of, values_of
from conference.web.preparation import arrived
from conference.web.refusals import kept
from conference.web.tasks import Task
from conference.web.versions import Difference, differences
from conference.words.documents import PRESS_FAILURE

pages = Blueprint("council_meeting", __name__)
PAPERS, KEEP = Permission.COUNCIL_PAPERS, Permission.PROGRAMME_KEEP
READ, WRITTEN = Act.COUNCIL_READ, Act.COUNCIL_WRITTEN
USUAL, SOON = timedelta(hours=2), 7
WHAT = '<any(deplacer, points, "compte-rendu", clore, annuler):what>'


def _opened(key: str) -> CouncilMeeting:
    """The meeting of a key, where its papers are open to whoever asks; one of another département looks missing."""
    meeting: CouncilMeeting = owned(db.session(), CouncilMeeting, key)
    g.about = meeting
    readable(meeting.council)
    return meeting


@pages.get("/instances/reunions/<key>")
@requires(PAPERS, READ)
def show(key: str) -> Answer:
    """One meeting: what is ahead of it, what is being written of it, or what is left of it."""
    meeting = _opened(key)
    return render_template("council_meeting/show.html", **_shown(meeting), keeps=may(signed_in(), KEEP))


def _shown(meeting: CouncilMeeting) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "name": called(meeting.council),
        "told": told(db.session(), the_department(), meeting),
    }


@pages.get(f"/instances/reunions/<key>/{WHAT}")
@requires(KEEP, READ)
def ask(key: str, what: str) -> Answer:
    """Another day, the agenda, the minutes, or whether to close it or give it up."""
    meeting = _opened(key)
    if not _open_to(meeting, what):
        return redirect(url_for("council_meeting.show", key=key))
    return _page(meeting, what, FORMS[what](data={**_stored(meeting, what), "version": meeting.version}))


def _open_to(meeting: CouncilMeeting, what: str) -> bool:
    """Whether an act can be thought of: what is told is told from the day itself on."""
    if meeting.state is MeetingState.CANCELLED:
        return what == "deplacer"
    ahead = day_of(meeting, the_department()) > clock.today(zone())
    return meeting.state is MeetingState.PLANNED and not (ahead and what in {"compte-rendu", "clore"})


def _stored(meeting: CouncilMeeting, what: str) -> dict[str, Any]:
    session = db.session()
    if what == "deplacer":
        return stored(meeting, zone())
    if what == "points":
        return {"items": agenda_of(items(session, meeting))}
    if what == "compte-rendu":
        seats, came = room(session, meeting, the_department()), attendance(session, meeting)
        points, taken = items(session, meeting), decisions(session, meeting)
        return minutes_of(seats, came, followed(session, meeting), points, taken)
    return {}


def _before(meeting: CouncilMeeting, what: str) -> dict[str, Any]:
    """What stands now, as `differences` compares it with what was typed."""
    if what == "deplacer":
        return stored(meeting, zone())
    session = db.session()
    return values_of(items(session, meeting), decisions(session, meeting), told=what == "compte-rendu")


@pages.post(f"/instances/reunions/<key>/{WHAT}")
@requires(KEEP, WRITTEN)
def write(key: str, what: str) -> Answer:
    """Keep it."""
    meeting, form = _opened(key), FORMS[what]()
    again = arrived(form)
    if again:
        return again
    if form.validate_on_submit() and form.overtaken(meeting.version):
        found = differences(form, _before(meeting, what), form.values())
        form.version.data = str(meeting.version)
        return _page(meeting, what, form, found), 409

    def act() -> str:
        ACTS[what](meeting, form)
        return url_for("council_meeting.show", key=key)

    return kept(form, act, lambda: _page(_opened(key), what, form), SAID[what])


def _page(meeting: CouncilMeeting, what: str, form: Any, overtaken: Sequence[Difference] | None = None) -> str:
    """The form of one act, beside what it is about."""
    session = db.session()
    seats = room(session, meeting, the_department()) if what == "compte-rendu" else []
    return render_template(
        f"council_meeting/{PAGES[what]}.html",
        **_shown(meeting),
        what=what,
        form=form,
        names={one.seat.key: one for one in seats},
        overtaken=overtaken,
    )


def _move(meeting: CouncilMeeting, form: PlanForm) -> None:
    acts.move(db.session(), signed_in().actor, the_department(), meeting, form.at(zone()), typed(form.place))


def _set_agenda(meeting: CouncilMeeting, form: AgendaForm) -> None:
    session = db.session()
    acts.set_agenda(session, signed_in().actor, meeting, form.points(items(session, meeting)))


def _write(meeting: CouncilMeeting, form: MinutesForm) -> None:
    acts.write(db.session(), signed_in().actor, the_department(), meeting, form.minuted())


def _close(meeting: CouncilMeeting, _form: SureForm) -> None:
    acts.close(db.session(), signed_in().actor, the_department(), meeting)


def _cancel(meeting: CouncilMeeting, _form: SureForm) -> None:
    acts.cancel(db.session(), signed_in().actor, meeting)


FORMS: dict[str, type[Any]] = {
    "deplacer": PlanForm,
    "points": AgendaForm,
    "compte-rendu": MinutesForm,
    "clore": SureForm,
    "annuler": SureForm,
}
PAGES = {
    "deplacer": "move",
    "points": "agenda",
    "compte-rendu": "minutes",
    "clore": "sure",
    "annuler": "sure",
}
ACTS: dict[str, Callable[..., None]] = {
    "deplacer": _move,
    "points": _set_agenda,
    "compte-rendu": _write,
    "clore": _close,
    "annuler": _cancel,
}
SAID = {
    "deplacer": "La réunion est notée à cette date.",
    "points": "L’ordre du jour est gardé.",
    "compte-rendu": "Le compte rendu est gardé. Relisez-le, puis closez la réunion.",
    "clore": "La réunion est close. Son compte rendu est prêt.",
    "annuler": "La réunion est annulée. Ce qui attendait viendra à la suivante.",
}


@pages.get('/instances/reunions/<key>/<any("compte-rendu.pdf", "reunion.ics"):file>')
@requires(PAPERS, Act.MINUTES_EXPORTED)
def handed(key: str, file: str) -> Answer:
    """The agenda or the minutes on paper, or the date for anybody's calendar."""
    meeting = _opened(key)
    return _printed(meeting) if file.endswith("pdf") else _dated(meeting)


def _printed(meeting: CouncilMeeting) -> Answer:
    if meeting.state is MeetingState.CANCELLED:
        abort(404)
    key, found = meeting.key, told(db.session(), the_department(), meeting)
    db.session.rollback()  # the press takes its time: no transaction waits for it
    try:
        return attached(papers.pdf(found), f"compte-rendu-{found.day}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(PRESS_FAILURE[failed.cause], "warning")
        return redirect(url_for("council_meeting.show", key=key))


def _dated(meeting: CouncilMeeting) -> Answer:
    g.act, session = READ, db.session()
    event = calendar.Event(
        f"{meeting.key}@conferences-familiales",
        meeting.planned_at,
        USUAL,
        called(meeting.council),
        masked(meeting.place, frozenset(names_in(session, meeting.place)), known(session)),
        meeting.version,
        meeting.state is MeetingState.CANCELLED,
    )
    day = day_of(meeting, the_department())
    return attached(calendar.ics(event, clock.now()), f"reunion-{day}.ics", "text/calendar; charset=utf-8")


def cards(session: Session, user: User) -> list[Task]:
    """For the lead, minutes that wait and bodies that slip; for whoever sits there, a meeting that is near."""
    if not may(user, PAPERS):
        return []
    found, today = paces(session, visible(user, PAPERS)), clock.today(zone())
    return [card for one in found for card in (_card(one, today, keeps=may(user, KEEP)),) if card]


def _card(pace: Pace, today: date, *, keeps: bool) -> Task | None:
    name, meeting = called(pace.council), pace.next
    if meeting is not None:
        days = (clock.civil(meeting.planned_at, zone()) - today).days
        url = url_for("council_meeting.show", key=meeting.key)
        if 0 <= days <= SOON:
            return Task(
                f"Réunion\u00a0: {name}",
                in_words(meeting.planned_at),
                url,
                "Voir l’ordre du jour",
                by=from_now(meeting.planned_at),
            )
        return (
            Task(f"Finir le compte rendu\u00a0: {name}", in_words(meeting.planned_at), url, "Finir le compte rendu")
            if keeps and days < 0
            else None
        )
    if not (keeps and pace.due and pace.slips(today)):
        return None
    last = f"dernière réunion {from_now(pace.last)}" if pace.last else "aucune réunion tenue"
    url = url_for("council.ask", key=pace.council.key, what="reunion")
    return Task(
        f"Le rythme glisse\u00a0: {name}",
        last,
        url,
        "Prévoir une réunion",
        by=f"attendue le {short_day(pace.due)}",
        late=True,
    )
