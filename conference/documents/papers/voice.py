"""One language as a paper speaks it: a text it lacks is said in French, and a name in another script stands apart."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from conference.domain.paper import Direction, Tongue
from conference.words import papers as words

# Around a value in a text written the other way: it keeps its own order, and the text keeps its.
OPEN, CLOSE = "\u2068", "\u2069"
# Signs that would turn the order of what follows them, were they typed in a name.
NBSP = "\u00a0"
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


class Apart(str):
    """A value that is not to be kept apart from its text: figures within a figure."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the language it is in; a value of the case has none, and goes the way its own letters do."""

    words: str
    lang: str = ""
    rtl: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


NOTHING = Said("")


@dataclass(frozen=True, slots=True)
class Voice:
    """A language, ready to say the texts of a paper."""

    tongue: Tongue

    @property
    def rtl(self) -> bool:
        """Whether its lines begin on the right."""
        return self.tongue.direction is Direction.RTL

    def say(self, key: str, **values: str | tuple[str, ...]) -> Said:
        """A text of the catalogue with its values, in French where this language lacks it; several names are listed."""
        theirs = words.usable(self.tongue, key)
        tongue = self.tongue if theirs else words.FRENCH
        rtl = theirs and self.rtl
        told = {name: _listed(tongue.code, given, rtl) for name, given in values.items()}
        return Said(words.fill(tongue.texts[key].strip(), told), tongue.code, rtl)

    def moment(self, starts: datetime) -> Said:
        """``jeudi 12 mars 2026, à 14 h 30``; ``starts`` is local time."""
        spoken = self.tongue.code if words.usable(self.tongue, "common.moment") else words.FRENCH.code
        return self.say("common.moment", jour=words.day(spoken, starts.date()), heure=self.hour(starts).words)

    def on(self, key: str, day: date, **values: str | tuple[str, ...]) -> Said:
        """A text that names a day, as its language writes days."""
        spoken = self.tongue.code if words.usable(self.tongue, key) else words.FRENCH.code
        return self.say(key, jour=words.day(spoken, day), **values)

    def hour(self, starts: datetime) -> Said:
        """``14 h 30``, ``9 h``: its figures hold together, whichever way the language goes."""
        hours, minutes = Apart(starts.hour), Apart(f"{starts:%M}")
        if not starts.minute:
            return self.say("common.full_hour", heures=hours)
        return self.say("common.hour", heures=hours, minutes=minutes)


def value(text: str) -> Said:
    """Something of the case, as it was typed: a name, a place, an address, words of the family."""
    return Said(plain(text), "", goes_left(text))


def plain(text: str) -> str:
    """A typed text without the signs that no paper can hold: controls, and what turns the order of letters."""
    kept = (sign for sign in text.replace("\r\n", "\n") if sign not in TURNING)
    return "".join(sign for sign in kept if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn"})


def goes_left(text: str) -> bool:
    """Whether the first letter of a text that has a direction goes from right to left."""
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"


def _listed(code: str, given: str | tuple[str, ...], rtl: bool) -> str:
    names = [given] if isinstance(given, str) else given
    return words.listed(code, [_apart(name, rtl) for name in names])


def _apart(text: str, rtl: bool) -> str:
    """A value on one line; in a text that goes left it is isolated, and does not break within itself."""
    if isinstance(text, Apart):
        return text
    line = " ".join(plain(text).split())
    return f"{OPEN}{line.replace(' ', NBSP)}{CLOSE}" if rtl and line else line
