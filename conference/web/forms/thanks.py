"""When and how the family was thanked."""

from typing import Any

from wtforms import RadioField

from conference.domain.follow_up import ThanksWay
from conference.web.forms.base import VersionedForm, required
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.follow_up import THANKS_WAY


class ThanksForm(VersionedForm):
    """A day and a way."""

    on = DateField("Quel jour\u00a0?", validators=[required("Choisissez le jour.")])
    way = RadioField("Comment\u00a0?", choices=of_codes(THANKS_WAY), validators=[required("Dites comment.")])

    def values(self) -> dict[str, Any]:
        """What was chosen."""
        return {"on": self.on.data, "way": ThanksWay(self.way.data)}
