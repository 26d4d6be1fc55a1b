"""Choosing between two versions that two devices told."""

from wtforms import SelectField

from conference.domain.sync import Kept
from conference.web.forms.base import Form
from conference.web.forms.choices import of_codes
from conference.words.sync import KEPT


class ChoiceForm(Form):
    """The one that is kept."""

    kept = SelectField("Version gardée", choices=of_codes(KEPT), coerce=Kept)
