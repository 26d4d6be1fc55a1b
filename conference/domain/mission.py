"""Letters of mission: a share of working time, and what somebody who begins has on top for a while [L2474-2478]."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conference.domain.reasons import Reason

NOTHING, WHOLE = Decimal(0), Decimal(1)
FULL_DAY = 35 * 60 // 7  # minutes that full time gives to each day of the calendar: Code du travail, article L3121-27


@dataclass(frozen=True, slots=True)
class Letter:
    """A ``share`` of a full week, promotion included, from a day to another; ``extra`` until a day of its own."""

    share: Decimal
    since: date
    until: date | None = None
    extra: Decimal | None = None
    extra_until: date | None = None

    def on(self, day: date) -> Decimal:
        """The share that it gives on a day."""
        if day < self.since or (self.until is not None and day > self.until):
            return NOTHING
        more = self.extra is not None and self.extra_until is not None and day <= self.extra_until
        return self.share + (self.extra or NOTHING) if more else self.share


def unwritable(letter: Letter, ceiling: Decimal | None) -> list[Reason]:
    """Why a letter cannot be written so; a beginner's extra share may go above the ``ceiling``, for a time."""
    reasons = []
    if not NOTHING < letter.share <= WHOLE:
        reasons.append(Reason("share_out_of_range", "share"))
    elif ceiling is not None and letter.share > ceiling:
        reasons.append(Reason("share_above_ceiling", "share", f"{ceiling * 100:f}".rstrip("0").rstrip(".")))
    if letter.until is not None and letter.until < letter.since:
        reasons.append(Reason("mission_backwards", "until"))
    return [*reasons, *_extra(letter)]


def _extra(letter: Letter) -> list[Reason]:
    if letter.extra is None:
        return [] if letter.extra_until is None else [Reason("extra_unsaid", "extra")]
    if letter.extra <= NOTHING or letter.share + letter.extra > WHOLE:
        return [Reason("extra_out_of_range", "extra")]
    if letter.extra_until is None:
        return [Reason("extra_for_ever", "extra_until")]
    outside = letter.extra_until < letter.since or (letter.until is not None and letter.extra_until > letter.until)
    return [Reason("extra_outside_letter", "extra_until")] if outside else []
