"""A delay in words: which one is late, and by how many days of its unit."""

from datetime import date

from conference import clock
from conference.domain.delays import overrun
from conference.models.journal import DelayRow
from conference.web.filters import from_now, short_day, zone
from conference.words.numbers import counted
from conference.words.roles import DELAY_LATE, UNIT_DAYS


def late(delay: DelayRow) -> str:
    """``désignation en retard de 3 jours ouvrés, due le 9 mars 2026``; nothing for one that is not past."""
    today = clock.today(zone())
    if delay.due_on is None or delay.due_on >= today:
        return ""
    days = overrun(delay.unit, delay.due_on, today)
    by = f" de {counted(days, *UNIT_DAYS[delay.unit])}" if days else ""
    return f"{DELAY_LATE[delay.kind]}{by}, due le {short_day(delay.due_on)}"


def stands(delay: DelayRow, put_off_to: date | None) -> str:
    """Where a delay stands, on the page of its case: suspended, put off, late, or by when."""
    if delay.due_on is None:
        return "délai suspendu"
    if put_off_to is not None:
        return f"reportée au {short_day(put_off_to)}"
    return late(delay) or f"avant le {short_day(delay.due_on)} ({from_now(delay.due_on)})"
