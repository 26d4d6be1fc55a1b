"""What a coordinator proposes to quote out of a review, once who said it has agreed."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import quotation as acts
from conference.extensions import db
from conference.models.case import Case
from conference.models.follow_up import Review
from conference.models.quotation import Quotation
from conference.queries.quotation import of_case, reviews, said_in
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import short_day
from conference.web.forms.base import typed
from conference.web.forms.quotation import ProposalForm
from conference.web.preparation import receive
from conference.words import of

pages = Blueprint("proposed_quotation", __name__)
KEEP = Permission.FOLLOW_UP_KEEP


@pages.get("/situations/<key>/citations")
@requires(KEEP, Act.FOLLOW_UP_READ, case=True)
def index(case: Case) -> Answer:
    """What was said at the reviews, and what is proposed of it."""
    return _index(case, ProposalForm())


@pages.post("/situations/<key>/citations")
@requires(KEEP, Act.QUOTATION_WRITTEN, case=True)
def propose(case: Case) -> Answer:
    """Propose a passage."""
    form = _offered(case, ProposalForm())

    def act() -> str:
        session = db.session()
        review = child(session, Review, typed(form.review), case)
        acts.propose(session, signed_in().actor, case, review, typed(form.passage), agreed=bool(form.agreed.data))
        return url_for("proposed_quotation.index", key=case.key)

    return receive(form, act, lambda: _index(case, form), "Le passage est proposé, les noms sont masqués.")


@pages.post("/situations/<key>/citations/<quotation>/retirer")
@requires(KEEP, Act.QUOTATION_WRITTEN, case=True)
def take_back(case: Case, quotation: str) -> Answer:
    """Who said it does not want to be quoted any more."""
    session = db.session()
    acts.take_back(session, signed_in().actor, case, child(session, Quotation, quotation, case))
    session.commit()
    flash("Ce passage n’est plus cité. Ce qui est déjà publié reste publié.", "success")
    return redirect(url_for("proposed_quotation.index", key=case.key))


def _offered(case: Case, form: ProposalForm) -> ProposalForm:
    found = [] if case.minimal else reviews(db.session(), case)
    form.offer(found, {one.key: f"{of(one.respondent)}, le {short_day(one.on)}" for one in found})
    return form


def _index(case: Case, form: ProposalForm) -> str:
    _offered(case, form)
    session = db.session()
    found = [] if case.minimal else reviews(session, case)
    return render_template(
        "quotation/propose.html", case=case, form=form, reviews=found, proposed=of_case(session, case), said_in=said_in
    )
