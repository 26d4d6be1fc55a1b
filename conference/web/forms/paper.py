"""How one guest is invited: in which language, in which words."""

from collections.abc import Iterable

from wtforms import RadioField, SelectField
from wtforms.validators import Optional

from conference.domain.paper import Letter, Tongue
from conference.models.guest import Guest
from conference.web.forms.base import Form, VersionedForm
from conference.web.forms.choices import of_codes, of_tongues
from conference.words.paper import LETTER


class AddresseeForm(VersionedForm):
    """The language and the words of one invitation; both have an answer before anybody chooses."""

    language = SelectField("Dans quelle langue\u00a0?", default="", validators=[Optional()])
    letter = RadioField(
        "Avec quels mots\u00a0?", choices=of_codes(LETTER, empty="Selon son âge"), default="", validators=[Optional()]
    )

    def offer(self, known: Iterable[Tongue], guest: Guest) -> None:
        """The languages that the département prints, and the one chosen before were it gone since."""
        self.language.choices = of_tongues(known, guest.language)

    def chosen(self) -> dict[str, object]:
        """What was chosen, as it is shown."""
        return {"language": self.language.data or "fr", "letter": self.letter.data or ""}

    def values(self) -> dict[str, object]:
        """What the act writes: French is what nobody chose."""
        return {
            "language": "" if self.language.data == "fr" else self.language.data or "",
            "letter": Letter(self.letter.data) if self.letter.data else None,
        }


class TongueForm(Form):
    """In which language the papers of the page are printed."""

    class Meta(Form.Meta):
        csrf = False

    langue = SelectField("Langue des papiers", default="fr", validators=[Optional()])


def stored(guest: Guest) -> dict[str, object]:
    """A guest as the form shows them."""
    return {"language": guest.language or "fr", "letter": guest.letter or "", "version": guest.version}
