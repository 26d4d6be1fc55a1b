"""Stepping aside from a case."""

from wtforms import BooleanField, RadioField

from conference.domain.neutrality import TieKind
from conference.web.forms.base import CreatingForm, required
from conference.web.forms.choices import of_codes
from conference.words.neutrality import TIE_KIND


class RecusalForm(CreatingForm):
    """Which kind of tie, and that one has read what it does."""

    tie = RadioField(
        "De quelle nature est ce lien\u00a0?",
        choices=of_codes(TIE_KIND),
        coerce=TieKind,
        validators=[required("Choisissez la nature du lien.")],
    )
    sure = BooleanField(
        "J’ai compris que cela ne peut pas être annulé.",
        validators=[required("Cochez la case pour confirmer\u00a0: un déport ne se reprend pas.")],
    )
