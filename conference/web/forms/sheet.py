"""The information sheet: what it says, what of it relatives receive, what each reader says, or why there is none."""

from datetime import date
from typing import Any

from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.sheet import SheetPart
from conference.models.referral import Referral
from conference.models.sheet import SheetVersion
from conference.queries.sheet import Standing
from conference.web.forms.agreement import AnswerForm
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import of_codes
from conference.words.sheet import SHEET_PART


class OnceForm(CreatingForm, VersionedForm):
    """A form that arrives once, on the version that its writer had before their eyes."""


class SheetForm(OnceForm):
    """What is told before the family is left alone; what holds comes before what worries."""

    strengths = TextAreaField(SHEET_PART[SheetPart.STRENGTHS], filters=[trimmed], validators=[text()])
    concerns = TextAreaField(SHEET_PART[SheetPart.CONCERNS], filters=[trimmed], validators=[text()])
    resources = TextAreaField(SHEET_PART[SheetPart.RESOURCES], filters=[trimmed], validators=[text()])
    non_negotiables = TextAreaField(SHEET_PART[SheetPart.NON_NEGOTIABLES], filters=[trimmed], validators=[text()])
    took_part = StringField("Qui a participé à l’écrire\u00a0?", filters=[trimmed], validators=[line()])
    tells = SelectMultipleField(
        "Ce que les proches en reçoivent",
        choices=of_codes(SHEET_PART),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[Optional()],
    )
    family_adds = TextAreaField("Ce que la famille veut leur dire en plus", filters=[trimmed], validators=[text()])

    def validate_strengths(self, field: TextAreaField) -> None:
        """A sheet says something."""
        if not any(self[name.value].data for name in SheetPart):
            raise ValidationError("Écrivez au moins une ligne, ou dites plus bas que la note est sans objet.")

    def values(self) -> dict[str, Any]:
        """What was typed."""
        told = set(self.tells.data or ())
        said = {name: self[name].data for name in (*SheetPart, "took_part", "family_adds")}
        return {str(name): value for name, value in said.items()} | {
            f"tells_{part}": part.value in told for part in SheetPart
        }


class SheetReadingForm(AnswerForm, VersionedForm):
    """What somebody says of the version that they have read."""


class SheetNeedlessForm(OnceForm):
    """Why there is none."""

    needless_why = StringField(
        "Pourquoi n’y en a-t-il pas besoin\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi."), line()],
    )


def stored(found: Standing, said: Referral) -> dict[str, Any]:
    """The last version as its form shows it; before the first one, what the referral says already."""
    if found.last is None:
        told = {"strengths": said.strengths, "concerns": said.worries, "non_negotiables": said.non_negotiables}
        return told | {"version": 0}
    return _of(found.last) | {"version": found.number}


def _of(last: SheetVersion) -> dict[str, Any]:
    names = (*(part.value for part in SheetPart), "took_part", "family_adds")
    tells = [part.value for part in SheetPart if getattr(last, f"tells_{part}")]
    return {name: getattr(last, name) for name in names} | {"tells": tells}


def first_answer(number: int, today: date) -> dict[str, Any]:
    """What a reader's answer begins with."""
    return {"version": number, "on": today}
