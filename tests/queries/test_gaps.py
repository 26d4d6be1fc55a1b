"""What the lead still lacks of each case: every gap appears and goes, in one query, by pages."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import true
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import closing, follow_up
from conference.domain.follow_up import Home, Resolved, ThanksWay, When, Wish
from conference.domain.gaps import Gap
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.programme import time
from conference.queries import gaps
from conference.queries.follow_up import children
from conference.queries.gaps import lacking
from tests import path, ticking, world
from tests.conftest import NOW
from tests.world import Place

HELD = date(2026, 3, 12)


def missing(session: Session, days: int = 0) -> list[tuple[Gap, ...]]:
    session.flush()
    since: datetime = clock.ago(timedelta(days=365))
    return [one.gaps for one in lacking(session, true(), HELD + timedelta(days=days), since)]


def test_a_case_that_is_followed_lacks_its_review_once_its_day_has_passed(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    assert missing(session) == [(Gap.AT_END, Gap.TIME)]
    follow_up.resolved_at_end(session, who, case, Resolved.NOT)
    time.log(session, who, WorkKind.FOLLOW_UP, 30, HELD, case)
    assert missing(session, 92) == []
    assert missing(session, 93) == [(Gap.REVIEW,)]
    follow_up.wish(session, who, case, Wish.DECLINED)
    assert missing(session, 93) == []


def test_a_closed_case_lacks_what_nobody_noted_until_it_is(session: Session, gironde: Place) -> None:
    case, who = path.closed(session, gironde), world.actor(gironde, "coordinator")
    assert missing(session) == [(Gap.AT_END, Gap.LIVING, Gap.TIME, Gap.THANKS)]
    closing.thank(session, who, case, HELD, ThanksWay.POST)
    assert missing(session) == [(Gap.AT_END, Gap.LIVING, Gap.TIME)]
    with clock.frozen(NOW + timedelta(days=366)):
        assert missing(session, 366) == [], "what is long over is left in peace"


def test_an_empty_sheet_is_not_a_written_one(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    (lou,) = children(session, case)
    follow_up.wish(session, who, case, Wish.DECLINED)
    follow_up.live(session, who, case, {(lou, When.REVIEW): (Home.PARENTS, None)})
    follow_up.synthesise(session, who, case, {"course": ""})
    follow_up.close(session, who, case)
    assert missing(session) == [(Gap.EMPTY_SYNTHESIS, Gap.AT_END, Gap.TIME, Gap.THANKS)]


def test_a_minimal_case_is_asked_for_no_words(session: Session, gironde: Place) -> None:
    ticking.closed(session, gironde)
    assert missing(session) == [(Gap.AT_END, Gap.TIME, Gap.THANKS)]


def test_a_page_holds_so_many_and_the_next_begins_after_it(
    session: Session, gironde: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gaps, "PAGE", 0)
    case = path.followed(session, gironde)
    session.flush()
    found = lacking(session, true(), HELD, clock.ago(timedelta(days=1)))
    assert [one.case for one in found] == [case]
    assert lacking(session, true(), HELD, clock.ago(timedelta(days=1)), case.key) == []
    assert lacking(session, Case.id != case.id, HELD, clock.ago(timedelta(days=1))) == []
