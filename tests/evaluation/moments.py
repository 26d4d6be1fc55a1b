"""Moments drawn at random: those at which one errs come up often."""

import random
from datetime import UTC, date, datetime, timedelta


def moment(draw: random.Random) -> datetime:
    """Any minute of three years, midnights more often than not."""
    day = datetime(2019, 1, 1, tzinfo=UTC) + timedelta(days=draw.randrange(1095))
    return day + timedelta(minutes=draw.choice([0, 719, 1200, 1319, 1320, 1379, 1380, 1439]))


def day(draw: random.Random) -> date:
    """Any day of the same years."""
    return date(2019, 1, 1) + timedelta(days=draw.randrange(1095))
