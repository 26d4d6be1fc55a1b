"""Exchanges asked for by those who read a published sheet: what one must say, and how many are taken in."""

from dataclasses import dataclass

from conference.domain.enquiry import is_mail
from conference.domain.reasons import Reason

LONGEST_SERVICE, LONGEST_MAIL, LONGEST_MESSAGE = 120, 200, 2_000
# Beyond, those who write are asked to come back: the machine keeps no heap that nobody can read.
MOST_A_DAY = 20


@dataclass(frozen=True, slots=True)
class ExchangeAsked:
    """What a visitor writes: their service, where to answer them, and what they would like to talk about."""

    service: str
    mail: str
    message: str


def missing(asked: ExchangeAsked) -> list[Reason]:
    """What keeps a request from being answered."""
    told = (
        (bool(asked.service.strip()), "exchange_service_missing", "service"),
        (is_mail(asked.mail), "exchange_mail_wrong", "mail"),
        (bool(asked.message.strip()), "exchange_message_missing", "message"),
    )
    return [Reason(code, place) for holds, code, place in told if not holds]
