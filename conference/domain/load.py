"""What a coordinator carries, against what their letter of mission gives them time for [L2474-2478]."""

from dataclasses import dataclass
from decimal import Decimal

FULL_MONTH = 35 * 52 * 60 // 12  # minutes of a full-time month: Code du travail, article L3121-27
CASE, CONFERENCE = 6 * 60, 8 * 60  # minutes still to come this month for an open case, for a conference ahead
NO_LETTER = Decimal("0.10")  # what somebody without a letter is counted as
EXPERIENCED = 2  # conferences held: before, one is offered a pair [L2523-2525]


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases alone or in a pair, minutes logged this month, conferences fixed, and what the letter gives.

    ``share`` is that of a full week, None without a letter; ``held`` the conferences that they have run.
    """

    open_cases: int = 0
    minutes: int = 0
    ahead: int = 0
    share: Decimal | None = None
    held: int = 0

    @property
    def given(self) -> int:
        """Minutes of a month that the letter gives; those of `NO_LETTER` without one."""
        return max(1, int(FULL_MONTH * (NO_LETTER if self.share is None else self.share)))

    @property
    def percent(self) -> int:
        """What is done this month and still to come, in hundredths of what the letter gives."""
        return (self.minutes + CASE * self.open_cases + CONFERENCE * self.ahead) * 100 // self.given

    @property
    def each(self) -> int:
        """What one more case adds, in the same hundredths: at least one."""
        return max(1, CASE * 100 // self.given)

    @property
    def beginner(self) -> bool:
        """Whether they have run fewer conferences than it takes to go alone."""
        return self.held < EXPERIENCED
