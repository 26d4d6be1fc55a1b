"""What a child chooses, asks for and says; each part of the page has its own form."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, TextAreaField, TimeField
from wtforms.validators import Optional, ValidationError

from conference.domain.child import Proposer, WordsFor
from conference.domain.preparation import ChildWay
from conference.models.guest import Guest
from conference.models.place import Institution
from conference.queries.child import Child
from conference.web.forms.base import CreatingForm, VersionedForm, required, text, trimmed
from conference.web.forms.choices import of_codes, of_guests, of_tree, one_more
from conference.web.forms.dates import DateField
from conference.words.child import PROPOSER, WORDS_FOR
from conference.words.preparation import CHILD_WAY

NOWHERE = "nowhere"


class WayForm(CreatingForm):
    """How the child takes part, from whom the idea came, and when it was decided."""

    way = RadioField(
        "Comment prend-il ou elle part\u00a0?",
        choices=of_codes(CHILD_WAY),
        coerce=ChildWay,
        validators=[required("Choisissez.")],
    )
    proposed_by = SelectField("Qui l’a proposé\u00a0?", choices=of_codes(PROPOSER, empty="Non précisé"))
    on = DateField("Décidé le", validators=[Optional()])

    def proposer(self) -> Proposer | None:
        """Who proposed it, if it was said."""
        return Proposer(self.proposed_by.data) if self.proposed_by.data else None


class SupportForm(CreatingForm, VersionedForm):
    """Who stands by the child, and for whom they work."""

    guest = SelectField("Qui\u00a0?", validators=[required("Choisissez une personne.")])
    works_for = SelectField(
        "Pour quelle institution travaille cette personne\u00a0?",
        validators=[required("Dites-le, ou choisissez «\u00a0aucune\u00a0».")],
    )
    stays = BooleanField("L’enfant demande qu’elle reste pendant le temps privé")

    def offer(self, guests: Iterable[Guest], places: Sequence[tuple[Institution, int]]) -> None:
        """Those who may be chosen."""
        self.guest.choices = of_guests(guests, empty="Choisissez")
        self.works_for.choices = one_more(of_tree(places, "Choisissez"), NOWHERE, "Aucune institution")


class DayForm(CreatingForm, VersionedForm):
    """When the child comes and goes, and what would be good for them."""

    arrives_at = TimeField("Arrive à", validators=[Optional()])
    leaves_at = TimeField("Repart à", validators=[Optional()])
    asked_for = TextAreaField("Ce que l’enfant a demandé", filters=[trimmed], validators=[text()])

    def values(self) -> dict[str, Any]:
        """What the act writes."""
        return {name: self[name].data for name in ("arrives_at", "leaves_at", "asked_for")}


class WordsForm(CreatingForm):
    """The child's own words, as they said them."""

    words = TextAreaField("Ses mots, exactement", validators=[text()])
    purpose = RadioField(
        "À quoi servent-ils\u00a0?", choices=of_codes(WORDS_FOR), coerce=WordsFor, default=WordsFor.CONFERENCE
    )
    reader = SelectField("Qui les lit à voix haute\u00a0?", default="")

    def offer(self, guests: Iterable[Guest]) -> None:
        """Who may read them: anybody of the network, the child first."""
        self.reader.choices = of_guests(guests, empty="Pas encore dit")

    def validate_words(self, field: TextAreaField) -> None:
        """Blanks are no words."""
        if not (field.data or "").strip():
            raise ValidationError("Écrivez les mots de l’enfant, tels qu’il ou elle les a dits.")


def stored_way(child: Child) -> dict[str, Any]:
    """The way that holds now; a change of mind says anew from whom and when."""
    return {"way": child.guest.child_way}


def stored_support(child: Child) -> dict[str, Any]:
    """A support person as the form shows them."""
    if child.support is None:
        return {"version": 0}
    works_for, guest = child.support.works_for, child.support.guest
    kept = {"guest": guest.key, "works_for": works_for.key if works_for else NOWHERE, "stays": guest.asked_by_family}
    return kept | {"version": child.support.version}


def stored_day(child: Child) -> dict[str, Any]:
    """The day of a child as the form shows it."""
    if child.day is None:
        return {"version": 0}
    return {name: getattr(child.day, name) for name in ("arrives_at", "leaves_at", "asked_for", "version")}


def stored_words(_child: Child) -> dict[str, Any]:
    """New words are said, not changed."""
    return {}
