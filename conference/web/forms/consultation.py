"""Consulting the other members in writing, and answering them."""

from wtforms import RadioField

from conference.web.forms.base import CreatingForm, required
from conference.web.forms.choices import yes_no


class ConsultForm(CreatingForm):
    """Ask them; nothing is typed."""


class OpinionForm(CreatingForm):
    """Yes or no, once."""

    favourable = RadioField(
        "Êtes-vous favorable à cette désignation\u00a0?",
        choices=yes_no("Oui, favorable", "Non, défavorable"),
        validators=[required("Répondez par oui ou par non.")],
    )
