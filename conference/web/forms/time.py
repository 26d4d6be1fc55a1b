"""Time in two taps: what for, then how long."""

from collections.abc import Sequence

from wtforms import HiddenField, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import NumberRange, Optional

from conference.models.case import Case
from conference.web.forms.base import CreatingForm, VersionedForm, required
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.work import WORK_KIND

TAPS = (15, 30, 60, 90, 120, 180)
_A_DAY = NumberRange(1, 24 * 60, "Tapez un nombre de minutes, de 1 à 1440.")


class _Spent:
    """What for, for which case, on which day."""

    kind = RadioField("À quoi\u00a0?", choices=of_codes(WORK_KIND), validators=[required("Dites à quoi.")])
    case = SelectField("Pour quelle situation\u00a0?", validators=[Optional()])
    day = DateField("Quel jour\u00a0?", validators=[required("Choisissez un jour.")])

    def offer(self, cases: Sequence[Case]) -> None:
        """One's own open cases, or none."""
        none = [SelectChoice("", "Aucune en particulier")]
        self.case.choices = none + [SelectChoice(case.key, case.reference or "") for case in cases]


class TimeForm(_Spent, CreatingForm):
    """``tap`` is the button of a usual duration; ``minutes`` is typed when none fits."""

    tap = IntegerField(validators=[Optional(), _A_DAY])
    minutes = IntegerField("Une autre durée, en minutes", validators=[Optional(), _A_DAY])

    back = HiddenField()

    def keep_tap(self) -> None:
        """A button that was refused is not lost: its minutes stand as if they had been typed."""
        if self.tap.data:
            self.minutes.data, self.minutes.raw_data = self.tap.data, None


class CorrectionForm(_Spent, VersionedForm):
    """What an entry says instead."""

    minutes = IntegerField(
        "Combien de temps, en minutes\u00a0?", validators=[required("Tapez un nombre de minutes."), _A_DAY]
    )
