"""The information sheet: what it says, that it was read and agreed, or why there is none."""

from datetime import date
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import ValidationError

from conference.domain.preparation import SheetState
from conference.models.preparation import Sheet
from conference.models.referral import Referral
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.dates import DateField

TEXTS = ("concerns", "resources", "non_negotiables")


class OnceForm(CreatingForm, VersionedForm):
    """A form that arrives once, on the version that its writer had before their eyes."""


class SheetForm(OnceForm):
    """What is told before the family is left alone."""

    concerns = TextAreaField("Ce qui inquiète", filters=[trimmed], validators=[text()])
    resources = TextAreaField("Les ressources", filters=[trimmed], validators=[text()])
    non_negotiables = TextAreaField("Ce qui n’est pas négociable", filters=[trimmed], validators=[text()])

    def validate_concerns(self, field: TextAreaField) -> None:
        """A sheet says something."""
        if not any(self[name].data for name in TEXTS):
            raise ValidationError("Écrivez au moins une ligne, ou dites plus bas que la note est sans objet.")

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self[name].data for name in TEXTS}


class SheetAgreementForm(OnceForm):
    """Who has read it and agrees to its being read on the day."""

    agreed_by = StringField(
        "Qui l’a lue et l’accepte\u00a0?", filters=[trimmed], validators=[required("Écrivez qui l’accepte."), line()]
    )
    agreed_on = DateField("Quand\u00a0?", validators=[required("Indiquez la date.")])


class SheetNeedlessForm(OnceForm):
    """Why there is none."""

    needless_why = StringField(
        "Pourquoi n’y en a-t-il pas besoin\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi."), line()],
    )


def stored(sheet: Sheet | None, said: Referral) -> dict[str, Any]:
    """A sheet as its form shows it; before the first one, what the referral says already."""
    if sheet is None or (sheet.state is SheetState.NEEDLESS and not any(getattr(sheet, name) for name in TEXTS)):
        told = {"concerns": said.worries, "resources": said.strengths, "non_negotiables": said.non_negotiables}
        return told | {"version": sheet.version if sheet else 0}
    return {name: getattr(sheet, name) for name in TEXTS} | {"version": sheet.version}


def agreement(sheet: Sheet | None, today: date) -> dict[str, Any]:
    """The agreement to a sheet as its form shows it first."""
    return {"version": sheet.version if sheet else 0, "agreed_on": today}
