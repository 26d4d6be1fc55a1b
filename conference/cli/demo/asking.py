"""The public page, open; two who wait to be called back and one who went elsewhere; proposals declined."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo.people import LEAD, REFERRER, Cast
from conference.domain.enquiry import Asked, EnquiryState, EnquiryWay, ForWhom
from conference.domain.offer import OfferReason
from conference.domain.referral import Field
from conference.domain.welcome import Texts
from conference.programme import enquiry, offer, welcome
from conference.words.demo import ENQUIRIES, ENQUIRY_NOTE, ENQUIRY_SENT_TO, WELCOME

DECLINED = ((2, Field.CHILDHOOD, OfferReason.NOT_NOW), (16, Field.AUTONOMY, None), (40, Field.CHILDHOOD, None))


def write(session: Session, cast: Cast) -> None:
    """Opened by the lead, who takes what comes by phone."""
    lead, department, today = cast.actor(LEAD), cast.department, clock.today(cast.department.zone)
    welcome.write(session, lead, department, Texts(*WELCOME, call_days=3), opened=True)
    for number, (name, reach, words, town, days) in enumerate(ENQUIRIES):
        asked = Asked(name, reach, ForWhom.NEAR if "@" in reach else ForWhom.OWN, words, town)
        with clock.frozen(clock.ago(timedelta(days=days))):
            if number:
                row = enquiry.take(session, lead, department, asked, EnquiryWay.CALL, today - timedelta(days=days))
            else:
                row = enquiry.receive(session, department, asked, f"demo-{number}")
    enquiry.call(session, lead, department, row, today - timedelta(days=9), ENQUIRY_NOTE, reached=True)
    enquiry.settle(session, lead, department, row, EnquiryState.ELSEWHERE, ENQUIRY_SENT_TO)
    for days, field, reason in DECLINED:
        offer.note(session, cast.actor(REFERRER), department, today - timedelta(days=days), field, None, reason)
    session.commit()
