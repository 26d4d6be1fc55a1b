"""Enquiries as the body follows them: who waits to be called back, what became of each; a draft is made of one."""

from collections.abc import Callable

from flask import Blueprint, g, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain.enquiry import FEWEST_TRIES, OPEN, EnquiryWay
from conference.extensions import db
from conference.models.enquiry import Enquiry
from conference.models.place import Territory
from conference.programme import enquiry as acts
from conference.queries import enquiry as found
from conference.queries import places
from conference.queries.accounts import referrers
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import CreatingForm, typed
from conference.web.forms.enquiry import CalledForm, EndedForm, ReferredForm, ReopenedForm, TakenForm
from conference.web.refusals import kept
from conference.web.tasks import Task
from conference.words import enquiry as words
from conference.words.numbers import counted

pages = Blueprint("enquiry", __name__)
KEEP = Permission.ENQUIRY_KEEP


@pages.get("/demandes")
@requires(KEEP, Act.ENQUIRY_READ)
def index() -> Answer:
    """Who waits to be called back, the oldest first; what became of the others; a form for those who phoned."""
    return _index(TakenForm(formdata=None, data={"received_on": clock.today(zone())}))


def _index(form: TakenForm) -> str:
    return render_template("enquiry/index.html", book=found.book(db.session()), form=form)


@pages.post("/demandes")
@requires(KEEP, Act.ENQUIRY_WRITTEN)
def take() -> Answer:
    """Write one down that came by phone, at the desk or by letter."""
    form = TakenForm()

    def act() -> str:
        actor, received_on = signed_in().actor, form.received_on.data or clock.today(zone())
        row = acts.take(db.session(), actor, the_department(), form.asked, EnquiryWay(typed(form.way)), received_on)
        return url_for("enquiry.show", key=row.key)

    return kept(form, act, lambda: _index(form), words.TAKEN)


@pages.get("/demandes/<key>")
@requires(KEEP, Act.ENQUIRY_READ)
def show(key: str) -> Answer:
    """One, with what can be done of it as it stands."""
    return _show(_one(key))


def _one(key: str) -> Enquiry:
    row: Enquiry = owned(db.session(), Enquiry, key)
    g.about = row
    return row


def _show(row: Enquiry, what: str = "", sent: CreatingForm | None = None) -> str:
    forms = {one: _form(one) for one in ((*FORMS,) if row.state in OPEN else ("reprise",))}
    forms.pop("reprise" if row.state in OPEN else "", None)
    if sent is not None:
        forms[what] = sent
    session = db.session()
    return render_template(
        "enquiry/show.html",
        enquiry=row,
        forms=forms,
        is_open=row.state in OPEN,
        same=found.of_the_same(session, row),
        fewest=FEWEST_TRIES,
    )


def _form(what: str, *, sent: bool = False) -> CreatingForm:
    stored = {"on": clock.today(zone())}
    form = FORMS[what](prefix=f"{what}.") if sent else FORMS[what](formdata=None, data=stored, prefix=f"{what}.")
    if isinstance(form, ReferredForm):
        session = db.session()
        form.offer(referrers(session), places.rows(places.tree(session, Territory)))
    return form


@pages.post("/demandes/<key>/<any(appel, orientation, suite, reprise):what>")
@requires(KEEP, Act.ENQUIRY_WRITTEN)
def act(key: str, what: str) -> Answer:
    """Note a call, make a draft referral, say what became of it, or have it wait again."""
    row = _one(key)
    form = _form(what, sent=True)

    def done() -> str:
        ACTS[what](row, form)
        return url_for("enquiry.show", key=key)

    return kept(form, done, lambda: _show(_one(key), what, form), SAID[what])


def _call(row: Enquiry, form: CalledForm) -> None:
    on, reached = form.on.data or clock.today(zone()), typed(form.reached) == "yes"
    acts.call(db.session(), signed_in().actor, the_department(), row, on, typed(form.note), reached=reached)


def _refer(row: Enquiry, form: ReferredForm) -> None:
    session, territory = db.session(), typed(form.territory)
    by = found.referrer(session, typed(form.referrer), clock.today(zone()))
    where = owned(session, Territory, territory) if territory else None
    acts.refer(session, signed_in().actor, the_department(), row, by, where)


def _settle(row: Enquiry, form: EndedForm) -> None:
    acts.settle(db.session(), signed_in().actor, the_department(), row, form.state, typed(form.where))


def _reopen(row: Enquiry, _form: ReopenedForm) -> None:
    acts.reopen(db.session(), signed_in().actor, row)


FORMS: dict[str, type[CreatingForm]] = {
    "appel": CalledForm,
    "orientation": ReferredForm,
    "suite": EndedForm,
    "reprise": ReopenedForm,
}
ACTS: dict[str, Callable[[Enquiry, CreatingForm], None]] = {
    "appel": _call,
    "orientation": _refer,
    "suite": _settle,
    "reprise": _reopen,
}
SAID = {"appel": words.KEPT, "orientation": words.REFERRED, "suite": words.KEPT, "reprise": words.REOPENED}


def cards(session: Session, user: User) -> list[Task]:
    """One card for all who wait to be called back."""
    waiting = found.waiting(session) if may(user, KEEP) else 0
    if not waiting:
        return []
    return [
        Task(
            "Rappeler qui a demandé une conférence",
            counted(waiting, *words.WAITING),
            url_for("enquiry.index"),
            "Voir les demandes",
        )
    ]
