"""Somebody lent by a neighbour sees the one case of the loan: through every page, list, search, export and file."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account
from conference.models.case import Case
from conference.models.department import Department
from conference.models.loan import Loan
from conference.models.sign_in import WebSession
from conference.models.tenancy import work_for
from conference.programme import accounts, lending
from conference.security import sessions
from conference.security.transactions import to_write
from tests.security.access import OWN, Example
from tests.security.readers import kept_from
from tests.security.routes import ROUTES
from tests.security.tour import address, crawl
from tests.security.visitors import House
from tests.world import today

WHO, ADDRESS = "Nadia Voisine", "voisine@40.example.org"
REFERENCE = re.compile(r"zibeline33-cases-reference-(\d+)")


def _actor(house: House, role: str) -> Actor:
    return Actor(house.life.accounts[role], frozenset({Role(role)}))


def _give(session: Session, house: House, department: Department, name: str) -> Loan:
    """Lend Nadia for a case that waits, and assign her."""
    case = session.scalars(select(Case).where(Case.key == house.key(name))).one()
    lead, body = _actor(house, "lead"), _actor(house, "committee")
    loan = lending.lend(session, lead, department, case, WHO, "40", today())

    def opened(_coordinator: object) -> Account:
        return accounts.create(session, _actor(house, "admin"), ADDRESS, WHO)

    lending.open_access(session, _actor(house, "admin"), loan, today(), opened)
    asked = assignment.ask(session, body, case, loan.coordinator)
    assignment.answer(session, body, asked, knows=False, ties=[])
    assignment.assign(session, body, case, loan.coordinator, "Personne d’autre n’est neutre.")
    return loan


@pytest.fixture
def lent(house: House) -> Iterator[House]:
    """The house with Nadia in it: one loan runs, another is over though its case is still hers."""
    with house.app.app_context():
        session = db.session()
        to_write(session)
        department = session.scalars(select(Department).where(Department.key == house.key("department"))).one()
        work_for(session, department)
        _give(session, house, department, "fresh")
        over = _give(session, house, department, "ready")
        lending.change(session, MACHINE, over, today(), today())
        account = session.scalars(select(Account).where(Account.email == ADDRESS)).one()
        token = sessions.begin(session, account, department)
        row = session.scalars(select(WebSession).where(WebSession.digest == tokens.digest(token))).one()
        house.life.tokens["lent"] = (token, row.csrf)
        session.commit()
        keys = (over.id, over.case_id)
        db.session.remove()
    house.write("UPDATE loan SET until = '2026-03-11', since = '2026-03-10' WHERE id = ?", keys[0])
    house.write("UPDATE membership SET until = '2026-03-11' WHERE case_id = ?", keys[1])
    yield house
    house.restore()


def _wrong(house: House, path: str, shown: str, hers: set[str]) -> list[str]:
    """The words and references in a page that are of a case that is not hers."""
    names = {key: name for name, key in house.life.keys.items()}
    cases = {row: names.get(key, "?") for row, key in house.settled("SELECT id, key FROM cases")}
    words = [found for found in kept_from(house, "lent", path, shown) if found.rpartition(" of ")[2] not in hers]
    seen = {cases[int(number)] for number in REFERENCE.findall(shown)}
    return [*words, *(f"reference of {name}" for name in seen - hers)]


def _everywhere(house: House) -> Iterator[tuple[str, int, str]]:
    """Every route of the table that is read: on her case, on the one that was hers, or on what else it names.

    What is published is read by anybody.
    """
    for route, examples in ROUTES.items():
        for example in examples[:1] if route.startswith("GET ") and not route.endswith("static") else ():
            for path in _addresses(house, example) if not example.path.startswith("/fiches") else ():
                answer = house.knock("lent", "GET", path)
                yield path, answer.status_code, answer.get_data().decode("utf-8", "replace")


def _addresses(house: House, example: Example) -> list[str]:
    if example.path.count("{}") == 1 and {name for name, *_ in example.things} & {*OWN}:
        return [example.path.format(house.key(name)) for name in ("fresh", "ready")]
    return [address(house, example, things) for things in example.things[:1]]


@pytest.mark.long
def test_no_address_shows_somebody_lent_more_than_one_case(lent: House) -> None:
    opened = [path for path in _looked(lent, {"fresh"}) if lent.key("fresh") in path]
    assert f"/situations/{lent.key('fresh')}" in opened
    assert len(opened) > 4, "she can work on it"


def test_the_pages_of_somebody_lent_lead_to_one_case_only(lent: House) -> None:
    reached = set()
    for answer in crawl(lent, "lent"):
        path = str(answer.request.path)
        assert answer.status_code in {200, 302}, path
        shown = answer.text if answer.mimetype == "text/html" else ""
        assert _wrong(lent, path, shown, {"fresh"}) == [], path
        reached |= {name for name in ("fresh", "ready") if lent.key(name) in path}
    assert reached == {"fresh"}


def _looked(house: House, hers: set[str]) -> list[str]:
    """The addresses that answer her; none shows anything of another case."""
    theirs = {house.key(name) for name in hers}
    opened, cases = [], {key for (key,) in house.settled("SELECT key FROM cases")} - theirs
    for path, code, shown in _everywhere(house):
        assert code in {200, 302, 303, 403, 404, 409}, path
        assert _wrong(house, path, shown, hers) == [], path
        if code == 200 and path.split("/")[-1] not in {"", "sante"}:
            opened.append(path)
            assert not (set(path.split("/")) & cases), path
    return opened


def test_a_search_finds_nothing_but_her_case(lent: House) -> None:
    for name, found in (("fresh", True), ("assigned", False), ("ready", False)):
        lent.write("UPDATE cases SET reference = ? WHERE key = ?", f"33-{name.upper()}", lent.key(name))
        hers = "SELECT min(w.id) FROM case_word w JOIN cases ON cases.id = case_id WHERE cases.key = ?"
        lent.write(f"UPDATE case_word SET word = 'zz' WHERE id = ({hers})", lent.key(name))  # noqa: S608
        for words in ("zz", f"33-{name}"):
            shown = lent.knock("lent", "GET", f"/situations?q={words}").text
            assert (f"/situations/{lent.key(name)}" in shown) is found, (name, words)


def test_when_the_loan_ends_she_sees_nothing_at_the_next_request(lent: House) -> None:
    path = f"/situations/{lent.key('fresh')}"
    assert lent.knock("lent", "GET", path).status_code == 200
    with clock.frozen(clock.noon(date(2026, 3, 12), "Europe/Paris")):
        lent.write("UPDATE membership SET until = '2026-03-11' WHERE case_id IS NOT NULL")
        assert lent.knock("lent", "GET", path).status_code in {302, 403, 404}
        assert [one for one in _looked(lent, set()) if lent.key("fresh") in one] == []
        home = lent.knock("lent", "GET", "/")
        assert "zibeline33-cases" not in home.text
