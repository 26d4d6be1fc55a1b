"""Assigning, asking, declaring, setting a rule aside."""

from wtforms import BooleanField, RadioField, SelectMultipleField, TextAreaField
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.neutrality import Rule
from conference.web.forms.base import CreatingForm, Form, VersionedForm, required, text, trimmed
from conference.web.forms.choices import of_codes, yes_no
from conference.words.neutrality import RULE, TIE_KIND


class AssignForm(VersionedForm):
    """Why a conference is pertinent, in a line [L2861]."""

    pertinence = TextAreaField(
        "Pourquoi une conférence est-elle pertinente\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez-le en une ligne."), text()],
    )


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
        """The rules that can be set aside."""
        self.rule.choices = of_codes(RULE, rules)


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
