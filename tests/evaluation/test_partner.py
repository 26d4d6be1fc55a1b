"""What a partner referred and was asked, by hand; and what its sheet of a year may tell outside."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.delays import DelayKind
from conference.domain.disclosure import THRESHOLD
from conference.domain.resource import Reply
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.partner import Told, hours, mean_outside, outside, years
from conference.evaluation.partner_sheet import partner_sheet
from conference.evaluation.period import year
from conference.models.case import Case
from conference.models.department import Department
from conference.models.place import Institution
from conference.models.plan import Plan
from conference.models.resource import Resource, ResourceReply
from tests.domain.disclosing import Attacker
from tests.evaluation.book import Book

ZONE = "Europe/Paris"
SCOPES = [Scope(year(number, ZONE)) for number in (2018, 2019, 2020)]
COMPLETED, OWN, NOT = Outcome.PLAN_AGREED, Outcome.OWN_SOLUTION, Outcome.NOT_COMPLETED
STATE = {COMPLETED: "completed", OWN: "own_solution", NOT: "not_completed", None: "under_way"}


def house(book: Book, name: str, parent: Institution | None = None) -> Institution:
    row = Institution(name=name, folded=name.casefold(), parent_id=parent.id if parent else None)
    book.session.add(row)
    book.session.flush()
    return row


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=UTC)


def referred(book: Book, place: Institution, day: str, outcome: Outcome | None, days: int | None = None) -> Case:
    """A case of a partner, with the days that its first answer took."""
    received = at(day)
    landings = [(Stage.ASSIGNMENT, None, received)]
    if outcome is not None:
        landings.append((Stage.CLOSED, outcome, received + timedelta(days=30)))  # type: ignore[arg-type]
    case = book.case(received, *landings, institution_id=place.id)
    if days is not None:
        for number, counted in enumerate((days, 50), 1):
            book.delay(case, number, DelayKind.ACKNOWLEDGEMENT, received, counted=counted, ended_at=received)
    return case


def asked(book: Book, case: Case, place: Institution, replies: list[Reply]) -> None:
    """A valid plan that asks something of a partner, and what was answered."""
    when = at("2020-06-01")
    plan = Plan(case_id=case.id, number=1, agreed_at=when, form_valid_at=when)
    book.session.add(plan)
    book.session.flush()
    book.passage(case, 9, StepCode.VALIDATE_FORM, Stage.VALIDATION, when)
    resource = Resource(case_id=case.id, plan_id=plan.id, line=1, what="…", institution_id=place.id)
    book.session.add(resource)
    book.session.flush()
    for reply in replies:
        said = ResourceReply(case_id=case.id, resource_id=resource.id, reply=reply, on=when.date(), recorded_at=when)
        book.session.add(said)
    book.session.flush()


def test_each_year_says_what_became_of_referrals_and_what_was_asked(book: Book, session: Session) -> None:
    mds, caf = house(book, "MDS"), house(book, "CAF")
    service = house(book, "MDS, PMI", mds)
    referred(book, mds, "2019-03-01", COMPLETED, 2)
    referred(book, service, "2019-04-01", OWN, 5)
    referred(book, service, "2019-05-01", NOT)
    referred(book, mds, "2019-12-20", COMPLETED)  # closed in January: under way at the end of its year
    referred(book, caf, "2019-05-01", NOT, 40)
    asked(book, referred(book, caf, "2020-02-01", None), service, [Reply.AWAITED, Reply.GRANTED])
    asked(book, referred(book, caf, "2020-02-02", None), mds, [])
    told = years(session, mds, SCOPES)
    assert [one.number for one in told] == [2020, 2019]
    assert told[1].states == {"completed": 1, "own_solution": 1, "not_completed": 1, "under_way": 1}
    assert (told[1].referred, told[1].answered, told[1].days, told[1].mean) == (4, 2, 7, Decimal("3.5"))
    assert (told[0].replies, told[0].asked, told[0].referred) == ({"granted": 1, "unanswered": 1}, 2, 0)
    assert told[0].mean is None
    seen = [Scope(one.period, Case.institution_id == service.id) for one in SCOPES]
    assert [one.referred for one in years(session, mds, seen)] == [2], "only what the reader counts"


def _many(book: Book, place: Institution, **outcomes: int) -> None:
    codes = {code: outcome for outcome, code in STATE.items()}
    for code, many in outcomes.items():
        for number in range(many):
            referred(book, place, f"2020-{1 + number % 9:02}-0{1 + number % 9}", codes[code])


def test_no_sheet_nor_all_sheets_together_give_a_small_number_away(book: Book, session: Session) -> None:
    """Twelve beside two: with the département's fourteen, the partner that has twelve would tell the other's two."""
    period = year(2020, ZONE)
    outcomes = {
        "A": {"completed": 30, "not_completed": 2},
        "B": {"completed": 20, "not_completed": 12},
        "C": {"completed": 3},
        "D": {"own_solution": 15, "completed": 15, "under_way": 12},
    }
    partners = {name: house(book, name) for name in outcomes}
    for name, many in outcomes.items():
        _many(book, partners[name], **many)
    told: dict[str, Told] = {name: outside(session, partner, period)[0] for name, partner in partners.items()}
    assert {name: one.total for name, one in told.items()} == {"A": 32, "B": 32, "C": 3, "D": 42}
    assert told["C"].silent
    assert told["A"].of["not_completed"] is None
    assert told["B"].of["not_completed"] is None, "it would give the two of A"
    shown = {(("place", name), ("state", code)): many for name, one in told.items() for code, many in one.of.items()}
    public = {(("place", name),): one.total for name, one in told.items()}
    totals = {code: sum(many.get(code, 0) for many in outcomes.values()) for code in told["A"].of}
    public |= {(("state", code),): many for code, many in totals.items()}
    axes = {"place": [*outcomes], "state": [*totals]}
    reader = Attacker(axes, public | {where: many for where, many in shown.items() if many is not None})
    hidden = [where for where, many in shown.items() if many is None and outcomes[where[0][1]].get(where[1][1])]
    assert len(hidden) >= 4
    assert [where for where in hidden if reader.values(where, THRESHOLD) < 3] == []


def test_the_sheet_of_a_year_tells_no_mean_of_few_and_no_hours_of_few(book: Book, session: Session) -> None:
    department = session.query(Department).one()
    mds = house(book, "MDS")
    for number in range(THRESHOLD - 1):
        referred(book, mds, f"2020-03-{10 + number}", COMPLETED, 2)
    engaged = (CoordinatorStatus.ENGAGED, date(2020, 7, 1))
    for number in range(4):
        one = book.coordinator(engaged, account=book.account(f"{number}@example.org"))
        one.institution_id = mds.id
        book.letter(one, 200, date(2020, 7, 1), None)
    session.flush()
    few = partner_sheet(session, department, mds, 2020)
    assert (few.mean, few.lent.people, few.lent.noted, few.referred.total) == (None, 4, None, 10)
    assert few.lent.given == 6 * int(4 * 35 * 52 * 60 // 12 * 0.2)
    referred(book, mds, "2020-04-01", COMPLETED, 13)
    account = book.account("last@example.org")
    last = book.coordinator(engaged, account=account)
    last.institution_id = mds.id
    session.flush()
    book.time(account, None, WorkKind.TRAVEL, 90, date(2020, 8, 1))
    book.time(account, None, WorkKind.TRAVEL, 30, date(2021, 1, 1))
    book.time(book.account("other@example.org"), None, WorkKind.TRAVEL, 700, date(2020, 8, 1))
    enough = partner_sheet(session, department, mds, 2020)
    assert (enough.mean, enough.lent.people, enough.lent.noted) == (Decimal("3.0"), 5, 90)
    assert hours(session, house(book, "CAF"), year(2020, ZONE)).given == 0


def test_no_mean_nor_hours_that_would_give_those_of_few_others(book: Book, session: Session) -> None:
    """With the whole, what a large partner is told would say what is left: that of two referrals, of one person."""
    period, mds, caf, school = year(2020, ZONE), *(house(book, name) for name in ("MDS", "CAF", "Collège"))

    def means() -> list[Decimal | None]:
        return [mean_outside(session, one, period) for one in (mds, caf, school)]

    def noted() -> list[int | None]:
        return [hours(session, one, period).noted for one in (mds, caf, school)]

    def engage(place: Institution, many: int) -> None:
        for _ in range(many):
            book.coordinator((CoordinatorStatus.ENGAGED, date(2020, 7, 1))).institution_id = place.id
        session.flush()

    for number in range(THRESHOLD + 1):
        referred(book, mds, f"2020-03-{10 + number}", COMPLETED, 2)
    engage(mds, 6)
    assert (means(), noted()) == ([2, None, None], [0, None, None])
    referred(book, caf, "2020-04-01", COMPLETED, 30)
    engage(caf, 1)
    assert (means(), noted()) == ([None] * 3, [None] * 3)
    for number in range(THRESHOLD - 1):
        referred(book, caf, f"2020-05-{10 + number}", COMPLETED, 30)
    engage(caf, 4)
    assert (means(), noted()) == ([2, 30, None], [0, 0, None])
    referred(book, school, "2020-04-01", COMPLETED, 90)
    engage(school, 1)
    assert (means(), noted()) == ([2, None, None], [0, None, None]), "the smaller of the two is kept with the smallest"
