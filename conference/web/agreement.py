"""Agreements: who agreed to what, when and how. A line is added, never changed; a withdrawal is a line too."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import network, preparation
from conference.domain.preparation import AgreementState, counts, holds_authority
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import PersonKind
from conference.extensions import db
from conference.models.case import Case
from conference.models.preparation import Agreement
from conference.models.referral import Person
from conference.queries.preparation import people
from conference.queries.preparation import preparation as prepared
from conference.queries.referral import dossier
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.filters import zone
from conference.web.forms.agreement import AgreementForm, WithdrawalForm
from conference.web.forms.base import typed
from conference.web.preparation import Answer, arrived, desk, keep
from conference.words.preparation import WITHDRAWAL

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
        preparation.agree(session, signed_in().actor, case, person, form.to.data, answer, on, typed(form.way))
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
    everyone, with_child = here.prepared.people, bool(here.prepared.children)
    written = {line.person_id for line in here.prepared.agreements}
    counted = [p for p in everyone if p.id in written or counts(p.kind, p.tie, child=with_child)]
    return render_template(
        "agreement/index.html",
        case=case,
        said=said,
        desk=here,
        form=form,
        people=counted,
        lines=_lines(here.prepared.agreements),
        withdrawable={line.key for line in here.prepared.standing.values() if line.state is AgreementState.GIVEN},
        parentless=with_child and not any(holds_authority(person.tie) for person in everyone),
    )


def _lines(agreements: Sequence[Agreement]) -> dict[int, list[Agreement]]:
    found: dict[int, list[Agreement]] = {}
    for line in agreements:
        found.setdefault(line.person_id, []).append(line)
    return found


@pages.get("/situations/<key>/accords/<agreement>/retrait")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def ask_withdrawal(case: Case, agreement: str) -> Answer:
    """What follows from a withdrawal, before it is noted."""
    given = child(db.session(), Agreement, agreement, case)
    if prepared(db.session(), case).standing[given.person_id, given.to] is not given:
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
        preparation.withdraw(session, signed_in().actor, case, given, form["on"].data, typed(form.way))
        return url_for("agreement.index", key=case.key)

    again = arrived(form)
    return again or keep(form, act, lambda: _withdrawal(case, given, form), "Le retrait est noté.")


def _withdrawal(case: Case, given: Agreement, form: WithdrawalForm) -> str:
    follows = WITHDRAWAL[given.to]
    return render_template("agreement/withdraw.html", case=case, given=given, form=form, follows=follows)
