"""Each rule of the figures, on the smallest base that shows it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.delays import DelayKind
from conference.domain.outcomes import State, state
from conference.domain.questionnaires import Respondent
from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.evaluation.indicators import FAMILIES, REGISTRY, compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.period import Period
from conference.models.case import Case
from tests.evaluation.book import Book
from tests.evaluation.by_hand_voice import GAPS, MEANS, RATES, SPREADS

PERIOD = Period(date(2020, 1, 1), date(2020, 12, 31), "Europe/Paris")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def figure(book: Book, code: str, scope: Scope | None = None) -> Figure:
    return compute(book.session, scope or Scope(PERIOD), [code])[0]


def states(book: Book) -> dict[str, int]:
    return {line.code: line.value for line in figure(book, "activity.states").result.lines}


def test_every_indicator_is_declared_once_and_whole() -> None:
    declared = [one for family in FAMILIES.values() for one in family]
    assert len(REGISTRY) == len(declared)
    for family, indicators in FAMILIES.items():
        for one in indicators:
            parts = (one.definition.population, one.definition.numerator, one.definition.denominator)
            assert all((one.title, one.unit, one.one, one.several, one.definition.date, *parts))
            assert bool(one.head) is bool(one.whole), "what its lines are, and what they add up to"
            assert one.code.startswith(f"{family}.")


# Of nothing there is no mean and no median, and time that nobody logged is not no time.
UNSAID = {
    "activity.origins_share",
    "programme.enquiries_wait",
    *(f"path.{year}{code}" for year in ("", "year_") for code in ("held", "held_of_admitted", "planned", "solved")),
    *(f"delays.{kind}_{what}" for kind in DelayKind for what in ("median", "ninth_decile", "share")),
    *(
        f"participation.{code}"
        for code in ("for_one", "heard", "supported", "sides", "private_time", "place", "off_hours", "interpreter")
    ),
    *(f"plan.{code}" for code in ("carried", "otherwise", "review_date")),
    *(f"follow_up.family_{when}" for when in ("before", "at_review")),
    *(f"quality.{code}" for code in ("neutrality", "pertinence", "parties")),
    *(f"quality.step_{code}" for code in ("submit", "assign", "convene", "record", "validate_form", "ratify")),
    *(f"effort.{code}" for code in ("coordinator", "referrer", "other", "by_conference", "by_not_completed", "costs")),
    "training.costs",
    *(f"effort.{what}_share" for what in ("letters", "promotion")),
    *(f"voice.{code}" for code in (*MEANS, *SPREADS, *RATES, *(f"gap_{name}" for name in GAPS))),
    *(
        f"data.{code}"
        for code in ("field", "origin", "territory", "children", "measure", "agreement", "questionnaires")
    ),
}


def test_an_empty_base_prints_zeros_for_counts_and_nothing_for_a_mean(book: Book) -> None:
    figures = compute(book.session, Scope(PERIOD))
    assert {found.code for found in figures if found.result.value is None} == UNSAID
    assert {found.result.value for found in figures if found.code not in UNSAID} == {0}
    assert {found.shown for found in figures if found.code in UNSAID} == {"non renseigné"}


def test_a_draft_is_counted_nowhere(book: Book) -> None:
    book.case(None, field=Field.CHILDHOOD)
    assert figure(book, "activity.referrals").result.value == 0
    assert figure(book, "activity.fields").result.value == 0
    assert sum(states(book).values()) == 0


@pytest.mark.parametrize(
    ("received", "counted"),
    [
        ("2019-12-31T22:59:59", 0),
        ("2019-12-31T23:00:00", 1),
        ("2020-12-31T22:59:59", 1),
        ("2020-12-31T23:00:00", 0),
    ],
)
def test_both_days_of_a_period_are_counted_to_their_last_second(book: Book, received: str, counted: int) -> None:
    book.case(at(received), (Stage.ASSIGNMENT, None, at(received)))
    assert figure(book, "activity.referrals").result.value == counted


@pytest.mark.parametrize("taken_over", [True, False])
@pytest.mark.parametrize("stage", Stage)
def test_the_state_in_the_base_is_the_state_of_the_law(book: Book, stage: Stage, taken_over: bool) -> None:
    day, has_coordinator = (
        at("2020-05-01T10:00"),
        stage not in {Stage.REFERRAL, Stage.ASSIGNMENT, Stage.CLOSED},
    )
    coordinator = book.coordinator((CoordinatorStatus.ENGAGED, date(2020, 1, 1))).id if has_coordinator else None
    outcomes = list(Outcome) if stage is Stage.CLOSED else [None]
    expected = dict.fromkeys(State, 0)
    for outcome in outcomes:
        book.case(day, (stage, outcome, day), taken_over=taken_over, coordinator=coordinator)
        expected[state(stage, outcome, taken_over=taken_over, has_coordinator=has_coordinator)] += 1
    assert {code: count for code, count in states(book).items() if code in set(State)} == expected


def test_a_family_that_found_its_own_way_is_said_apart_and_counted_once(book: Book) -> None:
    day = at("2020-05-01T10:00")
    book.case(day, (Stage.CLOSED, Outcome.OWN_SOLUTION, day))
    book.case(day, (Stage.CLOSED, Outcome.NOT_COMPLETED, day))
    found = figure(book, "activity.states")
    assert (found.line("not_completed").value, found.line("own_solution").value) == (2, 1)
    assert sum(line.value for line in found.parts) == found.result.value == 2


def test_the_gap_is_listed_case_by_case(book: Book) -> None:
    day = at("2020-05-01T10:00")
    waiting = book.case(day, (Stage.ASSIGNMENT, None, day))
    unexplained = [
        book.case(received, (Stage.ASSIGNMENT, None, received), taken_over=True)
        for received in (day, at("2020-03-01T10:00"))
    ]
    found = figure(book, "activity.states")
    assert found.result.references == tuple(case.reference for case in unexplained)
    assert waiting.reference not in found.result.references
    assert figure(book, "activity.taken_over").result.value == 2


def test_a_reopening_at_the_first_minute_of_january_belongs_to_january(book: Book) -> None:
    book.case(
        at("2020-05-01T10:00"),
        (Stage.ASSIGNMENT, None, at("2020-05-01T10:00")),
        (Stage.CLOSED, Outcome.NOT_COMPLETED, at("2020-06-01T10:00")),
        (Stage.ASSIGNMENT, None, at("2020-12-31T23:00")),
    )
    assert states(book)["not_completed"] == 1


def test_a_case_taken_over_is_under_way_from_its_reception_to_the_beginning_of_its_journal(
    book: Book,
) -> None:
    closed = at("2021-03-01T10:00")
    book.case(at("2020-11-01T10:00"), (Stage.CLOSED, Outcome.NOT_COMPLETED, closed), taken_over=True)
    assert states(book)["under_way"] == 1


def test_a_missing_field_is_said_and_never_spread(book: Book) -> None:
    day = at("2020-05-01T10:00")
    for field in (Field.CHILDHOOD, None):
        book.case(day, (Stage.ASSIGNMENT, None, day), field=field)
    found = figure(book, "activity.fields")
    assert found.result.missing == 1
    assert found.line("unknown").value == found.line("childhood").value == 1
    assert sum(line.value for line in found.result.lines) == 2


def test_only_the_cases_that_somebody_may_count_are_counted(book: Book) -> None:
    day = at("2020-05-01T10:00")
    for field in (Field.CHILDHOOD, Field.AUTONOMY):
        book.case(day, (Stage.ASSIGNMENT, None, day), field=field)
    narrowed = Scope(PERIOD, Case.field == Field.AUTONOMY)
    assert figure(book, "activity.referrals", narrowed).result.value == 1
    assert figure(book, "activity.states", narrowed).result.value == 1


def test_no_mean_is_given_under_five_marks(book: Book) -> None:
    for mark in (10, 9, 8, 8):
        book.answer(date(2020, 4, 1), figures={"overall": mark})
    book.answer(date(2020, 4, 1), figures={"overall": None})
    few = figure(book, "voice.overall")
    assert (few.result.value, few.result.n, few.result.missing) == (None, 4, 1)
    assert few.shown == "moins de 5 notes"
    book.answer(date(2020, 4, 1), figures={"overall": 6})
    assert figure(book, "voice.overall").result.value == Decimal("8.20")


def test_the_few_marks_of_one_side_cannot_be_worked_out_of_the_whole_and_the_other(book: Book) -> None:
    spring = date(2020, 4, 1)
    for mark in (10, 9, 8, 8, 7):
        book.answer(spring, figures={"overall": mark})
    assert figure(book, "voice.families").result.value == Decimal("8.40"), "nobody stands beside them"
    for said in range(1, 6):
        book.answer(spring, Respondent.PROFESSIONAL, figures={"overall": 2})
        told = [figure(book, f"voice.{code}") for code in ("families", "professionals")]
        assert figure(book, "voice.overall").result.value is not None
        shown = (None, None) if said < 5 else (Decimal("8.40"), Decimal("2.00"))
        assert tuple(one.result.value for one in told) == shown
        if said == 1:
            assert [one.shown for one in told] == ["retenu\u00a0: moins de 5 notes de l’autre côté", "moins de 5 notes"]


def test_answers_count_in_the_quarters_that_the_period_touches(book: Book) -> None:
    for quarter, mark in (
        (date(2019, 10, 1), 0),
        (date(2020, 1, 1), 8),
        (date(2020, 10, 1), 8),
        (date(2021, 1, 1), 0),
    ):
        for _ in range(5):
            book.answer(quarter, figures={"overall": mark})
    within = Scope(Period(date(2020, 2, 1), date(2020, 11, 30), "Europe/Paris"))
    found = figure(book, "voice.overall", within).result
    assert (found.value, found.n) == (Decimal("8.00"), 10)


def test_another_departement_is_not_there(book: Book) -> None:
    day = at("2020-05-01T10:00")
    book.case(day, (Stage.ASSIGNMENT, None, day))
    book.coordinator((CoordinatorStatus.ENGAGED, date(2020, 1, 1)))
    for _ in range(5):
        book.answer(date(2020, 4, 1), figures={"overall": 9})
    book.open_department("59")
    values = {found.code: found.result.value for found in compute(book.session, Scope(PERIOD))}
    assert values == {code: None if code in UNSAID else 0 for code in REGISTRY}


def test_a_coordinator_is_counted_as_what_they_were_on_the_last_day(book: Book) -> None:
    ready, engaged, left = CoordinatorStatus.READY, CoordinatorStatus.ENGAGED, CoordinatorStatus.LEFT
    book.coordinator((ready, date(2019, 1, 1)), (engaged, date(2020, 6, 1)), (left, date(2020, 12, 31)))
    book.coordinator((ready, date(2019, 1, 1)), (engaged, date(2020, 12, 31)))
    book.coordinator((ready, date(2021, 1, 1)))
    trained = figure(book, "programme.trained")
    assert {line.code: line.value for line in trained.parts} == {
        "engaged": 1,
        "ready": 0,
        "paused": 0,
        "left": 1,
    }
    assert trained.result.value == 2
    assert figure(book, "programme.engaged").result.value == 1
