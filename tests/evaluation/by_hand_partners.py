"""Counting by hand what surrounds the conferences: partners that are bound, local resources that were checked."""

from datetime import date

from conference.domain.partner import InstitutionKind, Renewal
from tests.evaluation.by_hand import Asked, Hand, tallied
from tests.evaluation.partnered import Bound, Listed, Signed


def partners(bound: list[Bound], listed: list[Listed], asked: Asked) -> dict[str, Hand]:
    """Both figures on the last day of a period; of no territory in particular."""
    if asked.narrowed:
        return dict.fromkeys(("programme.partners", "programme.directory"), Hand(None, 0))
    last = asked.period.last
    kinds = [one.kind for one in bound if any(_holds(convention, last) for convention in one.conventions)]
    counts, unsaid = tallied(list(InstitutionKind), kinds)
    there = [one for one in listed if asked.before_the_end(one.recorded) and not _past(one.closed, last)]
    fresh = [one for one in there if any(_of_the_year(on, last) for on in one.checks)]
    return {
        "programme.partners": Hand(len(kinds), len(kinds), unsaid, counts),
        "programme.directory": Hand(len(fresh), len(there)),
    }


def _holds(one: Signed, last: date) -> bool:
    begun = one.signed is not None and one.signed <= last and one.since <= last and not one.mistaken
    end = one.ended or (None if one.renewal is Renewal.TACIT else one.until)
    return begun and (end is None or last <= end)


def _past(closed: date | None, last: date) -> bool:
    return closed is not None and closed <= last


def _of_the_year(on: date, last: date) -> bool:
    first = (
        date(last.year - 1, last.month, 28) if (last.month, last.day) == (2, 29) else last.replace(year=last.year - 1)
    )
    return first <= on <= last
