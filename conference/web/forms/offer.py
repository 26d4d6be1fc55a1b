"""Proposals declined: a day, and at most where, in which field and why."""

from collections.abc import Iterable

from wtforms import SelectField
from wtforms.validators import InputRequired, Optional

from conference.web.forms.base import CreatingForm
from conference.web.forms.choices import Named, of_codes, of_tree
from conference.web.forms.dates import DateField
from conference.words.case import FIELD
from conference.words.offer import OFFER_REASON, REASON


class OfferForm(CreatingForm):
    """One tap is enough: the day is today's."""

    on = DateField("Le jour", validators=[InputRequired(REASON["offer_day_missing"])])
    field = SelectField("Champ", choices=of_codes(FIELD, empty="Sans précision"), validators=[Optional()])
    territory = SelectField("Territoire", validators=[Optional()])
    reason = SelectField("Pourquoi", choices=of_codes(OFFER_REASON, empty="Sans précision"), validators=[Optional()])

    def offer(self, territories: Iterable[tuple[Named, int]]) -> None:
        """The territories of the département."""
        self.territory.choices = of_tree(territories, "Sans précision")
