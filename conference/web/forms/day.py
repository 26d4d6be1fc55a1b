"""The day on a phone: who stays, who came unexpected, and a whole day typed once it is over."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, TimeField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from conference import clock
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.models.guest import Guest
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.preparation import MOMENT, PART


def named(guests: Iterable[Guest]) -> list[SelectChoice]:
    """Guests to tick, with the part they have."""
    return [SelectChoice(guest.key, f"{called(guest)} ({PART[guest.part].lower()})") for guest in guests]


def called(guest: Guest) -> str:
    """The name of a guest."""
    return f"{guest.person.first_name} {guest.person.last_name}".strip()


def ticks(label: str) -> SelectMultipleField:
    """Boxes to tick, one for each of several people."""
    return SelectMultipleField(label, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput())


class PrivateForm(CreatingForm):
    """Who stays with the family."""

    inside = ticks("Qui reste ?")


class UnexpectedForm(CreatingForm):
    """Somebody came whom nobody expected."""

    first_name = StringField("Nom", filters=[trimmed], validators=[required("Tapez un nom."), line(80)])
    part = SelectField("À quel titre ?", choices=of_codes(PART), coerce=Part)
    asked = BooleanField("La famille demande sa présence (interprète, soutien)")


def _at(label: str) -> TimeField:
    return TimeField(label, validators=[required("Tapez une heure, par exemple 14:30.")])


class AfterwardsForm(VersionedForm):
    """The three parts with their times, who came, who was inside."""

    on = DateField("Quel jour ?", validators=[required("Indiquez le jour.")])
    sharing_from = _at(f"{MOMENT[Moment.SHARING]} : début")
    sharing_to = _at(f"{MOMENT[Moment.SHARING]} : fin")
    private_from = _at(f"{MOMENT[Moment.PRIVATE]} : début")
    private_to = _at(f"{MOMENT[Moment.PRIVATE]} : fin")
    presentation_from = _at(f"{MOMENT[Moment.PRESENTATION]} : début")
    presentation_to = _at(f"{MOMENT[Moment.PRESENTATION]} : fin")
    came = ticks("Qui est venu ?")
    inside = ticks("Qui était là pendant le temps privé ?")

    def validate_inside(self, field: SelectMultipleField) -> None:
        """Private time is the family's: somebody of it was there."""
        if not field.data:
            raise ValidationError("Cochez qui de la famille ou du réseau était là.")

    def times(self, zone: str) -> dict[Moment, tuple[datetime, datetime]]:
        """The start and end of each part, in UTC."""
        return {moment: (self._instant(moment, "from", zone), self._instant(moment, "to", zone)) for moment in Moment}

    def _instant(self, moment: Moment, edge: str, zone: str) -> datetime:
        day: date = self._fields["on"].data
        return clock.at(day, self[f"{moment}_{edge}"].data, zone)

    def said(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A day with the names of its guests instead of their keys."""
        fields: dict[str, Any] = self._fields
        names = {choice.value: choice.label for choice in fields["came"].choices}
        listed = {name: ", ".join(names[key] for key in values[name] if key in names) for name in ("came", "inside")}
        return {name: value for name, value in values.items() if name in fields} | listed
