"""What a lead answers to a complaint."""

from wtforms import TextAreaField

from conference.web.forms.base import CreatingForm, required, text, trimmed


class AnswerForm(CreatingForm):
    """What was answered, and what was done."""

    answer = TextAreaField(
        "Ce qui a été répondu et fait",
        filters=[trimmed],
        validators=[required("Écrivez ce qui a été répondu, même en une ligne."), text()],
    )
