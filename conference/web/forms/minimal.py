"""The minimal record: boxes to tick, each with its day, and how many actions a plan holds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, IntegerField, SubmitField
from wtforms.validators import NumberRange, Optional

from conference.domain.minimal import MOST_ACTIONS, Tickable
from conference.web.forms.base import CreatingForm, Form, required
from conference.web.forms.dates import DateField
from conference.words.minimal import TICK
from conference.words.reasons import REASON


class NewForm(CreatingForm):
    """Begin a referral, as a minimal record if its family asks for one."""

    minimal = SubmitField("Commencer un dossier minimal")


class AskForm(Form):
    """Nothing of this family will be written."""


class ActionsForm(CreatingForm):
    """How many actions the family agreed on."""

    how_many = IntegerField(
        "Combien d’actions la famille a-t-elle adoptées\u00a0?",
        validators=[
            required(REASON["actions_uncounted"]),
            NumberRange(1, MOST_ACTIONS, REASON["actions_uncounted"]),
        ],
    )


class TicksForm(CreatingForm):
    """A box and a day for each reason that may be ticked, see `ticks_form`."""

    CODES: tuple[Tickable, ...] = ()

    def ticked(self) -> dict[Tickable, date | None]:
        """What was ticked, each with its day, if one was given."""
        return {code: self[f"on_{code}"].data for code in self.CODES if self[f"tick_{code}"].data}

    def validate(self, extra_validators: Any = None) -> bool:
        """Something is ticked, and dated."""
        well: bool = super().validate(extra_validators)
        if not self.ticked():
            self.form_errors.append("Cochez au moins une ligne.")
            return False
        for code, on in self.ticked().items():
            day = self[f"on_{code}"]
            if on is None and not day.errors:
                day.errors = ["Indiquez la date."]
                well = False
        return well


def ticks_form(codes: Sequence[Tickable], today: date, **given: Any) -> TicksForm:
    """The form of what is asked now; a box left alone needs no day."""
    boxes = {f"tick_{code}": BooleanField(TICK[code]) for code in codes}
    days = {f"on_{code}": DateField("Quel jour\u00a0?", default=today, validators=[Optional()]) for code in codes}
    made: TicksForm = type("AskedTicksForm", (TicksForm,), {"CODES": tuple(codes), **boxes, **days})(**given)
    return made
