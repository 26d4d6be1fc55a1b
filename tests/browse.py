"""Filling a page as a browser does: every field of the form goes along, whatever is typed over it."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class _Fields(HTMLParser):
    """The successful controls of the forms that post to one address, none being their own page."""

    def __init__(self, action: str = "") -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self._action, self._elsewhere = action, bool(action)
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a control would send."""
        given = dict(attrs)
        if tag == "form":
            self._elsewhere = (given.get("action") or "") != self._action or given.get("method", "get") != "post"
        elif not self._elsewhere:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str | None]) -> None:
        name, kind = given.get("name") or "", given.get("type") or "text"
        if tag == "input" and kind in {"radio", "checkbox"}:
            if "checked" in given:
                value = "on" if given.get("value") is None else given["value"]
                boxes = kind == "checkbox" and name in self.found
                self.found[name] = [*_several(self.found[name]), value] if boxes else value
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
        if tag == "textarea" and self._textarea:
            self.found[self._textarea] = self.found[self._textarea].strip()
            self._textarea = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._elsewhere = True


def _several(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]


def fields(html: str, action: str = "") -> dict[str, Any]:
    """What the page's own form would send if nothing were typed, or its form for another address."""
    parser = _Fields(action)
    parser.feed(html)
    return parser.found


def fill(client: FlaskClient, path: str, **typed: Any) -> TestResponse:
    """Open a page, fill its form, send it."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)
    return client.post(path, data=fields(page.text) | typed)


def press(client: FlaskClient, path: str, label: str, **typed: Any) -> TestResponse:
    """Open a page and press the button that says this; its form goes where it says, with all that it carries."""
    page = client.get(path).text
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        if label in map(words, re.findall(r"<button.*?</button>", form, re.DOTALL)):
            action = (re.findall(r'<form[^>]*\saction="([^"]*)"', form) or [""])[0]
            return client.post(action or path, data=fields(form, action) | typed)
    # One form may serve many buttons, each with an address of its own.
    for form, action, said in re.findall(
        r'<button[^>]*\sform="([^"]+)"\s+formaction="([^"]+)">(.*?)</button>', page, re.DOTALL
    ):
        if words(said) == label:
            (shared,) = re.findall(rf'<form id="{form}".*?</form>', page, re.DOTALL)
            return client.post(action, data=fields(shared) | typed)
    raise AssertionError((path, label, words(page)))


def words(html: str) -> str:
    """What a page says, without its markup; every space is a plain one."""
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    return re.sub(r" (?=[,.])", "", said)


def token(client: FlaskClient) -> dict[str, str]:
    """The token of a client's session, as every page carries it."""
    found = re.search(r'name="csrf_token"\s+value="([^"]+)"', client.get("/departements").text)
    assert found is not None
    return {"csrf_token": found[1]}


def lands(answer: TestResponse) -> str:
    """Where an answer redirects to."""
    assert answer.status_code == 302, (answer.status_code, answer.text[:2000])
    return answer.location
