"""Sessions: the cookie holds an identifier, the table holds its digest; ending one ends it at once.

A visitor who is not signed in has a signed cookie and no row.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from flask import Flask, Request, Response, session
from flask.sessions import SessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import Select, String, bindparam, select, update
from sqlalchemy.orm import Session, joinedload
from werkzeug.datastructures import CallbackDict

from conference import clock
from conference.domain import tokens
from conference.extensions import db
from conference.models.account import Account
from conference.models.department import Department
from conference.models.sign_in import WebSession
from conference.security import device
from conference.security.transactions import SAFE, to_read, to_write

SESSION, VISITOR = "__Host-session", "__Host-visitor"
IDLE, LONGEST, TOUCH = timedelta(minutes=30), timedelta(hours=10), timedelta(minutes=1)
CSRF = "csrf_token"


class Visit(CallbackDict[str, Any], SessionMixin):
    """The session of one request. ``row`` is there for somebody signed in, ``lapsed`` for who just was."""

    def __init__(self, content: dict[str, Any], row: WebSession | None = None) -> None:
        def changed(_visit: CallbackDict[str, Any]) -> None:
            self.modified = True

        super().__init__(content, changed)
        self.row = row
        self.lapsed: WebSession | None = None
        self.token: str | None = None
        self.leaves = False
        self.modified = False


def visit() -> Visit:
    """The visit of this request."""
    found = session._get_current_object()  # type: ignore[attr-defined]
    if not isinstance(found, Visit):
        raise TypeError(type(found).__name__)
    return found


class Sessions(SessionInterface):
    """How Flask opens and saves a `Visit`."""

    def open_session(self, app: Flask, request: Request) -> Visit:
        """The visit of a request: signed in, or a visitor's."""
        to_read(db.session()) if request.method in SAFE else to_write(db.session())
        content = self._visitor(app, request)
        token = request.cookies.get(SESSION)
        if not token or request.path.startswith("/static/"):
            return Visit(content)
        row = find(db.session(), token)
        if row is None:
            return Visit(content)
        if not alive(row):
            visit = Visit(content)
            visit.lapsed = row if row.account.closed_at is None else None
            return visit
        return Visit(content | {CSRF: row.csrf}, row)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookies that have changed."""
        if not isinstance(session, Visit):
            return
        attributes: dict[str, Any] = {"path": "/", "secure": True, "httponly": True, "samesite": "Lax"}
        if session.token or session.leaves:
            device.forget(response)
        if session.token:
            response.set_cookie(SESSION, session.token, **attributes)
        if session.leaves:
            response.delete_cookie(SESSION, path="/", secure=True, httponly=True, samesite="Lax")
        if session.modified:
            kept = {key: value for key, value in session.items() if session.row is None or key != CSRF}
            response.set_cookie(VISITOR, _signer(app).dumps(kept), **attributes)
        response.vary.add("Cookie")

    def _visitor(self, app: Flask, request: Request) -> dict[str, Any]:
        try:
            content = _signer(app).loads(request.cookies.get(VISITOR, ""), max_age=int(LONGEST.total_seconds()))
        except BadSignature:
            return {}
        return content if isinstance(content, dict) else {}


def _signer(app: Flask) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="visitor")


def find(session: Session, token: str) -> WebSession | None:
    """The row of a token, ended or not, with its account and département."""
    return session.scalars(_of_a_token(), {"token": tokens.digest(token)}).one_or_none()


@cache
def _of_a_token() -> Select[WebSession]:
    query = select(WebSession).where(WebSession.digest == bindparam("token", type_=String))
    return query.options(joinedload(WebSession.account), joinedload(WebSession.department))


def alive(row: WebSession) -> bool:
    """Whether a session still opens the door."""
    now = clock.now()
    fresh = now - row.seen_at < IDLE and now - row.created_at < LONGEST
    return fresh and row.ended_at is None and row.account.closed_at is None


def begin(session: Session, account: Account, department: Department | None) -> str:
    """Open a session and give its token, which is not kept."""
    token, now = tokens.draw(), clock.now()
    session.add(
        WebSession(
            digest=tokens.digest(token),
            account_id=account.id,
            department_id=department.id if department else None,
            csrf=secrets.token_hex(20),
            created_at=now,
            seen_at=now,
        )
    )
    session.flush()
    return token


def last_department(session: Session, account: Account, among: Sequence[Department]) -> Department | None:
    """The département that an account worked for last, while it still may; else the first of its own."""
    query = select(WebSession.department_id).where(WebSession.account_id == account.id)
    last = session.scalar(query.order_by(WebSession.id.desc()).limit(1))
    return next((department for department in among if department.id == last), among[0] if among else None)


def end(row: WebSession) -> None:
    """End one session; its transaction is the caller's."""
    row.ended_at = clock.now()


def end_all(session: Session, account: Account) -> None:
    """End every session of an account: its password has changed, or it was closed."""
    open_now = update(WebSession).where(WebSession.account_id == account.id, WebSession.ended_at.is_(None))
    session.execute(open_now.values(ended_at=clock.now()))


def needs_touch(row: WebSession) -> bool:
    """Whether the last sign of life is old enough to be written again."""
    return clock.now() - row.seen_at >= TOUCH
