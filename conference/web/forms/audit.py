"""What the audit is narrowed to; it stands in the address."""

from wtforms import Form, SearchField, SelectField


class AuditForm(Form):
    """A case, a person."""

    reference = SearchField("Référence de la situation")
    who = SelectField("Personne")
