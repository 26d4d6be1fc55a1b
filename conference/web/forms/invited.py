"""What an invited person answers by their own link."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import Length

from conference.domain.invited import answers
from conference.domain.preparation import Invitation, Safety
from conference.web.forms.base import Form, required, trimmed
from conference.web.forms.choices import of_codes
from conference.words.invited import MY_ANSWER

LONGEST = 500


class InvitedForm(Form):
    """Yes, no, or from a distance; and what would help them come, in one box."""

    answer = RadioField("Votre réponse", validators=[required("Choisissez une réponse.")])
    needs = TextAreaField(
        "Ce qui vous aiderait",
        filters=[trimmed],
        validators=[Length(max=LONGEST, message=f"Écrivez {LONGEST} caractères au plus.")],
    )

    def fit(self, safety: Safety | None) -> None:
        """Offer what this person may answer."""
        self.answer.choices = of_codes(MY_ANSWER, answers(safety))

    def said(self) -> Invitation:
        """Their answer."""
        return Invitation(self.answer.data)
