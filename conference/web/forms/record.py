"""An effect in two fields, the frame of a year, its crossed evaluation, what came of a decision."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms import Form as Part
from wtforms.validators import NumberRange, Optional, ValidationError

from conference.domain.record import Attendee, EffectLevel, Expected, Fate, Frame, Occasion, SaidBy
from conference.models.record import MeetingDecision
from conference.programme.record import Decided, Met, Noted
from conference.web.forms.base import CreatingForm, Form, VersionedForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.record import (
    ATTENDEE,
    EFFECT_LEVEL,
    EXPECTED,
    FATE,
    NOT_ERASED,
    OCCASION,
    REASON,
    SAID_BY,
)

UNSAID = "Pas précisé"
BLANK_LINES, MOST_LINES, MOST_PEOPLE = 3, 40, 999
Code = TypeVar("Code", bound=StrEnum)


def _chosen(kind: type[Code], field: SelectField) -> Code | None:
    return kind(field.data) if field.data else None


class EffectForm(CreatingForm, VersionedForm):
    """What changed and for whom; the rest may stay unsaid."""

    changed = TextAreaField(
        "Qu’est-ce qui a changé\u00a0?", filters=[trimmed], validators=[required(REASON["effect_missing"]), text()]
    )
    whom = StringField(
        "Pour qui\u00a0?", filters=[trimmed], validators=[required(REASON["effect_whom_missing"]), line()]
    )
    level = SelectField("Où cela se voit-il\u00a0?", choices=of_codes(EFFECT_LEVEL, empty=UNSAID), default="")
    expected = SelectField("Était-ce attendu\u00a0?", choices=of_codes(EXPECTED, empty=UNSAID), default="")
    said_by = SelectField("Qui le dit\u00a0?", choices=of_codes(SAID_BY, empty=UNSAID), default="")
    occasion = SelectField("À quelle occasion\u00a0?", choices=of_codes(OCCASION, empty=UNSAID), default="")
    on = DateField("Quand\u00a0?", validators=[Optional()])

    def noted(self) -> Noted:
        """The effect as it was told."""
        return Noted(
            typed(self.changed),
            typed(self.whom),
            self.on.data,
            _chosen(EffectLevel, self.level),
            _chosen(Expected, self.expected),
            _chosen(SaidBy, self.said_by),
            _chosen(Occasion, self.occasion),
        )


class EraseForm(Form):
    """The tick that confirms what cannot be undone."""

    confirmed = BooleanField("Oui, effacer ce texte", validators=[required(NOT_ERASED)])


class FrameForm(VersionedForm):
    """What is evaluated, for whom, by which criteria, chosen with whom."""

    evaluated = TextAreaField(
        "Qu’est-ce qui est évalué\u00a0?", filters=[trimmed], validators=[required(REASON["frame_missing"]), text()]
    )
    audience = TextAreaField("Pour qui\u00a0?", filters=[trimmed], validators=[text()])
    criteria = TextAreaField(
        "Avec quels critères\u00a0?", filters=[trimmed], validators=[required(REASON["criteria_missing"]), text()]
    )
    chosen_with = TextAreaField("Choisis avec qui\u00a0?", filters=[trimmed], validators=[text()])
    with_families = BooleanField("Des familles ont choisi ces critères avec nous")

    def frame(self) -> Frame:
        """The frame as it was written."""
        return Frame(
            typed(self.evaluated),
            typed(self.audience),
            typed(self.criteria),
            typed(self.chosen_with),
            bool(self.with_families.data),
        )


class DecisionPart(Part):
    """One decision of the meeting."""

    key = HiddenField()
    what = StringField("Décision", filters=[trimmed], validators=[line()])
    who = StringField("Par qui", filters=[trimmed], validators=[line()])
    due = DateField("Pour quand", validators=[Optional()])

    def validate_what(self, field: StringField) -> None:
        """Somebody, or a day, is of a decision."""
        if not field.data and (self.who.data or self.due.data):
            raise ValidationError(REASON["decision_missing"])


class MeetingForm(VersionedForm):
    """When the meeting was, how many of each kind came, what was found and decided."""

    on = DateField("Le jour de la rencontre", validators=[required("Indiquez le jour de la rencontre.")])
    findings = TextAreaField("Ce qui a été constaté ensemble", filters=[trimmed], validators=[text()])
    decisions = FieldList(FormField(DecisionPart), max_entries=MOST_LINES)

    def people(self) -> dict[Attendee, IntegerField]:
        """The number asked of each kind."""
        return {kind: self[f"n_{kind.value}"] for kind in Attendee}

    def met(self) -> Met:
        """The meeting as it was told."""
        there = {kind: field.data or 0 for kind, field in self.people().items()}
        lines = [
            Decided(typed(one.form.what), typed(one.form.who), one.form.due.data, typed(one.form.key))
            for one in self.decisions
        ]
        assert self.on.data is not None  # noqa: S101  (the form is valid)
        return Met(self.on.data, typed(self.findings), there, lines)


for _kind in Attendee:
    _some = NumberRange(0, MOST_PEOPLE, message=f"Tapez un nombre de 0 à {MOST_PEOPLE}.")
    setattr(MeetingForm, f"n_{_kind.value}", IntegerField(ATTENDEE[_kind], validators=[Optional(), _some]))


def lines_of(decided: Iterable[MeetingDecision]) -> list[dict[str, object]]:
    """What the decisions of a meeting fill its form with, and some blank lines."""
    known: list[dict[str, object]] = [
        {"key": one.key, "what": one.what, "who": one.who, "due": one.due} for one in decided
    ]
    return [*known, *({} for _ in range(BLANK_LINES))]


class FateForm(VersionedForm):
    """What came of one decision."""

    fate = RadioField(
        "Qu’est-elle devenue\u00a0?", choices=of_codes(FATE), validators=[required(REASON["fate_missing"])]
    )
    why = StringField("Pourquoi", filters=[trimmed], validators=[line()])

    def chosen(self) -> Fate:
        """What was chosen."""
        return Fate(self.fate.data)
