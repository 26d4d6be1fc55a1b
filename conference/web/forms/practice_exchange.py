"""Exchanges: what a reader of a published sheet writes, and what a lead notes of it."""

from wtforms import EmailField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from conference.domain.practice_exchange import LONGEST_MAIL, LONGEST_MESSAGE, LONGEST_SERVICE, ExchangeAsked
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed, typed
from conference.web.forms.dates import DateField


class AskForm(CreatingForm):
    """Who asks for an exchange, where to answer, and what about."""

    service = StringField(
        "Votre service ou association",
        filters=[trimmed],
        validators=[required("Dites de quel service ou de quelle association vous venez."), line(LONGEST_SERVICE)],
    )
    mail = EmailField(
        "L’adresse où vous répondre",
        filters=[trimmed],
        validators=[required("Écrivez l’adresse où vous répondre, comme nom@exemple.fr."), line(LONGEST_MAIL)],
    )
    message = TextAreaField(
        "Ce que vous aimeriez savoir",
        validators=[
            required("Écrivez en quelques mots ce que vous aimeriez savoir."),
            Length(max=LONGEST_MESSAGE, message=f"Écrivez {LONGEST_MESSAGE} caractères au plus."),
        ],
    )

    @property
    def asked(self) -> ExchangeAsked:
        """What was typed."""
        return ExchangeAsked(typed(self.service), typed(self.mail), typed(self.message))


class FollowedForm(VersionedForm):
    """What came of a request."""

    answered_on = DateField("Répondu le", validators=[Optional()])
    reuse_on = DateField("Reprise engagée le", validators=[Optional()])
    reuse_by = StringField("Par qui", filters=[trimmed], validators=[line()])
