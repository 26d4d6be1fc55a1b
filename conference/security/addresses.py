"""The page that a form stands on: at the address where it is sent, or else at the nearest one above."""

from flask import current_app
from werkzeug.exceptions import HTTPException


def page(path: str) -> tuple[str, str]:
    """The address and the endpoint of the page of a form; those of home when there is none nearer."""
    addresses = current_app.url_map.bind("")
    while path:
        try:
            return path, addresses.match(path, method="GET")[0]
        except HTTPException:
            path = path.rpartition("/")[0]
    return "/", "home.show"
