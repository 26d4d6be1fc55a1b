"""The practical side: a date to ask about, the place, what somebody takes care of, an interpreter, an expense."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wtforms import RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import Optional, ValidationError

from conference import clock
from conference.domain.logistics import Chooser, OfferKind, Payer, VenueKind, cents
from conference.models.guest import Guest
from conference.models.logistics import Venue
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import of_codes, of_guests, yes_no
from conference.web.forms.dates import DateField
from conference.words.logistics import CHOOSER, OFFER, PAYER, REASON, VENUE


class DateForm(CreatingForm):
    """A date to ask people about."""

    day = DateField("Quel jour\u00a0?", validators=[required("Indiquez la date.")])
    hour = TimeField("À quelle heure\u00a0?", validators=[required("Indiquez l’heure.")])

    def at(self, zone: str) -> datetime:
        """The instant that was typed, in a time zone."""
        assert self.day.data is not None  # noqa: S101  (validated before)
        assert self.hour.data is not None  # noqa: S101  (validated before)
        return clock.at(self.day.data, self.hour.data, zone)


class VenueForm(CreatingForm, VersionedForm):
    """What is known of the place."""

    kind = RadioField(
        "Quel genre de lieu\u00a0?", choices=of_codes(VENUE, empty="Pas encore trouvé"), validators=[Optional()]
    )
    chosen_by = SelectField("Qui l’a choisi\u00a0?", choices=of_codes(CHOOSER, empty="Non précisé"))
    accessible = RadioField("Tout le monde peut-il y entrer\u00a0?", choices=yes_no(), validators=[Optional()])
    words = TextAreaField("À savoir", filters=[trimmed], validators=[text()])

    def values(self) -> dict[str, Any]:
        """What the act writes."""
        return {
            "kind": VenueKind(self.kind.data) if self.kind.data else None,
            "chosen_by": Chooser(self.chosen_by.data) if self.chosen_by.data else None,
            "accessible": {"yes": True, "no": False}.get(self.accessible.data or ""),
            "words": self.words.data or "",
        }


def stored(venue: Venue | None) -> dict[str, Any]:
    """A place as its form shows it."""
    if venue is None:
        return {"version": 0}
    accessible = {True: "yes", False: "no", None: ""}[venue.accessible]
    said = {"kind": venue.kind or "", "chosen_by": venue.chosen_by or "", "accessible": accessible}
    return said | {"words": venue.words, "version": venue.version}


class OfferForm(CreatingForm):
    """What somebody takes care of."""

    kind = SelectField("Pour", choices=of_codes(OFFER), coerce=OfferKind)
    what = StringField("Quoi\u00a0?", filters=[trimmed], validators=[required(REASON["offer_missing"]), line()])
    guest = SelectField("Qui s’en occupe\u00a0?", default="")

    def offer(self, guests: Iterable[Guest]) -> None:
        """Anybody of the network, or the service."""
        self.guest.choices = of_guests(guests, empty="Le service")


class InterpreterForm(CreatingForm):
    """A language, and who interprets once somebody is found."""

    language = StringField("Langue", filters=[trimmed], validators=[line(80)])
    name = StringField("Qui\u00a0?", filters=[trimmed], validators=[line(120)])


class CostForm(CreatingForm):
    """An expense and who pays it."""

    what = StringField("Quoi\u00a0?", filters=[trimmed], validators=[required(REASON["offer_missing"]), line()])
    amount = StringField("Montant, en euros", filters=[trimmed], validators=[required(REASON["amount_wrong"])])
    payer = SelectField("Qui paie\u00a0?", choices=of_codes(PAYER), coerce=Payer)

    def validate_amount(self, field: StringField) -> None:
        """An amount, as people type it."""
        if cents(field.data or "") is None:
            raise ValidationError(REASON["amount_wrong"])
