"""The date, the hour and the place of a sitting."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import RadioField, StringField, TimeField
from wtforms.validators import Optional

from conference import clock
from conference.models.conference import Sitting
from conference.web.forms.base import CreatingForm, VersionedForm, line, trimmed
from conference.web.forms.choices import yes_no
from conference.web.forms.dates import DateField
from conference.words.reasons import REASON


class CancelForm(CreatingForm):
    """Why a sitting is given up."""

    why = StringField("Pourquoi l’annuler\u00a0?", filters=[trimmed], validators=[line()])


class SittingForm(CreatingForm, VersionedForm):
    """When and where; each may be known before the other."""

    day = DateField("Quel jour\u00a0?", validators=[Optional()])
    hour = TimeField("À quelle heure\u00a0?", validators=[Optional()])
    place = StringField("Où\u00a0?", filters=[trimmed], validators=[line()])
    why = StringField("Pourquoi changer\u00a0?", filters=[trimmed], validators=[line()])
    chosen = RadioField("Choisis par la famille\u00a0?", choices=yes_no(), validators=[Optional()])

    def validate(self, extra_validators: Any = None) -> bool:
        """A day and an hour come together."""
        super().validate(extra_validators)
        for given, other, code in ((self.day, self.hour, "hour_missing"), (self.hour, self.day, "day_missing")):
            if given.data and not other.data and not other.errors:
                other.errors = [REASON[code]]
        return not self.errors

    def at(self, zone: str) -> datetime | None:
        """The instant that was typed, in a time zone."""
        if not self.day.data or not self.hour.data:
            return None
        return clock.at(self.day.data, self.hour.data, zone)

    def chosen_by_family(self) -> bool | None:
        """Whether the family chose, if it was answered."""
        return {"yes": True, "no": False}.get(self.chosen.data or "")

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self[name].data for name in ("day", "hour", "place", "chosen") if name in self}

    def said(self) -> str:
        """What is kept, and what is still to be found."""
        if "place" not in self:
            return "La date est gardée."
        if not self.day.data:
            return "Le lieu est gardé, la date manque encore."
        return "La date et le lieu sont gardés." if self.place.data else "La date est gardée, le lieu manque encore."


def stored(sitting: Sitting | None, zone: str) -> dict[str, Any]:
    """A sitting as its form shows it."""
    if sitting is None:
        return {"version": 0}
    local = sitting.at.astimezone(ZoneInfo(zone)) if sitting.at else None
    chosen = {True: "yes", False: "no", None: None}[sitting.chosen_by_family]
    when = {"day": local.date(), "hour": local.time()} if local else {"day": None, "hour": None}
    return {"version": sitting.version, **when, "place": sitting.place, "chosen": chosen}
