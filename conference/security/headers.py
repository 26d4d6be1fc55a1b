"""Headers of every answer, errors included."""

from typing import Any

from flask import Flask, Response, request

RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)
POLICY = "; ".join(RULES)
# The page of the day works without network, by scripts of its own; a questionnaire is one question a screen, paper is
# keyed without a mouse, and a part of the note is kept while it is typed: nowhere else is there any script, and
# without one these pages work too.
SCRIPTED = "; ".join((*RULES, "script-src 'self'"))
ASKING = "; ".join((SCRIPTED, "connect-src 'self'"))
OFFLINE = "; ".join((ASKING, "worker-src 'self'"))
WITH_SCRIPTS = {
    **dict.fromkeys(("day.show", "sync.frame"), OFFLINE),
    **dict.fromkeys(("note_part.edit", "note_part.write"), ASKING),
    **dict.fromkeys(("questionnaire.show", "questionnaire.answer", "keying.show", "keying.keep"), SCRIPTED),
}
# Their address opens something: it is told to nobody, this house included.
WITH_TOKENS = frozenset({"sign_in.link", "invited.enter", "family.enter", "questionnaire.enter"})
# For everybody, and the same for all: what was read is asked for again by its digest.
FOR_ALL = frozenset(f"published_sheet.{view}" for view in ("index", "feed", "show", "file"))
# Whoever looks for a conference finds it; its form has a cookie, so that no cache keeps it.
INDEXED = frozenset({"welcome.show"})
WORKER = "/static/js/day/worker.js"
OF_THE_WORKER = {
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'; script-src 'self'",
    "Service-Worker-Allowed": "/situations/",
}
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def add(given: Any) -> None:
    """Add to the headers of an answer those that every one carries, a file's included."""
    for name, value in ALWAYS.items():
        given[name] = value


def add_to_file(given: Any, _path: str, url: str) -> None:
    """The same to a file; the worker of the day may ask for its pages, and for nothing else."""
    add(given)
    if url == WORKER:
        for name, value in OF_THE_WORKER.items():
            given[name] = value


def install(app: Flask) -> None:
    """Add the headers to whatever the application answers."""

    @app.after_request
    def _add(response: Response) -> Response:
        add(response.headers)
        if request.endpoint in WITH_SCRIPTS:
            response.headers["Content-Security-Policy"] = WITH_SCRIPTS[request.endpoint]
        if request.endpoint in FOR_ALL:
            response.headers["Cache-Control"] = "no-cache"
        elif not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
            if request.endpoint not in INDEXED:
                response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if request.endpoint in WITH_TOKENS:
            response.headers["Referrer-Policy"] = "no-referrer"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        return response
