"""The plan on paper: whole, a child's sheet, easy to read, or the extract that somebody was given."""

from flask import Blueprint, abort, current_app, flash, redirect, request, url_for

from conference.audit import Act
from conference.documents import papers
from conference.documents.papers.blocks import Paper
from conference.documents.press import PressFailed
from conference.domain.paper import Tongue
from conference.domain.plan_paper import PlanPaperKind
from conference.domain.referral import PersonKind
from conference.extensions import db
from conference.models.case import Case
from conference.models.hand_out import HandOut
from conference.models.referral import Person
from conference.queries import plan_paper as told_by
from conference.queries.language import tongue_of, tongues
from conference.security.guard import child, requires, the_department, told
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.paper import FORMATS, MEDIA
from conference.words.documents import PRESS_FAILURE

pages = Blueprint("plan_paper", __name__)
KINDS = ", ".join(PlanPaperKind)
FILE = {PlanPaperKind.PLAN: "plan", PlanPaperKind.EASY: "plan-facile-a-lire"}


@pages.get(f"/situations/<key>/plan/papiers/<any({KINDS}):kind>.<any({FORMATS}):form>")
@requires(Permission.PLAN_KEEP, Act.PAPER_PRINTED, case=True)
def common(case: Case, kind: str, form: str) -> Answer:
    """The plan in force; ``?langue=`` says in which language its labels are, ``?feuille=`` whose sheet it is."""
    session = db.session()
    about = told_by.told(session, case, the_department(), _child(case)) or abort(404)
    told(f"paper:{kind}", f"format:{form}")
    paper = papers.agreed(PlanPaperKind(kind), about, _tongue())
    return _printed(paper, FILE[PlanPaperKind(kind)], form, url_for("plan.show", key=case.key))


@pages.get(f"/situations/<key>/plan/extraits/<hand_out>.<any({FORMATS}):form>")
@requires(Permission.PLAN_KEEP, Act.PAPER_PRINTED, case=True)
def extract(case: Case, hand_out: str, form: str) -> Answer:
    """What somebody who is kept apart was given."""
    session = db.session()
    copy = child(session, HandOut, hand_out, case)
    if not copy.extract:
        abort(404)
    about = told_by.extract(session, copy, the_department())
    told("paper:extract", f"format:{form}")
    paper = papers.extract(about, copy.to_whom or "", copy.on, _tongue())
    return _printed(paper, "extrait", form, url_for("hand_out.extract", key=case.key, hand_out=hand_out))


def _tongue() -> Tongue:
    return tongue_of(tongues(db.session()), request.args.get("langue", ""))


def _child(case: Case) -> Person | None:
    """Whose sheet is asked for; nobody else of a case has one."""
    key = request.args.get("feuille", "")
    found = child(db.session(), Person, key, case) if key else None
    return found if found is None or found.kind is PersonKind.CHILD else abort(404)


def _printed(paper: Paper, name: str, form: str, back: str) -> Answer:
    """The file; the base is let go before the press starts."""
    db.session.rollback()
    try:
        content = papers.pdf([paper]) if form == "pdf" else papers.docx([paper])
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(PRESS_FAILURE[failed.cause], "warning")
        return redirect(back)
    return attached(content, f"{name}.{form}", MEDIA[form])
