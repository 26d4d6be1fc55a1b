"""Asking somebody of a neighbouring body to decide on one case."""

from wtforms import EmailField, StringField

from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.dates import DateField


class NeighbourForm(CreatingForm):
    """Whom, and until when."""

    name = StringField(
        "Prénom et nom", filters=[trimmed], validators=[required("Tapez le prénom et le nom."), line(120)]
    )
    email = EmailField(
        "Adresse électronique", filters=[trimmed], validators=[required("Tapez l’adresse électronique."), line()]
    )
    until = DateField("Dernier jour", validators=[required("Choisissez le dernier jour.")])
