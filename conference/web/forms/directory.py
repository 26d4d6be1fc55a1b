"""Local resources: what is looked for, and what is told of one."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, SearchField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.referral import Field
from conference.models.directory import DirectoryEntry
from conference.programme.directory import Offered
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, trimmed, typed
from conference.web.forms.choices import Named, of_codes, of_tree
from conference.web.forms.dates import DateField
from conference.words.case import FIELD
from conference.words.directory import WHOLE

LONGEST_OFFER = 400


class SoughtForm(FlaskForm):
    """Words, a territory, a field; they stand in the address, so that a view can be shared."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    q = SearchField("De quoi a-t-on besoin\u00a0?")
    territory = SelectField("Pour quel territoire")
    field = SelectField("Pour qui", choices=of_codes(FIELD, empty="Tout le monde"))


class ResourceForm(CreatingForm, VersionedForm):
    """A resource as a family would be told of it."""

    name = StringField("Nom", filters=[trimmed], validators=[required("Tapez le nom de cette ressource."), line()])
    offers = TextAreaField(
        "Ce qu’elle propose, en mots de tous les jours",
        filters=[trimmed],
        validators=[
            required("Dites ce qu’elle propose."),
            Length(max=LONGEST_OFFER, message=f"Écrivez {LONGEST_OFFER} caractères au plus."),
        ],
    )
    fields = SelectMultipleField(
        "Pour qui", choices=of_codes(FIELD), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    territory = SelectField("Où", validators=[Optional()])
    contact = StringField(
        "Comment la joindre", filters=[trimmed], validators=[required("Dites comment la joindre."), line(160)]
    )
    cost = StringField("Combien cela coûte", filters=[trimmed], validators=[line(120)])
    languages = StringField("Langues parlées, outre le français", filters=[trimmed], validators=[line(120)])
    closed_on = DateField("N’existe plus depuis le", validators=[Optional()])
    checked = BooleanField("Tout ceci est exact\u00a0: je l’ai vérifié aujourd’hui")

    def offer(self, territories: Sequence[tuple[Named, int]]) -> None:
        """Where it may be."""
        self.territory.choices = of_tree(territories, WHOLE)

    def told(self, territory_id: int | None) -> Offered:
        """The resource as it was typed."""
        fields = [Field(code) for code in self.fields.data or ()]
        words = typed(self.name), typed(self.offers), typed(self.contact)
        more = typed(self.cost), typed(self.languages), self.closed_on.data if "closed_on" in self else None
        return Offered(*words, territory_id, fields, *more)

    @staticmethod
    def stored(row: DirectoryEntry) -> dict[str, Any]:
        """A resource as its form shows it."""
        names = ("name", "offers", "contact", "cost", "languages", "closed_on")
        said = {name: getattr(row, name) for name in names}
        place = row.territory.key if row.territory else ""
        return {**said, "territory": place, "fields": [field.value for field in row.fields]}
