"""One date for anybody's calendar, as RFC 5545 writes it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST = 75
PRODUCT = "-//Conférences familiales//FR"


@dataclass(frozen=True, slots=True)
class Event:
    """What a calendar is told: ``number`` grows whenever the same event is written again; no name of a family."""

    uid: str
    starts: datetime
    lasts: timedelta
    title: str
    place: str = ""
    number: int = 0
    cancelled: bool = False


def ics(event: Event, written: datetime) -> bytes:
    """The file: UTF-8, lines of at most 75 bytes that end in CR LF, instants in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if event.cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_instant(written)}",
        f"DTSTART:{_instant(event.starts)}",
        f"DTEND:{_instant(event.starts + event.lasts)}",
        f"SEQUENCE:{event.number}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        f"SUMMARY:{_text(event.title)}",
        *([f"LOCATION:{_text(event.place)}"] if event.place else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """A text as a value: what separates is escaped, and a line break is said."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        value = value.replace(plain, escaped)
    return "".join(sign for sign in value if sign.isprintable() or sign == "\u00a0")


def _folded(line: str) -> bytes:
    """A line cut where it is too long, never within a letter; what follows a cut begins with a space."""
    found, room = [b""], LONGEST
    for sign in line:
        letter = sign.encode()
        if len(found[-1]) + len(letter) > room:
            found.append(b" ")
        found[-1] += letter
    return b"\r\n".join(found)
