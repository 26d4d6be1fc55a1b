"""The life of a request around its view: who it is, what it leaves behind, and how it ends."""

import logging
from typing import Any

from flask import Flask, Response, g, redirect, request, url_for
from flask_login import current_user
from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError

from conference import audit, clock
from conference.domain.actors import Actor
from conference.extensions import db, login
from conference.models.sign_in import WebSession
from conference.models.tenancy import work_for
from conference.security import kept, sessions
from conference.security.sessions import visit
from conference.security.transactions import SAFE, to_write
from conference.security.user import User, load

log = logging.getLogger("conference.request")


def install(app: Flask) -> None:
    """Hang the life of a request on an application."""
    app.session_interface = sessions.Sessions()
    app.before_request(_give_back_later)
    app.after_request(_close_reading)
    login.request_loader(_who)
    login.unauthorized_handler(_sign_in_first)


def _who(_request: Any) -> User | None:
    row, reads = visit().row, db.session()
    if row is None:
        return None
    work_for(reads, row.department)
    return load(reads, row)


def _sign_in_first() -> Any:
    if request.method in SAFE:
        return redirect(url_for("sign_in.show", suite=request.full_path.rstrip("?")))
    return redirect(url_for("sign_in.show"))


def _give_back_later() -> Any:
    """Keep what was typed under a session that has ended, before anything else refuses it."""
    lapsed = visit().lapsed
    if request.method in SAFE or lapsed is None or request.endpoint in {None, "sign_in.enter"}:
        return None
    kept.keep(db.session(), lapsed, request.path, request.form.to_dict(flat=False))
    db.session.commit()
    return redirect(url_for("sign_in.show", perdu="1"))


def _close_reading(response: Response) -> Response:
    """Write, after a reading, its audit row and the sign of life, in one short transaction of its own."""
    row = visit().row
    if request.method not in SAFE or row is None or "act" not in g:
        return response
    if response.status_code >= 400 or not isinstance(current_user._get_current_object(), User):
        return response
    try:
        _tell(current_user.actor, row)
    except SQLAlchemyError:
        db.session.rollback()
        log.exception("a reading could not be told")
        return Response("", 503)
    return response


def _tell(actor: Actor, row: WebSession) -> None:
    about = g.get("about") or ""
    subject = about if isinstance(about, str) else f"{type(about).__name__.lower()}:{about.key}"
    row_id, touch = row.id, sessions.needs_touch(row)
    writes = db.session()
    to_write(writes)
    audit.write(writes, actor, g.act, subject, g.get("fields", ()))
    if touch:
        writes.execute(update(WebSession).where(WebSession.id == row_id).values(seen_at=clock.now()))
    writes.commit()
