"""A line of the log: a contact in a few taps, or a note; the moment is now unless another is typed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import RadioField, StringField, TextAreaField, TimeField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional

from conference import clock
from conference.domain.log import ContactResult, ContactWay, LogKind
from conference.models.log import LogEntry
from conference.models.referral import Person
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.log import AFTER_A_CALL, CONTACT_RESULT, CONTACT_WAY


class EntryForm(CreatingForm, VersionedForm):
    """What contacts and notes share."""

    words = TextAreaField("Quelques mots", filters=[trimmed], validators=[text()])
    day = DateField("Quel jour\u00a0?", validators=[Optional()])
    hour = TimeField("À quelle heure\u00a0?", validators=[Optional()])

    def at(self, zone: str) -> datetime | None:
        """The moment that was typed, if one was; a day alone, past, means its noon."""
        if self.day.data is None:
            return None
        if self.hour.data is None:
            return None if self.day.data == clock.today(zone) else clock.noon(self.day.data, zone)
        return clock.at(self.day.data, self.hour.data, zone)

    def values(self) -> dict[str, Any]:
        """What the act writes, the person apart."""
        return {"words": typed(self.words)}


class ContactEntryForm(EntryForm):
    """Whom, how, with what result."""

    person = RadioField("Qui\u00a0?", validators=[Optional()])
    whom = StringField("Quelqu’un d’autre", filters=[trimmed], validators=[line(120)])
    way = RadioField("Comment\u00a0?", choices=of_codes(CONTACT_WAY), validators=[required("Choisissez comment.")])
    result = RadioField(
        "Avec quel résultat\u00a0?", choices=of_codes(CONTACT_RESULT), validators=[required("Choisissez le résultat.")]
    )

    def offer(self, people: Iterable[Person]) -> None:
        """The people of the case."""
        self.person.choices = [SelectChoice(person.key, person.first_name) for person in people]

    def values(self) -> dict[str, Any]:
        """What the act writes, the person apart."""
        whom = "" if self.person.data else typed(self.whom)
        ways = {"way": ContactWay(self.way.data), "result": ContactResult(self.result.data)}
        return {"words": typed(self.words), "whom": whom, **ways}


class CallForm(CreatingForm):
    """How a call ended, in one touch."""

    result = RadioField(choices=of_codes(CONTACT_RESULT, AFTER_A_CALL), validators=[required("Choisissez.")])


def stored(entry: LogEntry, zone: str) -> dict[str, Any]:
    """An entry as its form shows it."""
    local = entry.happened_at.astimezone(ZoneInfo(zone))
    moment = {"day": local.date(), "hour": local.time().replace(second=0, microsecond=0)}
    kept = {"words": entry.words, "version": entry.version, **moment}
    if entry.kind is LogKind.NOTE:
        return kept
    person = entry.person.key if entry.person else ""
    return {**kept, "person": person, "whom": entry.whom, "way": entry.way, "result": entry.result}
