"""The life of a request around its view: who it is, what it leaves behind, and how it ends."""

import logging
from typing import Any

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from flask_login import current_user
from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError

from conference import audit, clock
from conference.domain.actors import MACHINE, Actor
from conference.domain.acts import Act
from conference.extensions import db, login
from conference.models.sign_in import WebSession
from conference.models.tenancy import work_for
from conference.security import kept, sessions
from conference.security.addresses import page
from conference.security.permissions import Permission
from conference.security.sessions import visit
from conference.security.transactions import SAFE, to_write
from conference.security.user import User, load

log = logging.getLogger("conference.request")
# What somebody answered on paper is nobody's: it is not kept under the account of who keyed it.
UNKEPT = frozenset({"keying.keep"})


def install(app: Flask) -> None:
    """Hang the life of a request on an application."""
    app.session_interface = sessions.Sessions()
    app.before_request(_only_text)
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


def _only_text() -> None:
    """Nobody types the character that PostgreSQL cannot keep in a text."""
    sent = [request.path, *(file.filename or "" for file in request.files.values())]
    for name, value in (*request.args.items(multi=True), *request.form.items(multi=True)):
        sent += [name, value]
    if any("\0" in text for text in sent):
        abort(400)


def _give_back_later() -> Any:
    """Keep what was typed under a session that has ended, before anything else refuses it.

    A view that is everybody's goes on: whoever is there now may not be whose session has ended.
    """
    lapsed = visit().lapsed
    if request.method in SAFE or lapsed is None or not _of_an_account():
        return None
    if request.endpoint in UNKEPT or not _takes_words(lapsed):
        return redirect(url_for("sign_in.show"))
    kept.keep(db.session(), lapsed.account_id, request.path, request.form.to_dict(flat=False))
    db.session.commit()
    return redirect(url_for("sign_in.show", perdu="1"))


def _of_an_account() -> bool:
    """Whether the view of this request is for who is signed in."""
    view = current_app.view_functions.get(request.endpoint or "")
    return isinstance(getattr(view, "policy", None), Permission)


def _takes_words(lapsed: WebSession) -> bool:
    """Whether what was typed has a page to come back to, and may wait for it."""
    if page(request.path)[0] == "/" != request.path:
        return False
    work_for(db.session(), lapsed.department)
    return kept.takes_words(db.session(), set((request.view_args or {}).values()))


def _close_reading(response: Response) -> Response:
    """Write, after a reading, its audit row and the sign of life, in one short transaction of its own."""
    row, act, user = visit().row, _shown(response), current_user._get_current_object()
    signed = row is not None and isinstance(user, User)
    if act is None or not (signed or g.get("by_link")):
        return response
    try:
        _tell(user.actor if signed else MACHINE, act, row if signed else None)
    except SQLAlchemyError:
        db.session.rollback()
        log.exception("a reading could not be told")
        return Response("", 503)
    return response


def _shown(response: Response) -> Act | None:
    """The reading that an answer is: that of its view, or for a form refused that of the page given back."""
    if "act" not in g:
        return None
    if request.method in SAFE:
        return g.act if response.status_code < 400 else None
    return _given_back() if response.status_code in {409, 422} else None


def _given_back() -> Act:
    """The act that opening the page of a form is."""
    act: Act = getattr(current_app.view_functions[page(request.path)[1]], "act", Act.REFUSED)
    return act


def _tell(actor: Actor, act: Act, row: WebSession | None) -> None:
    about = g.get("about") or ""
    subject = about if isinstance(about, str) else f"{type(about).__name__.lower()}:{about.key}"
    row_id = row.id if row is not None and sessions.needs_touch(row) else None
    writes = db.session()
    to_write(writes)
    audit.write(writes, actor, act, subject, g.get("fields", ()))
    if row_id is not None:
        writes.execute(update(WebSession).where(WebSession.id == row_id).values(seen_at=clock.now()))
    writes.commit()
