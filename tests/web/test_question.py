"""The central question through the web: its versions, its lock, two people at once, two clicks."""

import pytest
from sqlalchemy.orm import Session

from conference.web.wording import changes
from tests.browse import fields, fill, lands, token
from tests.conftest import SignIn
from tests.web.rooms import fixed, kept_out, prepared, reread
from tests.world import Place


def test_each_version_stands_beside_the_one_before(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/question"
    assert lands(fill(client, address, words="Comment aider Lou ?", written_by="Lou")) == address
    page = client.get(address).text
    assert "Comment aider Lou ?" in page
    assert "<ins>" not in page
    lands(fill(client, address, words="Comment aider Lou et sa mère ?"))
    page = client.get(address).text
    assert "par Lou" in page
    assert "Version 1" in page
    assert "Version 2" in page
    assert "</span>et sa mère </ins>" in page
    assert [q.words for q in reread(session, case).questions] == [
        "Comment aider Lou ?",
        "Comment aider Lou et sa mère ?",
    ]


def test_an_empty_question_is_said_beside_its_field(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, f"/situations/{case.key}/question", words="  ", written_by="Lou et Rose")
    assert answer.status_code == 422
    assert "Écrivez la question centrale" in answer.text
    assert "Lou et Rose" in answer.text
    assert reread(session, case).question is None


def test_who_wrote_from_an_older_version_sees_both(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/question"
    before = fields(client.get(address).text)
    lands(fill(client, address, words="La première ?"))
    answer = client.post(address, data=before | {"words": "La seconde ?"})
    assert answer.status_code == 409
    assert "La première ?" in answer.text
    assert "La seconde ?" in answer.text
    assert len(reread(session, case).questions) == 1
    again = client.post(address, data=fields(answer.text))
    assert lands(again) == address
    assert [q.words for q in reread(session, case).questions] == ["La première ?", "La seconde ?"]


def test_two_clicks_make_one_version(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/question"
    sent = fields(client.get(address).text) | {"words": "Comment faire ?"}
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert len(reread(session, case).questions) == 1


def test_once_the_conference_is_fixed_it_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = fixed(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/question"
    page = client.get(address)
    assert page.status_code == 200
    assert "Comment Lou peut-elle rester" in page.text
    assert "<textarea" not in page.text
    answer = client.post(address, data=token(client) | {"words": "Une autre ?"})
    assert answer.status_code == 409
    assert "La situation n’en est plus" in answer.text
    assert len(reread(session, case).questions) == 1


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/question") == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("a b c", "a b c"), ("Comment aider Lou ?", "Comment aider Lou et Tom ?"), ("tout", "autre chose")],
)
def test_pieces_read_as_both_versions(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert all(p.kind == "kept" for p in pieces) is (before == after)
