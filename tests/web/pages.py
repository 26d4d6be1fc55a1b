"""A signed-in browser for the tests of pages: it opens pages, follows their links and sends their forms."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Page:
    """An answer, with what a reader finds in it."""

    def __init__(self, answer: TestResponse) -> None:
        self.answer = answer
        self.text = answer.text
        self.status_code = answer.status_code

    def hidden(self, name: str) -> str:
        """What a hidden field carries; empty when there is none."""
        return self.text.partition(f'name="{name}"')[2].partition('value="')[2].partition('"')[0]

    def link(self, words: str) -> str:
        """The address behind some words."""
        for address, inside in re.findall(r'<a[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', self.text, re.DOTALL):
            if words in inside:
                return str(address).replace("&amp;", "&")
        raise LookupError(words)


class Browser:
    """A client that carries the token of its pages."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.csrf = self.get("/departements").hidden("csrf_token")

    def get(self, path: str) -> Page:
        """Open a page."""
        return Page(self.client.get(path))

    def post(self, path: str, **fields: Any) -> TestResponse:
        """Post some fields, and nothing that the page would have carried but its token."""
        data = {"csrf_token": self.csrf, **fields}
        return self.client.post(path, data=data, headers={"Referer": "https://localhost/"})

    def send(self, path: str, prefix: str = "", **fields: Any) -> TestResponse:
        """Open the page of a form, and send it filled in."""
        page = self.get(path)
        carried = {f"{prefix}{name}": page.hidden(f"{prefix}{name}") for name in ("once", "version")}
        return self.post(path, **carried, **{f"{prefix}{name}": value for name, value in fields.items()})
