"""What somebody agrees to, and its withdrawal."""

from datetime import date
from typing import Any

from wtforms import RadioField, SelectField, StringField
from wtforms.validators import Optional, ValidationError

from conference.domain.preparation import AgreementState, AgreementTo
from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.preparation import AGREEMENT_TO

ANSWER = {
    AgreementState.GIVEN: "Oui, d’accord",
    AgreementState.REFUSED: "Non",
    AgreementState.UNREACHABLE: "N’a pas pu être joint·e",
    AgreementState.KEPT_OUT: "N’est pas interrogé·e\u00a0: ce serait un danger pour quelqu’un",
}


class WithdrawalForm(CreatingForm):
    """When, and how it was said."""

    on = DateField("Quand\u00a0?", validators=[required("Indiquez la date.")])
    way = StringField("Comment\u00a0?", filters=[trimmed], validators=[line()])


class AgreementForm(WithdrawalForm):
    """Who answers, to what; somebody who is not in the case yet is named in passing."""

    person = SelectField("Qui répond\u00a0?", validators=[Optional()])
    first_name = StringField("Quelqu’un d’autre\u00a0: son nom", filters=[trimmed], validators=[line(80)])
    tie = StringField("Ce qu’il ou elle est pour la famille", filters=[trimmed], validators=[line(80)])
    to = RadioField(
        "À propos de quoi\u00a0?",
        choices=of_codes(AGREEMENT_TO),
        coerce=AgreementTo,
        validators=[required("Choisissez.")],
    )
    state = RadioField("Sa réponse", choices=of_codes(ANSWER), validators=[required("Choisissez une réponse.")])

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, data={"on": today, "to": AgreementTo.PRINCIPLE} | kwargs.pop("data", {}), **kwargs)

    def validate_first_name(self, field: StringField) -> None:
        """Somebody answers: chosen, or named."""
        if not self.person.data and not field.data:
            raise ValidationError("Choisissez une personne en haut, ou tapez un nom ici.")
        if self.person.data and field.data:
            raise ValidationError("Choisissez une personne en haut ou tapez un nom ici, pas les deux.")
