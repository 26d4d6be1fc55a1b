"""Inviting somebody, and giving a role."""

from collections.abc import Sequence
from datetime import date

from wtforms import EmailField, Form, RadioField, SearchField, SelectField, StringField
from wtforms.validators import Optional, ValidationError

from conference.domain.roles import Role
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.choices import of_codes, of_rows, of_tree
from conference.web.forms.dates import DateField
from conference.words.roles import ROLE

EVERYWHERE, NONE, NEW = "Tout le département", "Aucune", "Ouvrir une nouvelle fiche"


class RoleForm(CreatingForm):
    """A role, where, from which institution; and for a coordinator, which of the register it is."""

    role = RadioField(
        "Quel rôle\u00a0?", choices=of_codes(ROLE), coerce=Role, validators=[required("Choisissez un rôle.")]
    )
    territory = SelectField("Pour quel territoire\u00a0?", default="")
    institution = SelectField("De quelle institution, ou de quel service\u00a0?", default="")
    coordinator = SelectField("Sa fiche de coordination", default="")
    trained_on = DateField("Formé·e le", validators=[Optional()])
    engaged_on = DateField("Engagé·e depuis le", validators=[Optional()])

    def offer(
        self,
        territories: Sequence[tuple[Territory | Institution, int]],
        institutions: Sequence[tuple[Territory | Institution, int]],
        coordinators: Sequence[Coordinator],
    ) -> None:
        """What can be chosen in the département."""
        self.territory.choices = of_tree(territories, empty=EVERYWHERE)
        self.institution.choices = of_tree(institutions, empty=NONE)
        self.coordinator.choices = of_rows(coordinators, empty=NEW)

    def validate_engaged_on(self, field: DateField) -> None:
        """Nobody is engaged before being trained."""
        trained: date | None = self.trained_on.data
        if field.data and trained and field.data < trained:
            raise ValidationError("L’engagement suit la formation\u00a0: vérifiez les deux dates.")


class InviteForm(RoleForm):
    """Whom, and their first role."""

    name = StringField(
        "Prénom et nom", filters=[trimmed], validators=[required("Tapez le prénom et le nom."), line(120)]
    )
    email = EmailField(
        "Adresse électronique", filters=[trimmed], validators=[required("Tapez l’adresse électronique."), line()]
    )


class SearchForm(Form):
    """A name, in the address."""

    q = SearchField("Nom")
