"""Lending: who is lent by whom, for which case, until when; and whose account it is."""

from wtforms import EmailField, SelectField, StringField
from wtforms.validators import Optional

from conference import data
from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.dates import DateField


class LoanForm(CreatingForm):
    """Somebody lent by a neighbouring département for one case."""

    case = StringField(
        "Pour quelle situation\u00a0?", filters=[trimmed], validators=[required("Tapez la référence."), line(40)]
    )
    name = StringField("Prénom et nom", filters=[trimmed], validators=[required("Tapez un nom."), line(120)])
    lender = SelectField("Département qui prête", validators=[required("Choisissez un département.")])
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    until = DateField("Dernier jour", validators=[Optional()])

    def offer(self, own: str) -> None:
        """The départements there are, this one apart."""
        others = [(code, f"{code} {name}") for code, name in data.departments().items() if code != own]
        self.lender.choices = [("", "Choisissez"), *others]


class LoanEndForm(CreatingForm):
    """The last day of a loan."""

    until = DateField("Dernier jour", validators=[Optional()])


class AccessForm(CreatingForm):
    """The address that whoever is lent signs in with."""

    email = EmailField(
        "Adresse électronique", filters=[trimmed], validators=[required("Tapez l’adresse électronique."), line()]
    )
