"""What is kept of a partner: a convention with its term and what it pays, somebody to reach."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, EmailField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import NumberRange, Optional, Regexp, ValidationError

from conference.domain.logistics import cents
from conference.domain.partner import DEAREST, LONGEST_NOTICE, ConventionKind, Renewal
from conference.models.partner import Convention, PartnerContact
from conference.models.place import Institution
from conference.programme.partner import Agreed, Reached
from conference.web.forms.base import CreatingForm, Form, VersionedForm, line, required, trimmed, typed
from conference.web.forms.choices import of_codes, of_rows
from conference.web.forms.dates import DateField
from conference.words.logistics import REASON as AMOUNT
from conference.words.partner import CONVENTION_KIND, REASON, RENEWAL
from conference.words.programme import REASON as PROGRAMME


class ConventionForm(CreatingForm, VersionedForm):
    """What is agreed with a partner, from when until when, what it pays, and what happens at its term."""

    kind = RadioField("De quelle sorte\u00a0?", choices=of_codes(CONVENTION_KIND), default=ConventionKind.CONVENTION)
    subject = StringField("Objet", filters=[trimmed], validators=[required("Dites sur quoi elle porte."), line()])
    parties = StringField("Qui la signe", filters=[trimmed], validators=[line()])
    signed_on = DateField("Signée le", validators=[Optional()])
    since = DateField("Court à partir du", validators=[Optional()])
    until = DateField("Dernier jour de son terme", validators=[Optional()])
    renewal = RadioField("À son terme", choices=of_codes(RENEWAL), default=Renewal.TO_RENEW)
    notice = IntegerField(
        "Combien de mois avant le terme faut-il s’en occuper\u00a0?",
        default=3,
        validators=[Optional(), NumberRange(0, LONGEST_NOTICE, REASON["notice_out_of_range"])],
    )
    amount = StringField("Montant pour tout le terme, en euros", filters=[trimmed], validators=[line(20)])
    pays = StringField("Ce que ce montant paie", filters=[trimmed], validators=[line()])
    ended_on = DateField("A pris fin avant son terme, le", validators=[Optional()])

    def validate_amount(self, field: StringField) -> None:
        """An amount, as people type it, or none."""
        if field.data and cents(field.data, DEAREST) is None:
            raise ValidationError(AMOUNT["amount_wrong"])

    def told(self) -> Agreed:
        """The convention as it was typed."""
        return Agreed(
            ConventionKind(self.kind.data),
            typed(self.subject),
            typed(self.parties),
            self.signed_on.data,
            self.since.data,
            self.until.data,
            Renewal(self.renewal.data),
            self.notice.data or 0,
            cents(typed(self.amount), DEAREST),
            typed(self.pays),
            self.ended_on.data if "ended_on" in self else None,
        )

    @staticmethod
    def stored(row: Convention) -> dict[str, Any]:
        """A convention as its form shows it."""
        names = ("subject", "parties", "signed_on", "since", "until", "notice", "pays", "ended_on")
        said = {name: getattr(row, name) for name in names}
        codes = {"kind": row.kind.value, "renewal": row.renewal.value}
        return {**said, **codes, "amount": _amount(row.cents)}

    @classmethod
    def renewing(cls, row: Convention) -> dict[str, Any]:
        """The one that takes over from a convention, as long as it, before anything is signed."""
        ahead = row.terms(renewed=False).following
        return {**cls.stored(row), "signed_on": None, "ended_on": None, "since": ahead[0], "until": ahead[1]}


class ContactForm(CreatingForm, VersionedForm):
    """Somebody to reach for their work."""

    name = StringField("Prénom et nom", filters=[trimmed], validators=[required("Tapez un nom."), line(120)])
    function = StringField("Fonction", filters=[trimmed], validators=[line()])
    service = SelectField("Dans quel service\u00a0?")
    phone = StringField("Téléphone", filters=[trimmed], validators=[line(40)])
    mail = EmailField(
        "Adresse électronique",
        filters=[trimmed],
        validators=[Optional(), line(), Regexp(r"[^@\s]+@[^@\s]+\.[^@\s]+$", message=PROGRAMME["email_wrong"])],
    )
    left_on = DateField("A quitté cette fonction le", validators=[Optional()])

    def offer(self, partner: Institution, services: Sequence[Institution]) -> None:
        """The partner as a whole, or one of its services."""
        self.service.choices = of_rows([partner, *services])

    def told(self) -> Reached:
        """Whom it says to reach."""
        words = typed(self.name), typed(self.function), typed(self.phone), typed(self.mail)
        return Reached(*words, left_on=self.left_on.data if "left_on" in self else None)

    @staticmethod
    def stored(row: PartnerContact) -> dict[str, Any]:
        """A contact as their form shows them."""
        said = {name: getattr(row, name) for name in ("name", "function", "phone", "mail", "left_on")}
        return {**said, "service": row.institution.key}


def _amount(cents: int | None) -> str:
    return "" if cents is None else f"{cents // 100},{cents % 100:02}".removesuffix(",00")


class WithdrawForm(Form):
    """A convention that was typed by mistake."""

    NAME = "withdraw"

    withdraw = BooleanField(
        "Elle a été saisie par erreur\u00a0: elle ne comptera plus nulle part",
        validators=[required("Cochez la case pour la retirer.")],
    )
