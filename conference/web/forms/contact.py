"""One line of contact details: what it is, when to use it, whether it is to be kept from everything but its page."""

from typing import Any

from wtforms import BooleanField, RadioField, StringField

from conference.domain.contact import ContactKind
from conference.models.contact import Contact
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed
from conference.web.forms.choices import of_codes
from conference.words.contact import CONTACT_KIND

WRITTEN = ("kind", "value", "hours", "preferred", "protected")


class ContactForm(CreatingForm, VersionedForm):
    """A line that is new, or that changes."""

    kind = RadioField(
        "C’est…", choices=of_codes(CONTACT_KIND), default=ContactKind.PHONE, validators=[required("Choisissez.")]
    )
    value = StringField(
        "Numéro ou adresse", filters=[trimmed], validators=[required("Tapez le numéro ou l’adresse."), line(300)]
    )
    hours = StringField("Quand, de préférence", filters=[trimmed], validators=[line()])
    preferred = BooleanField("C’est le meilleur moyen de joindre cette personne")
    protected = BooleanField("À protéger")

    def values(self) -> dict[str, Any]:
        """What the act writes."""
        found = {name: self[name].data for name in WRITTEN}
        return found | {"kind": ContactKind(found["kind"]), "hours": found["hours"] or ""}


def stored(contact: Contact) -> dict[str, Any]:
    """A line as the form shows it."""
    return {name: getattr(contact, name) for name in (*WRITTEN, "version")}
