"""A danger notice: what was transmitted, to whom, nothing else."""

from wtforms import StringField, TextAreaField

from conference.web.forms.base import CreatingForm, line, required, text, trimmed


class DangerForm(CreatingForm):
    """Two fields."""

    transmitted = TextAreaField(
        "Qu’avez-vous transmis ?",
        filters=[trimmed],
        validators=[required("Écrivez ce qui a été transmis."), text()],
    )
    to_whom = StringField(
        "À qui ?", filters=[trimmed], validators=[required("Dites à qui vous l’avez transmis."), line()]
    )
