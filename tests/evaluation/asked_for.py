"""An enquiry of a département drawn at random, before it is written down."""

from dataclasses import dataclass
from datetime import date

from conference.domain.enquiry import EnquiryState, EnquiryWay


@dataclass(frozen=True)
class Request:
    """One enquiry, in plain values."""

    way: EnquiryWay
    on: date
    called_on: date | None
    waited: int | None
    settled_on: date | None
    ending: EnquiryState | None
