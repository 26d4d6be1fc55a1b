"""Publishing figures, and taking them back."""

from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from conference.web.forms.base import CreatingForm, line, required, trimmed


class PublishForm(CreatingForm):
    """The year, the digest of what was on the page, and the publication that it comes after."""

    year = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1900, 2100)])
    digest = HiddenField()
    after = HiddenField()


class WithdrawForm(CreatingForm):
    """Why it is withdrawn."""

    why = StringField(
        "Pourquoi la retirer\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi cette publication est retirée."), line()],
    )
