"""What is answered when something cannot be: always with what to do next, and written down when refused."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, g, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from conference import audit
from conference.audit import Act
from conference.casework.step import NotPossible
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.security.guard import SteppedAside
from conference.security.transactions import to_write
from conference.security.user import User
from conference.web.rooms import way_to
from conference.words.reasons import sentence

log = logging.getLogger("conference.errors")
REFUSALS = frozenset({403, 404, 409})
NOT_THEIRS = frozenset({"not_yours", "decides_on_oneself"})

WORDS: dict[int, tuple[str, str]] = {
    400: (
        "La demande n’a pas été comprise",
        "Revenez à la page précédente, rechargez-la et recommencez. Ce que vous aviez tapé y est encore.",
    ),
    401: ("Identifiez-vous", "Cette page demande de se connecter."),
    403: (
        "Cette page n’est pas pour vous",
        (
            "Votre rôle ne permet pas cette action, ou la situation a changé d’étape depuis. Si c’est une erreur, "
            "adressez-vous à l’administrateur·rice."
        ),
    ),
    404: ("Page introuvable", "L’adresse est inexacte, ou ce qu’elle désigne n’est pas à vous."),
    405: ("Action impossible ici", "Revenez à la page précédente et utilisez ses boutons."),
    409: (
        "Ce n’est plus possible",
        "La situation a changé entre-temps. Rouvrez-la pour voir où elle en est.",
    ),
    410: ("Ce document a été retiré", "Le département qui l’avait publié l’a retiré. Sa page dit quand, et pourquoi."),
    413: ("Fichier trop lourd", "Le fichier dépasse 10 Mo. Choisissez-en un plus léger."),
    429: (
        "Trop d’essais",
        (
            "Attendez un quart d’heure avant de recommencer. Si vous avez perdu votre mot de passe, "
            "demandez un nouveau lien à l’administrateur·rice."
        ),
    ),
    500: (
        "Une erreur est survenue",
        "Rien n’a été à moitié enregistré. Réessayez\u00a0; si cela dure, prévenez l’équipe.",
    ),
    503: (
        "L’application est occupée",
        "Rien n’a été à moitié enregistré. Réessayez dans une minute.",
    ),
}


STEPPED_ASIDE = (
    "Vous vous êtes déporté·e de cette situation",
    (
        "Elle ne s’ouvre plus pour vous, et vous ne prenez plus part à ce qui s’y décide. "
        "Un déport ne se reprend pas\u00a0; les autres membres de l’instance continuent sans vous."
    ),
)


def page(
    code: int, reasons: list[str] | None = None, words: tuple[str, str] | None = None, way: str | None = None
) -> tuple[str, int]:
    """The error page of a code, with the ``way`` to where its reason is mended."""
    title, text = words or WORDS.get(code, WORDS[500])
    reading = request.method in {"GET", "HEAD"}
    url = url_for("home.show") if current_user.is_authenticated else url_for("sign_in.show")
    html = render_template(
        "error.html",
        title=title,
        text=" ".join(reasons) if reasons else text,
        action_url=way or (url if reading or code != 400 else request.path),
        action_label="Voir où cela se règle" if way else "Revenir à l’accueil",
    )
    return html, code


def _refuse(
    code: int, reasons: list[str] | None = None, aside: SteppedAside | None = None, way: str | None = None
) -> tuple[str, int]:
    """Give the page of a refusal, once it is written down after whatever was begun is rolled back.

    The page is made first, of what is read already: a rollback would have it read again.
    """
    g.pop("act", None)
    session = db.session()
    if not session.is_active:
        session.rollback()
    with session.no_autoflush:
        answer = page(code, reasons, STEPPED_ASIDE if aside else None, way)
    try:
        _tell(code, aside.about if aside else f"view:{request.endpoint or 'none'}")
    except SQLAlchemyError:
        session.rollback()
        log.exception("a refusal could not be told")
        return page(503)
    return answer


def _tell(code: int, about: str) -> None:
    user = current_user._get_current_object()
    actor = user.actor if isinstance(user, User) else None
    writes = db.session()
    to_write(writes)
    if code in REFUSALS and actor is not None:
        audit.write(writes, actor, Act.REFUSED, about, (str(code),))
        writes.commit()


def _http(error: HTTPException) -> Any:
    code = error.code or 500
    if code < 400:
        return error
    return _refuse(code, aside=error if isinstance(error, SteppedAside) else None)


def _csrf(_error: CSRFError) -> Any:
    return _refuse(400)


def _refused(error: Refused) -> Any:
    codes = {reason.code for reason in error.reasons}
    code = 403 if isinstance(error, NotPossible) and codes & NOT_THEIRS else 409
    return _refuse(code, [sentence(reason) for reason in error.reasons], way=_way(error))


def _way(error: Refused) -> str | None:
    """The page where the first reason of a case is mended, where it is another than this one."""
    key = (request.view_args or {}).get("key") if request.path.startswith("/situations/") else None
    way = way_to(error.reasons[0].place, key) if key else None
    return way if way != request.path else None


def _overtaken(error: StaleDataError | IntegrityError) -> Any:
    """Somebody else wrote first: the database refused the second of two acts that could not both be."""
    log.warning("overtaken", exc_info=error)
    return _refuse(409)


def _database(error: SQLAlchemyError) -> Any:
    db.session.rollback()
    busy = isinstance(error, DBAPIError) and "locked" in str(error.orig)
    log.error("database", exc_info=error)
    return page(503 if busy else 500)


def _unexpected(error: Exception) -> Any:
    if current_app.testing:
        raise error
    db.session.rollback()
    log.error("unexpected", exc_info=error)
    return page(500)


HANDLERS: tuple[tuple[type[Exception], Callable[[Any], Any]], ...] = (
    (HTTPException, _http),
    (CSRFError, _csrf),
    (Refused, _refused),
    (StaleDataError, _overtaken),
    (IntegrityError, _overtaken),
    (SQLAlchemyError, _database),
    (Exception, _unexpected),
)


def install(app: Flask) -> None:
    """Answer every fault with a page."""
    for fault, handler in HANDLERS:
        app.register_error_handler(fault, handler)
