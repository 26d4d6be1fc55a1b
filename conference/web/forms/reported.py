"""A figure published before or elsewhere, and a table of several."""

from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField
from wtforms.validators import ValidationError

from conference.domain.reasons import Refused
from conference.domain.reported import LONGEST_VALUE, Measure, understood
from conference.programme.reported import Told
from conference.web.forms.base import CreatingForm, Form, VersionedForm, line, required, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.words.reasons import sentence
from conference.words.reported import MEASURE, REASON


class ReportedForm(CreatingForm, VersionedForm):
    """What it counts, its value, of when it is, and where it comes from."""

    measure = SelectField("Ce qui est compté", choices=of_codes(MEASURE))
    title = StringField("Dans vos mots", filters=[trimmed], validators=[line()])
    value = StringField(
        "La valeur",
        filters=[trimmed],
        validators=[required(REASON["reported_value_missing"]), line(LONGEST_VALUE)],
    )
    period = StringField(
        "De quand est-ce\u00a0?", filters=[trimmed], validators=[required(REASON["reported_period_missing"]), line()]
    )
    source = StringField(
        "D’où vient ce chiffre\u00a0?",
        filters=[trimmed],
        validators=[required(REASON["reported_source_missing"]), line()],
    )
    detail = StringField("Ce qu’il faut savoir pour le lire", filters=[trimmed], validators=[line()])

    def validate_value(self, field: Any) -> None:
        """The value is one that can be understood."""
        try:
            understood(field.data or "")
        except Refused as refusal:
            raise ValidationError(" ".join(map(sentence, refusal.reasons))) from refusal

    def told(self) -> Told:
        """The figure as it was typed."""
        value = understood(typed(self.value))
        words = typed(self.period), typed(self.source), typed(self.title), typed(self.detail)
        return Told(Measure(self.measure.data), value, *words)


class ReportedTableForm(CreatingForm):
    """One CSV file."""

    file = FileField("Le tableau, en CSV", validators=[FileRequired("Choisissez un fichier .csv.")])


class MovedForm(Form):
    """Nothing but its token."""
