"""Two people changed the same thing: what differs, field by field, so that the second sees both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Form

from conference import words


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stands now, while the form holds what was just typed."""

    label: str
    theirs: str


def differences(form: Form, stored: Mapping[str, Any], typed: Mapping[str, Any]) -> list[Difference]:
    """The fields of a form whose stored value is not the typed one, with the stored value in words."""
    return [
        Difference(str(form[name].label.text), _said(form[name], stored[name]))
        for name, value in typed.items()
        if name in stored and (stored[name] or None) != (value or None)
    ]


def _said(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return "Non renseigné"
    if isinstance(value, list):
        return ", ".join(_said(field, one) for one in value)
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    for choice in getattr(field, "choices", None) or ():
        if choice.value == str(value):
            return str(choice.label)
    return words.of(value) if type(value) in words.TABLES else str(value)
