"""The texts of papers and questionnaires: ours in two languages, and how those of any other are held to them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

from conference.domain.paper import Direction, Tongue
from conference.words.papers import en, fr
from conference.words.questionnaires import en as questionnaires_en
from conference.words.questionnaires import fr as questionnaires_fr

FRENCH = Tongue("fr", "français", Direction.LTR, fr.TEXTS | questionnaires_fr.TEXTS)
ENGLISH = Tongue("en", "anglais", Direction.LTR, en.TEXTS | questionnaires_en.TEXTS)
OURS: dict[str, Tongue] = {tongue.code: tongue for tongue in (FRENCH, ENGLISH)}
# English days are those of Europe, day before month.
_LOCALES = {"en": "en_GB"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def groups() -> dict[str, list[str]]:
    """The keys of every text, by the paper that they belong to."""
    found: dict[str, list[str]] = {}
    for key in FRENCH.texts:
        found.setdefault(key.partition(".")[0], []).append(key)
    return found


def placeholders(text: str) -> frozenset[str]:
    """What a text leaves room for: ``{nom}``, ``{jour}``."""
    return frozenset(_PLACEHOLDER.findall(text))


def fits(key: str, text: str) -> bool:
    """Whether a translation leaves room for what the French text does, and for nothing else."""
    return placeholders(text) == placeholders(FRENCH.texts[key])


def lacking(tongue: Tongue) -> list[str]:
    """The keys of the texts that a language does not have: they are printed in French."""
    return [key for key in FRENCH.texts if not usable(tongue, key)]


def usable(tongue: Tongue, key: str) -> bool:
    """Whether a language has this text, with room for what it has to say."""
    text = tongue.texts.get(key, "").strip()
    return bool(text) and fits(key, text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders filled; one that is unknown stays as it is typed."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def locale(code: str) -> Locale:
    """How a language writes days and lists; French where nobody knows."""
    try:
        return Locale.parse(_LOCALES.get(code, code), sep="_" if code in _LOCALES else "-")
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale("fr")


def day(code: str, value: date) -> str:
    """``jeudi 12 mars 2026``, ``Thursday, 12 March 2026``, each as its language has it."""
    spoken = locale(code)
    written = format_date(value, "full", locale=spoken)
    return written.replace(" 1 ", " 1er ", 1) if spoken.language == "fr" and value.day == 1 else written


def listed(code: str, names: Iterable[str]) -> str:
    """``Lou, Sacha et Élie``."""
    return format_list(list(names), locale=locale(code))
