"""The evaluation record of a year, on paper."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.evaluation.record import Record
from conference.words.record import FRAME_PART


def pdf(record: Record) -> bytes:
    """The record as a tagged PDF. Raises ``PressFailed``."""
    return press(page("record.html", record=record, labels=FRAME_PART))
