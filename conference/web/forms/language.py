"""A language of the papers: what it is called, which way it goes, and its texts, a paper at a time."""

from flask_wtf.file import FileField, FileRequired
from wtforms import Field, RadioField, StringField, TextAreaField

from conference.domain.paper import Direction
from conference.web.forms.base import CreatingForm, Form, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import of_codes
from conference.words.paper import DIRECTION
from conference.words.papers import FRENCH, groups

WAYS = {code: f"{said[0].upper()}{said[1:]}" for code, said in DIRECTION.items()}


class LanguageForm(CreatingForm):
    """A language that nobody has opened yet."""

    name = StringField("Nom en français", filters=[trimmed], validators=[required("Tapez le nom."), line(60)])
    code = StringField("Code", filters=[trimmed], validators=[required("Tapez le code de la langue."), line(12)])
    direction = RadioField(
        "S’écrit", choices=of_codes(WAYS), coerce=Direction, default=Direction.LTR, validators=[required("Choisissez.")]
    )


class TextsForm(VersionedForm):
    """The texts of one paper; an empty one is printed in French."""

    def texts(self) -> dict[str, str]:
        """What was typed, by the key of each text."""
        return {key_of(field): field.data or "" for field in self if "-" in field.name}

    def at(self, key: str) -> Field:
        """The field of a text."""
        found: Field = self[name_of(key)]
        return found


def name_of(key: str) -> str:
    """The name of the field of a text: ``adult-hello``."""
    return key.replace(".", "-")


def key_of(field: Field) -> str:
    """The key of the text of a field."""
    return str(field.short_name).replace("-", ".")


def texts_form(group: str) -> type[TextsForm]:
    """The form of a group of texts."""
    fields = {
        name_of(key): TextAreaField(FRENCH.texts[key], filters=[trimmed], validators=[text()])
        for key in groups()[group]
    }
    return type("GroupForm", (TextsForm,), fields)


class TextsFileForm(Form):
    """Texts that come back from whoever translates."""

    file = FileField("Le fichier traduit", validators=[FileRequired("Choisissez un fichier .csv ou .xlsx.")])
