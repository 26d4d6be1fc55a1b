"""What somebody agrees to, in which capacity their agreement counts, and its withdrawal."""

from datetime import date
from typing import Any

from wtforms import RadioField, SelectField, StringField
from wtforms.validators import Optional, ValidationError

from conference.domain.agreement import MAY_COUNT_AS, AgreementState, AgreementTo, CountsAs, Details
from conference.queries.agreement import Speaker
from conference.web.forms.base import CreatingForm, line, required, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.agreement import AGREEMENT_TO, COUNTS_AS

ANSWER = {
    AgreementState.GIVEN: "Oui, d’accord",
    AgreementState.REFUSED: "Non",
    AgreementState.UNREACHABLE: "N’a pas pu être joint·e",
    AgreementState.KEPT_OUT: "N’est pas interrogé·e\u00a0: ce serait un danger pour quelqu’un",
}
# A sheet is agreed to on its own page, once read.
HERE = [to for to in AgreementTo if to is not AgreementTo.SHEET]


class WithdrawalForm(CreatingForm):
    """When, and how it was said."""

    on = DateField("Quand\u00a0?", validators=[required("Indiquez la date.")])
    way = StringField("Comment\u00a0?", filters=[trimmed], validators=[line()])


class AnswerForm(WithdrawalForm):
    """An answer of somebody, and who helped them give it."""

    state = RadioField("Sa réponse", choices=of_codes(ANSWER), validators=[required("Choisissez une réponse.")])
    helped_by = StringField("Qui l’a aidé·e à comprendre ou à dire\u00a0?", filters=[trimmed], validators=[line()])

    def details(self) -> Details:
        """What else was said with it."""
        return Details(typed(self.way), typed(self.helped_by))


class AgreementForm(AnswerForm):
    """Who answers, to what; somebody who is not in the case yet is named in passing."""

    person = SelectField("Qui répond\u00a0?", validators=[Optional()])
    first_name = StringField("Quelqu’un d’autre\u00a0: son nom", filters=[trimmed], validators=[line(80)])
    tie = StringField("Ce qu’il ou elle est pour la famille", filters=[trimmed], validators=[line(80)])
    to = RadioField(
        "À propos de quoi\u00a0?",
        choices=of_codes(AGREEMENT_TO, HERE),
        coerce=AgreementTo,
        validators=[required("Choisissez.")],
    )
    what = StringField("Quelle information\u00a0?", filters=[trimmed], validators=[line()])
    with_whom = StringField("Avec qui\u00a0?", filters=[trimmed], validators=[line()])

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, data={"on": today, "to": AgreementTo.PRINCIPLE} | kwargs.pop("data", {}), **kwargs)

    def validate_first_name(self, field: StringField) -> None:
        """Somebody answers: chosen, or named."""
        if not self.person.data and not field.data:
            raise ValidationError("Choisissez une personne en haut, ou tapez un nom ici.")
        if self.person.data and field.data:
            raise ValidationError("Choisissez une personne en haut ou tapez un nom ici, pas les deux.")

    def details(self) -> Details:
        """What else was said with it."""
        return Details(typed(self.way), typed(self.helped_by), typed(self.what), typed(self.with_whom))


class CapacityForm(CreatingForm):
    """Whether somebody's agreement counts, and in which capacity."""

    counts_as = RadioField("Son accord compte-t-il\u00a0?", validators=[Optional()])

    def fit(self, speaker: Speaker) -> None:
        """Offer what can be said of this person; the guess comes first."""
        known = COUNTS_AS[speaker.counts_as]
        empty = "Ne rien préciser" if speaker.person.counts_as else f"Ne rien préciser\u00a0: {known.lower()}"
        self.counts_as.choices = of_codes(COUNTS_AS, MAY_COUNT_AS[speaker.person.kind], empty)

    def capacity(self) -> CountsAs | None:
        """What was chosen; None leaves it to be guessed."""
        return CountsAs(self.counts_as.data) if self.counts_as.data else None
