"""The pages of a take-over: nothing before the confirmation, everything once after it."""

import io
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from conference import clock
from conference.casework.imports import workbook
from conference.casework.imports.vocabulary import Vocabulary
from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.base import Base
from conference.models.case import Case
from conference.models.engines import READING
from conference.models.takeover import ImportBatch, ImportLayout, ImportUpload, ImportWord
from conference.programme import accounts
from conference.web.forms.imports import MOST_WORDS
from tests import world
from tests.casework.imports.sheets import CASES, GIRONDE, written
from tests.casework.imports.sheets import gironde as rows
from tests.conftest import SignIn


class Visitor:
    """A signed-in browser, with the token that its pages carry."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.csrf = value(client.get("/departements"), "csrf_token")

    def get(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path)

    def post(self, path: str, **fields: object) -> TestResponse:
        """Send a form."""
        return self.client.post(
            path, data={"csrf_token": self.csrf, **fields}, headers={"Referer": "https://localhost/"}
        )

    def send(self, content: bytes, filename: str = "suivi.xlsx") -> TestResponse:
        """Choose a file."""
        return self.post("/reprise", file=(io.BytesIO(content), filename))

    def sent(self, content: bytes, filename: str = "suivi.xlsx") -> str:
        """The address of the preview of a file."""
        answer = self.send(content, filename)
        assert answer.status_code == 302
        return answer.headers["Location"]


@pytest.fixture
def lead(sign_in: SignIn) -> Visitor:
    """The lead of Gironde."""
    return Visitor(sign_in("lead"))


def count(app: Flask, table: type[Base]) -> int:
    """How many rows of a table Gironde has."""
    with app.app_context():
        session = db.session()
        world.find(session, "33")
        return session.scalar(select(func.count()).select_from(table)) or 0


def value(page: TestResponse, name: str) -> str:
    """What a hidden field of a page carries, empty when there is none."""
    return page.text.partition(f'name="{name}"')[2].partition('value="')[2].partition('"')[0]


def once(page: TestResponse) -> str:
    """The one-time key that a page carries."""
    return value(page, "once")


def test_a_file_is_looked_through_and_nothing_is_written(lead: Visitor, app: Flask) -> None:
    assert "Reprendre un tableau" in lead.get("/reprise").text
    page = lead.get(lead.sent(GIRONDE.read_bytes()))
    assert page.status_code == 200
    assert "41\u00a0situations" in page.text
    assert "orientée le 12/02/2017" in page.text
    assert "Séverine Rey a été désigné·e avant sa formation" in page.text
    assert "Colonnes laissées de côté" in page.text
    assert (count(app, Case), count(app, ImportUpload)) == (0, 1)


def test_confirmed_twice_it_is_written_once(lead: Visitor, app: Flask) -> None:
    address = lead.sent(GIRONDE.read_bytes())
    key = once(lead.get(address))
    first = lead.post(address, once=key)
    second = lead.post(address, once=key)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]
    assert (count(app, Case), count(app, ImportBatch), count(app, ImportUpload)) == (41, 1, 0)
    assert "41\u00a0situations" in lead.get(first.headers["Location"]).text


def test_the_same_file_again_offers_nothing(lead: Visitor) -> None:
    address = lead.sent(GIRONDE.read_bytes())
    lead.post(address, once=once(lead.get(address)))
    page = lead.get(lead.sent(GIRONDE.read_bytes()))
    assert "rien de nouveau" in page.text
    assert "déjà\u00a0reprise" in page.text
    assert once(page) == ""


def test_a_refused_line_is_left_out_on_purpose_alone_and_sent_again_once_mended(lead: Visitor, app: Flask) -> None:
    spoilt = rows()
    spoilt[CASES][17][1] = "31/02/2018"
    address = lead.sent(written(spoilt))
    page = lead.get(address)
    assert "31/02/2018" in page.text
    assert f"{address}/refusees/0" in page.text
    forced = lead.post(address, once="forced")
    assert forced.status_code == 409
    assert "Rien n’est encore écrit" in forced.text
    assert count(app, Case) == 0
    table = lead.get(f"{address}/refusees/0")
    assert (table.status_code, table.mimetype) == (200, "text/csv")
    assert "31/02/2018" in table.text
    assert "n’est pas une date" in table.text
    taken = lead.post(address, once=once(page), without=value(page, "without"))
    assert (taken.status_code, count(app, Case)) == (302, 40)
    mended = lead.send(table.text.replace("31/02/2018", "28/02/2018").encode(), "lignes-refusees.csv")
    address = mended.headers["Location"]
    assert "Texte lu en UTF-8" in lead.get(address).text
    lead.post(address, once=once(lead.get(address)))
    assert count(app, Case) == 41


def test_words_and_columns_are_taught_on_the_preview(lead: Visitor, app: Flask) -> None:
    titles: list[object] = ["Quand", "Fini", "Secteur géographique"]
    address = lead.sent(written({"Suivi": [titles, ["2019-01-20", "Close", "Nord"]]}))
    assert "Aucune ligne de titres reconnue" in lead.get(address).text
    sheet = {"sheet0-csrf_token": lead.csrf, "sheet0-header": "1", "sheet0-kind": "cases"}
    assert lead.post(f"{address}/sens", **sheet).headers["Location"].endswith("#feuille-0")
    assert "Aucune colonne ne dit" in lead.get(address).text
    lead.post(f"{address}/sens", **sheet, **{"sheet0-c0": "referred", "sheet0-c1": "state", "sheet0-c2": "territory"})
    page = lead.get(address).text
    assert "Reconnue comme la dernière fois" in page
    assert "Issue\u00a0: «\u00a0Close\u00a0» veut dire" in page
    assert "Reprendre ces lignes" not in page
    assert "1\u00a0ligne" in page
    taught = {"words-csrf_token": lead.csrf, "words-state__close": "completed"}
    assert lead.post(f"{address}/sens", **taught).headers["Location"].endswith("#mots")
    assert "Reprendre ces lignes" in lead.get(address).text
    assert count(app, Case) == 0


class Counted:
    """What stands for a function and counts its calls, and those made while the session writes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, where: object, name: str) -> None:
        self.real = getattr(where, name)
        self.calls = self.writing = 0
        counted = self

        def stand_in(*given: Any) -> Any:
            session = db.session()
            counted.calls += 1
            counted.writing += session.in_transaction() and not session.info[READING]
            return counted.real(*given)

        monkeypatch.setattr(where, name, stand_in)


def test_a_file_of_many_words_is_compared_for_those_shown_alone_and_read_while_nobody_waits(
    lead: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, near = Counted(monkeypatch, workbook, "read"), Counted(monkeypatch, Vocabulary, "near")
    lines = "".join(f"2019-01-20;Enfance;En cours;Zone {n}\n" for n in range(MOST_WORDS + 5))
    address = lead.sent(f"Date d’orientation;Champ;Issue;Territoire\n{lines}".encode(), "suivi.csv")
    assert (read.calls, near.calls) == (1, 0)
    page = lead.get(address)
    assert "Il y en a 5 autres" in page.text
    assert (read.calls, near.calls) == (2, MOST_WORDS)
    lead.post(address, once=once(page))
    assert (read.calls, near.calls) == (3, MOST_WORDS)
    assert lead.post(address, once=once(page)).status_code == 302
    assert (read.calls, read.writing, count(app, Case)) == (3, 0, MOST_WORDS + 5)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"sheet0-csrf_token": "", "sheet0-header": "1", "sheet0-kind": "gardens"}, 422),
        ({"sheet0-csrf_token": "", "sheet0-header": "2", "sheet0-kind": "cases"}, 422),
        ({"sheet0-csrf_token": "", "sheet0-header": "", "sheet0-kind": ""}, 422),
        ({"words-csrf_token": "", "words-state__close": "gap"}, 422),
        ({"nothing": ""}, 400),
    ],
)
def test_what_no_list_offers_is_not_kept(lead: Visitor, app: Flask, sent: dict[str, str], code: int) -> None:
    content = "Date d’orientation;Champ;Issue;Territoire\n\n2019-01-20;Enfance;Close;Nord\n"
    address = lead.sent(content.encode(), "suivi.csv")
    assert lead.post(f"{address}/sens", **sent).status_code == code
    assert count(app, ImportLayout) == count(app, ImportWord) == 0


@pytest.mark.parametrize(
    ("content", "filename", "said"),
    [
        (b"PK\x03\x04", "suivi.xlsx", "abîmé"),
        (b"%PDF-1.7", "suivi.pdf", "ni un classeur (.xlsx, .ods) ni un fichier de texte"),
        (b"", "suivi.csv", "est vide"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_beside_the_field(
    lead: Visitor, app: Flask, content: bytes, filename: str, said: str
) -> None:
    page = lead.send(content, filename)
    assert page.status_code == 422
    assert said in page.text
    assert count(app, ImportUpload) == 0


def test_a_file_must_be_chosen(lead: Visitor) -> None:
    page = lead.post("/reprise")
    assert page.status_code == 422
    assert "Choisissez un classeur" in page.text


def test_the_name_of_a_file_is_text(lead: Visitor) -> None:
    page = lead.get(lead.send(GIRONDE.read_bytes(), "<b>suivi</b>.xlsx").headers["Location"])
    assert "<b>suivi" not in page.text


def test_a_file_is_kept_an_hour(lead: Visitor, app: Flask, sign_in: SignIn) -> None:
    address = lead.sent(GIRONDE.read_bytes())
    with clock.frozen(clock.now() + timedelta(minutes=61)):
        later = Visitor(sign_in("lead"))
        assert later.get(address).status_code == 404
        assert later.post(address, once="late").status_code == 404
        later.sent(GIRONDE.read_bytes())
    assert count(app, ImportUpload) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEAD])
def test_only_the_lead_takes_over(app: Flask, sign_in: SignIn, role: Role) -> None:
    other = Visitor(sign_in(role.value))
    assert other.get("/reprise").status_code == 403
    assert other.send(GIRONDE.read_bytes()).status_code == 403
    assert count(app, ImportUpload) == 0


def test_a_file_is_for_the_account_and_the_departement_that_sent_it(app: Flask, sign_in: SignIn, lead: Visitor) -> None:
    address = lead.sent(GIRONDE.read_bytes())
    with app.app_context():
        session = db.session()
        accounts.give(session, MACHINE, world.find(session, "33").accounts["second"], Role.LEAD)
        session.commit()
    for other in (Visitor(sign_in("second")), Visitor(sign_in("lead", "59"))):
        assert other.get(address).status_code == 404
        assert other.post(address, once="x").status_code == 404
    assert count(app, Case) == 0
