"""Where not everybody agrees: what waits for the designating body, and its written decision.

The body sees what was answered, never by whom by name, nor anything else of the preparation.
"""

from flask import Blueprint, abort, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import disagreement
from conference.domain.referral import PersonKind
from conference.extensions import db
from conference.models.case import Case
from conference.queries.disagreement import Answer as Said
from conference.queries.disagreement import answers
from conference.queries.referral import names
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.disagreement import DecisionForm
from conference.web.preparation import arrived, barred, keep

pages = Blueprint("disagreement", __name__)
# Who answered, as the body may know it.
SPEAKER = {
    PersonKind.CHILD: "L’enfant ou l’un des enfants",
    PersonKind.ADULT: "La personne concernée",
    PersonKind.RELATIVE: "Une personne qui exerce l’autorité parentale",
}


@pages.get("/situations/<key>/desaccords")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def index(case: Case) -> Answer:
    """What waits for a decision, and what was decided."""
    session = db.session()
    found = answers(session, case)
    decided = [answer for answer in found.given if answer.decision is not None]
    reasons = barred(case, while_suspended=True)
    return render_template(
        "disagreement/index.html",
        case=case,
        hidden=names(session, case),
        awaited=found.awaited,
        decided=decided,
        speaker=SPEAKER,
        barred=reasons,
    )


@pages.get("/situations/<key>/desaccords/<agreement>")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def ask(case: Case, agreement: str) -> Answer:
    """One answer, to decide on."""
    return _ask(case, _awaited(db.session(), case, agreement), DecisionForm())


@pages.post("/situations/<key>/desaccords/<agreement>")
@requires(Permission.CASE_DECIDE, Act.DISAGREEMENT_DECIDED, case=True)
def go_on(case: Case, agreement: str) -> Answer:
    """Go on without it."""
    session, form = db.session(), DecisionForm()
    again = arrived(form)
    if again:
        return again
    found = _awaited(session, case, agreement)
    if not form.validate_on_submit():
        return _ask(case, found, form), 422

    def act() -> str:
        disagreement.go_on(session, signed_in().actor, case, found.line, typed(form.words))
        return url_for("disagreement.index", key=case.key)

    return keep(form, act, lambda: _ask(case, found, form), "La décision est enregistrée.")


def _awaited(session: Session, case: Case, agreement: str) -> Said:
    found = answers(session, case).awaited
    return next((answer for answer in found if answer.line.key == agreement), None) or abort(404)


def _ask(case: Case, found: Said, form: DecisionForm) -> str:
    reasons = barred(case, while_suspended=True)
    return render_template(
        "disagreement/decide.html", case=case, found=found, speaker=SPEAKER, form=form, barred=reasons
    )
