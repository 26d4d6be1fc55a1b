"""Territories and institutions."""

from collections.abc import Mapping, Sequence

from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.validators import NumberRange, Optional

from conference.models.place import Institution, Territory
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_codes, of_tree
from conference.words.partner import INSTITUTION_KIND


class TerritoryForm(CreatingForm, VersionedForm):
    """A name, and what it lies in."""

    name = StringField("Nom", filters=[trimmed], validators=[required("Tapez un nom."), line(120)])
    parent = SelectField("Dans quel territoire\u00a0?", validators=[Optional()])

    def offer(self, places: Sequence[tuple[Territory | Institution, int]], none: str) -> None:
        """What it can lie in."""
        self.parent.choices = of_tree(places, empty=none)

    def values(self) -> dict[str, object]:
        """What was typed, as `differences` compares it."""
        return {name: self[name].data for name in ("name", "parent", "kind", "authorised") if name in self}


class InstitutionForm(TerritoryForm):
    """A service lies in its institution, and is of its kind."""

    parent = SelectField("De quelle institution est-ce un service\u00a0?", validators=[Optional()])
    kind = SelectField(
        "Quelle sorte d’institution\u00a0?",
        choices=of_codes(INSTITUTION_KIND, empty="Non renseignée"),
        validators=[Optional()],
    )
    authorised = BooleanField("Elle est habilitée\u00a0: elle prend part à la démarche")


class RoadsForm(VersionedForm):
    """The minutes from a territory to each of the others, in a field of its own."""

    PLACES: Mapping[str, Territory] = {}

    def minutes(self) -> dict[Territory, int | None]:
        """What was typed for each; None where nothing was."""
        return {place: self[name].data for name, place in self.PLACES.items()}

    def values(self) -> dict[str, object]:
        """What was typed, as `differences` compares it."""
        return {name: self[name].data for name in self.PLACES}


def roads_form(places: Sequence[Territory], **given: object) -> RoadsForm:
    """A form with a field for each of some territories."""
    named = {f"to-{place.key}": place for place in places}
    within = NumberRange(0, 600, "Tapez un nombre de minutes, de 0 à 600.")
    fields = {name: IntegerField(place.name, validators=[Optional(), within]) for name, place in named.items()}
    made: RoadsForm = type("TypedRoadsForm", (RoadsForm,), {"PLACES": named, **fields})(**given)
    return made
