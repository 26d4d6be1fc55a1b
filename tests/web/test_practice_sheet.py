"""A practice sheet through its pages: written, reviewed by another, published for everybody, withdrawn."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.domain.note import Move, NoteState
from conference.domain.practice_sheet import Heading
from conference.domain.publication import PublicationKind
from conference.domain.reasons import Refused
from conference.domain.reported import Measure, Value, ValueKind
from conference.domain.roles import Role
from conference.evaluation.practice_sheet import assemble
from conference.models.account import Account
from conference.models.practice_sheet import PracticeSheet
from conference.models.publication import Publication
from conference.programme import accounts, departments, reported
from conference.programme import practice_sheet as keeping
from conference.programme.publication import Published, publish
from conference.queries.practice_sheet import story
from conference.words.note import REASON
from tests import world
from tests.browse import fields, fill, press
from tests.browse import words as said
from tests.conftest import NOW, SignIn
from tests.security import practising
from tests.world import Place

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(name="director")
def _director(session: Session, gironde: Place) -> Account:
    """A second lead of all Gironde, whom the settings name to validate."""
    account = accounts.create(session, MACHINE, "direction@33.example.org", "Direction 33")
    accounts.give(session, MACHINE, account, Role.LEAD)
    departments.set_note(session, MACHINE, gironde.department, "La direction", account)
    session.commit()
    return account


@pytest.fixture(name="lead")
def _lead(sign_in: SignIn) -> FlaskClient:
    return sign_in("lead")


def begun(client: FlaskClient, year: str = "2025") -> str:
    answer = fill(client, "/retours", year=year)
    assert answer.status_code == 302, said(answer.text)
    return str(answer.location)


@pytest.mark.usefixtures("quick_press")
def test_a_sheet_is_reviewed_and_validated_by_another_then_read_by_everybody(
    lead: FlaskClient, director: Account, sign_in: SignIn, visitor: FlaskClient
) -> None:
    other, sheet = sign_in(director), begun(lead)
    assert begun(lead) == sheet
    assert "non renseigné" in said(lead.get(sheet).text)
    assert fill(lead, f"{sheet}/rubriques/effects", words="On se parle <b>mieux</b>.").status_code == 302
    assert fill(lead, "/retours/grille", lines="Est-ce clair ?\n\nEst-ce clair ?\nEst-ce daté ?").status_code == 302
    review = f"{sheet}/relecture"
    answers = dict.fromkeys(re.findall(r'name="(answer-[^"]+)"', lead.get(review).text), "yes")
    assert len(answers) == 2
    assert fill(lead, review, **answers).status_code == 302
    assert "Personne d’autre n’a encore répondu" in said(lead.get(sheet).text)
    assert fill(other, review, **answers | {next(iter(answers)): "partly"}).status_code == 302
    assert "En partie, Direction 33" in said(lead.get(sheet).text)
    assert press(lead, sheet, "Dire qu’elle est relue").status_code == 302
    assert press(other, sheet, "Valider la fiche").status_code == 302
    effect = {"changed": "Lu par personne.", "whom": "Tous", "on": "2025-06-01", "level": "teams"}
    assert fill(sign_in("referrer"), "/effets", **effect).status_code == 302
    assert visitor.get("/fiches").text.count("/fiches/") == 1, "the feed alone: nothing is published yet"
    assert press(lead, sheet, "Publier la fiche").status_code == 302
    page = visitor.get(_listed(visitor))
    assert "On se parle &lt;b&gt;mieux&lt;/b&gt;." in page.text
    assert "Set-Cookie" not in page.headers
    assert "Lu par personne" not in page.text


def _listed(visitor: FlaskClient) -> str:
    """The address of the only sheet of the public list."""
    (found,) = re.findall(r'href="(/fiches/[\w-]{12})"', visitor.get("/fiches").text)
    return str(found)


def _entry(visitor: FlaskClient) -> tuple[str, str]:
    """The identity of the only entry of the feed, and where it leads to."""
    (entry,) = ET.fromstring(visitor.get("/fiches/flux.xml").text).findall(f"{ATOM}entry")  # noqa: S314  (our own)
    (link,) = (one for one in entry.findall(f"{ATOM}link") if one.get("rel") == "alternate")
    return str(entry.findtext(f"{ATOM}id")), str(link.get("href"))


def test_two_who_write_one_heading_see_both_and_a_sheet_that_moved_is_not_written(
    lead: FlaskClient, director: Account, sign_in: SignIn, session: Session
) -> None:
    sheet = begun(lead)
    heading = f"{sheet}/rubriques/funding"
    stale = fields(lead.get(heading).text)
    assert fill(sign_in(director), heading, words="Le texte de l’une.").status_code == 302
    answer = lead.post(heading, data=stale | {"words": "Le texte de l’autre."})
    assert answer.status_code == 409
    assert all(text in said(answer.text) for text in ("Le texte de l’une.", "Le texte de l’autre."))
    row = session.scalars(select(PracticeSheet)).one()
    row.state = NoteState.REVIEWED
    audit.write(session, MACHINE, Act.PRACTICE_SHEET_MOVED, row)
    session.commit()
    late = lead.post(heading, data=fields(answer.text) | {"words": "Trop tard."})
    assert (late.status_code, "n’est plus un brouillon" in said(late.text)) == (409, True)


def test_a_name_of_a_participant_keeps_a_sheet_from_being_validated(
    lead: FlaskClient, director: Account, sign_in: SignIn, session: Session, gironde: Place
) -> None:
    world.received(session, gironde)
    session.commit()
    sheet, other = begun(lead), sign_in(director)
    fill(lead, f"{sheet}/rubriques/effects", words="La petite Ferrand va mieux.")
    assert press(other, sheet, "Dire qu’elle est relue").status_code == 302
    page = other.get(sheet).text
    assert said(REASON["names_in_text"]) in said(page)
    assert "Valider la fiche</button>" not in page
    pressed = other.post(f"{sheet}/etats/validate", data=fields(page, f"{sheet}/etats/rework"))
    assert (pressed.status_code, said(REASON["names_in_text"]) in said(pressed.text)) == (409, True)
    explained = fields(page, f"{sheet}/homonymes") | {"reason": "Une rue."}
    assert explained["word"] == "ferrand"
    assert other.post(f"{sheet}/homonymes", data=explained).status_code == 302
    assert "« ferrand » reste : Une rue." in said(other.get(sheet).text)
    assert press(other, sheet, "Valider la fiche").status_code == 302
    assert session.scalars(select(PracticeSheet)).one().state is NoteState.VALIDATED


def test_what_is_published_is_the_same_in_every_form_and_known_by_its_digest(
    visitor: FlaskClient, published: Publication
) -> None:
    page, address = visitor.get("/fiches"), f"/fiches/{published.key}"
    assert address in page.text
    shown = visitor.get(address)
    assert shown.headers["ETag"].strip('"') == hashlib.sha256(shown.data).hexdigest()
    assert visitor.get(address, headers={"If-None-Match": shown.headers["ETag"]}).status_code == 304
    told = json.loads(visitor.get(f"{address}.json").text)
    paper = visitor.get(f"{address}.pdf").data
    assert told["pdf_sha256"] == hashlib.sha256(paper).hexdigest() == published.digest
    assert told["sections"][0]["code"] == "header"
    feed = visitor.get("/fiches/flux.xml")
    root = ET.fromstring(feed.text)  # noqa: S314  (our own)
    (entry,) = root.findall(f"{ATOM}entry")
    needed = ("id", "title", "updated", "author", "summary")
    assert all(entry.find(f"{ATOM}{name}") is not None for name in needed)
    assert all(root.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
    assert entry.findtext(f"{ATOM}title") == published.title
    assert feed.headers["Last-Modified"] == visitor.get("/fiches").headers["Last-Modified"]


def test_a_later_publication_takes_the_place_of_the_earlier_and_a_withdrawal_says_why(
    visitor: FlaskClient, published: Publication, session: Session, gironde: Place, lead: FlaskClient
) -> None:
    known, link = _entry(visitor)
    assert known == link == f"http://localhost/fiches/{published.key}"
    world.received(session, gironde)
    told = Published(PublicationKind.PRACTICE_SHEET, published.source, 2025, "Nouvelle", published.content, b"%PDF-1.7")
    later = publish(session, MACHINE, gironde.department, told)
    session.commit()
    assert "Cette fiche a été remplacée" in said(visitor.get(f"/fiches/{published.key}").text)
    assert _listed(visitor) == f"/fiches/{later.key}"
    assert _entry(visitor) == (known, f"http://localhost/fiches/{later.key}"), "a reader knows it again"
    sheet = f"/retours/{published.source}"
    assert press(lead, sheet, "Retirer la fiche", why="").status_code == 422
    named = press(lead, sheet, "Retirer la fiche", why="On y lisait la petite Ferrand.")
    assert (named.status_code, "sans nommer personne" in said(named.text)) == (422, True)
    assert press(lead, sheet, "Retirer la fiche", why="Un chiffre était faux.").status_code == 302
    gone = visitor.get(f"/fiches/{published.key}")
    assert (gone.status_code, "Un chiffre était faux." in said(gone.text)) == (410, True)
    assert visitor.get(f"/fiches/{later.key}.pdf").status_code == 410
    assert visitor.get(f"/fiches/{later.key}/echange").status_code == 303
    assert "Aucune fiche n’est publiée" in said(visitor.get("/fiches").text)


def test_what_is_published_is_what_was_validated_and_every_text_of_it_is_searched_for_names(
    session: Session, gironde: Place
) -> None:
    world.received(session, gironde)
    lead, other, sheet = world.actor(gironde, "lead"), gironde.accounts["lead"], practising.written(session, 2025)
    departments.set_note(session, MACHINE, gironde.department, "La direction", other)
    practising.reviewed(session, gironde, lead, sheet)

    def go(move: Move) -> None:
        content = practising.told(session, gironde, sheet)
        keeping.advance(session, lead, gironde.department, sheet, move, content)

    go(Move.REVIEW)
    count = Value(ValueKind.NUMBER, Decimal(3))
    cited = reported.Told(Measure.OTHER, count, "2024", "Cahier de Mme Ferrand", "Placements évités")
    reported.keep(session, MACHINE, cited)
    assert "Ferrand" not in str(practising.told(session, gironde, sheet)), "it came after the review"
    go(Move.REWORK)
    go(Move.REVIEW)
    with pytest.raises(Refused, match="names_in_text"):
        go(Move.VALIDATE)
    keeping.explain(session, MACHINE, sheet, practising.told(session, gironde, sheet), "ferrand", "Une association.")
    go(Move.VALIDATE)
    validated = practising.told(session, gironde, sheet)
    reported.keep(session, MACHINE, replace(cited, period="2023"))
    assert assemble(session, gironde.department, sheet.year, {}).plain != validated
    another = keeping.SheetPrinted("Fiche", {**validated, "year": 2024}, b"%PDF-1.7")
    with pytest.raises(ValueError, match="reviewed"):
        keeping.publish(session, lead, gironde.department, sheet, another)
    assert practising.publish(session, gironde, lead, sheet).content == validated


def test_who_saves_a_heading_as_it_stands_has_not_written_it(session: Session, gironde: Place) -> None:
    lead, other = world.actor(gironde, "lead"), world.actor(gironde, "coordinator")
    sheet = practising.written(session, 2025)
    row = keeping.write(session, lead, sheet, Heading.EFFECTS, "Autre.")
    keeping.write(session, other, sheet, Heading.EFFECTS, "Autre.")
    assert (row.written_by, row.writers) == (lead.account_id, [lead.account_id])
    keeping.write(session, other, sheet, Heading.EFFECTS, "")
    content = practising.told(session, gironde, sheet)
    assert story(session, sheet, content).authors == {lead.account_id, other.account_id}, "it may be pasted elsewhere"


@pytest.mark.usefixtures("published")
def test_a_sheet_of_more_than_a_year_is_on_the_leads_home(sign_in: SignIn) -> None:
    with clock.frozen(NOW + timedelta(days=365)):
        assert "Mettre à jour la fiche" not in said(sign_in("lead").get("/").text)
    with clock.frozen(NOW + timedelta(days=366)):
        assert "Mettre à jour la fiche" in said(sign_in("lead").get("/").text)
        assert "Mettre à jour la fiche" not in said(sign_in("lead", "59").get("/").text)
