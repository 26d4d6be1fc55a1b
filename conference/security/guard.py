"""The guard of every view: who may, on what; and what a reading leaves behind.

A view without a policy keeps the application from starting.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, g, request
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from werkzeug.exceptions import Forbidden

from conference import clock
from conference.audit import Act
from conference.extensions import db, login
from conference.models.base import Keyed
from conference.models.case import Case
from conference.models.department import Department
from conference.security import kept, sessions
from conference.security.criteria import stepped_aside
from conference.security.permissions import Permission, may, visible
from conference.security.transactions import SAFE
from conference.security.user import User


class SteppedAside(Forbidden):
    """Somebody is refused a case because they stepped aside from it: it is told as a refusal about that case."""

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about


View = Callable[..., Any]
Row = TypeVar("Row", bound=Keyed)


class WithoutPolicy(Exception):
    """A route that says neither who may nor that everybody may."""


def signed_in() -> User:
    """The user of this request; only within a view that asks for a permission."""
    user = current_user._get_current_object()
    if not isinstance(user, User):
        abort(401)
    return user


def the_department() -> Department:
    """The département of this request; 404 to who has none open."""
    return signed_in().department or abort(404)


def everyone(why: str) -> Callable[[View], View]:
    """Open a view to all, with the reason."""

    def mark(view: View) -> View:
        view.policy = why  # type: ignore[attr-defined]
        return view

    return mark


def requires(
    permission: Permission, act: Act, *, case: bool = False, department: bool = True
) -> Callable[[View], View]:
    """Open a view to those who hold a permission, and name the act that reading it is.

    With ``case``, the view takes ``key`` and receives the case instead, loaded through the criterion of
    the permission: one that somebody may read but not so is refused, any other looks missing.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(**arguments: Any) -> Any:
            if not current_user.is_authenticated:
                return login.unauthorized()
            user = signed_in()
            if department and user.department is None:
                abort(404)
            if not may(user, permission):
                _refuse_aside(user, arguments.get("key") if case else None)
                abort(403)
            if case:
                arguments["case"] = load_case(db.session(), user, permission, arguments.pop("key"))
            g.act, g.about = act, arguments.get("case", "")
            _show_life(user)
            return view(**arguments)

        guarded.policy, guarded.act = permission, act  # type: ignore[attr-defined]
        return guarded

    return guard


def _show_life(user: User) -> None:
    """A POST is a sign of life; what was kept for its address has now been sent."""
    if request.method in SAFE:
        return
    kept.forget(db.session(), user.account.id, request.path)
    if sessions.needs_touch(user.web_session):
        user.web_session.seen_at = clock.now()


def load_case(session: Session, user: User, permission: Permission, key: str) -> Case:
    """The case of a key, as far as a permission opens it: else 403 where it may be read, else 404."""
    query = select(Case).where(Case.key == key)
    places = joinedload(Case.territory), joinedload(Case.institution)
    query = query.options(*places, joinedload(Case.coordinator), joinedload(Case.pair), joinedload(Case.referrer))
    found = session.scalars(query.where(visible(user, permission))).one_or_none()
    if found is not None:
        return found
    _refuse_aside(user, key)
    readable = select(Case.id).where(Case.key == key, visible(user, Permission.CASE_READ))
    return abort(403 if session.scalar(readable) is not None else 404)


def _refuse_aside(user: User, key: str | None) -> None:
    """Say to a member of the body why a case that they stepped aside from is closed to them."""
    theirs = select(Case.key).where(Case.key == key, stepped_aside(user))
    if key is not None and db.session().scalar(theirs) is not None:
        raise SteppedAside(f"case:{key}")


def child(session: Session, table: type[Row], key: str, case: Case) -> Row:
    """A row of a case by its key: one of another case looks missing."""
    query = select(table).where(table.key == key, table.case_id == case.id)  # type: ignore[attr-defined]
    row: Row | None = session.scalars(query).one_or_none()
    return row if row is not None else abort(404)


def owned(session: Session, table: type[Row], key: str) -> Row:
    """A row of the département by its key: one of another département looks missing."""
    row: Row | None = session.scalars(select(table).where(table.key == key)).one_or_none()
    return row if row is not None else abort(404)


def told(*fields: str) -> None:
    """Add to the row of this reading what was filtered and counted, never the words."""
    g.fields = (*g.get("fields", ()), *fields)


def check_routes(app: Flask) -> None:
    """Refuse to start with a view that has no policy."""
    missing = [name for name, view in app.view_functions.items() if not getattr(view, "policy", None)]
    if missing:
        raise WithoutPolicy(", ".join(sorted(missing)))
