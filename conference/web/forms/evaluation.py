"""The period of the figures; it stands in the address, so that a view can be shared."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField
from wtforms.validators import InputRequired, ValidationError

from conference.words.evaluation import BAD_PERIOD, BAD_YEAR

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


def _in_reach(_form: FlaskForm, field: Any) -> None:
    if field.data and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(BAD_YEAR)


class PeriodForm(FlaskForm):
    """From a day to a day, both included."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    first = DateField("Du", validators=[InputRequired("Indiquez le premier jour de la période."), _in_reach])
    last = DateField("Au", validators=[InputRequired("Indiquez le dernier jour de la période."), _in_reach])

    def validate_last(self, field: Any) -> None:
        """The last day is not before the first."""
        if self.first.data and field.data and field.data < self.first.data:
            raise ValidationError(BAD_PERIOD)
