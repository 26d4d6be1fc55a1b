"""The people of a département: their accounts, their roles, the links that they are handed."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.programme import accounts, coordinators
from conference.queries import loans, places
from conference.queries.accounts import Anchor, Colleague, colleague, page, unlinked
from conference.security import links, once
from conference.security.guard import owned, requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.account import InviteForm, RoleForm, SearchForm
from conference.web.forms.base import Form
from conference.web.pager import anchored, pager
from conference.web.refusals import beside_fields
from conference.words.numbers import counted
from conference.words.roles import ROLE, ROLE_DOES

pages = Blueprint("account", __name__)


@pages.get("/comptes")
@requires(Permission.ACCOUNTS_KEEP, Act.PAGE_READ)
def index() -> str:
    """Who has a role in the département."""
    form, there = SearchForm(request.args), anchored()
    words = (form.q.data or "").strip()[:100]
    found = page(db.session(), words, Anchor(*there) if there else None)
    told(*(("search",) if words else ()), f"count:{len(found.people)}")
    links_below = pager(found.before, found.after, counted(found.count, "personne", "personnes"))
    lent = [] if words or there else loans.to_open(db.session(), clock.today(zone()))
    return render_template(
        "account/index.html", form=form, words=words, people=found.people, pager=links_below, lent=lent
    )


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
    territories = places.rows(places.tree(session, Territory))
    form.offer(territories, places.rows(places.tree(session, Institution)), unlinked(session))


def _ask_role(template: str, form: RoleForm, person: Colleague | None = None) -> str:
    _offer(form)
    return render_template(template, form=form, person=person, words=ROLE, does=ROLE_DOES)


def _give(session: Session, actor: Actor, account: Account, form: RoleForm, name: str) -> None:
    """Give the role of a form, and to a coordinator its place in the register."""
    territory = owned(session, Territory, form.territory.data) if form.territory.data else None
    institution = owned(session, Institution, form.institution.data) if form.institution.data else None
    accounts.give(session, actor, account, form.role.data, territory, institution, name)
    if form.role.data is not Role.COORDINATOR:
        return
    if form.coordinator.data:
        coordinators.link(session, actor, owned(session, Coordinator, form.coordinator.data), account)
    elif coordinators.of(session, account) is None:
        new = coordinators.register(
            session,
            actor,
            name,
            form.trained_on.data,
            institution=institution,
            territory=territory,
            account=account,
        )
        coordinators.start(session, actor, new, form.engaged_on.data, clock.today(zone()))


@pages.get("/comptes/<key>")
@requires(Permission.ACCOUNTS_KEEP, Act.PAGE_READ)
def show(key: str) -> Answer:
    """One account: its roles, and what can be done for it."""
    person = _colleague(key)
    coordinator = coordinators.of(db.session(), person.account)
    own = person.account.id == signed_in().account.id
    return render_template("account/show.html", person=person, coordinator=coordinator, own=own, form=Form())


@pages.get("/comptes/<key>/roles")
@requires(Permission.ACCOUNTS_KEEP, Act.PAGE_READ)
def ask_role(key: str) -> Answer:
    """Which role to give."""
    return _ask_role("account/role.html", RoleForm(), _colleague(key))


@pages.post("/comptes/<key>/roles")
@requires(Permission.ACCOUNTS_KEEP, Act.MEMBERSHIP_GIVEN)
def give_role(key: str) -> Answer:
    """Give one more role."""
    user, session, form, person = signed_in(), db.session(), RoleForm(), _colleague(key)

    def act() -> str:
        _give(session, user.actor, person.account, form, person.name)
        return url_for("account.show", key=key)

    _offer(form)
    if not form.validate_on_submit():
        return _ask_role("account/role.html", form, person), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _ask_role("account/role.html", form, _colleague(key)), 422
    flash("Le rôle est donné. Il vaut dès la prochaine page ouverte.", "success")
    return redirect(address)


@pages.post("/comptes/<key>/roles/<membership>/retirer")
@requires(Permission.ACCOUNTS_KEEP, Act.MEMBERSHIP_WITHDRAWN)
def withdraw_role(key: str, membership: str) -> Answer:
    """Take a role back: its holder loses it with the next page."""
    session, person = db.session(), _colleague(key)
    query = select(Membership).where(Membership.key == membership, Membership.account_id == person.account.id)
    accounts.withdraw(session, signed_in().actor, session.scalars(query).one_or_none() or abort(404))
    session.commit()
    flash(f"Le rôle de {person.name} est retiré.", "success")
    left = len(person.memberships) > 1
    return redirect(url_for("account.show", key=key) if left else url_for("account.index"))


@pages.post("/comptes/<key>/lien")
@requires(Permission.ACCOUNTS_KEEP, Act.LINK_SENT)
def draw_link(key: str) -> Answer:
    """A new link in place of the last one, shown this once."""
    session, person = db.session(), _colleague(key)
    token = links.draw(session, signed_in().actor, person.account)
    session.commit()
    return _hand_over(person.name, url_for("account.show", key=key), token)


@pages.get("/comptes/<key>/fermeture")
@requires(Permission.ACCOUNTS_KEEP, Act.PAGE_READ)
def confirm_closing(key: str) -> Answer:
    """What closing does, before it is done."""
    return render_template("account/close.html", person=_colleague(key), form=Form())


@pages.post("/comptes/<key>/fermeture")
@requires(Permission.ACCOUNTS_KEEP, Act.ACCOUNT_CLOSED)
def close(key: str) -> Answer:
    """Close an account here, and end its sessions."""
    session, person = db.session(), _colleague(key)
    accounts.close(session, signed_in().actor, person.account)
    session.commit()
    flash(f"{person.name} n’a plus accès au département. Créer un compte à la même adresse le rouvre.", "success")
    return redirect(url_for("account.index"))
