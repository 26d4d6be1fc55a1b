"""Structured logs: one line of JSON for each event, without names, texts, addresses of people nor links."""

import json
import logging
import secrets
import sys
import time

from flask import Flask, Response, g, request

from conference import clock


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Name the fault of an exception and where it was raised, never what it carried."""
        line = {"at": clock.now().isoformat(), "level": record.levelname, "event": record.name}
        line |= getattr(record, "told", {}) or {"message": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            line["fault"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False)


def _where(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    last = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "conference" in code.co_filename:
            last = f"{code.co_filename.rpartition('conference/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return last


def install(app: Flask) -> None:
    """Write to the standard error, and say one line for each request."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger("conference")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
    app.logger.handlers[:] = [handler]
    logging.getLogger("werkzeug").setLevel(logging.WARNING)

    @app.before_request
    def _begin() -> None:
        g.began, g.request_id = time.perf_counter(), secrets.token_hex(6)

    @app.after_request
    def _end(response: Response) -> Response:
        if request.endpoint != "static":
            spent = round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1)
            told = {
                "id": g.get("request_id", ""),
                "method": request.method,
                "view": request.endpoint or "none",
                "status": response.status_code,
                "ms": spent,
            }
            logging.getLogger("conference.request").info("", extra={"told": told})
        return response
