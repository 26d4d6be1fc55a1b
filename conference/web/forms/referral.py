"""The pages of a referral. Only their shape is checked: a draft may stay unfinished."""

from datetime import date
from typing import Any

from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import NumberRange, Optional, ValidationError

from conference.domain.referral import Danger, Field, LegalContext, Origin, PersonKind
from conference.web.forms.base import CreatingForm, Form, VersionedForm, line, text, trimmed
from conference.web.forms.choices import of_codes, yes_no
from conference.web.forms.dates import DateField
from conference.words.case import DANGER, FIELD, LEGAL_CONTEXT, ORIGIN, PERSON_KIND


class PageForm(CreatingForm, VersionedForm):
    """One page: its fields are columns, but for those that name somebody new."""

    NEW: tuple[str, ...] = ()

    add = SubmitField("Ajouter")

    def values(self) -> dict[str, Any]:
        """What the act writes: the fields of the page, and no other column."""
        left_out = {"csrf_token", "once", "version", "add", *self.NEW}
        return {name: field.data for name, field in self._fields.items() if name not in left_out}


class DemandForm(PageForm):
    """In which field and territory, from whom, how urgently: all that a minimal record says of it."""

    field = RadioField("Dans quel champ\u00a0?", choices=of_codes(FIELD), coerce=Field, validators=[Optional()])
    territory_id = SelectField("Sur quel territoire\u00a0?", validators=[Optional()])
    origin = RadioField(
        "De qui vient la demande\u00a0?", choices=of_codes(ORIGIN), coerce=Origin, validators=[Optional()]
    )
    urgent = BooleanField("C’est urgent\u00a0: la désignation ne peut pas attendre la prochaine réunion")

    def values(self) -> dict[str, Any]:
        """No territory as none."""
        found = super().values()
        return found | {"territory_id": found["territory_id"] or None}


class BareForm(DemandForm):
    """For how many children, of whom none is named."""

    children = IntegerField(
        "Combien d’enfants sont concernés\u00a0?",
        validators=[Optional(), NumberRange(0, 30, "Tapez un nombre, 0 s’il n’y en a pas.")],
    )


class PeopleForm(DemandForm):
    """For whom; a person at a time."""

    NEW = ("kind", "first_name", "last_name", "birth_year", "tie")

    kind = SelectField("Qui est-ce\u00a0?", choices=of_codes(PERSON_KIND), coerce=PersonKind)
    first_name = StringField("Prénom", filters=[trimmed], validators=[line(80)])
    last_name = StringField("Nom", filters=[trimmed], validators=[line(80)])
    birth_year = IntegerField(
        "Année de naissance",
        validators=[Optional(), NumberRange(1900, 2100, "Tapez une année, par exemple 2014.")],
    )
    tie = StringField("Lien de famille", filters=[trimmed], validators=[line(80)])

    def validate_first_name(self, field: StringField) -> None:
        """A person is added by their first name."""
        if not field.data and (self.add.data or self.last_name.data or self.birth_year.data or self.tie.data):
            raise ValidationError("Tapez le prénom de la personne à ajouter.")


class SituationForm(PageForm):
    """What is going on: strengths first."""

    strengths = TextAreaField("Ce qui va bien, les forces de la famille", filters=[trimmed], validators=[text()])
    worries = TextAreaField("Ce qui inquiète", filters=[trimmed], validators=[text()])
    family_situation = TextAreaField(
        "La situation de départ, avec les mots de la famille", filters=[trimmed], validators=[text()]
    )
    professional_situation = TextAreaField(
        "La situation de départ, avec vos mots de professionnel·le", filters=[trimmed], validators=[text()]
    )
    measure_in_force = SelectField("Mesure en cours", choices=of_codes(LEGAL_CONTEXT, empty="Non renseigné"))
    measure_considered = SelectField("Mesure envisagée", choices=of_codes(LEGAL_CONTEXT, empty="Non renseigné"))
    non_negotiables = TextAreaField("Ce qui n’est pas négociable", filters=[trimmed], validators=[text()])

    def values(self) -> dict[str, Any]:
        """Measures as codes."""
        found = super().values()
        for name in ("measure_in_force", "measure_considered"):
            found[name] = LegalContext(found[name]) if found[name] else None
        return found


class KnownByForm(PageForm):
    """Which institutions know the family, and who there."""

    NEW = ("institution", "worker", "is_key_worker", "holds_authority")

    institution = SelectField("Institution ou service")
    worker = StringField("Qui y suit la famille\u00a0?", filters=[trimmed], validators=[line(120)])
    is_key_worker = BooleanField("C’est le référent éducatif")
    holds_authority = BooleanField("Elle détient l’autorité parentale (mineur·e sans parents ici, pupille…)")
    known_by_none = BooleanField("Aucune institution ne connaît la famille")

    def validate_institution(self, field: SelectField) -> None:
        """A worker is named with the institution they work in."""
        if not field.data and (self.worker.data or self.is_key_worker.data or self.holds_authority.data):
            raise ValidationError("Choisissez l’institution où cette personne travaille.")
        if not field.data and self.add.data:
            raise ValidationError("Choisissez l’institution à ajouter.")


def _yes_no(value: str | None) -> bool | None:
    return {"yes": True, "no": False}.get(value or "")


class AgreementForm(PageForm):
    """Does the family agree to be contacted: who, when, how?"""

    agreed = RadioField(
        "La famille est-elle d’accord pour être contactée\u00a0?",
        choices=yes_no(no="Non, ou pas encore"),
        validators=[Optional()],
    )
    agreed_by = StringField("Qui a donné son accord\u00a0?", filters=[trimmed], validators=[line()])
    agreed_on = DateField("Quand\u00a0?", validators=[Optional()])
    agreement_way = StringField("Comment\u00a0?", filters=[trimmed], validators=[line()])

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def validate_agreed_on(self, field: DateField) -> None:
        """An agreement was given already."""
        if field.data and field.data > self.today:
            raise ValidationError("Cette date est dans l’avenir.")

    def values(self) -> dict[str, Any]:
        """The answer as yes, no or not answered."""
        return super().values() | {"agreed": _yes_no(self.agreed.data)}


class SafetyForm(PageForm):
    """Somebody not to meet, an address to keep secret; language and access."""

    danger = RadioField(
        "Y a-t-il un contact interdit ou une adresse à protéger\u00a0?",
        choices=of_codes(DANGER),
        coerce=Danger,
        validators=[Optional()],
    )
    danger_details = TextAreaField(
        "Si oui, entre qui, ou l’adresse de qui\u00a0?", filters=[trimmed], validators=[text()]
    )
    language = StringField("Langue de la famille", filters=[trimmed], validators=[line(80)])
    access_needs = TextAreaField("Accessibilité, habitudes à respecter", filters=[trimmed], validators=[text()])


class CheckForm(Form):
    """Send."""
