"""Following a plan: does the family want a review, who was tried, what each respondent says."""

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import follow_up, step
from conference.domain.follow_up import to_call
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.follow_up import FollowUp
from conference.queries import plan
from conference.queries.follow_up import After, after, children, kept
from conference.security import once
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed, wordless
from conference.web.forms.follow_up import ReviewForm, TryForm, WishForm, review_form
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words.follow_up import PLAN_KEPT

pages = Blueprint("follow_up", __name__)
WRITTEN_AT = frozenset({Stage.VALIDATION, Stage.FOLLOW_UP})
ASKED = ("wish", "resolved_at_end", "call", "called_on", "call_words")


@pages.get("/situations/<key>/suivi")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_READ, case=True)
def show(case: Case) -> Answer:
    """Where the review stands, and everything said of it so far."""
    found = after(db.session(), case)
    form = _wish(case, found, data=_stored(found.follow_up) | {"version": _version(found)})
    return _page(case, found, form)


def _wish(case: Case, found: After, **given: object) -> WishForm:
    """What is asked at once; of the call only where the département makes one."""
    form = WishForm(**given)
    if found.follow_up is None or found.follow_up.call_due_on is None:
        form.uncalled()
    elif case.minimal:
        wordless(form)
    return form


def _stored(row: FollowUp | None) -> dict[str, object]:
    return {name: getattr(row, name) for name in ASKED} if row else {}


def _version(found: After) -> int:
    return found.follow_up.version if found.follow_up else 0


def _page(
    case: Case,
    found: After,
    form: WishForm,
    attempt: TryForm | None = None,
    overtaken: list[Difference] | None = None,
) -> str:
    session = db.session()
    return render_template(
        "follow_up/show.html",
        case=case,
        found=found,
        state=found.state(clock.today(zone())),
        form=form,
        attempt=attempt or _attempt(case, formdata=None),
        overtaken=overtaken,
        kept=kept(session, found.reviews),
        children=not case.minimal and bool(children(session, case)),
        plan_kept=PLAN_KEPT,
        calling=found.follow_up is not None and to_call(found.facts, found.follow_up.due_on, clock.today(zone())),
        writable=case.stage in WRITTEN_AT and not case.suspended and found.follow_up is not None,
        followed=case.stage is Stage.FOLLOW_UP and not case.suspended,
    )


@pages.post("/situations/<key>/suivi")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep what the family wishes and says of the situation."""
    session = db.session()
    found = after(session, case)
    form = _wish(case, found)
    if not form.validate_on_submit():
        return _page(case, found, form), 422
    if form.overtaken(_version(found)):
        differing = differences(form, _stored(found.follow_up), form.values())
        form.version.data, form.version.raw_data = str(_version(found)), None
        return _page(case, found, form, overtaken=differing), 409
    try:
        _write(session, case, found, form)
    except Refused as refusal:
        session.rollback()
        if not any(reason.place in form for reason in refusal.reasons):
            raise
        beside_fields(form, refusal.reasons)
        return _page(case, after(session, case), form), 422
    session.commit()
    flash("C’est enregistré.", "success")
    return redirect(url_for("follow_up.show", key=case.key))


def _write(session: Session, case: Case, found: After, form: WishForm) -> None:
    actor, said, stored = signed_in().actor, form.values(), _stored(found.follow_up)
    if said["wish"] and said["wish"] != stored.get("wish"):
        follow_up.wish(session, actor, case, said["wish"])
    if said["resolved_at_end"] and said["resolved_at_end"] != stored.get("resolved_at_end"):
        follow_up.resolved_at_end(session, actor, case, said["resolved_at_end"])
    if said.get("call") and any(said[name] != stored.get(name) for name in ("call", "called_on", "call_words")):
        follow_up.call(session, actor, case, said["call"], said["called_on"], said["call_words"])


@pages.post("/situations/<key>/suivi/essais")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_WRITTEN, case=True)
def attempt(case: Case) -> Answer:
    """An attempt that nobody answered, counted once however often it is sent."""
    user, session, form = signed_in(), db.session(), _attempt(case)
    if not form.validate_on_submit():
        found = after(session, case)
        wish = _wish(case, found, formdata=None, data=_stored(found.follow_up) | {"version": _version(found)})
        return _page(case, found, wish, form), 422

    def act() -> str:
        follow_up.try_again(session, user.actor, case, typed(form.way))
        return url_for("follow_up.show", key=case.key)

    address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    flash("L’essai est noté.", "success")
    return redirect(address)


def _attempt(case: Case, **given: None) -> TryForm:
    form = TryForm(**given)
    if case.minimal:
        wordless(form, "way")
    return form


@pages.get("/situations/<key>/suivi/bilan")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_READ, case=True)
def review(case: Case) -> Answer:
    """What to ask one respondent."""
    return _review(case, _form(case, data={"on": clock.today(zone())}))


def _form(case: Case, **given: object) -> ReviewForm:
    version = plan.in_force(db.session(), case)
    form = review_form(version.actions if version else (), **given)
    if case.minimal:
        wordless(form)
    return form


def _review(case: Case, form: ReviewForm) -> str:
    missing = step.missing(db.session(), signed_in().actor, case, StepCode.REVIEW)
    return render_template("follow_up/review.html", case=case, form=form, missing=missing)


@pages.post("/situations/<key>/suivi/bilan")
@requires(Permission.FOLLOW_UP_KEEP, Act.CASE_PASSED, case=True)
def hold(case: Case) -> Answer:
    """Keep what one respondent says; another one answers on a page of their own."""
    user, session, form = signed_in(), db.session(), _form(case)

    def act() -> str:
        day = form.on.data or clock.today(zone())
        follow_up.review(session, user.actor, case, form.values(), day, form.actions())
        return url_for("follow_up.show", key=case.key)

    if not form.validate_on_submit():
        return _review(case, form), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except step.NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _review(case, form), 422
    flash("Cette réponse est enregistrée. Quelqu’un d’autre peut répondre aussi.", "success")
    return redirect(address)
