"""A body beside the designating one as it is typed, and who sits there."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import NumberRange, Optional

from conference.domain.council import LONGEST_CADENCE, Charter, CouncilKind
from conference.models.account import Account
from conference.models.council import Council, CouncilSeat
from conference.models.place import Institution, Territory
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes, of_tree
from conference.web.forms.dates import DateField
from conference.words.council import COUNCIL_KIND, REASON

NO_ACCOUNT, NO_INSTITUTION = "Aucune", "Aucune, ou non renseignée"


class CouncilForm(CreatingForm, VersionedForm):
    """What a body is."""

    kind = RadioField(
        "De quelle instance s’agit-il\u00a0?",
        choices=of_codes(COUNCIL_KIND),
        validators=[required("Choisissez le type de l’instance.")],
    )
    name = StringField("Son nom", filters=[trimmed], validators=[line(120)])
    role = TextAreaField("Son rôle", filters=[trimmed], validators=[text()])
    cadence = IntegerField(
        "Elle se réunit toutes les combien de semaines\u00a0?",
        validators=[Optional(), NumberRange(1, LONGEST_CADENCE, message=REASON["cadence_wrong"])],
    )
    since = DateField("Depuis le", validators=[required("Choisissez une date.")])
    until = DateField("Jusqu’au", validators=[Optional()])

    def charter(self) -> Charter:
        """What was typed; only once the form is valid."""
        assert self.since.data is not None  # noqa: S101  (the form is valid)
        kind = CouncilKind(self.kind.data)
        return Charter(kind, self.since.data, typed(self.name), typed(self.role), self.cadence.data, self.until.data)

    def values(self) -> dict[str, Any]:
        """What was typed, as `differences` compares it."""
        return {name: self[name].data for name in ("kind", "name", "role", "cadence", "since", "until")}


def charter_of(council: Council) -> dict[str, Any]:
    """A body as its form shows it."""
    said = {name: getattr(council, name) for name in ("name", "role", "since", "until", "version")}
    return {**said, "kind": council.kind.value, "cadence": council.cadence_weeks}


class SeatForm(CreatingForm, VersionedForm):
    """Who sits: an account of here or a name, as what, for whom, from when to when."""

    account = SelectField("Une personne qui a un compte ici", validators=[Optional()], default="")
    name = StringField("Ou le nom d’une autre personne", filters=[trimmed], validators=[line(120)])
    function = StringField("Sa fonction", filters=[trimmed], validators=[line()])
    institution = SelectField("Son institution, ou son service", validators=[Optional()], default="")
    families = BooleanField("C’est un siège des familles")
    since = DateField("À partir du", validators=[required("Choisissez une date.")])
    until = DateField("Jusqu’au", validators=[Optional()])

    def offer(
        self, people: Iterable[tuple[Account, str]], institutions: Sequence[tuple[Territory | Institution, int]]
    ) -> None:
        """Who has an account here, and where people work."""
        known = [SelectChoice(account.key, name) for account, name in people]
        self.account.choices = [SelectChoice("", NO_ACCOUNT), *known]
        self.institution.choices = of_tree(institutions, empty=NO_INSTITUTION)

    def values(self) -> dict[str, Any]:
        """What was typed, as `differences` compares it."""
        names = ("account", "name", "function", "institution", "families", "since", "until")
        return {name: self[name].data for name in names}


def seat_of(seat: CouncilSeat, account: Account | None) -> dict[str, Any]:
    """A seat as its form shows it."""
    names = ("name", "function", "families", "since", "until", "version")
    institution = seat.institution.key if seat.institution else ""
    held = {name: getattr(seat, name) for name in names}
    return {**held, "account": account.key if account else "", "institution": institution}
