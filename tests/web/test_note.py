"""The yearly note through its pages: written, moved, published; and an edition that nothing moves any more."""

import hashlib
import io
import re
from threading import Thread

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.documents import note as papers
from conference.domain.actors import MACHINE
from conference.domain.note import Move, Part
from conference.domain.roles import Role
from conference.evaluation.crossings import read_again
from conference.evaluation.indicators import FAMILIES
from conference.evaluation.note import PARTS, Note
from conference.models.account import Account
from conference.models.note import Edition, NotePart, YearlyNote
from conference.programme import accounts, departments
from conference.words import note as words
from tests import world
from tests.browse import fields, fill, token
from tests.conftest import NOW, SignIn
from tests.web.figures import text
from tests.web.publishing import begun, move, published, write
from tests.world import Place


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


def test_a_year_is_offered_and_a_note_is_opened_once(lead: FlaskClient) -> None:
    page = lead.get("/notes").text
    assert "Aucune note n’est commencée" in page
    assert 'value="2025-01-01"' in page
    assert begun(lead) == begun(lead)
    refused = fill(lead, "/notes", first="2026-12-31", last="2026-01-01")
    assert (refused.status_code, "finit avant de commencer" in refused.text) == (422, True)


def test_each_part_has_its_figures_its_prompts_and_keeps_what_is_typed(lead: FlaskClient) -> None:
    note, typed = begun(lead), "Deux lignes,\r\n  telles quelles.\r\n\r\nEt un paragraphe <b>brut</b>."
    write(lead, note, Part.MEANS, typed)
    page = lead.get(f"{note}/parties/means").text
    assert fields(page)["words"] == typed
    assert all(re.sub(r"\s", " ", prompt) in text(page) for prompt in words.PROMPTS[Part.MEANS])
    assert all(one.title in text(page) for family in PARTS[Part.MEANS] for one in FAMILIES[family])
    for part in Part:
        assert words.PART[part] in text(lead.get(note).text)
        assert lead.get(f"{note}/parties/{part}").status_code == 200


def test_marks_that_nobody_sees_are_left_out_of_what_is_typed(lead: FlaskClient) -> None:
    """Pasted from a word processor; line breaks and tabulations are no such marks."""
    note = begun(lead)
    write(lead, note, Part.MEANS, "Mieux\x0bdit,\r\n\tet\x01 \ufffedeux\x0c.")
    assert fields(lead.get(f"{note}/parties/means").text)["words"] == "Mieux dit,\r\n\tet deux ."


def test_two_who_write_one_part_see_both(lead: FlaskClient, director: Account, sign_in: SignIn) -> None:
    note = begun(lead)
    stale = fields(lead.get(f"{note}/parties/summary").text)
    write(sign_in(director), note, Part.SUMMARY, "Le texte de l’une.")
    answer = lead.post(f"{note}/parties/summary", data=stale | {"words": "Le texte de l’autre."})
    assert answer.status_code == 409
    assert "Le texte de l’une." in answer.text
    assert "Le texte de l’autre." in answer.text


def test_a_part_is_kept_while_it_is_typed_and_never_over_a_later_text(lead: FlaskClient) -> None:
    note, asked = begun(lead), {"Accept": "application/json"}
    address = f"{note}/parties/summary"
    sent = fields(lead.get(address).text) | {
        "words": "Une",
        "first_fact": "Un fait.",
        "asked": "Dix postes.",
        "done": "y",
    }
    kept = lead.post(address, data=sent, headers=asked)
    assert kept.json == {"version": 1, "said": "Enregistré à 10\u00a0h\u00a030"}
    late = lead.post(address, data=sent | {"words": "Autre"}, headers=asked)
    assert (late.status_code, "rien n’est remplacé" in late.get_json()["said"]) == (409, True)
    typed = fields(lead.get(address).text)
    assert (typed["words"], typed["first_fact"], typed["asked"], typed["done"]) == (
        "Une",
        "Un fait.",
        "Dix postes.",
        "y",
    )
    assert "terminée" in lead.get(note).text


def test_nothing_is_reviewed_before_it_is_written(lead: FlaskClient) -> None:
    note = begun(lead)
    assert "Aucune partie n’est encore écrite" in text(lead.get(note).text)
    sent = token(lead) | {"version": "1"}
    assert lead.post(f"{note}/etats/review", data=sent).status_code == 409


@pytest.mark.usefixtures("quick_press")
def test_another_account_validates_and_only_then_is_it_published(
    lead: FlaskClient, director: Account, sign_in: SignIn, session: Session
) -> None:
    note, other = begun(lead), sign_in(director)
    write(lead, note, Part.SUMMARY, "Une année entière.")
    move(lead, note, Move.REVIEW)
    assert "Une autre personne" in text(lead.get(note).text)
    version = fields(lead.get(note).text, f"{note}/etats/rework")["version"]
    sent = token(lead) | {"version": version}
    assert lead.post(f"{note}/etats/validate", data=sent).status_code == 409
    assert lead.post(f"{note}/etats/publish", data=sent).status_code == 409
    assert lead.post(f"{note}/parties/summary", data=sent | {"words": "Autre"}).status_code == 409
    move(other, note, Move.VALIDATE)
    assert "/editions/" in move(lead, note, Move.PUBLISH)
    move(lead, note, Move.REWORK)
    write(lead, note, Part.SUMMARY, "Une seconde édition.")
    second = published(lead, other, note)
    assert "Édition 2" in text(lead.get(second).text)
    page = text(lead.get(note).text)
    assert page.index("Édition 2") < page.index("Édition 1")
    first = re.findall(rf"{note}/editions/[\w-]+", lead.get(note).text)[-1]
    compared = text(lead.get(f"{first}?avec=2").text)
    assert "Une année entière. Édition 2 Une seconde édition." in compared
    assert words.UNMOVED_BETWEEN in compared
    assert [lead.get(f"{first}?avec={other}").status_code for other in ("1", "3", "x")] == [404, 404, 404]
    kept = [read_again(one.content) for one in session.scalars(select(Edition))]
    assert [one and set(one.living) for one in kept] == [{"before", "review"}] * 2, "to be published as it was"


def test_who_wrote_a_part_does_not_validate(lead: FlaskClient, director: Account, sign_in: SignIn) -> None:
    note, other = begun(lead), sign_in(director)
    write(other, note, Part.SUMMARY, "Une année entière.")
    move(lead, note, Move.REVIEW)
    assert "Qui a écrit une partie" in text(other.get(note).text)


def test_a_participant_s_name_is_taken_out_or_explained(
    session: Session, gironde: Place, lead: FlaskClient, director: Account, sign_in: SignIn
) -> None:
    world.received(session, gironde)
    session.commit()
    note = begun(lead)
    write(lead, note, Part.VOICES, "À Ferrand, chez LOU, on se souvient du docteur Dupont.")
    page = text(lead.get(note).text)
    assert "« ferrand »" in page
    assert "« lou »" in page
    assert "dupont" not in page
    move(lead, note, Move.REVIEW)
    assert "Des mots sont aussi des noms" in text(sign_in(director).get(note).text)
    move(lead, note, Move.REWORK)
    write(lead, note, Part.VOICES, "À Ferrand, on se souvient du docteur Dupont.")
    sent = fields(lead.get(note).text, f"{note}/homonymes")
    bare = lead.post(f"{note}/homonymes", data=sent | {"word": "ferrand", "reason": " "})
    assert (bare.status_code, "Écrivez pourquoi" in bare.text) == (422, True)
    answer = lead.post(f"{note}/homonymes", data=sent | {"word": "ferrand", "reason": "Un quartier de Bordeaux."})
    assert answer.status_code == 302
    assert "Un quartier de Bordeaux." in lead.get(note).text
    move(lead, note, Move.REVIEW)
    move(sign_in(director), note, Move.VALIDATE)
    assert "Valider la note" not in lead.get(note).text


def printed(client: FlaskClient, address: str) -> str:
    document = pypdf.PdfReader(io.BytesIO(client.get(address).data))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))


@pytest.mark.long
def test_the_preview_says_what_it_is_and_the_edition_prints_the_words(
    lead: FlaskClient, director: Account, sign_in: SignIn
) -> None:
    note = begun(lead)
    write(lead, note, Part.PERSPECTIVES, "Former dix personnes.\n\nOuvrir le Médoc.")
    preview = printed(lead, f"{note}/apercu.pdf")
    assert "Brouillon" in preview
    assert "Freins, conditions et perspectives Former dix personnes. Ouvrir le Médoc." in preview
    edition = published(lead, sign_in(director), note)
    final = printed(lead, f"{edition}/note.pdf")
    digest = hashlib.sha256(lead.get(f"{edition}/note.pdf").data).hexdigest()
    assert digest in lead.get(edition).text
    assert "Former dix personnes." in final
    assert "Brouillon" not in final


@pytest.mark.usefixtures("quick_press")
def test_what_changed_while_it_was_printed_is_not_published(
    lead: FlaskClient, director: Account, sign_in: SignIn, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The validated note is taken up again by another while the press works."""
    note, other = begun(lead), sign_in(director)
    write(lead, note, Part.SUMMARY, "Une année entière.")
    move(lead, note, Move.REVIEW)
    move(other, note, Move.VALIDATE)
    press = papers.pdf

    def meanwhile(whole: Note) -> bytes:
        beside = Thread(target=rework)
        beside.start()
        beside.join()
        return press(whole)

    def rework() -> None:
        with clock.frozen(NOW):
            move(other, note, Move.REWORK)

    monkeypatch.setattr("conference.documents.note.pdf", meanwhile)
    assert move(lead, note, Move.PUBLISH) == note
    assert "a changé pendant l’impression" in text(lead.get(note).text)
    assert session.scalars(select(Edition)).all() == []
    assert session.scalars(select(YearlyNote.state)).one() == "draft"


def test_who_wrote_a_word_stays_its_author_whoever_saves_or_pastes_it_again(
    lead: FlaskClient, director: Account, sign_in: SignIn, session: Session
) -> None:
    other, note = sign_in(director), begun(lead)
    write(other, note, Part.MEANS, "Tout est de la direction.")
    write(lead, note, Part.MEANS, "Tout est de la direction.")
    row = session.scalars(select(NotePart)).one()
    assert (row.written_by, row.writers) == (director.id, [director.id])
    session.commit()
    write(lead, note, Part.MEANS, "")
    write(lead, note, Part.VOICES, "Tout est de la direction.")
    move(lead, note, Move.REVIEW)
    page = other.get(note).text
    assert "Qui a écrit une partie ne valide pas." in text(page)
    assert f"{note}/etats/validate" not in page
