"""What the audit is narrowed to; it stands in the address."""

from collections.abc import Iterable

from wtforms import Form, SearchField, SelectField

from conference.web.forms.choices import Named, of_rows


class AuditForm(Form):
    """A case, a person."""

    reference = SearchField("Référence de la situation")
    who = SelectField("Personne")

    def offer(self, people: Iterable[Named]) -> None:
        """Whose acts can be asked for."""
        self.who.choices = of_rows(people, empty="Tout le monde")
