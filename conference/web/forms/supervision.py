"""Who supervises a coordinator; and why a supervisor opens a log."""

from collections.abc import Iterable

from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional

from conference.web.forms.base import CreatingForm, required, text, trimmed


class SupervisorForm(CreatingForm):
    """An account of the département, or nobody."""

    account = SelectField("Supervisé·e par", validators=[Optional()])

    def offer(self, accounts: Iterable[tuple[str, str]]) -> None:
        """Those who could, by key and name."""
        self.account.choices = [SelectChoice("", "Personne")] + [SelectChoice(key, name) for key, name in accounts]


class AccessForm(CreatingForm):
    """Why the log is opened."""

    reason = TextAreaField(
        "Pourquoi ouvrez-vous ce carnet\u00a0?",
        filters=[trimmed],
        validators=[required("Dites pourquoi\u00a0: la personne qui coordonne le lira."), text()],
    )
