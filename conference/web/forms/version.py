"""Which two versions of a plan are set side by side."""

from collections.abc import Sequence

from wtforms import SelectField
from wtforms.validators import Optional

from conference.models.plan import Plan
from conference.web.forms.base import Form


class VersionsForm(Form):
    """One version, and the one that is looked at beside it."""

    class Meta(Form.Meta):
        csrf = False

    de = SelectField("De la version", validators=[Optional()])
    a = SelectField("À la version", validators=[Optional()])

    def offer(self, versions: Sequence[Plan]) -> None:
        """Every version; the last two unless others were asked for."""
        numbers = [str(one.number) for one in versions]
        for field, usual in ((self.de, -2), (self.a, -1)):
            field.choices = [(number, number) for number in numbers]
            if field.data not in numbers and len(numbers) > 1:
                field.data = numbers[usual]
