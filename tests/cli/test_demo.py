"""``flask demo load``: a whole life through the acts, once, in a demonstration only."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import verify
from conference.casework import checking
from conference.cli.database import upgrade_to
from conference.config import Settings
from conference.domain.delays import is_working_day
from conference.domain.follow_up import Wish
from conference.domain.plan import Content
from conference.domain.referral import Field
from conference.domain.roles import Role
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.factory import create_app
from conference.models.account import Account
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.follow_up import FollowUp
from conference.models.journal import Passage
from conference.models.plan import Plan
from conference.models.tenancy import across
from conference.models.work import Mission, TimeEntry
from conference.words.demo import ACCOUNTS, MEMBERS, PHRASE
from tests.browse import fill, lands
from tests.conftest import NOW


def application(file: Path, *, demo: bool) -> Flask:
    """An application on a base of its own."""
    url = f"sqlite:///{file}"
    upgrade_to(url)
    app = create_app(Settings(url, "k" * 40, argon2_memory=64, argon2_rounds=1, demo=demo))
    app.testing = True
    return app


def load(app: Flask) -> Result:
    """The command."""
    return app.test_cli_runner().invoke(args=["demo", "load"])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration of these tests is kept."""
    return tmp_path_factory.mktemp("demo") / "demo.sqlite"


@pytest.fixture(scope="module")
def show(file: Path) -> Iterator[Flask]:
    """A demonstration, loaded once: tests read it, and sign in."""
    app = application(file, demo=True)
    with clock.frozen(NOW):
        result = load(app)
    assert result.exit_code == 0, result.output
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def reader(show: Flask) -> Iterator[Session]:
    """A session that reads the demonstration across its départements."""
    with show.app_context():
        engine = db.engine
    with Session(engine) as opened, across(opened):
        yield opened


def content(app: Flask, file: Path) -> str:
    """Every row of a base, as text."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    with sqlite3.connect(file) as base:
        return "\n".join(base.iterdump())


def test_it_refuses_outside_a_demonstration_and_writes_nothing(tmp_path: Path) -> None:
    app = application(tmp_path / "real.sqlite", demo=False)
    before = content(app, tmp_path / "real.sqlite")
    result = load(app)
    assert result.exit_code == 1
    assert "CONFERENCE_DEMO=1" in result.output
    assert PHRASE not in result.output
    assert content(app, tmp_path / "real.sqlite") == before
    assert "demo.example" not in app.test_client().get("/connexion").text


def test_it_refuses_a_base_that_already_has_a_departement(tmp_path: Path) -> None:
    app = application(tmp_path / "used.sqlite", demo=True)
    assert app.test_cli_runner().invoke(args=["departments", "create", "33"]).exit_code == 0
    before = content(app, tmp_path / "used.sqlite")
    result = load(app)
    assert (result.exit_code, PHRASE in result.output) == (1, False)
    assert content(app, tmp_path / "used.sqlite") == before


@pytest.mark.long
def test_a_second_time_changes_nothing_and_prints_the_accounts_again(show: Flask, file: Path) -> None:
    before = content(show, file)
    result = load(show)
    assert result.exit_code == 0
    assert PHRASE in result.output
    assert all(account.email in result.output for account in ACCOUNTS)
    assert content(show, file) == before


@pytest.mark.long
def test_its_journals_fold_and_its_chains_hold(reader: Session) -> None:
    scopes = verify.scopes(reader)
    assert {"07", "33", "59", "66", "93"} <= set(scopes)
    assert [fault for scope in scopes for fault in verify.faults(reader, scope)] == []
    assert list(checking.faults(reader)) == []


def played(reader: Session) -> Sequence[Case]:
    """The cases that the demonstration lived through, the spreadsheet's apart."""
    return reader.scalars(select(Case).where(Case.taken_over.is_(False))).all()


@pytest.mark.long
def test_it_has_a_case_at_every_stage_and_step_and_with_every_outcome(reader: Session) -> None:
    assert set(reader.scalars(select(Passage.step))) == set(StepCode) - {StepCode.WITHDRAW_DRAFT}
    cases = played(reader)
    assert len(cases) >= 60
    assert {case.stage for case in cases} == set(Stage)
    assert {case.outcome for case in cases} == {None, *Outcome}
    assert any(case.urgent for case in cases)
    assert any(case.suspended for case in cases)
    taken_over = select(func.count()).select_from(Case).where(Case.taken_over)
    assert reader.scalar(taken_over) == 41


@pytest.mark.long
def test_its_cases_are_many_and_different(reader: Session) -> None:
    cases = played(reader)
    assert {case.field for case in cases} == set(Field) - {Field.OTHER}
    assert len({case.territory_id for case in cases}) == 9
    received = [case.received_at for case in cases if case.received_at]
    assert max(received) - min(received) > timedelta(days=1000)
    assert set(reader.scalars(select(Plan.content))) == {None, *Content}
    assert set(reader.scalars(select(FollowUp.wish))) == {None, *Wish}
    assert reader.scalars(select(Mission)).all()
    assert len(set(reader.scalars(select(TimeEntry.kind)))) > 4


@pytest.mark.long
def test_conferences_are_ahead_past_and_held(reader: Session) -> None:
    now = clock.now()
    fixed = reader.scalars(
        select(Sitting.at).join(Case, Case.id == Sitting.case_id).where(Case.stage == Stage.CONFERENCE)
    ).all()
    assert any(at and now < at < now + timedelta(days=8) for at in fixed), "one is fixed for next week"
    assert any(at and at < now - timedelta(days=1) for at in fixed), "one is past, and nothing is written of it"
    assert reader.scalar(select(func.max(Sitting.number))) == 2
    overdue = select(FollowUp).where(FollowUp.wish == Wish.WANTED, FollowUp.due_on < clock.today("Europe/Paris"))
    waiting = overdue.join(Case, Case.id == FollowUp.case_id).where(Case.stage == Stage.FOLLOW_UP)
    assert reader.scalars(waiting).all(), "a review is waited for"


@pytest.mark.long
def test_nothing_happens_on_a_day_off_nor_in_the_future(reader: Session) -> None:
    played = select(Passage.happened_at).where(Passage.step != StepCode.TAKE_OVER)
    moments = reader.scalars(played).all()
    assert all(is_working_day(clock.civil(at, "Europe/Paris")) for at in moments)
    assert max(moments) < clock.now()
    assert len({clock.civil(at, "Europe/Paris") for at in moments}) > 30


@pytest.mark.long
def test_five_departements_and_one_account_for_each_role(reader: Session) -> None:
    codes = reader.scalars(select(Department.code).order_by(Department.code)).all()
    assert codes == ["07", "33", "59", "66", "93"]
    emails = set(reader.scalars(select(Account.email)))
    assert emails == {*(account.email for account in ACCOUNTS), *(email for email, _ in MEMBERS)}
    assert {account.role for account in ACCOUNTS} == set(Role)


@pytest.mark.long
def test_each_account_signs_in_from_the_list_on_the_door(show: Flask) -> None:
    for account in ACCOUNTS:
        client = show.test_client()
        client.environ_base["wsgi.url_scheme"] = "https"
        door = client.get("/connexion").text
        assert account.email in door
        assert PHRASE in door
        lands(fill(client, "/connexion", email=account.email, password=PHRASE))
        home = client.get("/", follow_redirects=True)
        assert account.name in home.text, account.email
