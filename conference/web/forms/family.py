"""The forms of a family page: its code, a mark, a complaint."""

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Length

from conference.domain.complaint import LONGEST, LONGEST_LINE
from conference.web.forms.base import CreatingForm, Form, required, trimmed


class CodeForm(Form):
    """The six digits that were given apart from the link."""

    code = StringField("Votre code", filters=[trimmed], validators=[required("Tapez les six chiffres de votre code.")])


class MarkForm(Form):
    """An action is done, or is not after all."""

    done = BooleanField("Fait")


class ComplaintForm(CreatingForm):
    """What is not right, and how to be reached, if one wishes."""

    words = TextAreaField(
        "Ce qui ne va pas",
        filters=[trimmed],
        validators=[
            required("Écrivez ce qui ne va pas, avec vos mots."),
            Length(max=LONGEST, message=f"Écrivez {LONGEST} caractères au plus."),
        ],
    )
    reached = StringField(
        "Votre nom et comment vous joindre",
        filters=[trimmed],
        validators=[Length(max=LONGEST_LINE, message=f"Écrivez {LONGEST_LINE} caractères au plus.")],
    )
