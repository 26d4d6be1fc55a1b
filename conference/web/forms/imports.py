"""The file to take over, and the word that confirms it."""

from flask_wtf.file import FileField, FileRequired

from conference.web.forms.base import CreatingForm, Form


class UploadForm(Form):
    """One spreadsheet."""

    file = FileField(
        "Le tableau à reprendre",
        validators=[FileRequired("Choisissez un classeur .xlsx ou .ods, ou un fichier .csv.")],
    )


class ConfirmForm(CreatingForm):
    """Nothing but its key: what is confirmed is the file that was looked through."""
