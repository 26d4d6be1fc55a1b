"""The period of the figures; it stands in the address, so that a view can be shared."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField
from wtforms.validators import InputRequired, ValidationError

from conference.words.evaluation import BAD_PERIOD


class PeriodForm(FlaskForm):
    """From a day to a day, both included."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    first = DateField("Du", validators=[InputRequired("Indiquez le premier jour de la période.")])
    last = DateField("Au", validators=[InputRequired("Indiquez le dernier jour de la période.")])

    def validate_last(self, field: Any) -> None:
        """The last day is not before the first."""
        if self.first.data and field.data and field.data < self.first.data:
            raise ValidationError(BAD_PERIOD)
