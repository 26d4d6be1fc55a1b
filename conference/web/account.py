"""The people of a département: their accounts, their roles, the links that they are handed."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account, Membership
from conference.models.base import Keyed
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.programme import accounts, coordinators
from conference.queries import places
from conference.queries.accounts import Anchor, Colleague, colleague, page, unlinked
from conference.security import links, once
from conference.security.guard import owned, requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.filters import zone
from conference.web.forms.account import InviteForm, RoleForm, SearchForm
from conference.web.forms.base import Form
from conference.web.pager import anchored, pager
from conference.web.refusals import beside_fields
from conference.words.numbers import counted
from conference.words.roles import ROLE, ROLE_DOES

pages = Blueprint("account", __name__)
Answer = str | Response | tuple[str, int]


@pages.get("/comptes")
@requires(Permission.ACCOUNTS_KEEP, Act.PAGE_READ)
def index() -> str:
    """Who has a role in the département."""
    form, there = SearchForm(request.args), anchored()
    words = (form.q.data or "").strip()[:100]
    found = page(db.session(), words, Anchor(*there) if there else None)
    told(*(("search",) if words else ()), f"count:{len(found.people)}")
    links_below = pager(found.before, found.after, counted(found.count, "personne", "personnes"))
    return render_template("account/index.html", form=form, words=words, people=found.people, pager=links_below)


def _colleague(key: str) -> Colleague:
    """Somebody who has a role here; an account that has none looks missing."""
    found = colleague(db.session(), key) or abort(404)
    g.about = found.account
    return found


@pages.get("/comptes/nouveau")
@requires(Permission.ACCOUNTS_KEEP, Act.PAGE_READ)
def new() -> Answer:
    """Whom to invite, and as what."""
    form = InviteForm()
    return _ask_role("account/new.html", form)


@pages.post("/comptes/nouveau")
@requires(Permission.ACCOUNTS_KEEP, Act.ACCOUNT_CREATED)
def create() -> Answer:
    """Open an account with its first role, and show its link: this once, and never again."""
    user, session, form = signed_in(), db.session(), InviteForm()
    tokens: list[str] = []

    def act() -> str:
        account = accounts.create(session, user.actor, form.email.data or "", form.name.data or "")
        _give(session, user.actor, account, form, form.name.data or "")
        tokens.append(links.draw(session, user.actor, account))
        return url_for("account.show", key=account.key)

    _offer(form)
    if not form.validate_on_submit():
        return _ask_role("account/new.html", form), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _ask_role("account/new.html", form), 422
    if not tokens or not links.drawn(session, tokens[0]):
        flash("Ce compte vient d’être créé. S’il vous manque son lien, créez-en un nouveau.", "info")
        return redirect(address)
    return _hand_over(form.name.data or "", address, tokens[0])


def _hand_over(name: str, address: str, token: str) -> str:
    link = url_for("sign_in.link", token=token, _external=True)
    return render_template("account/link.html", name=name, address=address, link=link)


def _offer(form: RoleForm) -> None:
    session = db.session()
    trees = (places.rows(places.tree(session, table)) for table in (Territory, Institution))
    form.offer(*trees, unlinked(session))


def _ask_role(template: str, form: RoleForm, person: Colleague | None = None) -> str:
    _offer(form)
    return render_template(template, form=form, person=person, words=ROLE, does=ROLE_DOES)


def _chosen[Row: Keyed](table: type[Row], key: str | None) -> Row | None:
    return owned(db.session(), table, key) if key else None
