"""Who received the leaflet on their data and rights."""

from collections.abc import Iterable

from wtforms import SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.widgets import CheckboxInput, ListWidget

from conference.models.referral import Person
from conference.web.forms.base import CreatingForm, line, required, trimmed
from conference.web.forms.dates import DateField


class LeafletForm(CreatingForm):
    """To whom, when, how, by whom."""

    people = SelectMultipleField(
        "À qui l’avez-vous remise\u00a0?",
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[required("Cochez au moins une personne.")],
    )
    on = DateField("Quand\u00a0?", validators=[required("Indiquez la date.")])
    way = StringField("Comment\u00a0?", filters=[trimmed], validators=[line()])
    by_whom = StringField("Par qui, si ce n’est pas vous\u00a0?", filters=[trimmed], validators=[line()])

    def offer(self, people: Iterable[Person]) -> None:
        """Those who have not had it."""
        self.people.choices = [
            SelectChoice(one.key, f"{one.first_name} ({one.tie})" if one.tie else one.first_name) for one in people
        ]
