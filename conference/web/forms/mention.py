"""Somebody whom the family thinks of."""

from wtforms import StringField

from conference.web.forms.base import CreatingForm, line, required, trimmed


class MentionForm(CreatingForm):
    """A name, and what they are to the family."""

    name = StringField("Nom ou prénom", filters=[trimmed], validators=[required("Tapez un nom."), line(80)])
    tie = StringField("Lien", filters=[trimmed], validators=[line(80)])
