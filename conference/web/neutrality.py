"""Those in place: what came up of them since, a tie that shows later, and a question that is taken back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import declaration
from conference.casework.step import NotPossible
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Reason
from conference.extensions import db
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.neutrality import COORDINATED, InQuestion, candidates, in_question, in_question_of
from conference.queries.referral import names
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may, opened, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.forms.assignment import ReportForm
from conference.web.preparation import arrived, keep
from conference.web.tasks import Task
from conference.words.reasons import sentence

pages = Blueprint("neutrality", __name__)


@pages.get("/situations/<key>/neutralite")
@requires(Permission.NEUTRALITY_READ, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """What came up of those who coordinate, and what the body may decide."""
    _on_its_way(case)
    session, department = db.session(), the_department()
    theirs = {case.coordinator_id, case.pair_id}
    rights = opened(session, signed_in(), case, Permission.CASE_DECIDE, Permission.PREPARATION_KEEP)
    return render_template(
        "neutrality/show.html",
        case=case,
        reasons=in_question_of(session, case),
        hidden=names(session, case),
        placed=[one for one in candidates(session, case, department) if one.coordinator.id in theirs],
        decides=Permission.CASE_DECIDE in rights,
        coordinates=Permission.PREPARATION_KEEP in rights,
    )


def _on_its_way(case: Case) -> None:
    if case.stage not in COORDINATED:
        raise NotPossible(Reason("wrong_stage"))


@pages.get("/situations/<key>/lien")
@requires(Permission.PREPARATION_KEEP, Act.CASE_READ, case=True)
def ask(case: Case) -> Answer:
    """Which tie came up."""
    _on_its_way(case)
    return _ask(case, ReportForm())


def _ask(case: Case, form: ReportForm) -> str:
    return render_template("neutrality/report.html", case=case, form=form)


@pages.post("/situations/<key>/lien")
@requires(Permission.PREPARATION_KEEP, Act.TIE_REPORTED, case=True)
def report(case: Case) -> Answer:
    """Tell it: the body decides who goes on."""
    session, form = db.session(), ReportForm()
    if not form.validate_on_submit():
        return _ask(case, form), 422
    ties = [TieKind(kind) for kind in form.ties.data or []]

    def act() -> str:
        declaration.report(session, signed_in().actor, case, knows=bool(form.knows.data), ties=ties)
        return url_for("neutrality.show", key=case.key)

    said = "Merci\u00a0: l’instance de désignation décide maintenant."
    return arrived(form) or keep(form, act, lambda: _ask(case, form), said)


@pages.post("/situations/<key>/designation/<coordinator>/reprendre")
@requires(Permission.CASE_DECIDE, Act.DECLARATION_TAKEN_BACK, case=True)
def take_back(case: Case, coordinator: str) -> Answer:
    """Wait no longer for somebody who has not answered."""
    session = db.session()
    chosen = owned(session, Coordinator, coordinator)
    declaration.take_back(session, signed_in().actor, case, chosen)
    session.commit()
    flash(f"{chosen.name} n’est plus sollicité·e\u00a0: vous pouvez solliciter quelqu’un d’autre.", "success")
    return redirect(url_for("assignment.show", key=case.key))


def cards(session: Session, user: User) -> list[Task]:
    """Cases whose coordinator is in question, for whoever decides on them."""
    if user.department is None or not may(user, Permission.CASE_DECIDE):
        return []
    return [_card(one) for one in in_question(session, visible(user, Permission.CASE_DECIDE), user.department)]


def _card(found: InQuestion) -> Task:
    case, first = found.case, found.reasons[0]
    refused = any(reason.code == "in_place_family_refused" for reason in found.reasons)
    asks = "La famille demande quelqu’un d’autre" if refused else "La neutralité est en question\u00a0: décider"
    return Task(
        asks,
        case.reference or "",
        url_for("neutrality.show", key=case.key),
        "Voir et décider",
        url_for("case.show", key=case.key),
        "" if refused else sentence(first),
    )
