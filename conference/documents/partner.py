"""The yearly sheet of a partner on paper."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.evaluation.indicators.plan import ANSWERS
from conference.evaluation.partner_sheet import PartnerSheet
from conference.words.numbers import euros
from conference.words.partner import STATES


def pdf(sheet: PartnerSheet) -> bytes:
    """The sheet as a tagged PDF of a page or two. Raises ``PressFailed``."""
    return press(page("partner.html", sheet=sheet, states=STATES, replies=ANSWERS, euros=euros))
