"""The practice sheet on paper, as JSON, and in the feed of all that are published."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from conference.documents.paper import page
from conference.documents.press import press
from conference.domain.control import cleaned

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published sheet in the feed: ``name`` never changes, whatever is published of it later."""

    name: str
    title: str
    url: str
    pdf: str
    author: str
    published: datetime
    summary: str


def pdf(content: Mapping[str, Any], stamp: str = "") -> bytes:
    """A sheet as a tagged PDF, stamped with its state until it is published. Raises ``PressFailed``."""
    return press(page("practice_sheet.html", sheet=content, stamp=stamp))


def data(content: Mapping[str, Any], about: Mapping[str, Any]) -> bytes:
    """A sheet as JSON: what it is, then its content."""
    return json.dumps({**about, **content}, ensure_ascii=False, indent=1).encode()


def feed(title: str, url: str, page_url: str, updated: datetime, entries: Iterable[Entry]) -> bytes:
    """The published sheets as an Atom feed, the latest first."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "fr"})
    _text(root, "title", title)
    _text(root, "id", url)
    _link(root, "self", url, "application/atom+xml")
    _link(root, "alternate", page_url, "text/html")
    _text(root, "updated", updated.isoformat())
    for one in sorted(entries, key=lambda entry: entry.published, reverse=True):
        _entry(root, one)
    made: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{made}'.encode()


def _entry(root: ET.Element, one: Entry) -> None:
    entry = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "title", one.title)
    _text(entry, "id", one.name)
    _link(entry, "alternate", one.url, "text/html")
    _link(entry, "enclosure", one.pdf, "application/pdf")
    _text(entry, "updated", one.published.isoformat())
    _text(ET.SubElement(entry, f"{{{ATOM}}}author"), "name", one.author)
    _text(entry, "summary", one.summary)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = cleaned(text)


def _link(parent: ET.Element, kind: str, url: str, media: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": kind, "type": media, "href": url})
