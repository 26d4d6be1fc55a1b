"""The settings of a département: each group a form, with its version."""

from collections.abc import Iterable
from typing import Any

from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from conference.domain.delays import DelayKind, Term, Unit
from conference.domain.neutrality import Mode, Rule
from conference.domain.paper import Service
from conference.domain.roles import BodyKind
from conference.models.account import Account
from conference.web.forms.base import VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_codes, of_rows
from conference.words.neutrality import RULE, SWITCH
from conference.words.roles import BODY_KIND, UNIT

LONGEST_DELAY, MOST_MEMBERS, WEEKS = 730, 30, 52


class GroupForm(VersionedForm):
    """One group of settings."""

    def values(self) -> dict[str, Any]:
        """What was typed, by the names of the fields."""
        return {name: field.data for name, field in self._fields.items() if name not in {"csrf_token", "version"}}


class BodyForm(GroupForm):
    """Who designates."""

    kind = RadioField(
        "Qui désigne\u00a0?",
        choices=of_codes(BODY_KIND),
        coerce=BodyKind,
        validators=[required("Choisissez qui désigne.")],
    )
    name = StringField(
        "Comment l’appelez-vous\u00a0?",
        filters=[trimmed],
        validators=[required("Tapez le nom de l’instance."), line(120)],
    )
    quorum = IntegerField(
        "Combien de membres décident ensemble\u00a0?",
        validators=[
            InputRequired("Tapez un nombre\u00a0; 0 si chaque membre peut décider seul·e."),
            NumberRange(0, MOST_MEMBERS, f"Tapez un nombre de 0 à {MOST_MEMBERS}."),
        ],
    )
    cadence_weeks = IntegerField(
        "Une séance toutes les combien de semaines\u00a0?",
        validators=[Optional(), NumberRange(1, WEEKS, f"Tapez un nombre de 1 à {WEEKS}, ou rien.")],
    )


class RulesForm(GroupForm):
    """What each rule of neutrality does, and how long a declaration holds."""

    declaration_days = IntegerField(
        "Une déclaration vaut, en jours",
        validators=[
            required("Tapez un nombre."),
            NumberRange(1, LONGEST_DELAY, f"Tapez un nombre de 1 à {LONGEST_DELAY}."),
        ],
    )

    def modes(self) -> dict[Rule, Mode]:
        """The modes chosen."""
        return {rule: self[rule.value].data for rule in Rule}


for _rule in Rule:
    setattr(
        RulesForm,
        _rule.value,
        RadioField(
            RULE[_rule],
            choices=of_codes(SWITCH),
            coerce=Mode,
            validators=[required("Choisissez ce que fait la règle.")],
        ),
    )


def _days(label: str, *validators: Any) -> IntegerField:
    limit = NumberRange(1, LONGEST_DELAY, f"Tapez un nombre de 1 à {LONGEST_DELAY}.")
    return IntegerField(label, validators=[*validators, limit])


class DelaysForm(GroupForm):
    """Unit, target, maximum and urgent variant of each delay."""

    def terms(self) -> dict[DelayKind, Term]:
        """The terms chosen."""
        return {
            kind: Term(*(self[f"{kind}_{part}"].data for part in ("unit", "target", "maximum", "urgent")))
            for kind in DelayKind
        }


def _maximum_after_target(form: DelaysForm, field: IntegerField) -> None:
    target = form[field.short_name.replace("_maximum", "_target")].data
    if target and field.data and field.data < target:
        raise ValidationError("Le délai maximal ne peut pas être plus court que le délai visé.")


for _kind in DelayKind:
    setattr(DelaysForm, f"{_kind}_unit", SelectField("Comptés en", choices=of_codes(UNIT), coerce=Unit))
    setattr(DelaysForm, f"{_kind}_target", _days("Délai visé", required("Tapez un nombre.")))
    setattr(DelaysForm, f"{_kind}_maximum", _days("Au plus", required("Tapez un nombre."), _maximum_after_target))
    setattr(DelaysForm, f"{_kind}_urgent", _days("Si urgence", Optional()))


def _number(label: str, most: int, *validators: Any) -> IntegerField:
    return IntegerField(label, validators=[*validators, NumberRange(1, most, f"Tapez un nombre de 1 à {most}.")])


class FollowUpForm(GroupForm):
    """What is set ahead on the day of a conference."""

    hand_out_days = _number("Remettre le plan à tous, en jours", 90, required("Tapez un nombre."))
    call_weeks = _number("Appeler la famille, en semaines", 26, Optional())
    review_months = _number("Proposer le bilan, en mois", 12, required("Tapez un nombre."))


class TrainedForm(GroupForm):
    """When coordinators are trained again, and after how long one waits for a first conference."""

    refresher_months = _number("Rappel de formation, en mois", 120, Optional())
    first_conference_months = _number("Première conférence attendue, en mois", 60, required("Tapez un nombre."))


class LettersForm(GroupForm):
    """The most that a letter of mission gives."""

    ceiling = _number("Une lettre de mission donne au plus, en pour cent du temps de travail", 100, Optional())


class ContactForm(GroupForm):
    """Whom a referrer may call."""

    contact = TextAreaField("Qui joindre, et comment\u00a0?", filters=[trimmed], validators=[line(300)])


class ComplaintsForm(GroupForm):
    """Whom a family may turn to, besides the lead."""

    complaints = TextAreaField("À qui d’autre s’adresser, et comment\u00a0?", filters=[trimmed], validators=[line(300)])


class ServiceForm(GroupForm):
    """Whom the papers of a conference come from."""

    name = StringField("Nom du service", filters=[trimmed], validators=[line(120)])
    address = TextAreaField("Adresse postale", filters=[trimmed], validators=[line(300)])
    phone = StringField("Téléphone", filters=[trimmed], validators=[line(40)])
    mail = StringField("Courriel", filters=[trimmed], validators=[line(120)])

    def service(self) -> Service:
        """What was typed."""
        return Service(*(self[name].data or "" for name in ("name", "address", "phone", "mail")))


class ChecklistForm(GroupForm):
    """What to think of before a day together."""

    lines = TextAreaField("Une ligne par chose à penser", validators=[line(4000)])


class NoteForm(GroupForm):
    """To whom the yearly note goes, and who validates it."""

    recipient = StringField(
        "À qui la note est-elle adressée\u00a0?",
        filters=[trimmed],
        validators=[required("Tapez le nom de la direction ou du service."), line(120)],
    )
    validator = SelectField("Qui la valide\u00a0?", default="")

    def offer(self, people: Iterable[Account]) -> None:
        """Those who may be chosen."""
        self.validator.choices = of_rows(people, empty="Personne pour l’instant")
