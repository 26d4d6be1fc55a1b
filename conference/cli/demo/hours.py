"""Some weeks of a coordinator's time of no case, with one line put right and one taken back."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments
from conference.cli.demo.people import COORDINATOR, Cast
from conference.domain.work import WorkKind
from conference.programme import time

# How many days ago, what for, for how long in minutes.
NOTED = (
    (17, WorkKind.PROMOTION, 90),
    (15, WorkKind.TRAVEL, 60),
    (13, WorkKind.WRITING, 120),
    (10, WorkKind.EXCHANGE, 180),
    (6, WorkKind.PROMOTION, 120),
    (5, WorkKind.TRAVEL, 90),
    (4, WorkKind.WRITING, 60),
    (2, WorkKind.TRAVEL, 75),
    (1, WorkKind.PROMOTION, 180),
    (1, WorkKind.TRAVEL, 30),
)
MISTYPED, DOUBTED = (3, WorkKind.WRITING, 600), (2, WorkKind.EXCHANGE, 60)
MEANT = 60  # minutes


def write(session: Session, cast: Cast) -> None:
    """Each line on its day; the two that were wrong, the day after."""
    who = cast.actor(COORDINATOR)
    for ago, kind, minutes in (*NOTED, MISTYPED, DOUBTED):
        day = moments.day(ago)
        with clock.frozen(clock.noon(day, moments.ZONE)):
            entry = time.log(session, who, kind, minutes, day)
        with clock.frozen(clock.noon(day, moments.ZONE) + timedelta(hours=20)):
            if (ago, kind, minutes) == MISTYPED:
                time.correct(session, who, entry, kind, MEANT, day, None)
            elif (ago, kind, minutes) == DOUBTED:
                time.take_back(session, who, entry)
        session.commit()
