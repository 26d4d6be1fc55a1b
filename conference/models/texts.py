"""The four kinds of text. Every text column says which it is, and a test refuses one that does not.

Exports, rights requests and anonymisation walk these marks.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Text
from sqlalchemy.orm import MappedColumn, mapped_column

CONFIDED = "confided"


class TextKind(StrEnum):
    """What a text is, and so who may see it and what becomes of it."""

    FACT = "fact"
    PERSON = "person"
    FAMILY_WORDS = "family_words"
    SECRET = "secret"


def _text(kind: TextKind, **options: Any) -> MappedColumn[Any]:
    return mapped_column(Text, info={"text": kind.value}, **options)


def fact(**options: Any) -> MappedColumn[Any]:
    """Something about the work, that identifies nobody by itself."""
    return _text(TextKind.FACT, **options)


def person(**options: Any) -> MappedColumn[Any]:
    """A name, or anything that lets somebody be found."""
    return _text(TextKind.PERSON, **options)


def family_words(**options: Any) -> MappedColumn[Any]:
    """What a family, or somebody about a family, wrote or said."""
    return _text(TextKind.FAMILY_WORDS, **options)


def secret(**options: Any) -> MappedColumn[Any]:
    """A digest, a password, a token: never shown, never exported."""
    return _text(TextKind.SECRET, **options)


def confided(**options: Any) -> MappedColumn[Any]:
    """A secret of a family, read on pages of its own by those it was told to and nobody else; never exported either."""
    return mapped_column(Text, info={"text": TextKind.SECRET.value, CONFIDED: True}, **options)


def is_confided(column: Column[Any]) -> bool:
    """Whether a column is a secret of a family, rather than one of the machine."""
    return bool(column.info.get(CONFIDED))
