"""The register of coordinators: somebody new, a status from a day on, a letter of mission."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import IntegerField, RadioField, SearchField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.coordinators import CoordinatorKind, StandingReason
from conference.domain.names import fold
from conference.models.coordinator import Coordinator, Standing
from conference.models.place import Institution, Territory
from conference.queries.coordinators import Registered
from conference.web.forms.base import CreatingForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes, of_rows, of_tree
from conference.web.forms.dates import DateField
from conference.words.coordination_paper import stood
from conference.words.roles import COORDINATOR_KIND, COORDINATOR_STATUS, STANDING_REASON

# A loan that ends says so by itself.
LOAN = StandingReason.LOAN_OVER
NEVER = "never"


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


class RegisterForm(FlaskForm):
    """The day for which the register is read and whom it shows, from the address."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    q = SearchField("Nom")
    # A word of the address that is no choice finds nobody, and is no fault of who reads.
    status = SelectField(
        "Statut", name="statut", choices=of_codes(COORDINATOR_STATUS, empty="Tous"), validate_choice=False
    )
    territory = SelectField("Territoire", name="territoire", validate_choice=False)
    day = DateField("Le registre au", name="le", validators=[Optional()])

    def shows(self, one: Registered) -> bool:
        """Whether somebody is among those that are asked for."""
        status, territory, name = typed(self.status), typed(self.territory), fold(typed(self.q))
        return (
            (not status or (one.standing is not None and one.standing.status == status))
            and (not territory or territory in {place.key for place in one.places})
            and name in one.coordinator.folded
        )

    @property
    def narrowed(self) -> bool:
        """Whether anybody may be left out."""
        return any(typed(one) for one in (self.status, self.territory, self.q))


class ProfileForm(CreatingForm):
    """Where somebody comes from and goes, in what capacity they coordinate, what they speak, and when they go."""

    institution = SelectField("Institution ou service", validators=[Optional()])
    territory = SelectField("Territoire de départ", validators=[Optional()])
    elsewhere = SelectMultipleField(
        "Intervient aussi dans", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    trained_on = DateField("Formé·e le", validators=[Optional()])
    kind = RadioField(
        "À quel titre", choices=of_codes(COORDINATOR_KIND), validators=[required("Choisissez à quel titre.")]
    )
    languages = StringField("Langues parlées, outre le français", filters=[trimmed], validators=[line()])
    undertaking_on = DateField("Engagement de bénévole signé le", validators=[Optional()])
    leaves_on = DateField("Départ annoncé\u00a0: dernier jour", validators=[Optional()])

    def offer(
        self,
        current: CoordinatorKind,
        institutions: Sequence[tuple[Territory | Institution, int]],
        territories: Sequence[tuple[Territory | Institution, int]],
    ) -> None:
        """The places, and in what capacity they may be said to coordinate: a loan alone makes somebody lent."""
        self.institution.choices = of_tree(institutions, empty="Aucune, ou non renseignée")
        self.territory.choices = of_tree(territories, empty="Tout le département")
        self.elsewhere.choices = of_tree(territories, empty="")[1:]
        own = [kind for kind in COORDINATOR_KIND if kind is not CoordinatorKind.LENT]
        self.kind.choices = of_codes(COORDINATOR_KIND, [current] if current is CoordinatorKind.LENT else own)


def _status() -> RadioField:
    words = of_codes(COORDINATOR_STATUS)
    return RadioField("Statut", choices=words, validators=[required("Choisissez un statut.")])


def _reason() -> SelectField:
    choices = of_codes(
        STANDING_REASON, (reason for reason in STANDING_REASON if reason is not LOAN), empty="Sans motif"
    )
    return SelectField("Motif d’une pause ou d’une sortie", choices=choices, validators=[Optional()])


def _words() -> StringField:
    return StringField("Si c’est un autre motif, lequel\u00a0?", filters=[trimmed], validators=[line()])


class StandingForm(CreatingForm):
    """What somebody is from a day on, and why."""

    status = _status()
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    reason = _reason()
    words = _words()


class CorrectionForm(CreatingForm):
    """What a line of somebody's history should have said, or that there should have been none."""

    wrong = SelectField("Ce qui est à rectifier", validators=[Optional()])
    status = RadioField("En vérité", validators=[required("Dites ce qui est vrai.")])
    since = DateField("À partir du", validators=[Optional()])
    reason = _reason()
    words = _words()
    why = StringField(
        "Pourquoi cette rectification\u00a0?",
        filters=[trimmed],
        validators=[required("Dites ce qui justifie cette rectification."), line()],
    )

    def offer(self, history: Sequence[Standing]) -> None:
        """The lines that may be wrong, and the statuses; a line may also be one that never was."""
        lines = [SelectChoice(one.since.isoformat(), stood(one.stood)) for one in history]
        self.wrong.choices = [SelectChoice("", "Un statut oublié"), *lines]
        self.status.choices = [*of_codes(COORDINATOR_STATUS), SelectChoice(NEVER, "Cette ligne n’a pas lieu d’être")]

    def validate_since(self, field: DateField) -> None:
        """A status has a day. Raises ValidationError."""
        if self.status.data in {*COORDINATOR_STATUS} and field.data is None and not field.errors:
            raise ValidationError("Choisissez une date.")


def _percent(label: str, *validators: Any) -> IntegerField:
    return IntegerField(label, validators=[*validators, NumberRange(1, 100, "Tapez un nombre de 1 à 100.")])


class MissionForm(CreatingForm):
    """A share of working time, from a day to another; and what is added while somebody begins."""

    share = _percent("Part du temps de travail, en pour cent", required("Tapez un nombre."))
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    until = DateField("Jusqu’au", validators=[Optional()])
    extra = _percent("Pour les débuts, part en plus, en pour cent", Optional())
    extra_until = DateField("Ce temps en plus, jusqu’au", validators=[Optional()])


class MissionEndForm(CreatingForm):
    """The last day of the letter that runs."""

    until = DateField("Dernier jour de la lettre de mission", validators=[required("Choisissez une date.")])


class MissionSignedForm(CreatingForm):
    """The day the letter was signed, and by whom for the département."""

    signed_on = DateField("Signée le", validators=[required("Choisissez une date.")])
    signed_by = StringField("Pour le département, par (nom et fonction)", filters=[trimmed], validators=[line()])


def _undertaking(label: str) -> TextAreaField:
    asked = required("Écrivez au moins un engagement.")
    return TextAreaField(label, filters=[trimmed], validators=[asked, text()], render_kw={"rows": 8})


class CharterForm(CreatingForm):
    """Who signs, and what each undertakes, a line each."""

    direction_name = StringField("Pour la direction (nom et fonction)", filters=[trimmed], validators=[line()])
    manager_name = StringField("Responsable hiérarchique (nom et fonction)", filters=[trimmed], validators=[line()])
    direction = _undertaking("Ce à quoi s’engage la direction")
    manager = _undertaking("Ce à quoi s’engage le ou la responsable")
    coordinator = _undertaking("Ce à quoi s’engage qui coordonne")


class SignaturesForm(CreatingForm):
    """The day each of the three signed."""

    direction = DateField("La direction a signé le", validators=[Optional()])
    manager = DateField("Le ou la responsable a signé le", validators=[Optional()])
    coordinator = DateField("La coordinatrice ou le coordinateur a signé le", validators=[Optional()])


class MentorForm(CreatingForm):
    """Who accompanies somebody who begins."""

    mentor = SelectField("Accompagné·e par", validators=[Optional()])

    def offer(self, people: Iterable[Coordinator]) -> None:
        """Those who are engaged, by name."""
        self.mentor.choices = of_rows(people, empty="Personne")
