"""Enquiries: what a visitor writes, what somebody notes of a call, what became of one."""

from collections.abc import Iterable, Mapping

from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from conference.domain.enquiry import (
    ENDINGS,
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    LONGEST_REACH,
    LONGEST_TOWN,
    LONGEST_WORDS,
    Asked,
    BestMoment,
    EnquiryState,
    EnquiryWay,
    ForWhom,
    plain_reach,
    reachable,
)
from conference.web.forms.base import CreatingForm, Form, line, required, trimmed, typed
from conference.web.forms.choices import Named, of_codes, of_rows, of_tree, yes_no
from conference.web.forms.dates import DateField
from conference.words.enquiry import BEST_MOMENT, ENQUIRY_STATE, ENQUIRY_WAY, FOR_WHOM, REASON

TOLD = ("for_whom", "first_name", "reach", "moment", "language", "town", "words")


def _reachable(_form: object, field: Field) -> None:
    """Raise for what nobody can dial nor write to, before it is read again."""
    if not reachable(plain_reach(typed(field))):
        raise ValidationError(REASON["enquiry_reach_wrong"])


class AskedForm(Form):
    """What is told of somebody who asks: a first name, one way to be reached, a few words."""

    for_whom = RadioField(
        "Pour qui demandez-vous\u00a0?",
        choices=of_codes(FOR_WHOM),
        validators=[required("Choisissez pour qui.")],
    )
    first_name = StringField(
        "Prénom", filters=[trimmed], validators=[required(REASON["enquiry_name_missing"]), line(LONGEST_NAME)]
    )
    reach = StringField(
        "Téléphone ou adresse de courriel",
        filters=[trimmed],
        validators=[required(REASON["enquiry_reach_wrong"]), line(LONGEST_REACH), _reachable],
    )
    moment = SelectField(
        "Le meilleur moment pour appeler",
        choices=of_codes(BEST_MOMENT, empty="À tout moment"),
        validators=[Optional()],
    )
    language = StringField("Langue", filters=[trimmed], validators=[line(LONGEST_LANGUAGE)])
    town = StringField("Commune", filters=[trimmed], validators=[line(LONGEST_TOWN)])
    words = TextAreaField(
        "En quelques mots",
        validators=[
            required(REASON["enquiry_words_missing"]),
            Length(max=LONGEST_WORDS, message=f"Écrivez {LONGEST_WORDS} caractères au plus."),
        ],
    )

    @property
    def told(self) -> Mapping[str, str]:
        """What was typed, by name, as a page seals it: a browser sends ends of line as it likes."""
        return {name: "\n".join(typed(self[name]).splitlines()) for name in TOLD}

    @property
    def asked(self) -> Asked:
        """What was typed."""
        told = self.told
        moment = BestMoment(told["moment"]) if told["moment"] else None
        lines = {name: told[name] for name in ("first_name", "reach", "words", "town", "language")}
        return Asked(for_whom=ForWhom(told["for_whom"]), moment=moment, agreed=self._agreed(), **lines)

    def _agreed(self) -> bool:
        return True


class AskForm(AskedForm):
    """The form of the public page; ``site`` is for machines alone, people do not see it."""

    agreed = BooleanField(
        "Je suis d’accord pour être rappelé·e au sujet de cette demande.",
        validators=[InputRequired(REASON["enquiry_not_agreed"])],
    )
    site = StringField("Ne remplissez pas cette case")
    passed = HiddenField()
    answer = StringField("", filters=[trimmed], validators=[line(LONGEST_TOWN)])

    def _agreed(self) -> bool:
        return bool(self.agreed.data)


class TakenForm(AskedForm, CreatingForm):
    """The same, written down by whoever picked up the phone."""

    way = SelectField("Comment est-elle arrivée\u00a0?", choices=of_codes(ENQUIRY_WAY, list(EnquiryWay)[1:]))
    received_on = DateField("Reçue le", validators=[Optional()])


class CalledForm(CreatingForm):
    """One call: when, and whether somebody answered."""

    on = DateField("Appelée le", validators=[required("Choisissez un jour.")])
    reached = RadioField(
        "La personne a répondu\u00a0?",
        choices=yes_no("Oui, nous avons parlé", "Non, il faudra rappeler"),
        validators=[required("Dites si la personne a répondu.")],
    )
    note = TextAreaField("À retenir pour la suite", validators=[line(LONGEST_WORDS)])


class ReferredForm(CreatingForm):
    """Who writes the referral, and where."""

    referrer = SelectField(
        "Qui écrit l’orientation", validators=[required(REASON["enquiry_referrer_unknown"])], validate_choice=False
    )
    territory = SelectField("Territoire", validators=[Optional()])

    def offer(self, referrers: Iterable[Named], territories: Iterable[tuple[Named, int]]) -> None:
        """Those who refer here, and the territories of the département."""
        self.referrer.choices = of_rows(referrers, "Choisissez")
        self.territory.choices = of_tree(territories, "À préciser dans l’orientation")


class EndedForm(CreatingForm):
    """What became of it otherwise."""

    ending = RadioField(
        "Qu’est-elle devenue\u00a0?",
        choices=of_codes(ENQUIRY_STATE, ENDINGS),
        validators=[required(REASON["enquiry_no_such_end"])],
    )
    where = StringField("Adressée à", filters=[trimmed], validators=[line()])

    @property
    def state(self) -> EnquiryState:
        """The ending that was chosen."""
        return EnquiryState(typed(self.ending))


class ReopenedForm(CreatingForm):
    """One button."""
