"""Papers that a family signed: taken in, downloaded, taken away; for whoever coordinates the case."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import signed_paper as acts
from conference.domain.reasons import Reason, Refused
from conference.domain.signed_paper import PaperMedia
from conference.extensions import db
from conference.models.case import Case
from conference.models.plan import Plan
from conference.models.signed_paper import SignedPaper
from conference.queries.plan import versions
from conference.queries.signed_paper import of_case
from conference.security.guard import child, requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.forms.signed_paper import SignedPaperForm
from conference.web.preparation import barred, receive

pages = Blueprint("signed_paper", __name__)
ENDINGS = {PaperMedia.PDF: "pdf", PaperMedia.PNG: "png", PaperMedia.JPEG: "jpg"}


@pages.get("/situations/<key>/plan/signatures")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def index(case: Case) -> Answer:
    """What was signed, and a form to add a scan."""
    return _index(case, SignedPaperForm())


@pages.post("/situations/<key>/plan/signatures")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def attach(case: Case) -> Answer:
    """Take one in, of the last version agreed on."""
    session, form = db.session(), SignedPaperForm()

    def act() -> str:
        acts.attach(session, signed_in().actor, case, _agreed(case), form.file.data.read())
        return url_for("signed_paper.index", key=case.key)

    return receive(form, act, lambda: _index(case, form), "Le papier signé est gardé.")


@pages.get("/situations/<key>/plan/signatures/<paper>")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def download(case: Case, paper: str) -> Response:
    """One of them, to save: a browser never opens in the page what somebody else made."""
    found = child(db.session(), SignedPaper, paper, case)
    told("signed_paper")
    return attached(found.content, f"plan-signe.{ENDINGS[found.media]}", found.media.value)


@pages.post("/situations/<key>/plan/signatures/<paper>/effacer")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def remove(case: Case, paper: str) -> Answer:
    """Take one away."""
    session = db.session()
    acts.remove(session, signed_in().actor, case, child(session, SignedPaper, paper, case))
    session.commit()
    flash("Le papier est effacé.", "success")
    return redirect(url_for("signed_paper.index", key=case.key))


def _agreed(case: Case) -> Plan:
    """What is signed is the last version that the family agreed on, were it not examined yet."""
    agreed = [version for version in versions(db.session(), case) if version.agreed_at is not None]
    if not agreed:
        raise Refused(Reason("plan_not_agreed", "plan"))
    return agreed[-1]


def _index(case: Case, form: SignedPaperForm) -> str:
    session = db.session()
    agreed = any(version.agreed_at is not None for version in versions(session, case))
    reasons = barred(case, while_suspended=True) or ([] if agreed else [Reason("plan_not_agreed")])
    return render_template(
        "signed_paper/index.html",
        case=case,
        form=form,
        papers=of_case(session, case),
        barred=reasons,
        overtaken=None,
        multipart=True,
    )
