"""A signed paper, as a file."""

from flask_wtf.file import FileField, FileRequired

from conference.web.forms.base import CreatingForm
from conference.words.plan import REASON


class SignedPaperForm(CreatingForm):
    """One file."""

    file = FileField("Le papier signé", validators=[FileRequired(REASON["paper_missing"])])
