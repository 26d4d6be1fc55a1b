"""A note: its period, the words of a part, why a word of it may stay, a move of what was read."""

from typing import Any, ClassVar

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from conference.programme.note import NO_PAGE, Page
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed, typed
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
    """The words of one part, kept as they are typed, and whether its writer says that it is done."""

    words = TextAreaField("Votre texte", validators=[text()])
    done = BooleanField("Cette partie est terminée")

    said: ClassVar[tuple[str, ...]] = ("words", "done")

    @property
    def page(self) -> Page:
        """What is written for those who are elected: nothing, but in the first part."""
        return NO_PAGE


class PageForm(PartForm):
    """The same for the first part: three facts of a line each, and what is asked."""

    FACTS: ClassVar[tuple[str, ...]] = ("first_fact", "second_fact", "third_fact")

    words = TextAreaField("En quelques lignes", validators=[text()])
    first_fact = StringField("Premier fait de l’année", filters=[trimmed], validators=[line()])
    second_fact = StringField("Deuxième fait", filters=[trimmed], validators=[line()])
    third_fact = StringField("Troisième fait", filters=[trimmed], validators=[line()])
    asked = TextAreaField("Ce qui est demandé aux élu·e·s", validators=[line(600)])

    said: ClassVar[tuple[str, ...]] = ("words", *FACTS, "asked", "done")

    @property
    def page(self) -> Page:
        """The facts that are written, in their order, and what is asked."""
        facts = tuple(typed(self[name]) for name in self.FACTS)
        return Page(tuple(fact for fact in facts if fact), typed(self.asked))


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
