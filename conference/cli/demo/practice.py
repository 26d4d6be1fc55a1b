"""Last year's practice sheet, published, with two readers who have asked for an exchange; and a grid to review by."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo.people import DIRECTION, LEAD, Cast
from conference.documents import practice_sheet as papers
from conference.domain.note import Move
from conference.domain.practice_exchange import ExchangeAsked
from conference.domain.practice_sheet import GridAnswer
from conference.evaluation.practice_sheet import content
from conference.models.practice_sheet import PracticeSheet
from conference.programme import practice_exchange, practice_sheet
from conference.programme.practice_sheet import SheetPrinted
from conference.queries.practice_sheet import criteria
from conference.words.demo import EXCHANGES, SHEET, SHEET_REVIEW
from conference.words.practice_sheet import CRITERIA

MONTHS_AGO = timedelta(days=60)


def write(session: Session, cast: Cast) -> None:
    """Written by the lead, reviewed and validated by the direction two months ago, read and asked about since."""
    lead, direction = cast.actor(LEAD), cast.actor(DIRECTION)
    with clock.frozen(clock.ago(MONTHS_AGO)):
        sheet = practice_sheet.begin(session, lead, clock.today(cast.department.zone).year - 1)
        for heading, words in SHEET.items():
            practice_sheet.write(session, lead, sheet, heading, words)
        practice_sheet.set_grid(session, lead, cast.department, CRITERIA)
        answers = {one.key: (GridAnswer.YES, "") for one in criteria(session)}
        answers[next(iter(answers))] = (GridAnswer.PARTLY, SHEET_REVIEW)
        practice_sheet.review(session, direction, sheet, answers)
        for who, move in ((lead, Move.REVIEW), (direction, Move.VALIDATE)):
            whole = content(session, cast.department, sheet)
            practice_sheet.advance(session, who, cast.department, sheet, move, whole)
        _publish(session, cast, sheet)
    _exchanges(session, cast, sheet)
    session.commit()


def _publish(session: Session, cast: Cast, sheet: PracticeSheet) -> None:
    whole = content(session, cast.department, sheet)
    printed = SheetPrinted(whole["title"], whole, papers.pdf(whole))
    practice_sheet.publish(session, cast.actor(LEAD), cast.department, sheet, printed)


def _exchanges(session: Session, cast: Cast, sheet: PracticeSheet) -> None:
    """One that is answered and led to a reuse, one that waits."""
    now = clock.now()
    for number, (service, mail, message, reused_by) in enumerate(EXCHANGES, 1):
        with clock.frozen(now - timedelta(days=7 * (3 - number))):
            asked = ExchangeAsked(service, mail, message)
            row = practice_exchange.ask(session, sheet, asked, f"demo-{number}")
        if reused_by:
            today = clock.today(cast.department.zone)
            practice_exchange.note(session, cast.actor(LEAD), cast.department, row, today, (today, reused_by))
