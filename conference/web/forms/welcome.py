"""The public page: the few texts that the lead of a département writes."""

from wtforms import BooleanField, IntegerField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length, NumberRange

from conference.domain.welcome import (
    LONGEST_HOURS,
    LONGEST_SENTENCE,
    LONGEST_TERRITORIES,
    MOST_CALL_DAYS,
    Texts,
)
from conference.web.forms.base import VersionedForm, line, trimmed, typed

DAYS = f"Écrivez un nombre de 1 à {MOST_CALL_DAYS}."


class WelcomeForm(VersionedForm):
    """What is the département's own; ``look``: only show what it would look like."""

    sentence = TextAreaField(
        "La phrase du département",
        filters=[trimmed],
        validators=[Length(max=LONGEST_SENTENCE, message=f"Écrivez {LONGEST_SENTENCE} caractères au plus.")],
    )
    hours = StringField("Quand appeler", filters=[trimmed], validators=[line(LONGEST_HOURS)])
    territories = StringField("Où cela existe", filters=[trimmed], validators=[line(LONGEST_TERRITORIES)])
    call_days = IntegerField(
        "Rappeler en combien de jours ouvrés", default=3, validators=[NumberRange(1, MOST_CALL_DAYS, message=DAYS)]
    )
    opened = BooleanField("Tout le monde peut lire cette page et y laisser une demande")
    look = SubmitField("Voir sans enregistrer")

    @property
    def texts(self) -> Texts:
        """What was typed."""
        words = typed(self.sentence), typed(self.hours), typed(self.territories)
        days = self.call_days.data
        return Texts(*words, days if days is not None and 1 <= days <= MOST_CALL_DAYS else Texts().call_days)
