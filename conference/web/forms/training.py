"""Training as it is typed: a session, who is registered, who came, who pays, a target."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from wtforms import FieldList, IntegerField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.logistics import cents
from conference.domain.reasons import Refused
from conference.domain.reported import ValueKind, understood
from conference.domain.training import MOST_DAYS, MOST_PEOPLE, Goal, Target, TrainingKind, TrainingPayer, paid
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.training import Registration, Training, TrainingDay
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed, typed
from conference.web.forms.choices import of_codes, of_rows, of_tree
from conference.web.forms.dates import DateField
from conference.words.dates import long_date
from conference.words.numbers import counted
from conference.words.training import GOAL, REASON, TRAINING_KIND, TRAINING_PAYER

BLANK_DAYS, FEWEST_DAYS = 2, 5
Places = Sequence[tuple[Territory | Institution, int]]
SOME = NumberRange(1, MOST_PEOPLE, f"Tapez un nombre de 1 à {MOST_PEOPLE}.")
CAME = NumberRange(0, MOST_PEOPLE, f"Tapez un nombre de 0 à {MOST_PEOPLE}.")


class SessionForm(CreatingForm, VersionedForm):
    """One session: what it is, when, where, by whom, for how many, at what cost."""

    kind = RadioField("Nature", choices=of_codes(TRAINING_KIND), validators=[required("Choisissez une nature.")])
    title = StringField("Intitulé", filters=[trimmed], validators=[required("Donnez un intitulé."), line()])
    days = FieldList(DateField("Jour", validators=[Optional()]), "Jours", max_entries=MOST_DAYS)
    trainer = StringField("Qui forme\u00a0?", filters=[trimmed], validators=[line()])
    place = StringField("Où\u00a0?", filters=[trimmed], validators=[line()])
    institution = SelectField("Institution qui l’accueille", validators=[Optional()])
    territory = SelectField("Territoire", validators=[Optional()])
    places = IntegerField("Nombre de places", validators=[Optional(), SOME])
    total = StringField("Coût total, en euros", filters=[trimmed], validators=[line(20)])

    def offer(self, institutions: Places, territories: Places) -> None:
        """Where it may be held; and room for more days than it has."""
        self.institution.choices = of_tree(institutions, empty="Aucune, ou non renseignée")
        self.territory.choices = of_tree(territories, empty="Tout le département")
        while len(self.days) < min(MOST_DAYS, max(FEWEST_DAYS, len(self.chosen_days()) + BLANK_DAYS)):
            self.days.append_entry()
        for number, entry in enumerate(self.days, 1):
            entry.label.text = f"Jour {number}"

    def validate_total(self, field: StringField) -> None:
        """An amount, as people type it."""
        if field.data and cents(field.data) is None:
            raise ValidationError(REASON["total_wrong"])

    def total_cents(self) -> int | None:
        """What it costs; only once the form is valid."""
        return cents(typed(self.total)) if typed(self.total) else None

    def chosen_days(self) -> tuple[date, ...]:
        """The days that were typed."""
        return tuple(day for day in self.days.data if day)

    def values(self) -> dict[str, Any]:
        """What was typed, as `differences` compares it."""
        names = ("kind", "title", "trainer", "place", "institution", "territory", "places", "total")
        return {**{name: self[name].data for name in names}, "days": sorted(set(self.chosen_days()))}


def stored(training: Training) -> dict[str, Any]:
    """A session as its form shows it."""
    total = "" if training.total_cents is None else f"{training.total_cents // 100},{training.total_cents % 100:02}"
    return {
        "kind": training.kind.value,
        "title": training.title,
        "days": [one.day for one in training.days],
        "trainer": training.trainer,
        "place": training.place,
        "institution": training.institution.key if training.institution else "",
        "territory": training.territory.key if training.territory else "",
        "places": training.places,
        "total": total,
    }


class RegistrationForm(CreatingForm):
    """Somebody, or several people of one employer."""

    coordinator = SelectField("Personne du registre", validators=[Optional()])
    name = StringField("Prénom et nom", filters=[trimmed], validators=[line(120)])
    institution = SelectField("Institution ou service", validators=[Optional()])
    employer = StringField("Un employeur qui n’est pas dans la liste", filters=[trimmed], validators=[line()])
    profession = StringField("Profession ou fonction", filters=[trimmed], validators=[line()])
    number = IntegerField("Nombre de personnes", default=1, validators=[Optional(), SOME])

    def offer(self, kind: TrainingKind, institutions: Places, register: Iterable[Coordinator]) -> None:
        """What suits a session: a refresher is for people of the register, and awareness names nobody."""
        self.institution.choices = of_tree(institutions, empty="Choisissez, ou écrivez ci-dessous")
        if kind is TrainingKind.REFRESHER:
            self.coordinator.choices = of_rows(register, empty="Quelqu’un d’autre, ou plusieurs personnes")
        else:
            del self.coordinator
        if kind is TrainingKind.AWARENESS:
            del self.name


class PresenceForm(CreatingForm, VersionedForm):
    """Who came, registration by registration: the days of each person, a number for each group."""

    PEOPLE: Mapping[str, Registration] = {}
    GROUPS: Mapping[str, Registration] = {}

    def days(self, known: Sequence[TrainingDay]) -> dict[Registration, list[TrainingDay]]:
        """The days on which each person was there."""
        by_day = {one.day.isoformat(): one for one in known}
        return {row: [by_day[day] for day in self[name].data or ()] for name, row in self.PEOPLE.items()}

    def came(self) -> dict[Registration, int | None]:
        """How many came of each group; None where nothing was typed."""
        return {row: self[name].data for name, row in self.GROUPS.items()}

    def rows(self) -> list[Registration]:
        """Those it asks about."""
        return [*self.PEOPLE.values(), *self.GROUPS.values()]

    def values(self) -> dict[str, Any]:
        """What was typed, as `differences` compares it."""
        return {name: self[name].data for name in (*self.PEOPLE, *self.GROUPS)}


def whose(row: Registration) -> str:
    """Who is registered without a name: ``MDS, assistantes sociales (12 personnes)``."""
    home = row.institution.name if row.institution else row.employer
    of = f", {row.profession}" if row.profession else ""
    return f"{home}{of} ({counted(row.number, 'personne', 'personnes')})"


def presence_form(rows: Sequence[Registration], days: Sequence[TrainingDay], **given: Any) -> PresenceForm:
    """A form with a field for each registration that stands."""
    people = {f"jours-{row.key}": row for row in rows if row.named}
    groups = {f"nombre-{row.key}": row for row in rows if not row.named}
    choices = [SelectChoice(one.day.isoformat(), long_date(one.day)) for one in days]
    ticks: dict[str, Any] = {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}
    fields: dict[str, Any] = {
        name: SelectMultipleField(row.name, choices=choices, validators=[Optional()], **ticks)
        for name, row in people.items()
    }
    fields |= {name: IntegerField(whose(row), validators=[Optional(), CAME]) for name, row in groups.items()}
    made: PresenceForm = type("TypedPresenceForm", (PresenceForm,), {"PEOPLE": people, "GROUPS": groups, **fields})(
        **given
    )
    return made


def presences(rows: Sequence[Registration]) -> dict[str, Any]:
    """What is noted, as the form shows it."""
    people = {f"jours-{row.key}": [one.day.isoformat() for one in row.present] for row in rows if row.named}
    return people | {f"nombre-{row.key}": row.came for row in rows if not row.named}


class CostForm(CreatingForm):
    """What one payer pays."""

    payer = RadioField("Qui paie\u00a0?", choices=of_codes(TRAINING_PAYER), validators=[required("Dites qui paie.")])
    name = StringField("Lequel\u00a0?", filters=[trimmed], validators=[line()])
    part = StringField("Montant ou part", filters=[trimmed], validators=[required(REASON["paid_wrong"]), line(30)])

    def validate_part(self, field: StringField) -> None:
        """An amount or a share, as people type it."""
        if paid(field.data or "") == (None, None):
            raise ValidationError(REASON["paid_wrong"])

    def paid(self) -> int | Fraction:
        """Cents, or a share of the whole; only once the form is valid."""
        amount, share = paid(typed(self.part))
        return share if amount is None and share is not None else amount or 0

    def who(self) -> TrainingPayer:
        """Of which kind they are."""
        return TrainingPayer(self.payer.data)


class TargetForm(CreatingForm):
    """So many people, or sessions, between two days."""

    kind = RadioField("Nature", choices=of_codes(TRAINING_KIND), validators=[required("Choisissez une nature.")])
    goal = RadioField("On compte", choices=of_codes(GOAL), validators=[required("Dites ce que l’on compte.")])
    value = StringField("Combien\u00a0?", filters=[trimmed], validators=[required(REASON["target_unclear"]), line(30)])
    per_session = IntegerField("Personnes attendues par session", validators=[Optional(), SOME])
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    until = DateField("Jusqu’au", validators=[required("Choisissez une date.")])
    detail = StringField("Précisions", filters=[trimmed], validators=[line()])

    def validate_value(self, field: StringField) -> None:
        """A number, or a range of whole ones."""
        if self._ends() is None:
            raise ValidationError(REASON["target_unclear"])

    def _ends(self) -> tuple[int, int | None] | None:
        try:
            value = understood(typed(self.value))
        except Refused:
            return None
        ends = [end for end in (value.low, value.high) if end is not None]
        whole = all(end == int(end) and end <= MOST_PEOPLE for end in ends)
        if not whole or value.kind not in {ValueKind.NUMBER, ValueKind.RANGE}:
            return None
        return int(ends[0]), int(ends[1]) if ends[1:] else None

    def target(self) -> Target:
        """The target that was typed; only once the form is valid."""
        low, high = self._ends() or (0, None)
        kind, goal = TrainingKind(self.kind.data), Goal(self.goal.data)
        assert self.since.data is not None and self.until.data is not None  # noqa: S101, PT018  (the form is valid)
        each = self.per_session.data if goal is Goal.SESSIONS else None
        return Target(kind, goal, low, self.since.data, self.until.data, high, each)


class GivenUpForm(CreatingForm):
    """The day from which a session is given up; none where it is held after all."""

    given_up_on = DateField("Annulée le", validators=[Optional()])
