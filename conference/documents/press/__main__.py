"""The child of the press: it limits itself before it reads a byte, then prints one page and ends.

It knows two addresses, those of the house's fonts.
"""

import json
import resource
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from conference.config import ROOT
from conference.documents.press import Exit, Limits

FONTS = {
    "press:luciole-regular": ROOT / "static" / "fonts" / "Luciole-Regular.woff2",
    "press:luciole-bold": ROOT / "static" / "fonts" / "Luciole-Bold.woff2",
    "press:vazirmatn-regular": ROOT / "static" / "fonts" / "Vazirmatn-Regular.woff2",
    "press:vazirmatn-bold": ROOT / "static" / "fonts" / "Vazirmatn-Bold.woff2",
}


class RefusingFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
    """Gives the fonts of the house by their names; any other address ends the printing."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """One of the fonts, or ``FatalURLFetchingError``, which no part of the printer swallows."""
        if url not in FONTS:
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, FONTS[url].read_bytes(), {"Content-Type": "font/woff2"})


def limit(limits: Limits) -> None:
    """Bound what this process may take, for good."""
    for what, most in (
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 1 << 20),  # the fonts, each unpacked in the child's own folder
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def rendered(asked: Mapping[str, Any]) -> bytes:
    """The tagged PDF of a page (PDF/UA-1), with the texts that travel inside it."""
    document = HTML(string=asked["html"], base_url="press:page", url_fetcher=RefusingFetcher())
    files = [_attachment(**one) for one in asked["attached"]]
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True, attachments=files))


def _attachment(name: str, description: str, text: str, day: str) -> Attachment:
    """The days are given: the same text makes the same document whenever it is printed."""
    at = datetime.fromisoformat(day)
    return Attachment(string=text, name=name, description=description, created=at, modified=at, relationship="Data")


def main(seconds: str, memory: str) -> Exit:
    """Limited first, then the page from stdin to the PDF on stdout; the code says what went wrong."""
    limit(Limits(int(seconds), int(memory)))
    try:
        sys.stdout.buffer.write(rendered(json.loads(sys.stdin.buffer.read())))
    except FatalURLFetchingError as refused:
        sys.stderr.write(f"refused address: {refused}")
        return Exit.REFUSED
    except MemoryError:
        return Exit.MEMORY
    return Exit.PRINTED


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
