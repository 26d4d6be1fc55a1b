"""Filters of the list of cases; they stand in the address, so that a view can be shared."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, SearchField, SelectField

from conference.web.forms.choices import of_codes
from conference.words.case import FIELD, STAGE


class FiltersForm(FlaskForm):
    """Stage, field, territory, late, words."""

    class Meta(FlaskForm.Meta):
        csrf = False
        locales = ("fr",)

    NAMES = frozenset({"stage", "field", "territory", "late", "q"})

    stage = SelectField("Étape", choices=of_codes(STAGE, empty="Toutes"))
    field = SelectField("Champ", choices=of_codes(FIELD, empty="Tous"))
    territory = SelectField("Territoire")
    late = BooleanField("En retard seulement")
    q = SearchField("Nom ou référence")
