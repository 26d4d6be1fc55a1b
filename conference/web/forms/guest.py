"""Somebody in the network: added in one line, then what they answer and what keeps them safe."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional, ValidationError

from conference.domain.preparation import (
    AT_WORK,
    STAY_WHEN_ASKED,
    ChildWay,
    Invitation,
    Part,
    Safety,
    answer_by_way,
)
from conference.domain.referral import PersonKind
from conference.models.guest import Guest
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import of_codes
from conference.words.preparation import CHILD_WAY, INVITATION, PART, SAFETY

ANSWER = {code: f"{said[0].upper()}{said[1:]}" for code, said in INVITATION.items()}


class AddForm(CreatingForm):
    """Somebody who is in the case already, or a name; the part is the family's unless changed."""

    person = HiddenField()
    first_name = StringField("Prénom", filters=[trimmed], validators=[line(80)])
    last_name = StringField("Nom", filters=[trimmed], validators=[line(80)])
    tie = StringField("Lien", filters=[trimmed], validators=[line(80)])
    part = SelectField("Dans la conférence", choices=of_codes(PART), coerce=Part)

    def validate_first_name(self, field: StringField) -> None:
        """Somebody new is added by their first name."""
        if not self.person.data and not field.data:
            raise ValidationError("Tapez le prénom de la personne à ajouter.")


class GuestForm(VersionedForm):
    """What one guest answers; only the fields that their part gives a meaning to are there."""

    child_way = RadioField(
        "Comment l’enfant prend-il part\u00a0?",
        choices=of_codes(CHILD_WAY, empty="Pas encore dit"),
        validators=[Optional()],
    )
    invitation = RadioField("Sa réponse", choices=of_codes(ANSWER), validators=[required("Choisissez.")])
    safety = RadioField("Sa sécurité", choices=of_codes(SAFETY, empty="Pas encore regardée"), validators=[Optional()])
    safety_words = TextAreaField("Ce qui est prévu", filters=[trimmed], validators=[text()])
    needs = TextAreaField("Ses besoins", filters=[trimmed], validators=[text()])
    point = TextAreaField("Sur quel point apporte-t-il ou elle son avis\u00a0?", filters=[trimmed], validators=[text()])
    asked_by_family = BooleanField("La famille lui demande de rester pendant le temps privé")
    part = SelectField("Dans la conférence", choices=of_codes(PART), coerce=Part)

    def fit(self, guest: Guest) -> None:
        """Leave out what has no meaning for this guest; a child of the case is always of the family."""
        child = guest.person.kind is PersonKind.CHILD
        without = {
            "child_way": not child,
            "part": child,
            "point": guest.part not in AT_WORK,
            "asked_by_family": guest.part not in STAY_WHEN_ASKED,
        }
        for name in [name for name, out in without.items() if out]:
            del self[name]

    def values(self, guest: Guest) -> dict[str, Any]:
        """What the act writes."""
        found = {name: field.data for name, field in self._fields.items() if name not in {"csrf_token", "version"}}
        found["safety"] = Safety(found["safety"]) if found["safety"] else None
        found["invitation"] = Invitation(found["invitation"])
        if "child_way" in found:
            way = found["child_way"] = ChildWay(found["child_way"]) if found["child_way"] else None
            found["invitation"] = answer_by_way(way, guest.child_way, found["invitation"], guest.invitation)
        if found.get("part", guest.part) not in STAY_WHEN_ASKED:
            found["asked_by_family"] = False
        return found


def stored(guest: Guest) -> dict[str, Any]:
    """A guest as the form shows them."""
    names = ("child_way", "invitation", "safety", "safety_words", "needs", "point", "asked_by_family", "part")
    kept = {name: getattr(guest, name) for name in (*names, "version")}
    return kept | {name: kept[name] or "" for name in ("child_way", "safety")}
