"""What is counted from the conference on, on the smallest base that shows each rule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import true

from conference import clock
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.questionnaires import Respondent
from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.models.conference import Sitting
from tests.evaluation.book import Book

PERIOD = Period(date(2020, 1, 1), date(2020, 12, 31), "Europe/Paris")
DUE = date(2020, 6, 2)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


HELD = at("2020-03-02T08:00")


def figure(book: Book, code: str, scope: Scope | None = None) -> Figure:
    return compute(book.session, scope or Scope(PERIOD), [code])[0]


def lines(book: Book, code: str, scope: Scope | None = None) -> dict[str, int]:
    """The lines of a figure that are not zero."""
    return {line.code: line.value for line in figure(book, code, scope).result.lines if line.value}


def followed(book: Book, held: datetime = HELD, **facts: object) -> tuple[Case, Sitting]:
    """A case that held its conference and is followed since."""
    someone = book.coordinator((CoordinatorStatus.ENGAGED, date(2020, 1, 1))).id
    case = book.case(at("2020-01-10T10:00"), (Stage.FOLLOW_UP, None, held), coordinator=someone, **facts)
    return case, book.sitting(case, 1, held)


def reviewed(book: Book, case: Case, on: date, recorded: datetime, kept: Kept | None = Kept.DONE) -> None:
    book.review(case, on, Respondent.PERSON, Resolved.COMPLETELY, kept, recorded, {})


def test_a_review_that_comes_late_was_late_in_its_year(book: Book) -> None:
    case, sitting = followed(book)
    book.follow_up(sitting, DUE, Wish.WANTED)
    reviewed(book, case, date(2021, 1, 4), at("2021-01-04T10:00"))
    assert lines(book, "follow_up.reviews") == {"overdue": 1}
    later = Scope(Period(date(2020, 1, 1), date(2021, 1, 4), "Europe/Paris"))
    assert lines(book, "follow_up.reviews", later) == {"held": 1}


@pytest.mark.parametrize(("day", "expected"), [(2, {"not_due": 1}), (3, {"overdue": 1})])
def test_a_review_is_due_once_its_day_is_over_and_till_then_it_is_told_apart(
    book: Book, day: int, expected: dict[str, int]
) -> None:
    _, sitting = followed(book)
    book.follow_up(sitting, DUE)
    with clock.frozen(datetime(2020, 6, day, 12, tzinfo=UTC)):
        found = figure(book, "follow_up.reviews")
        assert lines(book, "follow_up.reviews") == expected
    assert found.result.value == found.result.n == expected.get("overdue", 0)


def test_a_review_due_after_the_period_is_never_in_its_denominator(book: Book) -> None:
    _, sitting = followed(book)
    book.follow_up(sitting, date(2021, 1, 1))
    found = figure(book, "follow_up.reviews").result
    assert (found.value, found.n) == (0, 0)
    assert lines(book, "follow_up.reviews") == {"not_due": 1}


@pytest.mark.parametrize(
    ("again", "expected"), [("2020-12-31T22:59", {"moot": 1}), ("2020-12-31T23:00", {"overdue": 1})]
)
def test_another_conference_makes_the_review_needless_from_its_own_day_on(
    book: Book, again: str, expected: dict[str, int]
) -> None:
    case, sitting = followed(book)
    book.follow_up(sitting, DUE)
    book.sitting(case, 2, at(again))
    assert lines(book, "follow_up.reviews") == expected


def test_what_is_said_after_another_conference_is_about_that_one(book: Book) -> None:
    case, sitting = followed(book)
    book.follow_up(sitting, DUE)
    book.follow_up(book.sitting(case, 2, at("2020-08-03T08:00")), date(2020, 11, 3))
    reviewed(book, case, date(2020, 11, 4), at("2020-11-04T10:00"))
    assert lines(book, "follow_up.reviews") == {"held": 1, "moot": 1}


@pytest.mark.parametrize(("tries", "expected"), [(2, "overdue"), (3, "unanswered")])
def test_a_family_does_not_answer_after_three_tries(book: Book, tries: int, expected: str) -> None:
    case, sitting = followed(book)
    book.follow_up(sitting, DUE)
    for number in range(tries):
        book.tried(case, HELD + timedelta(days=95 + number))
    assert lines(book, "follow_up.reviews") == {expected: 1}


def test_the_end_and_three_months_on_are_never_merged(book: Book) -> None:
    case, sitting = followed(book)
    book.follow_up(sitting, DUE, Wish.WANTED, Resolved.PARTLY)
    reviewed(book, case, DUE, at("2020-06-02T10:00"), kept=None)
    assert lines(book, "follow_up.resolved_at_end") == {"partly": 1}
    assert lines(book, "follow_up.resolved") == {"completely": 1}
    assert lines(book, "follow_up.plan_kept") == {"refused": 1}


def test_an_answer_that_was_not_noted_is_no_answer(book: Book) -> None:
    book.follow_up(followed(book)[1], DUE, None, Resolved.UNKNOWN)
    book.follow_up(followed(book)[1], DUE)
    found = figure(book, "follow_up.resolved_at_end")
    assert lines(book, "follow_up.resolved_at_end") == {"unknown": 1, "unrecorded": 1}
    assert (found.result.n, found.result.missing, found.silence) == (2, 1, "Non renseigné\u00a0: 1 sur 2")


def test_a_conference_has_the_outcome_of_its_own_day(book: Book) -> None:
    case, _ = followed(book)
    for number, (step, when) in enumerate(
        [
            (StepCode.RECORD, "2020-03-02T12:00"),
            (StepCode.RETURN_FOR_FORM, "2020-03-03T12:00"),
            (StepCode.RECORD_WITHOUT_PLAN, "2020-03-04T12:00"),
        ],
        1,
    ):
        book.passage(case, number, step, Stage.VALIDATION, at(when))
    assert lines(book, "conferences.held") == {"record": 1}


@pytest.mark.parametrize(
    ("stage", "outcome", "missing"),
    [
        (Stage.CLOSED, Outcome.PLAN_AGREED, 1),
        (Stage.FOLLOW_UP, None, 1),
        (Stage.VALIDATION, None, 1),
        (Stage.CLOSED, Outcome.NOT_COMPLETED, 0),
        (Stage.PREPARATION, None, 0),
    ],
)
def test_a_plan_that_came_from_elsewhere_says_that_a_conference_is_not_dated(
    book: Book, stage: Stage, outcome: Outcome | None, missing: int
) -> None:
    someone = book.coordinator().id
    for _ in range(5):
        case = book.case(HELD, (stage, outcome, HELD), coordinator=someone, taken_over=True)
        book.passage(case, 1, StepCode.TAKE_OVER, stage, HELD, outcome=outcome)
    found = figure(book, "conferences.held")
    assert (found.result.value, found.result.missing) == (0, 5 * missing)
    assert found.silence == ("Non renseigné\u00a0: 5 sur 5 (100\u00a0%)" if missing else "")


def test_time_is_of_who_refers_or_holds_then_of_who_coordinates_then_of_others(book: Book) -> None:
    both, other = book.account("both@example.org"), book.account("other@example.org")
    book.coordinator(account=both)
    theirs, held = followed(book, referrer_id=both.id)[0], followed(book, holder_id=both.id)[0]
    foreign = followed(book)[0]
    for case, minutes in ((theirs, 1), (held, 10), (foreign, 100), (None, 1000)):
        book.time(both, case, WorkKind.WRITING, minutes, date(2020, 12, 31))
    book.time(other, foreign, WorkKind.WRITING, 7, date(2020, 1, 1))
    book.time(other, foreign, WorkKind.WRITING, 70, date(2021, 1, 1))
    assert lines(book, "effort.referrer") == {"writing": 11}
    assert lines(book, "effort.coordinator") == {"writing": 1100}
    assert lines(book, "effort.other") == {"writing": 7}
    assert figure(book, "effort.coordinator").shown == "18\u00a0h\u00a020"


def test_time_on_no_case_is_of_no_territory_and_no_field(book: Book) -> None:
    someone = book.account("someone@example.org")
    book.coordinator(account=someone)
    case, _ = followed(book, field=Field.AUTONOMY)
    book.time(someone, case, WorkKind.TRAVEL, 40, date(2020, 5, 1))
    book.time(someone, None, WorkKind.PROMOTION, 500, date(2020, 5, 1))
    assert lines(book, "effort.coordinator") == {"travel": 40, "promotion": 500}
    for scope in (Scope(PERIOD, field=Field.AUTONOMY), Scope(PERIOD, true(), everywhere=False)):
        assert lines(book, "effort.coordinator", scope) == {"travel": 40}


@pytest.mark.parametrize(
    ("conferences", "value", "shown"), [(4, None, "moins de 5 situations"), (5, 21, "21\u00a0min")]
)
def test_no_mean_by_conference_under_five_of_them(book: Book, conferences: int, value: int | None, shown: str) -> None:
    someone = book.account("someone@example.org")
    book.coordinator(account=someone)
    cases = [followed(book)[0] for _ in range(conferences)]
    book.time(someone, cases[0], WorkKind.CONFERENCE, 103, date(2020, 5, 1))
    found = figure(book, "effort.by_conference")
    assert (found.result.value, found.shown) == (value, shown)
    assert (found.result.n, found.result.missing) == (conferences, conferences - 1)
