"""Partners: what kind of institution each is, and the conventions that bind it, from preparation to their end."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conference.domain.follow_up import months_after
from conference.domain.reasons import Reason

LONGEST_NOTICE = 24  # months
DEAREST = 20_000_000_00  # cents: beyond, a figure was mistyped


class InstitutionKind(StrEnum):
    """What an institution is; a service is of its institution's kind."""

    DEPARTMENT = "department"
    ASSOCIATION = "association"
    AUTHORISED_ASSOCIATION = "authorised_association"
    CAF = "caf"
    TRAINING_INSTITUTE = "training_institute"
    TRAINER = "trainer"
    TOWN = "town"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    OTHER = "other"


class ConventionKind(StrEnum):
    """Under which form institutions bind themselves."""

    CONVENTION = "convention"
    CONTRACT = "contract"
    PUBLIC_CONTRACT = "public_contract"


class Renewal(StrEnum):
    """What happens at the term: it runs on for as long again, somebody renews it, or it is over."""

    TACIT = "tacit"
    TO_RENEW = "to_renew"
    NONE = "none"


class ConventionStatus(StrEnum):
    """Where a convention stands on a day; it follows from its dates and is not stored."""

    IN_PREPARATION = "in_preparation"
    RUNNING = "running"
    TO_RENEW = "to_renew"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Terms:
    """The dates of a convention. ``until`` is the last day of its term, ``ended_on`` the one it was brought to.

    ``renewed``: another that was signed takes over from it. ``notice`` is in months before the term.
    """

    signed_on: date | None = None
    since: date | None = None
    until: date | None = None
    renewal: Renewal = Renewal.NONE
    notice: int = 0
    ended_on: date | None = None
    renewed: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day on which it binds; None while nothing ends it."""
        return self.until if self.ended_on is None and self.renewal is not Renewal.TACIT else self.ended_on

    def status(self, today: date) -> ConventionStatus:
        """Where it stands. One that was never signed stays in preparation, unless it was given up."""
        if self.ended_on is not None and self.ended_on < today:
            return ConventionStatus.ENDED
        if self.signed_on is None or self.since is None or self.since > today:
            return ConventionStatus.IN_PREPARATION
        if self.last_day is not None and self.last_day < today:
            return ConventionStatus.ENDED
        return ConventionStatus.TO_RENEW if self.awaits(today) else ConventionStatus.RUNNING

    def awaits(self, today: date) -> bool:
        """Whether somebody must say what follows: within the notice of its term, and after it as well."""
        asked = self.renewal is Renewal.TO_RENEW and self.signed_on is not None and not self.renewed
        if not asked or self.until is None or self.ended_on is not None:
            return False
        return today >= months_after(self.until, -self.notice)

    @property
    def following(self) -> tuple[date | None, date | None]:
        """The first and last day of a term as long as this one, right after it, as far as its dates are known."""
        if self.until is None:
            return None, None
        begins = self.until + timedelta(days=1)
        months = _months_between(self.since, begins) if self.since else 0
        return begins, months_after(begins, months) - timedelta(days=1) if months else None

    def next_term(self, today: date) -> date | None:
        """The last day of the term that runs; a tacit one begins again, as long as the first, at each."""
        if self.renewal is not Renewal.TACIT or self.since is None or self.until is None or self.ended_on is not None:
            return self.last_day
        months, times = _months_between(self.since, self.until + timedelta(days=1)), 1
        while months and (term := months_after(self.since, months * times) - timedelta(days=1)) < today:
            times += 1
        return term if months else self.until


def _months_between(since: date, until: date) -> int:
    """How many whole months there are from a day to another."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day)


def faults(terms: Terms, today: date) -> list[Reason]:
    """Why a convention cannot bear these dates."""
    begins, ends, over = terms.since, terms.until, terms.ended_on
    asked = (
        (terms.signed_on is None or terms.signed_on <= today, "in_the_future", "signed_on"),
        (terms.signed_on is None or begins is not None, "convention_begins_when", "since"),
        (begins is None or ends is None or begins <= ends, "convention_backwards", "until"),
        (terms.renewal is Renewal.NONE or terms.signed_on is None or ends is not None, "convention_term", "until"),
        (over is None or begins is None or begins <= over, "convention_backwards", "ended_on"),
        (
            over is None or ends is None or terms.renewal is Renewal.TACIT or over <= ends,
            "ended_after_term",
            "ended_on",
        ),
        (0 <= terms.notice <= LONGEST_NOTICE, "notice_out_of_range", "notice"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]
