"""The acts on exchanges: one is asked by a reader without account, answered by a lead, and may lead to a reuse."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.mail import MailKind
from conference.domain.practice_exchange import MOST_A_DAY, ExchangeAsked, missing
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.practice_exchange import PracticeExchange
from conference.models.practice_sheet import PracticeSheet
from conference.outbox import queue
from conference.queries.accounts import leads_of_all
from conference.queries.practice_exchange import lately


def ask(session: Session, sheet: PracticeSheet, asked: ExchangeAsked, once: str) -> PracticeExchange:
    """Keep a request and tell the leads that one waits; the same form sent again is the same one. Raises `Refused`."""
    kept = tokens.digest(once)
    of_sheet = select(PracticeExchange).where(PracticeExchange.practice_sheet_id == sheet.id)
    again = session.scalars(of_sheet.where(PracticeExchange.once == kept)).one_or_none()
    if again is not None:
        return again
    reasons = missing(asked) or ([Reason("exchange_later")] if lately(session, sheet) >= MOST_A_DAY else [])
    if reasons:
        raise Refused(*reasons)
    row = PracticeExchange(
        practice_sheet_id=sheet.id,
        once=kept,
        service=asked.service.strip(),
        mail=asked.mail,
        message=asked.message.strip(),
        received_at=clock.now(),
    )
    session.add(row)
    session.flush()
    audit.write(session, MACHINE, Act.EXCHANGE_ASKED, row)
    for lead in leads_of_all(session):
        queue(session, MailKind.EXCHANGE_ASKED, lead.id, mark=f"exchange:{row.key}")
    return row


def note(
    session: Session,
    actor: Actor,
    department: Department,
    exchange: PracticeExchange,
    answered_on: date | None,
    reuse: tuple[date | None, str],
) -> None:
    """Keep when a request was answered, and who takes the practice up since when. Raises `Refused`."""
    reuse_on, reuse_by = reuse[0], reuse[1].strip()
    days = {"answered_on": answered_on, "reuse_on": reuse_on}
    received_on, today = clock.civil(exchange.received_at, department.zone), clock.today(department.zone)
    reasons = [Reason("exchange_day_ahead", place) for place, day in days.items() if day and day > today]
    reasons += [Reason("exchange_day_before", place) for place, day in days.items() if day and day < received_on]
    reasons += [Reason("exchange_reuse_by_whom", "reuse_by")] if reuse_on and not reuse_by else []
    if reasons:
        raise Refused(*reasons)
    exchange.answered_on, exchange.answered_by = answered_on, actor.account_id if answered_on else None
    exchange.reuse_on, exchange.reuse_by = reuse_on, reuse_by
    session.flush()
    audit.write(session, actor, Act.EXCHANGE_NOTED, exchange, ("answered_on", "reuse_on"))
