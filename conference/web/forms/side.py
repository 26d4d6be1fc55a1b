"""The sides of a network, as the family names them."""

from wtforms import StringField

from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed


class AddForm(CreatingForm):
    """One more side."""

    name = StringField("Nom du côté", filters=[trimmed], validators=[required("Tapez un nom."), line(40)])


class SideForm(VersionedForm):
    """Another name for a side."""

    name = StringField("Nom du côté", filters=[trimmed], validators=[required("Tapez un nom."), line(40)])
