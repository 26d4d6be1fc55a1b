"""Assigning, asking, declaring, setting a rule aside."""

from collections.abc import Mapping, Sequence

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.neutrality import Rule
from conference.models.coordinator import Coordinator
from conference.models.place import Territory
from conference.web.forms.base import CreatingForm, Form, VersionedForm, required, text, trimmed
from conference.web.forms.choices import of_codes, of_rows, yes_no
from conference.words.neutrality import RULE, TIE_KIND


class AssignForm(VersionedForm):
    """Why a conference is pertinent, in a line [L2861]."""

    pertinence = TextAreaField(
        "Pourquoi une conférence est-elle pertinente\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez-le en une ligne."), text()],
    )

    pair = SelectField("En binôme avec", validators=[Optional()])

    def offer(self, people: Sequence[Coordinator]) -> None:
        """Who may stand beside them; where nobody may, nothing is asked."""
        if people:
            self.pair.choices = of_rows(people, empty="Personne pour le moment")
        else:
            del self.pair


class WhomForm(FlaskForm):
    """Filters of those who could be chosen; they stand in the address."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    speaks = SelectField("Langue parlée")
    home = SelectField("Territoire d’attache")

    def offer(self, spoken: Mapping[str, str], homes: Sequence[Territory]) -> None:
        """The languages that somebody speaks, by their folded names, and where people live."""
        every = [SelectChoice("", "Toutes")]
        self.speaks.choices = every + [SelectChoice(folded, spoken[folded]) for folded in sorted(spoken)]
        by_name: list[Territory] = sorted(homes, key=lambda place: place.folded)
        self.home.choices = of_rows(by_name, empty="Tous")


class AskForm(Form):
    """Ask one coordinator."""


class DerogationForm(Form):
    """Which rule, and why it is set aside."""

    rule = RadioField("Quelle règle\u00a0?", validators=[required("Choisissez la règle à lever.")])
    reason = TextAreaField(
        "Pourquoi la lever pour cette situation\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi\u00a0: le motif est gardé avec la décision."), text()],
    )

    def offer(self, rules: list[Rule]) -> None:
        """The rules that can be set aside; one alone is chosen already."""
        self.rule.choices = of_codes(RULE, rules)
        if len(rules) == 1 and not self.rule.data:
            self.rule.data = rules[0].value


class DeclarationForm(Form):
    """Does a tie exist?"""

    knows = RadioField(
        "Connaissez-vous cette famille\u00a0?",
        choices=yes_no("Oui, je la connais", "Non, je ne la connais pas"),
        validators=[required("Répondez par oui ou par non.")],
    )
    ties = SelectMultipleField(
        "Un lien personnel existe-t-il\u00a0? Cochez ce qui s’applique.",
        choices=of_codes(TIE_KIND),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class ReportForm(CreatingForm):
    """A tie that shows while somebody coordinates already."""

    knows = BooleanField("Je connais cette famille, ou quelqu’un qui vient de s’ajouter")
    ties = SelectMultipleField(
        "Un lien personnel\u00a0? Cochez ce qui s’applique.",
        choices=of_codes(TIE_KIND),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
