"""The setting-up of a département: what it starts from, its places as lists, its people as a table."""

from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import ValidationError

from conference.web.forms.base import CreatingForm, required, text
from conference.web.forms.settings import GroupForm
from conference.words.setup import STARTS


class ProfileForm(GroupForm):
    """What to start from."""

    start = RadioField(
        "De quoi partez-vous\u00a0?",
        choices=[SelectChoice(code, name) for code, (name, _) in STARTS.items()],
        validators=[required("Choisissez de quoi partir.")],
    )


class ListForm(CreatingForm):
    """Names, one a line, set in under what holds them."""

    lines: TextAreaField


class TerritoriesForm(ListForm):
    """Territories."""

    lines = TextAreaField("Territoires à ajouter", validators=[required("Tapez au moins un territoire."), text()])


class InstitutionsForm(ListForm):
    """Institutions, their services under them."""

    lines = TextAreaField("Institutions à ajouter", validators=[required("Tapez au moins une institution."), text()])


class RosterForm(CreatingForm):
    """Institutions and people: a spreadsheet, or lines."""

    file = FileField("Le tableau rempli")
    typed = TextAreaField("Ou tapez des lignes", validators=[text()])

    def validate_typed(self, field: TextAreaField) -> None:
        """One or the other."""
        if bool(self.file.data) == bool((field.data or "").strip()):
            raise ValidationError("Choisissez un tableau, ou tapez des lignes\u00a0: l’un des deux.")


class InviteForm(CreatingForm):
    """Whom to invite: the key of one account, or all who wait for it."""

    who = HiddenField()
