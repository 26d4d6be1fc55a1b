"""What the audit is narrowed to; it stands in the address."""

from collections.abc import Sequence

from wtforms import Form, SearchField, SelectField

from conference.models.account import Account
from conference.web.forms.choices import of_rows


class AuditForm(Form):
    """A case, a person."""

    reference = SearchField("Référence de la situation")
    who = SelectField("Personne")

    def offer(self, people: Sequence[Account]) -> None:
        """Whose acts can be asked for."""
        self.who.choices = of_rows(people, empty="Tout le monde")
