"""How many questionnaires are given, to whom, when and in which language."""

from collections.abc import Mapping

from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import NumberRange, Optional

from conference.domain.paper import Tongue
from conference.domain.questionnaires import MOST_GIVEN, Asked, Respondent
from conference.web.forms.base import CreatingForm
from conference.web.forms.choices import of_codes, of_tongues
from conference.words.follow_up import RESPONDENT
from conference.words.questionnaires import ASKED, REASON


class SlipForm(CreatingForm):
    """A number for each kind of respondent, in the order of their codes."""

    asked = RadioField("Ce questionnaire porte sur", coerce=Asked)
    langue = SelectField("Langue des feuilles")

    def offer(self, asked: tuple[Asked, ...], tongues: Mapping[str, Tongue]) -> None:
        """What may be asked now, and the languages of sheets."""
        self.asked.choices = of_codes(ASKED, asked)
        self.langue.choices = of_tongues(tongues.values())

    @property
    def numbers(self) -> dict[Respondent, int]:
        """How many of each."""
        return {kind: self[kind.value].data or 0 for kind in Respondent}


for _kind in Respondent:
    _most = NumberRange(min=0, max=MOST_GIVEN, message=REASON["too_many_to_give"])
    setattr(SlipForm, _kind.value, IntegerField(RESPONDENT[_kind], validators=[Optional(), _most]))
