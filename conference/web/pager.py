"""The links at the foot of a list paged by key; the filters in the address stay."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request, url_for

BEFORE, AFTER = "avant", "apres"


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the pages on either side begin, if there are any, and how many rows there are in words."""

    previous_url: str | None
    next_url: str | None
    count_label: str


def pager(before: object, after: object, count_label: str = "") -> Pager:
    """The pager of this list, from the anchors of its neighbours."""
    return Pager(_url(BEFORE, before), _url(AFTER, after), count_label)


def _url(name: str, anchor: object) -> str | None:
    if anchor is None:
        return None
    kept = {key: value for key, value in request.args.items() if key not in {BEFORE, AFTER}}
    return f"{url_for(str(request.endpoint))}?{urlencode(kept | {name: str(anchor)})}"


def anchored() -> tuple[str, bool] | None:
    """The anchor of the address, and whether the page ends before it rather than begins after it."""
    for name, backwards in ((AFTER, False), (BEFORE, True)):
        if request.args.get(name):
            return request.args[name], backwards
    return None
