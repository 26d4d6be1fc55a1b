"""An invented conference, to see what papers look like before there is one."""

from datetime import datetime

from conference.domain.paper import Addressee, Gathering, Letter, Service, SheetWords
from conference.domain.sheet import SheetPart, SheetState
from conference.words import paper as words

DAY = datetime(2026, 4, 1, 14, 30)  # noqa: DTZ001  (papers say local time)


def sample(service: Service) -> Gathering:
    """One guest for each kind of invitation, and something in every paper."""
    kept = service if service.reachable else Service(*words.SAMPLE_SERVICE)
    guests = zip(words.SAMPLE_GUESTS, Letter, strict=True)
    return Gathering(
        people=words.SAMPLE_PEOPLE,
        coordinators=words.SAMPLE_COORDINATORS,
        service=kept,
        starts=DAY,
        place=words.SAMPLE_PLACE,
        question=words.SAMPLE_QUESTION,
        sheet=SheetWords(tuple(zip(SheetPart, words.SAMPLE_SHEET, strict=True)), agreed=True),
        sheet_state=SheetState.AGREED,
        guests=tuple(Addressee(name, name.partition(" ")[0], letter) for name, letter in guests),
    )
