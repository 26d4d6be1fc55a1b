"""The proposal for a sitting: whom the body could ask, line by line; it decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import clock
from conference.audit import Act
from conference.casework import assignment
from conference.domain.proposal import MOST, Why
from conference.domain.proposing import propose
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.neutrality import Candidate
from conference.queries.proposal import Waits, sitting, waiting
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.filters import zone
from conference.web.forms.base import Form
from conference.words.proposal import because
from conference.words.reasons import sentence

pages = Blueprint("proposal", __name__)
PIN, KEEP = "choix-", "retenir"


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the proposal: whom it names, why, whom one could choose instead, and how far asking has come."""

    case: Case
    language: str
    chosen: Candidate | None
    pair: Coordinator | None
    because: str
    possible: Sequence[Coordinator]
    pinned: str

    @property
    def name(self) -> str:
        """What its controls are called."""
        return f"{PIN}{self.case.key}"

    @property
    def asked(self) -> bool:
        """Whether the one it names was asked already, or has declared."""
        return self.chosen is not None and self.chosen.declaration is not None


def decided(user: User) -> ColumnElement[bool]:
    """The cases that somebody of the body may decide on: not what they refer or hold themselves."""
    own = Case.referrer_id.is_distinct_from(user.account.id) & Case.holder_id.is_distinct_from(user.account.id)
    return visible(user, Permission.CASE_DECIDE) & own


@pages.get("/proposition")
@requires(Permission.CASE_DECIDE, Act.CASES_LISTED)
def show() -> str:
    """The whole table, each line explained; ``?choix-…=…`` are the choices of the body, by keys."""
    user, session, today = signed_in(), db.session(), clock.today(zone())
    waits = waiting(session, decided(user), user.department or abort(404), today)
    apart = {
        (case, one.key)
        for case in waits.cases
        for one in waits.people.values()
        if one.account_id is not None and one.account_id == user.account.id
    }
    typed = _typed(waits)
    proposal = propose(sitting(session, waits, today, _asked(waits) | typed, frozenset(apart)))
    names = {key: one.name for key, one in waits.people.items()}
    found = {line.case: line for line in proposal.lines}
    lines = [
        Line(
            case,
            waits.languages[key],
            _candidate(waits, key, found[key].coordinator),
            waits.people.get(found[key].pair or ""),
            # Whoever was asked already is kept to, and a badge says so: only what is typed here is a choice.
            because([why for why in found[key].because if why.code is not Why.PINNED or key in typed], names),
            [
                one.coordinator
                for one in waits.found[key]
                if not one.reasons and (key, one.coordinator.key) not in apart
            ],
            typed.get(key, ""),
        )
        for key, case in waits.cases.items()
    ]
    told(f"count:{len(lines)}")
    return render_template(
        "proposal/show.html", lines=lines, best=proposal.best, more=waits.more, most=MOST, form=Form()
    )


def _typed(waits: Waits) -> dict[str, str]:
    """The choices in the address, those apart that name nobody here."""
    chosen = {key: request.args.get(f"{PIN}{key}", "") for key in waits.cases}
    return {key: who for key, who in chosen.items() if who in waits.people}


def _asked(waits: Waits) -> dict[str, str]:
    """Who was asked already, and nothing stands in their way: the proposal keeps to them."""
    return {
        key: one.coordinator.key
        for key, every in waits.found.items()
        for one in reversed(every)
        if one.declaration is not None and not one.reasons
    }


def _candidate(waits: Waits, case: str, key: str | None) -> Candidate | None:
    return next((one for one in waits.found[case] if one.coordinator.key == key), None)


@pages.post("/proposition")
@requires(Permission.CASE_DECIDE, Act.DECLARATION_ASKED)
def ask() -> Response:
    """Ask the coordinator of each line that is kept, one a case, and say who was and who was not."""
    user, session, form = signed_in(), db.session(), Form()
    if not form.validate_on_submit():
        abort(400)
    pairs = dict(line.partition("~")[::2] for line in request.form.getlist(KEEP))
    cases = {case.key: case for case in session.scalars(select(Case).where(Case.key.in_(pairs), decided(user)))}
    people = {one.key: one for one in session.scalars(select(Coordinator).where(Coordinator.key.in_(pairs.values())))}
    if set(pairs) != set(cases) or set(pairs.values()) != set(people):
        abort(404)
    _tell(session, user, {key: people[who] for key, who in pairs.items()}, cases)
    return redirect(url_for("proposal.show"))


def _still_waits(case: Case) -> None:
    if case.stage is not Stage.ASSIGNMENT:
        raise Refused(Reason("wrong_stage"))


def _tell(session: Session, user: User, chosen: Mapping[str, Coordinator], cases: Mapping[str, Case]) -> None:
    asked = []
    for key, who in chosen.items():
        try:
            _still_waits(cases[key])
            assignment.ask(session, user.actor, cases[key], who)
            asked.append(f"{who.name} ({cases[key].reference})")
        except Refused as refusal:
            said = " ".join(sentence(reason) for reason in refusal.reasons)
            flash(f"{cases[key].reference}, {who.name}\u00a0: {said}", "warning")
    session.commit()
    if asked:
        flash(f"Sollicité·e·s\u00a0: {', '.join(asked)}. Leurs réponses apparaîtront ici.", "success")
    elif not chosen:
        flash("Aucune ligne n’était retenue\u00a0: personne n’a été sollicité.", "warning")
