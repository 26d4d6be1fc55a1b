"""Signing in and out, choosing a password by a link, choosing a département."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain import tokens
from conference.domain.actors import Actor
from conference.extensions import db
from conference.models.account import Account, Membership
from conference.models.personal_link import PersonalLink
from conference.models.tenancy import across, work_for
from conference.security import device, kept, links, sessions, throttle
from conference.security.guard import everyone, requires, signed_in
from conference.security.passwords import Passwords, weaknesses
from conference.security.permissions import Permission
from conference.security.transactions import to_read, to_write
from conference.security.user import User, departments_of
from conference.web.answers import Answer
from conference.web.forms.base import GIVEN_BACK, Form, typed
from conference.web.forms.sign_in import PasswordForm, SignInForm
from conference.words.demo import ACCOUNTS, PHRASE

pages = Blueprint("sign_in", __name__)
WEAKNESS = {
    "length": "Choisissez au moins 15 caractères (16 pour l’administration)\u00a0: une phrase va très bien.",
    "common": "Ce mot de passe est trop répandu. Choisissez une phrase à vous.",
    "own_name": "N’y mettez pas votre nom.",
}


def _passwords() -> Passwords:
    found: Passwords = current_app.extensions["passwords"]
    return found


@pages.get("/connexion")
@everyone("the door")
def show() -> Answer:
    """The sign-in page."""
    if isinstance(current_user._get_current_object(), User):
        return redirect(url_for("home.show"))
    return _door(SignInForm())


def _door(form: SignInForm) -> str:
    return render_template("sign_in/show.html", form=form, accounts=ACCOUNTS, phrase=PHRASE)


@pages.post("/connexion")
@everyone("the door")
def enter() -> Answer:
    """Sign in: the same words, the same work, whether or not the account exists."""
    form, writes = SignInForm(), db.session()
    if not form.validate_on_submit():
        return _door(form), 422
    email, address = typed(form.email).casefold(), request.remote_addr or ""
    to_read(writes)
    if throttle.too_many(writes, email, address):
        abort(429)
    account = writes.scalars(select(Account).where(Account.email == email)).one_or_none()
    usable = account if account and account.closed_at is None else None
    digest = usable.password if usable else None
    to_write(writes)
    if not _passwords().matches(digest, typed(form.password)) or usable is None:
        return _not_let_in(writes, form, email, address)
    return _let_in(writes, usable, email)


def _not_let_in(writes: Session, form: SignInForm, email: str, address: str) -> Answer:
    throttle.failed(writes, email, address)
    audit.write(writes, Actor(None), Act.SIGN_IN_FAILED)
    writes.commit()
    form.password.errors = ["Cette adresse et ce mot de passe ne vont pas ensemble."]
    return _door(form), 422


def _let_in(writes: Session, account: Account, email: str) -> Answer:
    departments = departments_of(writes, account)
    throttle.succeeded(writes, email)
    department = sessions.last_department(writes, account, departments)
    work_for(writes, department)
    before = sessions.visit().row
    if before is not None:
        sessions.end(before)
    token = sessions.begin(writes, account, department)
    audit.write(writes, Actor(account.id), Act.SIGNED_IN)
    kept.purge(writes)
    back = kept.latest(writes, account.id)
    writes.commit()
    _renew(token)
    if back is not None:
        return redirect(f"{back}?{GIVEN_BACK}=1")
    return redirect(_inside(request.args.get("suite")) or url_for("home.show"))


def _renew(token: str) -> None:
    """A new identifier at sign-in, and nothing left of the visitor."""
    found = sessions.visit()
    found.clear()
    found.token = token


def _inside(address: str | None) -> str | None:
    """An address of this application, or nothing."""
    if not address or not address.isprintable() or not address.startswith("/") or address.startswith(("//", "/\\")):
        return None
    parts = urlsplit(address)
    return address if not parts.netloc and not parts.scheme and "\\" not in address else None


@pages.post("/deconnexion")
@requires(Permission.OWN_SESSION, Act.SIGNED_OUT, department=False)
def leave() -> Answer:
    """Sign out: the session ends on the server. Who has notes on this device that were not sent is asked first."""
    user, writes = signed_in(), db.session()
    waiting = device.unsent(user.account)
    if waiting and "quand_meme" not in request.form:
        return render_template("sign_in/unsent.html", waiting=waiting), 409
    sessions.end(user.web_session)
    audit.write(writes, user.actor, Act.SIGNED_OUT)
    writes.commit()
    found = sessions.visit()
    found.clear()
    found.leaves = True
    return redirect(url_for("sign_in.show"))


@pages.get("/lien/<token>")
@everyone("a personal link: its address goes at once, and nothing is consumed")
def link(token: str) -> Answer:
    """Swap a link for a cookie and an address without it."""
    session["link"] = tokens.digest(token)
    return redirect(url_for("sign_in.choose_password"))


def _link() -> PersonalLink | None:
    kept_digest = session.get("link")
    return links.find(db.session(), kept_digest) if isinstance(kept_digest, str) else None


@pages.get("/mot-de-passe")
@everyone("opened by a personal link")
def choose_password() -> Answer:
    """Choose a first password, or a new one."""
    if _link() is None:
        return render_template("sign_in/link_gone.html"), 404
    return render_template("sign_in/password.html", form=PasswordForm())


@pages.post("/mot-de-passe")
@everyone("opened by a personal link")
def set_password() -> Answer:
    """Keep a password; every session of the account ends."""
    found, writes, form = _link(), db.session(), PasswordForm()
    if found is None or found.account is None:
        return render_template("sign_in/link_gone.html"), 404
    account = found.account
    if not form.validate_on_submit() or not _strong(form, writes, account):
        return render_template("sign_in/password.html", form=form), 422
    account.password = _passwords().hash(typed(form.password))
    found.ended_at = clock.now()
    sessions.end_all(writes, account)
    audit.write(writes, Actor(account.id), Act.PASSWORD_SET, account)
    writes.commit()
    session.pop("link", None)
    flash("Votre mot de passe est enregistré. Connectez-vous.", "success")
    return redirect(url_for("sign_in.show"))


def _strong(form: PasswordForm, reads: Session, account: Account) -> bool:
    with across(reads):
        roles = frozenset(reads.scalars(select(Membership.role).where(Membership.account_id == account.id)))
    found = weaknesses(typed(form.password), account.email, roles)
    form.password.errors = [WEAKNESS[code] for code in found]
    return not found


@pages.get("/departements")
@requires(Permission.OWN_SESSION, Act.PAGE_READ, department=False)
def departments() -> Answer:
    """The départements that one works for."""
    user = signed_in()
    found = departments_of(db.session(), user.account)
    return render_template("sign_in/departments.html", departments=found, form=Form())


@pages.post("/departements/<key>")
@requires(Permission.OWN_SESSION, Act.DEPARTMENT_SWITCHED, department=False)
def switch(key: str) -> Answer:
    """Work for another département from the next request on."""
    user, writes = signed_in(), db.session()
    chosen = next((d for d in departments_of(writes, user.account) if d.key == key), None)
    if chosen is None:
        abort(404)
    user.web_session.department_id = chosen.id
    work_for(writes, chosen)
    audit.write(writes, user.actor, Act.DEPARTMENT_SWITCHED)
    writes.commit()
    flash(f"Vous travaillez maintenant pour\u00a0: {chosen.name}.", "success")
    return redirect(url_for("home.show"))
