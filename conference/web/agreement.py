"""Agreements: who agreed to what, when and how. A line is added, never changed; a withdrawal is a line too."""

from collections.abc import Sequence

from flask import Blueprint, abort, render_template, request, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import agreement as acts
from conference.casework import network
from conference.domain.agreement import AgreementState, AgreementTo, holds_authority
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import PersonKind
from conference.extensions import db
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.referral import Person
from conference.queries.agreement import Speaker
from conference.queries.disagreement import answers
from conference.queries.preparation import people
from conference.queries.preparation import preparation as prepared
from conference.queries.referral import dossier
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.agreement import AgreementForm, CapacityForm, WithdrawalForm
from conference.web.forms.base import typed
from conference.web.preparation import Desk, arrived, barred, desk, keep
from conference.words.agreement import ITEM_WITHDRAWAL, WITHDRAWAL

pages = Blueprint("agreement", __name__)
ELSE = "Quelqu’un d’autre"


@pages.get("/situations/<key>/accords")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Each person whose agreement counts, with every line; and a line to add."""
    asked = {name: request.args[name] for name in ("person",) if name in request.args}
    return _index(case, _form(case, asked))


@pages.post("/situations/<key>/accords")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Add a line."""
    session, form = db.session(), _form(case)
    if not form.validate_on_submit():
        return _index(case, form), 422

    def act() -> str:
        person = _who(session, case, form)
        answer, on = AgreementState(form.state.data), form["on"].data
        acts.agree(session, signed_in().actor, case, person, form.to.data, answer, on, form.details())
        return url_for("agreement.index", key=case.key)

    return arrived(form) or keep(form, act, lambda: _index(case, form), "C’est noté.")


def _who(session: Session, case: Case, form: AgreementForm) -> Person:
    if form.person.data:
        return child(session, Person, form.person.data, case)
    named = {"kind": PersonKind.RELATIVE, "first_name": typed(form.first_name), "tie": typed(form.tie)}
    return network.name(session, case, named)


def _form(case: Case, given: dict[str, str] | None = None) -> AgreementForm:
    form = AgreementForm(today=clock.today(zone()), data=given or {})
    named = people(db.session(), case)
    form.person.choices = [(person.key, _called(person)) for person in named] + [("", ELSE)]
    return form


def _called(person: Person) -> str:
    name = f"{person.first_name} {person.last_name}".strip()
    return f"{name} ({person.tie})" if person.tie else name


def _index(case: Case, form: AgreementForm) -> str:
    said = dossier(db.session(), case)
    here = desk(case, while_suspended=True)
    written = {line.person_id for line in here.prepared.agreements}
    everybody = sorted(here.answers.speakers, key=lambda one: not one.counts)
    shown = [one for one in everybody if one.counts or one.person.id in written]
    return render_template(
        "agreement/index.html",
        case=case,
        said=said,
        desk=here,
        form=form,
        shown=shown,
        others=[one for one in everybody if one not in shown],
        lines=_lines(here.prepared.agreements),
        withdrawable=_withdrawable(here),
        parentless=bool(here.prepared.children) and not any(map(_parent, everybody)),
    )


def _parent(speaker: Speaker) -> bool:
    return speaker.person.kind is PersonKind.RELATIVE and (speaker.counts or holds_authority(speaker.person.tie))


def _withdrawable(here: Desk) -> set[str]:
    """What stands and may be taken back; an agreement to a version that another replaced says nothing any more."""
    current = {answer.line.id for answer in here.answers.given}
    standing = [line for line in here.prepared.standing.values() if line.state is AgreementState.GIVEN]
    return {line.key for line in standing if line.to is not AgreementTo.SHEET or line.id in current}


def _lines(agreements: Sequence[Agreement]) -> dict[int, list[Agreement]]:
    found: dict[int, list[Agreement]] = {}
    for line in agreements:
        found.setdefault(line.person_id, []).append(line)
    return found


@pages.get("/situations/<key>/accords/personnes/<person>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def ask_capacity(case: Case, person: str) -> Answer:
    """Whether somebody's agreement counts, and in which capacity."""
    speaker = _speaker(case, person)
    return _capacity(case, speaker, CapacityForm(data={"counts_as": speaker.person.counts_as or ""}))


@pages.post("/situations/<key>/accords/personnes/<person>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def count_as(case: Case, person: str) -> Answer:
    """Keep it."""
    session, speaker, form = db.session(), _speaker(case, person), CapacityForm()
    form.fit(speaker)
    if not form.validate_on_submit():
        return _capacity(case, speaker, form), 422

    def act() -> str:
        acts.count_as(session, signed_in().actor, case, speaker.person, form.capacity())
        return url_for("agreement.index", key=case.key)

    return arrived(form) or keep(form, act, lambda: _capacity(case, speaker, form), "C’est noté.")


def _speaker(case: Case, key: str) -> Speaker:
    found = answers(db.session(), case).speakers
    return next((one for one in found if one.person.key == key), None) or abort(404)


def _capacity(case: Case, speaker: Speaker, form: CapacityForm) -> str:
    form.fit(speaker)
    reasons = barred(case, while_suspended=True)
    return render_template("agreement/capacity.html", case=case, speaker=speaker, form=form, barred=reasons)


@pages.get("/situations/<key>/accords/<agreement>/retrait")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def ask_withdrawal(case: Case, agreement: str) -> Answer:
    """What follows from a withdrawal, before it is noted."""
    given = child(db.session(), Agreement, agreement, case)
    if prepared(db.session(), case).standing[given.person_id, given.to, given.item] is not given:
        raise Refused(Reason("agreement_not_standing"))
    return _withdrawal(case, given, WithdrawalForm(data={"on": clock.today(zone())}))


@pages.post("/situations/<key>/accords/<agreement>/retrait")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def withdraw(case: Case, agreement: str) -> Answer:
    """Note that somebody takes their agreement back."""
    session, form = db.session(), WithdrawalForm()
    given = child(session, Agreement, agreement, case)
    if not form.validate_on_submit():
        return _withdrawal(case, given, form), 422

    def act() -> str:
        acts.withdraw(session, signed_in().actor, case, given, form["on"].data, typed(form.way))
        return url_for("agreement.index", key=case.key)

    again = arrived(form)
    return again or keep(form, act, lambda: _withdrawal(case, given, form), "Le retrait est noté.")


def _withdrawal(case: Case, given: Agreement, form: WithdrawalForm) -> str:
    one_item = given.item > 0 and given.to is not AgreementTo.SHEET
    follows = ITEM_WITHDRAWAL if one_item else WITHDRAWAL[given.to]
    return render_template("agreement/withdraw.html", case=case, given=given, form=form, follows=follows)
