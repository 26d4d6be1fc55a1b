"""One session of training: what it is, its people, who came, who pays, its certificates; and what followed."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from conference import clock
from conference.audit import Act
from conference.documents.papers.certificate import certificate
from conference.domain.certificate import Certificate
from conference.domain.reasons import Refused
from conference.domain.training import TrainingKind, sharing
from conference.extensions import db
from conference.models.coordinator import Coordinator
from conference.models.place import Institution
from conference.models.training import Registration, Training, TrainingCost, TrainingTarget
from conference.programme import training as acts
from conference.queries import places
from conference.queries import training as read
from conference.queries.paper import service
from conference.queries.trained import in_the_register
from conference.security.guard import owned, requires, signed_in, the_department, told
from conference.security.permissions import Permission, may, visible
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import Form, typed
from conference.web.forms.training import (
    CostForm,
    GivenUpForm,
    PresenceForm,
    RegistrationForm,
    SessionForm,
    presence_form,
    presences,
    stored,
)
from conference.web.paper import printed
from conference.web.preparation import arrived
from conference.web.refusals import kept
from conference.web.training import KEEP, READ, planned, session_form
from conference.web.versions import Difference, differences
from conference.words import training as words
from conference.words.reasons import sentence

pages = Blueprint("training_session", __name__)
PART = "/formations/<key>/<any(fiche, inscription, presences, paiement, annulation):what>"
LINE = "/formations/<any(inscription, paiement, objectif):line>/<key>/<any(retirer, remettre, registre):what>"
LINES: dict[str, type[Any]] = {"inscription": Registration, "paiement": TrainingCost, "objectif": TrainingTarget}
VERSIONED = {"fiche", "presences"}


def _one(key: str) -> Training:
    found: Training = owned(db.session(), Training, key)
    g.about = found
    return found


@pages.get("/formations/<key>")
@requires(READ, Act.TRAINING_READ)
def show(key: str) -> Answer:
    """One session; names are the lead's to see, and one's own certificate is one's own."""
    return _show(_one(key))


def _show(training: Training) -> str:
    session, keeps = db.session(), may(signed_in(), KEEP)
    rows, costs = read.registrations(session, training), read.costs(session, training)
    paying = [one for one in costs if one.withdrawn_on is None]
    shared = sharing(training.total_cents, [one.part for one in paying])
    employers = read.by_employer(rows)
    return render_template(
        "training/show.html",
        training=training,
        rows=rows if keeps else (),
        employers=employers,
        costs=costs,
        sharing=shared,
        parts=list(zip(paying, shared.parts, strict=True)),
        each=read.paid_by_employer(employers, shared, paying),
        keeps=keeps,
        followed=_followed(training),
        certified=_certified(rows),
        today=clock.today(zone()),
        words=words,
    )


def _followed(training: Training) -> read.Followed | None:
    """What followed an awareness session that was held, among the cases that somebody may count."""
    counts = Permission.FIGURES_READ
    if training.given_up_on or not training.last_day or training.last_day > clock.today(zone()):
        return None
    if training.kind is not TrainingKind.AWARENESS or not may(signed_in(), counts):
        return None
    return read.followed(db.session(), training, zone(), visible(signed_in(), counts))


def _certified(rows: Sequence[Registration]) -> list[Registration]:
    """Those who were there, by name: all of them for the lead, else oneself."""
    there = [row for row in rows if row.named and row.came and row.withdrawn_on is None]
    if may(signed_in(), KEEP):
        return there
    account = signed_in().account.id
    return [row for row in there if row.coordinator is not None and row.coordinator.account_id == account]


@pages.get("/formations/<key>/attestations.pdf")
@requires(READ, Act.CERTIFICATES_PRINTED)
def certificates(key: str) -> Answer:
    """The certificates of a session in one file, a page each; ``?personne=`` one alone; else one's own."""
    training, session = _one(key), db.session()
    chosen, wanted = _certified(read.registrations(session, training)), request.args.get("personne")
    rows = [row for row in chosen if wanted in {None, row.key}]
    if not rows:
        abort(404)
    told(f"count:{len(rows)}")
    department, today = the_department(), clock.today(zone())
    papers = [
        certificate(
            Certificate(
                row.name,
                training.title,
                training.kind,
                tuple(one.day for one in row.present),
                len(training.days),
                today,
                training.trainer,
                training.place or (training.institution.name if training.institution else ""),
                read.employer_of(row),
            ),
            service(department),
            department.name,
        )
        for row in rows
    ]
    name = f"{words.CERTIFICATE_FILE}-{training.last_day}"
    return printed(papers, name, "pdf", url_for("training_session.show", key=training.key))


@pages.get(PART)
@requires(KEEP, Act.TRAINING_READ)
def ask(key: str, what: str) -> Answer:
    """The session itself, somebody to register, who came, who pays, or whether it is given up."""
    training = _one(key)
    return _page(training, what, _form(training, what, filled=True))


def _form(training: Training, what: str, *, filled: bool = False) -> Any:
    """The form of a part of a session, with what is kept where it changes something."""
    session, kept_now = db.session(), {"version": training.version}
    if what == "fiche":
        return session_form(data=stored(training) | kept_now) if filled else session_form()
    if what == "presences":
        rows = [row for row in read.registrations(session, training) if row.withdrawn_on is None]
        held = {"data": presences(rows) | kept_now} if filled else {}
        return presence_form(rows, training.days, **held)
    if what == "inscription":
        form = RegistrationForm()
        branches = places.rows(places.tree(session, Institution))
        form.offer(training.kind, branches, in_the_register(session))
        return form
    if what == "paiement":
        return CostForm()
    return GivenUpForm(data={"given_up_on": training.given_up_on}) if filled else GivenUpForm()


def _page(training: Training, what: str, form: Any, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        f"training/{TEMPLATE[what]}.html", training=training, form=form, said=words.ASKED.get(what), overtaken=overtaken
    )


@pages.post(PART)
@requires(KEEP, Act.TRAINING_WRITTEN)
def write(key: str, what: str) -> Answer:
    """Keep it; who changed the same thing meanwhile is shown beside what was typed."""
    training = _one(key)
    form = _form(training, what)
    again = arrived(form)
    if again:
        return again
    if what in VERSIONED and form.validate_on_submit() and form.overtaken(training.version):
        now = stored(training) if what == "fiche" else presences(form.rows())
        found = differences(form, now, form.values())
        form.version.data = str(training.version)
        return _page(training, what, form, found), 409

    def act() -> str:
        ACTS[what](training, form)
        return url_for("training_session.show", key=key)

    return kept(form, act, lambda: _page(_one(key), what, form), words.KEPT)


def _plan(training: Training, form: SessionForm) -> None:
    acts.plan(db.session(), signed_in().actor, planned(form), training)


def _register(training: Training, form: RegistrationForm) -> None:
    session, actor = db.session(), signed_in().actor
    acts.register(session, actor, training, _registered(form), clock.today(zone()))


def _registered(form: RegistrationForm) -> acts.Registered:
    session = db.session()
    person = typed(form["coordinator"]) if "coordinator" in form else ""
    name = typed(form["name"]) if "name" in form else ""
    return acts.Registered(
        name,
        form.number.data or int(bool(name or person)),
        owned(session, Institution, form.institution.data) if form.institution.data else None,
        typed(form.employer),
        typed(form.profession),
        owned(session, Coordinator, person) if person else None,
    )


def _attend(training: Training, form: PresenceForm) -> None:
    days, came = form.days(training.days), form.came()
    acts.attend(db.session(), signed_in().actor, training, came, days, clock.today(zone()))
    counted = ((row, number or 0) for row, number in came.items())
    if more := [(read.employer_of(row), number, row.number) for row, number in counted if number > row.number]:
        flash(words.more_came(more), "warning")


def _pay(training: Training, form: CostForm) -> None:
    acts.pay(db.session(), signed_in().actor, training, form.who(), typed(form.name), form.paid())


def _give_up(training: Training, form: GivenUpForm) -> None:
    acts.give_up(db.session(), signed_in().actor, training, form.given_up_on.data)


ACTS: dict[str, Callable[..., None]] = {
    "fiche": _plan,
    "inscription": _register,
    "presences": _attend,
    "paiement": _pay,
    "annulation": _give_up,
}
TEMPLATE = {
    "fiche": "edit",
    "inscription": "write",
    "presences": "presences",
    "paiement": "write",
    "annulation": "write",
}


@pages.post(LINE)
@requires(KEEP, Act.TRAINING_WRITTEN)
def move(line: str, key: str, what: str) -> Response:
    """Withdraw a registration, a cost or a target, put it back, or enter somebody in the register."""
    session, actor, today = db.session(), signed_in().actor, clock.today(zone())
    row = owned(session, LINES[line], key)
    if not Form().validate_on_submit() or (what == "registre") > isinstance(row, Registration):
        abort(400)
    back = url_for("training.index", _anchor="targets")
    if not isinstance(row, TrainingTarget):
        back = url_for("training_session.show", key=session.get_one(Training, row.training_id).key, _anchor=line)
    try:
        if what == "registre":
            acts.enrol(session, actor, row, session.get_one(Training, row.training_id), today)
        else:
            acts.withdraw(session, actor, row, today if what == "retirer" else None)
        session.commit()
        flash(words.KEPT, "success")
    except Refused as refusal:
        session.rollback()
        flash(" ".join(map(sentence, refusal.reasons)), "warning")
    return redirect(back)
