"""Territories and institutions."""

from collections.abc import Sequence

from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Optional

from conference.models.place import Institution, Territory
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_tree


class TerritoryForm(CreatingForm, VersionedForm):
    """A name, and what it lies in."""

    name = StringField("Nom", filters=[trimmed], validators=[required("Tapez un nom."), line(120)])
    parent = SelectField("Dans quel territoire\u00a0?", validators=[Optional()])

    def offer(self, places: Sequence[tuple[Territory | Institution, int]], none: str) -> None:
        """What it can lie in."""
        self.parent.choices = of_tree(places, empty=none)

    def values(self) -> dict[str, object]:
        """What was typed, as `differences` compares it."""
        return {name: self[name].data for name in ("name", "parent", "authorised") if name in self}


class InstitutionForm(TerritoryForm):
    """A service lies in its institution."""

    parent = SelectField("De quelle institution est-ce un service\u00a0?", validators=[Optional()])
    authorised = BooleanField("Elle est habilitée\u00a0: elle prend part à la démarche")
