"""Handing the plan out: to whom, when, whole or which actions of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import shorten
from typing import Any

from wtforms import BooleanField, RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.hand_out import Copy, Way
from conference.domain.preparation import Safety
from conference.models.guest import Guest
from conference.models.plan import Action
from conference.models.referral import Person
from conference.queries.hand_out import Handed
from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.web.forms.day import called
from conference.words.plan import WAY
from conference.words.preparation import COPY

SOMEBODY_ELSE = "autre"


def _said(guest: Guest, *, came: bool) -> SelectChoice:
    notes = [] if came else ["n’a pas pris part"]
    notes += ["un extrait seulement"] if guest.safety is Safety.APART else []
    return SelectChoice(guest.key, f"{called(guest)} ({', '.join(notes)})" if notes else called(guest))


def _sheet_of(child: Person) -> SelectChoice:
    return SelectChoice(child.key, f"La feuille de {child.first_name}")


class HandOutForm(CreatingForm):
    """Those who took part come first, then the rest of the network, then whom the family adds."""

    recipient = RadioField("Qui l’a reçu\u00a0?", validators=[required("Choisissez une personne.")])
    to_whom = StringField("Le nom de cette autre personne", filters=[trimmed], validators=[line()])
    on = DateField("Quand\u00a0?", validators=[required("Indiquez la date.")])
    copy = RadioField(
        "Cette personne a reçu",
        choices=of_codes(COPY),
        coerce=Copy,
        validators=[required("Dites si c’est le plan entier ou un extrait.")],
    )
    sheet = RadioField("Quelle feuille\u00a0?", default="", validators=[Optional()])
    way = RadioField("Comment\u00a0?", choices=of_codes(WAY), coerce=Way, default=Way.BY_HAND)
    actions = SelectMultipleField(
        "Actions de l’extrait", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    question = BooleanField("L’extrait porte aussi la question de la famille")
    confirmed = BooleanField("Ce n’est aucune des personnes tenues à l’écart")

    def __init__(
        self, handed: Handed, actions: Iterable[Action], children: Sequence[Person], today: date, **kwargs: Any
    ) -> None:
        super().__init__(data={"on": today}, **kwargs)
        self.sheet.choices = [SelectChoice("", "Tout le plan"), *map(_sheet_of, children)]
        if not children:
            del self.sheet
        people = [*(_said(one, came=True) for one in handed.came), *(_said(one, came=False) for one in handed.absent)]
        self.recipient.choices = [*people, SelectChoice(SOMEBODY_ELSE, "Quelqu’un d’autre, que la famille ajoute")]
        self.actions.choices = [SelectChoice(one.key, shorten(one.what, 160, placeholder="…")) for one in actions]
        apart = [called(one) for one in (*handed.came, *handed.absent) if one.safety is Safety.APART]
        self.confirmed.label.text += f"\u00a0: {', '.join(apart)}"
        if not apart:
            del self.confirmed

    def whose(self, children: Iterable[Person]) -> Person | None:
        """The child whose sheet was given, rather than all of the plan."""
        chosen = self["sheet"].data if "sheet" in self else ""
        return next((child for child in children if child.key == chosen), None)

    @property
    def confirms(self) -> bool:
        """Whether a typed name is said to be that of nobody who is kept apart."""
        return "confirmed" in self and bool(self["confirmed"].data)

    def validate_to_whom(self, field: StringField) -> None:
        """Somebody else has a name; somebody of the list has theirs already."""
        elsewhere = self.recipient.data == SOMEBODY_ELSE
        if elsewhere and not field.data:
            raise ValidationError("Tapez un nom.")
        if field.data and self.recipient.data and not elsewhere:
            raise ValidationError(
                "Vous avez choisi quelqu’un dans la liste\u00a0: effacez ce nom, ou changez de choix."
            )

    def validate_actions(self, field: SelectMultipleField) -> None:
        """Actions are chosen for an extract only: the whole plan holds them all."""
        if field.data and self.copy.data is Copy.WHOLE:
            raise ValidationError(
                "Vous avez choisi des actions\u00a0: dites que c’est un extrait, ou n’en choisissez aucune."
            )
