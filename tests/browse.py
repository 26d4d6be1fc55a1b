"""Filling a page as a browser does: every field of the form goes along, whatever is typed over it."""

import re
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class _Fields(HTMLParser):
    """The successful controls of the forms that post to their own page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self._elsewhere = False
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a control would send."""
        given = dict(attrs)
        if tag == "form":
            self._elsewhere = bool(given.get("action")) or given.get("method", "get") != "post"
        elif not self._elsewhere:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str | None]) -> None:
        name, kind = given.get("name") or "", given.get("type") or "text"
        if tag == "input" and kind in {"radio", "checkbox"}:
            if "checked" in given:
                value = given.get("value")
                self.found[name] = "on" if value is None else value
        elif tag == "input" and name and kind not in {"submit", "file"}:
            self.found[name] = given.get("value") or ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.found):
            self.found[self._select] = given.get("value") or ""
        elif tag == "textarea":
            self._textarea = name
            self.found[name] = ""

    def handle_data(self, data: str) -> None:
        """Text inside a textarea is its value."""
        if self._textarea:
            self.found[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave a control."""
        if tag == "textarea":
            self.found[self._textarea] = self.found[self._textarea].strip()
            self._textarea = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._elsewhere = True


def fields(html: str) -> dict[str, Any]:
    """What the page's own form would send if nothing were typed."""
    parser = _Fields()
    parser.feed(html)
    return parser.found


def fill(client: FlaskClient, path: str, **typed: Any) -> TestResponse:
    """Open a page, fill its form, send it."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)
    return client.post(path, data=fields(page.text) | typed)


def token(client: FlaskClient) -> dict[str, str]:
    """The token of a client's session, as every page carries it."""
    found = re.search(r'name="csrf_token"\s+value="([^"]+)"', client.get("/departements").text)
    assert found is not None
    return {"csrf_token": found[1]}


def lands(answer: TestResponse) -> str:
    """Where an answer redirects to."""
    assert answer.status_code == 302, (answer.status_code, answer.text[:2000])
    return answer.location
