"""Coordinators lent by a neighbour: the lead notes the loan and its end, an administrator opens the access."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock, data
from conference.audit import Act
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.account import Account
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.loan import Loan
from conference.programme import accounts, lending
from conference.queries import loans
from conference.security import links, once
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import from_now, short_day, zone
from conference.web.forms.base import Form
from conference.web.forms.loan import AccessForm, LoanEndForm, LoanForm
from conference.web.refusals import beside_fields
from conference.web.tasks import Task
from conference.words.reasons import sentence

pages = Blueprint("loan", __name__)
OVER = "Un prêt est fini\u00a0: plus personne ne suit cette situation"
ENDING = "Un prêt finit\u00a0: confier la situation à quelqu’un d’autre"
NOTED = "Le prêt est noté. L’administration du département ouvre maintenant son accès, à cette seule situation."
KEEP, OPEN = Permission.COORDINATORS_KEEP, Permission.ACCOUNTS_KEEP


@pages.get("/prets")
@requires(KEEP, Act.PAGE_READ)
def index() -> str:
    """The loans of the département."""
    seen = visible(signed_in(), Permission.CASE_READ)
    found = loans.loans(db.session(), seen, clock.today(zone()))
    return render_template("loan/index.html", loans=found, names=data.departments(), form=Form())


@pages.get("/prets/nouveau")
@requires(KEEP, Act.PAGE_READ)
def new() -> Answer:
    """Whom to lend; ``?situation=`` is the reference that it is for."""
    form = LoanForm(data={"case": request.args.get("situation", "")[:40], "since": clock.today(zone())})
    return _ask(form)


def _ask(form: LoanForm) -> str:
    department = the_department()
    form.offer(department.code)
    return render_template("loan/new.html", form=form)


@pages.post("/prets/nouveau")
@requires(KEEP, Act.LOAN_WRITTEN)
def create() -> Answer:
    """Note the loan."""
    user, session, form = signed_in(), db.session(), LoanForm()
    department = user.department or abort(404)
    form.offer(department.code)

    def act() -> str:
        typed = (form.name.data or "", form.lender.data, form.since.data or abort(400))
        lending.lend(session, user.actor, department, _case(session, user, form), *typed, form.until.data)
        return url_for("loan.index")

    if not form.validate_on_submit():
        return _ask(form), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _ask(form), 422
    flash(NOTED, "success")
    return redirect(address)


def _case(session: Session, user: User, form: LoanForm) -> Case | None:
    """The case of a reference, among those that the lead reads."""
    reference = (form.case.data or "").upper()
    found = select(Case).where(Case.reference == reference, visible(user, Permission.CASE_READ))
    return session.scalars(found).one_or_none()


def _read(key: str) -> Loan:
    """A loan, where the lead reads its case: else it looks missing."""
    loan, session = _loan(key), db.session()
    seen = select(Case.id).where(Case.id == loan.case_id, visible(signed_in(), Permission.CASE_READ))
    return loan if session.scalar(seen) is not None else abort(404)


def _loan(key: str) -> Loan:
    found: Loan = owned(db.session(), Loan, key)
    g.about = found
    return found


@pages.get("/prets/<key>")
@requires(KEEP, Act.PAGE_READ)
def ask_end(key: str) -> Answer:
    """Until when it runs, and how it ends."""
    loan = _read(key)
    return _show(loan, LoanEndForm(data={"until": loan.until}))


def _show(loan: Loan, form: LoanEndForm, refused: str = "") -> str:
    today, session = clock.today(zone()), db.session()
    running, opened = loans.runs(loan, today), loans.access(session, loan) is not None
    return render_template(
        "loan/show.html",
        one=loans.Lent(loan, running, opened),
        lender=data.departments().get(loan.lender, loan.lender),
        form=form,
        refused=refused,
    )


@pages.post("/prets/<key>")
@requires(KEEP, Act.LOAN_WRITTEN)
def change(key: str) -> Answer:
    """Another last day."""
    session, loan, form = db.session(), _read(key), LoanEndForm()
    if not form.validate_on_submit():
        return _show(loan, form), 422
    try:
        lending.change(session, signed_in().actor, loan, form.until.data, clock.today(zone()))
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(loan, form), 422
    session.commit()
    flash("Le dernier jour est changé.", "success")
    return redirect(url_for("loan.index"))


@pages.post("/prets/<key>/fin")
@requires(KEEP, Act.LOAN_WRITTEN)
def end(key: str) -> Answer:
    """End it now, unless the case is still theirs."""
    session, loan = db.session(), _read(key)
    try:
        lending.end(session, signed_in().actor, loan)
    except Refused as refusal:
        session.rollback()
        said = " ".join(sentence(reason) for reason in refusal.reasons)
        return _show(loan, LoanEndForm(formdata=None, data={"until": loan.until}), said), 422
    session.commit()
    flash("Le prêt est fini\u00a0: cette personne ne voit plus rien ici dès la prochaine page ouverte.", "success")
    return redirect(url_for("loan.index"))


@pages.get("/comptes/prets/<key>")
@requires(OPEN, Act.PAGE_READ)
def ask_access(key: str) -> Answer:
    """Whose account it is: the administrator sees a name and a reference, and nothing of a family."""
    return _ask_access(_loan(key), AccessForm())


def _ask_access(loan: Loan, form: AccessForm) -> str:
    coordinator = db.session().get_one(Coordinator, loan.coordinator_id)
    if coordinator.account_id is not None and "email" in form:
        del form.email
    lender = data.departments().get(loan.lender, loan.lender)
    return render_template("loan/access.html", loan=loan, person=coordinator, form=form, lender=lender)


@pages.post("/comptes/prets/<key>")
@requires(OPEN, Act.MEMBERSHIP_GIVEN)
def open_access(key: str) -> Answer:
    """Open the account, with the one case of the loan."""
    user, session, loan, form = signed_in(), db.session(), _loan(key), AccessForm()
    tokens: list[str] = []

    def account(coordinator: Coordinator) -> Account:
        return accounts.create(session, user.actor, form.email.data or "", coordinator.name)

    def act() -> str:
        holder = lending.open_access(session, user.actor, loan, clock.today(zone()), account)
        tokens.append(links.draw(session, user.actor, holder))
        return url_for("account.show", key=holder.key)

    name = session.get_one(Coordinator, loan.coordinator_id).name
    if session.get_one(Coordinator, loan.coordinator_id).account_id is not None:
        del form.email
    if not form.validate_on_submit():
        return _ask_access(loan, form), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _ask_access(loan, form), 422
    if not tokens or not links.drawn(session, tokens[0]):
        flash("L’accès est ouvert. S’il manque son lien, créez-en un nouveau.", "info")
        return redirect(address)
    link = url_for("sign_in.link", token=tokens[0], _external=True)
    return render_template("account/link.html", name=name, address=address, link=link)


def cards(session: Session, user: User) -> list[Task]:
    """What loans ask: of an administrator, to open an access; of the body, a successor where one ends."""
    today = clock.today(zone())
    if may(user, Permission.ACCOUNTS_KEEP):
        return [_to_open(loan) for loan in loans.to_open(session, today)]
    if not user.sits_in_body:
        return []
    ending = loans.ending(session, visible(user, Permission.CASE_DECIDE), today)
    return [_ending(loan, (loan.until or today) < today) for loan in ending]


def _to_open(loan: Loan) -> Task:
    url = url_for("loan.ask_access", key=loan.key)
    label = f"{loan.case.reference} · {loan.coordinator.name}"
    return Task("Ouvrir l’accès de quelqu’un qu’un département voisin prête", label, url, "Ouvrir l’accès")


def _ending(loan: Loan, over: bool) -> Task:
    until = loan.until
    return Task(
        OVER if over else ENDING,
        f"{loan.case.reference} · {loan.coordinator.name}",
        url_for("assignment.show", key=loan.case.key),
        "Choisir qui prend la suite",
        url_for("case.show", key=loan.case.key),
        by=f"{'fini le' if over else 'jusqu’au'} {short_day(until)} ({from_now(until)})" if until else "",
        late=over,
    )
