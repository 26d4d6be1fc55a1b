"""Somebody in the network: added in one line, then their place, what they answer and what keeps them safe."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.network import Circle, Generation, Need
from conference.domain.preparation import AT_WORK, STAY_WHEN_ASKED, ChildWay, Invitation, Part, Safety, answer_by_way
from conference.domain.referral import PersonKind
from conference.models.guest import Guest, Side
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import of_codes
from conference.words.network import CIRCLE, GENERATION, NEED, SIDELESS, UNSAID
from conference.words.preparation import CHILD_WAY, INVITATION, PART, SAFETY

ANSWER = {code: f"{said[0].upper()}{said[1:]}" for code, said in INVITATION.items()}
NONE = "none"
NAMES = ("first_name", "last_name", "tie")
# What is a code of its own, or nothing yet.
CODED = {"child_way": ChildWay, "safety": Safety, "generation": Generation, "circle": Circle}


def of_sides(sides: Sequence[Side]) -> list[SelectChoice]:
    """The sides of a network by their key, after "not said yet" and before "sans objet"."""
    named = [SelectChoice(side.key, side.name) for side in sides]
    return [SelectChoice("", UNSAID), *named, SelectChoice(NONE, SIDELESS)]


def placed(typed: str | None, sides: Sequence[Side]) -> dict[str, Any]:
    """What is kept of a chosen side."""
    side = next((side for side in sides if side.key == typed), None)
    return {"side_id": side.id if side else None, "sideless": typed == NONE}


class AddForm(CreatingForm):
    """Somebody who is in the case already, or a name; the part is the family's unless changed."""

    person = HiddenField()
    first_name = StringField("Prénom", filters=[trimmed], validators=[line(80)])
    last_name = StringField("Nom", filters=[trimmed], validators=[line(80)])
    tie = StringField("Lien", filters=[trimmed], validators=[line(80)])
    side = SelectField("Côté", validators=[Optional()])
    circle = SelectField("Cercle", choices=of_codes(CIRCLE, empty=UNSAID), validators=[Optional()])
    part = SelectField("Dans la conférence", choices=of_codes(PART), coerce=Part)

    def fit(self, sides: Sequence[Side]) -> "AddForm":
        """Offer the sides there are; where there are none, ask nothing about them."""
        self.side.choices = of_sides(sides)
        if not sides:
            del self.side
        return self

    def validate_first_name(self, field: StringField) -> None:
        """Somebody new is added by their first name."""
        if not self.person.data and not field.data:
            raise ValidationError("Tapez le prénom de la personne à ajouter.")

    def place(self, sides: Sequence[Side]) -> dict[str, Any]:
        """Where they stand in the network."""
        circle = Circle(self.circle.data) if self.circle.data else None
        chosen = self.side.data if "side" in self else None
        return {"circle": circle, **placed(chosen, sides)}


class GuestForm(VersionedForm):
    """What one guest answers; only the fields that their part gives a meaning to are there."""

    child_way = RadioField(
        "Comment l’enfant prend-il part\u00a0?",
        choices=of_codes(CHILD_WAY, empty="Pas encore dit"),
        validators=[Optional()],
    )
    invitation = RadioField("Sa réponse", choices=of_codes(ANSWER), validators=[required("Choisissez.")])
    why_not = TextAreaField("Pourquoi cette personne n’est pas invitée", filters=[trimmed], validators=[text()])
    instead = TextAreaField("Comment elle contribue autrement, et par qui", filters=[trimmed], validators=[text()])
    safety = RadioField("Sa sécurité", choices=of_codes(SAFETY, empty="Pas encore regardée"), validators=[Optional()])
    safety_words = TextAreaField("Ce qui est prévu", filters=[trimmed], validators=[text()])
    needed = SelectMultipleField(
        "Ce qu’il faut trouver pour que cette personne vienne",
        choices=of_codes(NEED),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    needs = TextAreaField("Ses besoins, en quelques mots", filters=[trimmed], validators=[text()])
    side = RadioField("Son côté", validators=[Optional()])
    circle = RadioField("Son cercle", choices=of_codes(CIRCLE, empty=UNSAID), validators=[Optional()])
    generation = RadioField("Sa génération", choices=of_codes(GENERATION, empty=UNSAID), validators=[Optional()])
    point = TextAreaField("Sur quel point apporte-t-il ou elle son avis\u00a0?", filters=[trimmed], validators=[text()])
    asked_by_family = BooleanField("La famille lui demande de rester pendant le temps privé")
    part = SelectField("Dans la conférence", choices=of_codes(PART), coerce=Part)
    first_name = StringField("Prénom", filters=[trimmed], validators=[required("Tapez le prénom."), line(80)])
    last_name = StringField("Nom", filters=[trimmed], validators=[line(80)])
    tie = StringField("Lien", filters=[trimmed], validators=[line(80)])

    def fit(self, guest: Guest, sides: Sequence[Side]) -> None:
        """Leave out what has no meaning for this guest; a child of the case is always of the family."""
        child = guest.person.kind is PersonKind.CHILD
        self.side.choices = of_sides(sides)
        without = {
            "child_way": not child,
            "part": child,
            "point": guest.part not in AT_WORK,
            "asked_by_family": guest.part not in STAY_WHEN_ASKED,
            "side": not sides,
            **dict.fromkeys(NAMES, not guest.person.in_preparation),
        }
        for name in [name for name, out in without.items() if out]:
            del self[name]

    def values(self, guest: Guest) -> dict[str, Any]:
        """What was typed, as codes and words."""
        found = {name: field.data for name, field in self._fields.items() if name not in {"csrf_token", "version"}}
        for name, codes in CODED.items():
            if name in found:
                found[name] = codes(found[name]) if found[name] else None
        found["invitation"] = Invitation(found["invitation"])
        if "child_way" in found:
            way = found["child_way"]
            found["invitation"] = answer_by_way(way, guest.child_way, found["invitation"], guest.invitation)
        if found.get("part", guest.part) not in STAY_WHEN_ASKED:
            found["asked_by_family"] = False
        return found


def columns(values: dict[str, Any], sides: Sequence[Side]) -> dict[str, Any]:
    """What is kept of a guest from what was typed: a side by its row, each need by its own answer; no name."""
    kept = {name: value for name, value in values.items() if name not in {"side", "needed", *NAMES}}
    kept |= {f"needs_{need.value}": need.value in values["needed"] for need in Need}
    return kept | (placed(values["side"], sides) if "side" in values else {})


def stored(guest: Guest) -> dict[str, Any]:
    """A guest as the form shows them."""
    names = ("child_way", "invitation", "why_not", "instead", "safety", "safety_words", "needs", "point")
    kept = {
        name: getattr(guest, name) for name in (*names, "asked_by_family", "part", "version", "generation", "circle")
    }
    kept |= {name: getattr(guest.person, name) for name in NAMES}
    side = NONE if guest.sideless else guest.side.key if guest.side else ""
    kept |= {"side": side, "needed": [need.value for need in guest.needed]}
    return kept | {name: kept[name] or "" for name in CODED}
