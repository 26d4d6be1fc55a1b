"""What a statement of hours is of: a year, a month of it, an employer; all stand in the address."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import NumberRange, Optional

from conference.domain.ceiling import month_of, year_of
from conference.web.forms.base import required
from conference.web.forms.choices import Named, of_tree
from conference.words.dates import month_name

_YEARS = NumberRange(2000, 2099, "Tapez une année, de 2000 à 2099.")


class YearForm(FlaskForm):
    """One year."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    annee = IntegerField("Année", validators=[required("Tapez une année."), _YEARS])

    @property
    def period(self) -> tuple[date, date]:
        """Its first day and its last."""
        return year_of(date(self.annee.data or 0, 1, 1))

    @property
    def asked(self) -> dict[str, Any]:
        """What an address keeps of it."""
        return {field.name: field.data for field in self if field.data}


class TeamForm(YearForm):
    """One year or one month of it, of all coordinators or of one employer's."""

    mois = SelectField(
        "Mois",
        choices=[SelectChoice("", "Toute l’année"), *(SelectChoice(str(n), month_name(n)) for n in range(1, 13))],
        validators=[Optional()],
    )
    employeur = SelectField("Employeur", validators=[Optional()])

    def offer(self, institutions: Iterable[tuple[Named, int]]) -> None:
        """The institutions of the département, each set in by its depth."""
        self.employeur.choices = of_tree(institutions, "Tous les employeurs")

    @property
    def period(self) -> tuple[date, date]:
        """The first day and the last of what is asked for."""
        if not self.mois.data:
            return super().period
        return month_of(date(self.annee.data or 0, int(self.mois.data), 1))
