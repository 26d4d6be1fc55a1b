"""The period of the figures and what they are narrowed to; both stand in the address, so that a view can be shared."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, ValidationError

from conference.web.forms.choices import Named, of_codes, of_tree
from conference.web.forms.dates import DateField
from conference.words.case import FIELD
from conference.words.evaluation import BAD_PERIOD, WHY_CASES


class PeriodForm(FlaskForm):
    """From a day to a day, both included; a territory with all that it holds; a field; whoever refers."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    first = DateField("Du", validators=[InputRequired("Indiquez le premier jour de la période.")])
    last = DateField("Au", validators=[InputRequired("Indiquez le dernier jour de la période.")])
    territory = SelectField("Territoire", default="")
    field = SelectField("Champ", choices=of_codes(FIELD, empty="Tous"), default="")

    institution = SelectField("Orientées par", default="")

    def offer(self, territories: Iterable[tuple[Named, int]], institutions: Iterable[tuple[Named, int]]) -> None:
        """The territories and the institutions of the département, each set in by its depth."""
        self.territory.choices = of_tree(territories, "Tous")
        self.institution.choices = of_tree(institutions, "Toutes les institutions")

    def validate_last(self, field: Any) -> None:
        """The last day is not before the first."""
        if self.first.data and field.data and field.data < self.first.data:
            raise ValidationError(BAD_PERIOD)

    @property
    def narrowed(self) -> tuple[str, ...]:
        """The names of the filters in use, never what they hold."""
        return tuple(field.name for field in (self.territory, self.field, self.institution) if field.data)

    @property
    def kept(self) -> dict[str, str]:
        """What an address keeps of it."""
        days = {"first": self.first.data, "last": self.last.data}
        said = {name: day.isoformat() for name, day in days.items() if day}
        return said | {field.name: field.data or "" for field in (self.territory, self.field, self.institution)}


class WhyForm(FlaskForm):
    """Why the cases behind a figure are looked at, once for a list."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    reason = RadioField(
        "Pourquoi ouvrir cette liste\u00a0?", choices=[SelectChoice(code, words) for code, words in WHY_CASES.items()]
    )
