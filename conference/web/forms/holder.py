"""Who holds a case."""

from collections.abc import Iterable

from wtforms import RadioField

from conference.web.forms.base import VersionedForm
from conference.web.forms.choices import Named, of_rows


class HolderForm(VersionedForm):
    """A professional, or nobody."""

    holder = RadioField("Qui tient la situation ?")

    def offer(self, people: Iterable[Named]) -> None:
        """The professionals who may hold it."""
        self.holder.choices = of_rows(people, "Personne : la famille n’est suivie par aucun·e professionnel·le")
