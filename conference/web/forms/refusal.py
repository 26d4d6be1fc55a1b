"""Whom the family will not have."""

from collections.abc import Iterable

from wtforms import SelectField

from conference.models.coordinator import Coordinator
from conference.web.forms.base import CreatingForm, required
from conference.web.forms.choices import of_rows


class RefusalForm(CreatingForm):
    """One coordinator, and nothing else: no reason is asked."""

    coordinator = SelectField("Qui la famille ne souhaite-t-elle pas\u00a0?", validators=[required("Choisissez qui.")])

    def offer(self, people: Iterable[Coordinator]) -> None:
        """Those who may be named."""
        self.coordinator.choices = of_rows(people, empty="Choisissez")
