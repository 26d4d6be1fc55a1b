"""A day as it is typed: in a year that somebody could mean."""

from datetime import date
from typing import Any

from wtforms import DateField as AnyDateField

from conference.words.dates import BAD_YEAR

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


def plausible(day: date) -> bool:
    """Whether a day is far enough from both ends of the calendar to be reckoned with."""
    return EARLIEST <= day <= LATEST


class DateField(AnyDateField):
    """The day of a form; there is no other in the house."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read it. Raises ValueError for what is no day, or not a plausible one."""
        super().process_formdata(valuelist)
        if self.data is not None and not plausible(self.data):
            self.data = None
            raise ValueError(BAD_YEAR)
