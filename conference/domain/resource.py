"""What a family asks of institutions in its plan, and what these answer once it is agreed."""

from datetime import date
from enum import StrEnum

from conference.domain.reasons import Reason


class Reply(StrEnum):
    """The answer of an institution; ``awaited``: it was told what is asked, and has not answered."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    AWAITED = "awaited"


SETTLED = (Reply.GRANTED, Reply.PARTLY, Reply.REFUSED)


def asking(what: str, *, known: bool, typed: str) -> list[Reason]:
    """Why something cannot be asked: it says what, and of one institution, ``known`` here or ``typed`` by its name."""
    asked = (
        (bool(what), "resource_missing", "what"),
        (known or bool(typed), "institution_missing", "institution"),
        (not (known and typed), "institution_twice", "asked_of"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def replying(on: date, *, agreed_on: date, today: date) -> list[Reason]:
    """Why an answer cannot bear this date: nobody answers before the family agreed on its plan, nor tomorrow."""
    asked = ((on <= today, "in_the_future"), (on >= agreed_on, "reply_before_plan"))
    return [Reason(code, "on") for holds, code in asked if not holds]
