"""A sitting of the designating body as it is typed: its day, its general items; and families' seats."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import StringField, TextAreaField, TimeField
from wtforms.validators import Optional

from conference import clock
from conference.models.body import BodySitting
from conference.models.council import CouncilMeeting
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.dates import DateField


class PlanForm(CreatingForm, VersionedForm):
    """When and where a body sits."""

    day = DateField("Quel jour\u00a0?", validators=[required("Choisissez un jour.")])
    hour = TimeField("À quelle heure\u00a0?", validators=[required("Indiquez l’heure.")])
    place = StringField("Où\u00a0?", filters=[trimmed], validators=[line()])

    def at(self, zone: str) -> datetime:
        """The instant that was typed, in a time zone; only once the form is valid."""
        return clock.at(self.day.data, self.hour.data, zone)  # type: ignore[arg-type]

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self[name].data for name in ("day", "hour", "place")}


def stored(sitting: BodySitting | CouncilMeeting, zone: str) -> dict[str, Any]:
    """A sitting as its form shows it."""
    local = sitting.planned_at.astimezone(ZoneInfo(zone))
    return {"version": sitting.version, "day": local.date(), "hour": local.time(), "place": sitting.place}


class GeneralForm(VersionedForm):
    """What concerns no case."""

    general = TextAreaField("Points généraux", filters=[trimmed], validators=[text()])


class SeatForm(CreatingForm):
    """Who sits for families, from a day on."""

    name = StringField("Prénom et nom", filters=[trimmed], validators=[required("Tapez un nom."), line(120)])
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    until = DateField("Jusqu’au", validators=[Optional()])


class VacateForm(CreatingForm):
    """The last day of somebody on a seat."""

    until = DateField("Dernier jour sur ce siège", validators=[required("Choisissez une date.")])
