"""What a programme says of itself: a few facts, and a box for each heading."""

from collections.abc import Mapping
from typing import Any

from wtforms import IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.practice_sheet import FIRST_YEAR, LAST_YEAR, Heading
from conference.domain.programme import DESCRIBED, MOST_TERRITORIES, Description
from conference.models.programme import ProgrammeText
from conference.web.forms.base import VersionedForm, line, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.words.practice_sheet import HEADING, PROMPTS, REASON

A_YEAR = NumberRange(FIRST_YEAR, LAST_YEAR, REASON["practice_year_wrong"])


def _boxes(form: type[VersionedForm]) -> type[VersionedForm]:
    """A box for each heading, with the questions that help to begin."""
    for heading in DESCRIBED:
        asked = " ".join(PROMPTS[heading])
        box = TextAreaField(HEADING[heading], filters=[trimmed], validators=[text()], description=asked)
        setattr(form, heading.value, box)
    return form


@_boxes
class ProgrammeForm(VersionedForm):
    """One line of a box is one thing said: the sheet prints each on its own."""

    begun_in = IntegerField("Année où tout a commencé", validators=[Optional(), A_YEAR])
    territory_kind = StringField(
        "Comment s’appellent vos territoires",
        filters=[trimmed],
        validators=[line(80)],
        description="Au singulier\u00a0: circonscription, secteur, territoire d’action sociale…",
    )
    territory_count = IntegerField(
        "Combien il y en a",
        validators=[Optional(), NumberRange(1, MOST_TERRITORIES, f"Tapez un nombre, de 1 à {MOST_TERRITORIES}.")],
        description="Rien, si ce sont ceux de la liste des territoires.",
    )
    source = StringField(
        "D’où viennent ces faits",
        filters=[trimmed],
        validators=[line()],
        description="Un rapport, une délibération\u00a0: la fiche le cite.",
    )
    silent = SelectMultipleField(
        "Rubriques où la fiche ne reprend rien de cette page",
        choices=of_codes(HEADING, only=[heading for heading in Heading if heading is not Heading.DEFINITION]),
        coerce=Heading,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def told(self) -> Description:
        """The facts as they were typed."""
        return Description(
            self.begun_in.data,
            typed(self.source),
            typed(self.territory_kind),
            self.territory_count.data,
            tuple(self.silent.data or ()),
        )

    def words(self) -> Mapping[Heading, str]:
        """The text of each heading, as it was typed."""
        return {heading: typed(self[heading.value]) for heading in DESCRIBED}


def stored(about: Description, texts: Mapping[Heading, ProgrammeText]) -> dict[str, Any]:
    """A programme as the form shows it."""
    facts = {"begun_in": about.begun_in, "source": about.source, "silent": list(about.silent)}
    facts |= {"territory_kind": about.territory_kind, "territory_count": about.territory_count}
    return facts | {heading.value: texts[heading].words if heading in texts else "" for heading in DESCRIBED}
