"""The register of coordinators: somebody new, a status from a day on, a letter of mission."""

from collections.abc import Sequence

from wtforms import IntegerField, RadioField, SelectField, StringField
from wtforms.validators import NumberRange, Optional

from conference.domain.coordinators import CoordinatorKind
from conference.models.place import Institution, Territory
from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.choices import of_codes, of_tree
from conference.web.forms.dates import DateField
from conference.words.roles import COORDINATOR_KIND, COORDINATOR_STATUS


class CoordinatorForm(CreatingForm):
    """Somebody who was trained."""

    name = StringField("Prénom et nom", filters=[trimmed], validators=[required("Tapez un nom."), line(120)])
    institution = SelectField("Institution ou service", validators=[Optional()])
    territory = SelectField("Territoire", validators=[Optional()])
    trained_on = DateField("Formé·e le", validators=[Optional()])

    def offer(
        self,
        institutions: Sequence[tuple[Territory | Institution, int]],
        territories: Sequence[tuple[Territory | Institution, int]],
    ) -> None:
        """Where they may come from, and where they may go."""
        self.institution.choices = of_tree(institutions, empty="Aucune, ou non renseignée")
        self.territory.choices = of_tree(territories, empty="Tout le département")


class ProfileForm(CreatingForm):
    """In what capacity somebody coordinates, what they speak, and when they go."""

    kind = RadioField(
        "À quel titre", choices=of_codes(COORDINATOR_KIND), validators=[required("Choisissez à quel titre.")]
    )
    languages = StringField("Langues parlées, outre le français", filters=[trimmed], validators=[line()])
    undertaking_on = DateField("Engagement de bénévole signé le", validators=[Optional()])
    leaves_on = DateField("Départ annoncé\u00a0: dernier jour", validators=[Optional()])

    def offer(self, current: CoordinatorKind) -> None:
        """In what capacity they may be said to coordinate: a loan alone makes somebody lent."""
        own = [kind for kind in COORDINATOR_KIND if kind is not CoordinatorKind.LENT]
        self.kind.choices = of_codes(COORDINATOR_KIND, [current] if current is CoordinatorKind.LENT else own)


class StandingForm(CreatingForm):
    """What somebody is from a day on."""

    status = RadioField("Statut", choices=of_codes(COORDINATOR_STATUS), validators=[required("Choisissez un statut.")])
    since = DateField("À partir du", validators=[required("Choisissez une date.")])


class MissionForm(CreatingForm):
    """A share of working time, from a day to another."""

    share = IntegerField(
        "Part du temps de travail, en pour cent",
        validators=[required("Tapez un nombre."), NumberRange(1, 100, "Tapez un nombre de 1 à 100.")],
    )
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    until = DateField("Jusqu’au", validators=[Optional()])


class MissionEndForm(CreatingForm):
    """The last day of the letter that runs."""

    until = DateField("Dernier jour de la lettre de mission", validators=[required("Choisissez une date.")])
