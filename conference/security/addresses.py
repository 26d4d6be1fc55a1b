"""The page that a form stands on: at the address where it is sent, or else at the nearest one above."""

import re

from flask import current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

VARIABLE = re.compile(r"<[^>]+>")


def page(path: str) -> tuple[str, str]:
    """The address and the endpoint of the page of a form; those of home when there is none nearer.

    What is a word of the form's own address (``…/note``) is no key of a thing (``…/<entry>``).
    """
    addresses = current_app.url_map.bind("")
    sent = _shape(addresses, path, "POST")
    while path:
        found = _shape(addresses, path, "GET")
        if found is not None and (sent is None or found == sent):
            return path, addresses.match(path, method="GET")[0]
        path, sent = path.rpartition("/")[0], sent and sent.rpartition("/")[0]
    return "/", "home.show"


def _shape(addresses: MapAdapter, path: str, method: str) -> str | None:
    """The rule that an address follows, its variables without their names; None where it follows none."""
    try:
        rule, _ = addresses.match(path, method=method, return_rule=True)
    except HTTPException:
        return None
    return VARIABLE.sub("<>", rule.rule)
