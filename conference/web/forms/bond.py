"""What two people of a network are to one another."""

from collections.abc import Sequence

from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from conference.domain.network import BondKind
from conference.models.guest import Guest
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_codes
from conference.words.network import BOND

SOMEBODY = "Choisissez quelqu’un."


class BondForm(CreatingForm):
    """Two people and a kind of tie; where it is helping, the first is who helps."""

    one = SelectField("Qui", validators=[required(SOMEBODY)])
    kind = SelectField("Lien", choices=of_codes(BOND), coerce=BondKind)
    other = SelectField("Avec qui", validators=[required(SOMEBODY)])
    words = StringField("En quelques mots", filters=[trimmed], validators=[line(120)])

    def fit(self, guests: Sequence[Guest]) -> "BondForm":
        """Offer everybody of the network."""
        names = [SelectChoice(one.key, f"{one.person.first_name} {one.person.last_name}".strip()) for one in guests]
        self.one.choices = self.other.choices = [SelectChoice("", "Choisissez"), *names]
        return self


class ChangeForm(VersionedForm):
    """Another kind of tie between the same two, or other words."""

    kind = RadioField("Lien", choices=of_codes(BOND), coerce=BondKind)
    words = StringField("En quelques mots", filters=[trimmed], validators=[line(120)])
