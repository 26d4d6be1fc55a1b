"""What a programme remembers: a form for each list, which reads a row and gives back what was typed."""

from datetime import date
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional, ValidationError

from conference.domain.logistics import cents
from conference.domain.memory import (
    DEAREST,
    DocumentKind,
    Happened,
    Learnt,
    LessonKind,
    Money,
    Paper,
    Reached,
    Step,
    Told,
)
from conference.domain.partial_days import understood
from conference.domain.programme import Phase
from conference.domain.reasons import Refused
from conference.models.memory import Event, Funding, KeptDocument, Lesson, ProgrammePhase
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.dates import partial
from conference.words.memory import DOCUMENT, HOW_TO_DATE, LESSON, PHASE, REASON
from conference.words.reasons import sentence


class PartialDayField(StringField):
    """A day known to the year, the month or the day, as somebody types it."""

    def __init__(self, label: str, *, asked: bool = False, **options: Any) -> None:
        checks = [required(REASON["partial_day_missing"])] if asked else [Optional()]
        super().__init__(label, filters=[trimmed], validators=checks, description=HOW_TO_DATE, **options)

    def pre_validate(self, form: Any) -> None:
        """It is one that can be understood."""
        if not self.data:
            return
        try:
            understood(self.data)
        except Refused as refusal:
            raise ValidationError(" ".join(map(sentence, refusal.reasons))) from refusal


class MemoryForm(CreatingForm, VersionedForm):
    """A line of a list."""

    def told(self) -> Told:
        """The line as it was typed."""
        raise NotImplementedError


class PhaseForm(MemoryForm):
    """A phase and since when."""

    phase = RadioField("La phase", choices=of_codes(PHASE), coerce=Phase, default=Phase.TRAINING)
    since = PartialDayField("Depuis quand\u00a0?")

    def told(self) -> Reached:
        """The phase as it was typed."""
        return Reached(self.phase.data, understood(self.since.data) if self.since.data else None)

    @staticmethod
    def stored(row: ProgrammePhase) -> dict[str, Any]:
        """A phase as the form shows it."""
        return {"phase": row.phase, "since": partial(row.when) if row.when else ""}


class EventForm(MemoryForm):
    """Something that happened."""

    when = PartialDayField("Quand\u00a0?", asked=True)
    what = TextAreaField(
        "Que s’est-il passé\u00a0?",
        filters=[trimmed],
        validators=[required(REASON["event_missing"]), text()],
        description="En une phrase, telle qu’un département voisin la comprendrait.",
    )
    link = StringField(
        "Où en trouver la trace",
        filters=[trimmed],
        validators=[line()],
        description="Un document, une délibération, une adresse\u00a0: en quelques mots.",
    )

    def told(self) -> Happened:
        """The event as it was typed."""
        return Happened(understood(typed(self.when)), typed(self.what), typed(self.link))

    @staticmethod
    def stored(row: Event) -> dict[str, Any]:
        """An event as the form shows it."""
        return {"when": partial(row.when), "what": row.what, "link": row.link}


class FundingForm(MemoryForm):
    """A funding line."""

    what = StringField(
        "Ce qui est payé",
        filters=[trimmed],
        validators=[required(REASON["funding_what_missing"]), line()],
        description="La formation, les locaux, le temps des coordinateur·rice·s, la logistique des familles…",
    )
    payer = StringField("Qui paie", filters=[trimmed], validators=[required(REASON["funding_payer_missing"]), line()])
    amount = StringField("Montant, en euros", filters=[trimmed], description="Rien, si on ne le sait pas.")
    spent = StringField("Déjà dépensé, en euros", filters=[trimmed], description="Rien, si on ne le sait pas.")
    since = DateField("Du", validators=[Optional()])
    until = DateField(
        "Au", validators=[Optional()], description="Quatre mois avant cette date, l’accueil le rappelle aux pilotes."
    )
    paid_for = StringField(
        "Ce que cela a permis",
        filters=[trimmed],
        validators=[line(400)],
        description="Deux sessions de formation, une plaquette, un mi-temps\u00a0: ce qui est fait.",
    )

    def validate_amount(self, field: Any) -> None:
        """An amount, or nothing."""
        if field.data and cents(field.data, DEAREST) is None:
            raise ValidationError(REASON["funding_amount_wrong"])

    def validate_spent(self, field: Any) -> None:
        """An amount, zero, or nothing."""
        if field.data and field.data != "0" and cents(field.data, DEAREST) is None:
            raise ValidationError(REASON["funding_amount_wrong"])

    def told(self) -> Money:
        """The line as it was typed."""
        given = cents(typed(self.amount), DEAREST)
        spent = 0 if typed(self.spent) == "0" else cents(typed(self.spent), DEAREST)
        days = self.since.data, self.until.data
        return Money(typed(self.what), typed(self.payer), given, spent, *days, typed(self.paid_for))

    @staticmethod
    def stored(row: Funding) -> dict[str, Any]:
        """A line as the form shows it."""
        amounts = {"amount": _euros(row.cents), "spent": _euros(row.spent)}
        days = {"since": row.since, "until": row.until}
        return {"what": row.what, "payer": row.payer, "paid_for": row.paid_for, **amounts, **days}


def _euros(amount: int | None) -> str:
    """An amount as it is typed again: ``12000`` or ``12,50``."""
    if amount is None:
        return ""
    whole, rest = divmod(amount, 100)
    return f"{whole},{rest:02}" if rest else str(whole)


class LessonForm(MemoryForm):
    """Something learnt."""

    kind = RadioField("C’est", choices=of_codes(LESSON), coerce=LessonKind, default=LessonKind.BRAKE)
    words = TextAreaField(
        "En une phrase",
        filters=[trimmed],
        validators=[required(REASON["lesson_missing"]), text()],
        description="Sans nommer personne\u00a0: les gens changent de poste, ce qui est appris reste.",
    )
    since = PartialDayField("Depuis quand\u00a0?")

    def told(self) -> Learnt:
        """What was learnt, as it was typed."""
        since = understood(self.since.data) if self.since.data else None
        return Learnt(self.kind.data, typed(self.words), since)

    @staticmethod
    def stored(row: Lesson) -> dict[str, Any]:
        """What was learnt, as the form shows it."""
        return {"kind": row.kind, "words": row.words, "since": partial(row.when) if row.when else ""}


def _day(field: DateField) -> date:
    """A day that the form has asked for. Raises ValueError before it is validated."""
    if field.data is None:
        raise ValueError(field.name)
    return field.data


class StepForm(CreatingForm):
    """What was done about it."""

    what = TextAreaField(
        "Ce qui a été fait", filters=[trimmed], validators=[required(REASON["lesson_step_missing"]), text()]
    )
    who = StringField(
        "Par qui",
        filters=[trimmed],
        validators=[required(REASON["lesson_who_missing"]), line()],
        description="Une fonction ou un service se comprend encore dans cinq ans.",
    )
    on = DateField("Quand\u00a0?", validators=[required(REASON["partial_day_missing"])])
    settles = BooleanField("C’est réglé")

    def done(self) -> Step:
        """The same as it was typed."""
        return Step(typed(self.what), typed(self.who), _day(self.on), self.settles.data)


class PaperForm(MemoryForm):
    """A document that is kept already: what is said of it may change, and its file never does."""

    title = StringField("Titre", filters=[trimmed], validators=[required(REASON["document_untitled"]), line()])
    kind = SelectField("Ce que c’est", choices=of_codes(DOCUMENT), coerce=DocumentKind)
    on = DateField("Date du document", validators=[required(REASON["partial_day_missing"])])

    def told(self) -> Paper:
        """The document as it was typed."""
        return Paper(typed(self.title), self.kind.data, _day(self.on))

    @staticmethod
    def stored(row: KeptDocument) -> dict[str, Any]:
        """A document as the form shows it."""
        return {"title": row.title, "kind": row.kind, "on": row.on}


class NewPaperForm(PaperForm):
    """A document, with its file."""

    file = FileField(
        "Le fichier",
        validators=[FileRequired(REASON["document_missing"])],
        description="PDF, ODT, DOCX ou PNG, de 10\u00a0Mo au plus.",
    )

    def told(self) -> Paper:
        """The document with its bytes."""
        return Paper(typed(self.title), self.kind.data, _day(self.on), self.file.data.read())
