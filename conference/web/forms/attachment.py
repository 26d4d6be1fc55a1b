"""A picture of a child: taken in, then looked at together."""

from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Optional

from conference.domain.child import PictureKind, ShownTo
from conference.models.attachment import Attachment
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.child import PICTURE, REASON, SHOWN_TO


class PictureForm(CreatingForm):
    """One picture."""

    file = FileField("L’image", validators=[FileRequired(REASON["picture_missing"])])
    title = StringField(
        "C’est quoi\u00a0?", filters=[trimmed], validators=[required(REASON["picture_title_missing"]), line()]
    )
    kind = RadioField(
        "C’est", choices=of_codes(PICTURE), coerce=PictureKind, default=PictureKind.DRAWING, validators=[Optional()]
    )


class LookForm(CreatingForm, VersionedForm):
    """When it was looked at together, and to whom the child lets it be shown."""

    looked_at_on = DateField("Regardée ensemble le", validators=[Optional()])
    shown_to = RadioField(
        "À qui peut-on la montrer\u00a0?", choices=of_codes(SHOWN_TO, empty="Pas encore dit"), validators=[Optional()]
    )
    shown_words = TextAreaField("Précisément", filters=[trimmed], validators=[line(400)])

    def shown(self) -> ShownTo | None:
        """To whom, if it was said."""
        return ShownTo(self.shown_to.data) if self.shown_to.data else None


def stored(picture: Attachment) -> dict[str, Any]:
    """A picture as the form shows it."""
    said = {"looked_at_on": picture.looked_at_on, "shown_to": picture.shown_to or ""}
    return said | {"shown_words": picture.shown_words, "version": picture.version}
