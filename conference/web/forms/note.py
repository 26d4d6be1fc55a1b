"""A note: its period, the words of a part, why a word of it may stay, a move of what was read."""

from typing import Any

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.dates import DateField
from conference.words.evaluation import BAD_PERIOD


class NoteForm(CreatingForm):
    """The period of a note, both days included."""

    first = DateField("Du", validators=[required("Indiquez le premier jour.")])
    last = DateField("Au", validators=[required("Indiquez le dernier jour.")])

    def validate_last(self, field: Any) -> None:
        """The last day is not before the first."""
        if self.first.data and field.data and field.data < self.first.data:
            raise ValidationError(BAD_PERIOD)


class PartForm(VersionedForm):
    """The words of one part, kept as they are typed."""

    words = TextAreaField("Votre texte", validators=[text()])


class NamesakeForm(CreatingForm):
    """Why this word of the text may stay."""

    word = HiddenField()
    reason = StringField(
        "Pourquoi ce mot peut-il rester\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi ce mot peut rester."), line()],
    )


class MoveForm(VersionedForm):
    """A move of the note as it was read."""
