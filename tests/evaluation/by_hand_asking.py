"""Who asked, who was called and who declined: drawn, written down, and counted by hand."""

import random
from datetime import date, timedelta

from conference.domain.enquiry import OPEN, EnquiryState, EnquiryWay
from conference.domain.referral import Field
from conference.models.account import Account
from tests.evaluation.asked_for import Request
from tests.evaluation.book import Book
from tests.evaluation.by_hand import FEW, Asked, Hand, tallied
from tests.evaluation.lives import World
from tests.evaluation.moments import day

CODES = ("enquiries", "enquiries_ended", "enquiries_wait", "declined")


def draw_requests(draw: random.Random, world: World) -> None:
    """Some who asked, some who declined."""
    world.requests = [_request(draw) for _ in range(draw.choice([0, 6, 40]))]
    world.declined = [(day(draw), draw.choice([*Field, None])) for _ in range(draw.choice([0, 25]))]


def _request(draw: random.Random) -> Request:
    on, waited = day(draw), draw.choice([*range(9), None])
    called_on = None if waited is None else on + timedelta(days=waited)
    ending = draw.choice([None, None, *(state for state in EnquiryState if state not in OPEN)])
    settled_on = None if ending is None else on + timedelta(days=draw.randrange(9, 300))
    return Request(draw.choice([*EnquiryWay]), on, called_on, waited, settled_on, ending)


def requests(world: World, asked: Asked) -> dict[str, Hand]:
    if asked.narrowed:
        return {f"programme.{code}": Hand(None, 0) for code in CODES}
    first, last = asked.period.first, asked.period.last
    received = [one for one in world.requests if first <= one.on <= last]
    ways, _ = tallied(list(EnquiryWay), [one.way for one in received])
    states, _ = tallied(list(EnquiryState), [_state(one, last) for one in received])
    waits = sorted(one.waited for one in received if one.waited is not None)
    n, said = len(received), len(waits)
    median = waits[(said + 1) // 2 - 1] if said >= FEW else None
    fields, silent = tallied(list(Field), [field for on, field in world.declined if first <= on <= last])
    declined = sum(fields.values())
    return {
        "programme.enquiries": Hand(n, n, 0, ways),
        "programme.enquiries_ended": Hand(n, n, 0, states),
        "programme.enquiries_wait": Hand(median, said, n - said, population=n),
        "programme.declined": Hand(declined, declined, silent, fields),
    }


def _state(one: Request, last: date) -> EnquiryState:
    if one.settled_on is not None and one.ending is not None and one.settled_on <= last:
        return one.ending
    return EnquiryState.CALLED if one.called_on is not None and one.called_on <= last else EnquiryState.NEW


def write_requests(book: Book, world: World, referrer: Account) -> None:
    """Their rows."""
    for number, one in enumerate(world.requests, 10_000):
        book.enquiry(
            number=number,
            way=one.way,
            received_on=one.on,
            state=one.ending or (EnquiryState.CALLED if one.called_on else EnquiryState.NEW),
            called_on=one.called_on,
            waited=one.waited,
            settled_on=one.settled_on,
            referrer_id=referrer.id if one.ending is EnquiryState.REFERRAL else None,
            sent_to="Ailleurs" if one.ending is EnquiryState.ELSEWHERE else "",
        )
    for on, field in world.declined:
        book.declined(on, field)
