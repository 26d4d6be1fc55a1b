"""The yearly note through its pages: written, moved, published; and an edition that nothing moves any more."""

import csv
import hashlib
import io
import re
from datetime import timedelta
from threading import Thread

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import closing, follow_up, referral, step
from conference.casework.imports import batch
from conference.casework.imports.preview import preview
from conference.documents import note as papers
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.note import Move, Part
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.evaluation.indicators import FAMILIES
from conference.evaluation.note import PARTS, Note
from conference.models.account import Account
from conference.models.case import Case
from conference.models.note import Edition, YearlyNote
from conference.programme import accounts, departments
from conference.words import note as words
from conference.words.workflow import STEP
from tests import path, world
from tests.browse import fields, fill, token
from tests.casework.imports.sheets import GIRONDE
from tests.conftest import NOW, SignIn
from tests.web.figures import text
from tests.world import Place

YEAR = {"first": "2026-01-01", "last": "2026-12-31"}
LIVE = f"/evaluation/note.csv?first={YEAR['first']}&last={YEAR['last']}"


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


def begun(client: FlaskClient) -> str:
    answer = fill(client, "/notes", **YEAR)
    assert answer.status_code == 302, text(answer.text)
    return str(answer.location)


def write(client: FlaskClient, note: str, part: Part, said: str) -> None:
    assert fill(client, f"{note}/parties/{part}", words=said).status_code == 302


def move(client: FlaskClient, note: str, step: Move) -> str:
    """Press the button of a move; where it leads."""
    address = f"{note}/etats/{step}"
    sent = fields(client.get(note).text, address)
    assert sent, f"no button for {step}"
    answer = client.post(address, data=sent)
    assert answer.status_code == 302, text(answer.text)
    return str(answer.location)


def published(lead: FlaskClient, director: FlaskClient, note: str) -> str:
    """The address of the edition of a note that is written."""
    move(lead, note, Move.REVIEW)
    move(director, note, Move.VALIDATE)
    return move(lead, note, Move.PUBLISH)


def rows(client: FlaskClient, address: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in csv.DictReader(io.StringIO(client.get(address).text))}


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
    assert (late.status_code, "rien n’est remplacé" in late.json["said"]) == (409, True)
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
    lead: FlaskClient, director: Account, sign_in: SignIn
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


def much_happens(session: Session, place: Place, returned: Case, closed: Case, open_one: Case) -> None:
    """A case is edited, one reopened, one stopped, one sent, and a spreadsheet taken over."""
    referral.write(session, world.actor(place, "referrer"), returned, {"field": "autonomy"})
    closing.reopen(session, world.actor(place, "committee"), closed, "La famille revient.")
    second = world.actor(place, "second")
    follow_up.synthesise(session, second, open_one, {"course": "La famille s’est organisée."})
    stop = Given(reason=EndReason.FAMILY_ORGANISED, ended_by=EndedBy.FAMILY)
    step.take(session, second, open_one, StepCode.STOP, stop)
    world.received(session, place)
    batch.take_over(session, MACHINE, preview(session, GIRONDE.read_bytes(), GIRONDE.name))
    session.commit()


@pytest.mark.usefixtures("quick_press")
def test_an_edition_does_not_move_by_one_digit_and_every_difference_is_told(
    session: Session, gironde: Place, lead: FlaskClient, director: Account, sign_in: SignIn
) -> None:
    closed, returned = path.closed(session, gironde), world.received(session, gironde)
    open_one = world.assigned(session, gironde, "Sofiane")
    body = world.actor(gironde, "committee")
    step.take(session, body, returned, StepCode.RETURN, Given(words="Le champ."))
    session.commit()
    note = begun(lead)
    write(lead, note, Part.SUMMARY, "Une année entière.")
    edition = published(lead, sign_in(director), note)
    before, paper = rows(lead, f"{edition}/chiffres.csv"), lead.get(f"{edition}/note.pdf").data
    assert before == rows(lead, LIVE)
    assert words.UNMOVED in lead.get(edition).text

    with clock.frozen(NOW + timedelta(minutes=1)):
        much_happens(session, gironde, returned, closed, open_one)

    assert rows(lead, f"{edition}/chiffres.csv") == before
    assert lead.get(f"{edition}/note.pdf").data == paper
    now = rows(lead, LIVE)
    moved = _moved(before, now)
    for code, was, is_ in (
        ("activity.referrals", "3", "4"),
        ("activity.fields.autonomy", "0", "1"),
        ("activity.states.own_solution", "0", "1"),
        ("programme.trained", "3", "36"),
    ):
        assert (before[code]["value"], now[code]["value"]) == (was, is_), code
    page = lead.get(edition).text
    table = text(page).partition("Ce qui a bougé depuis")[2].partition("Ce qui a été enregistré depuis")[0]
    told = page.partition("Ce qui a été enregistré depuis, situation")[0]
    assert len(re.findall(r"<tr>\s*<th scope=\"row\"", told)) == len(moved)
    for code in moved & {*before} & {*now}:
        assert f"{before[code]['value'] or 'rien'} {now[code]['value'] or 'rien'}" in table, code
    recorded = text(page).partition("Ce qui a été enregistré depuis, situation par situation")[2]
    for case, what in ((returned, "A écrit dans l’orientation"), (open_one, STEP[StepCode.STOP].story)):
        assert re.search(f"{case.reference} .*?{what}", recorded), what
    assert closed.reference
    assert closed.reference not in recorded  # it was with a plan, and is again in follow-up: no figure moved
    assert f"{returned.reference} : Enfance → Autonomie" in table.replace("\u00a0", " ")


def _moved(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> set[str]:
    """The values and the n that are not the same, counted from both tables."""
    nothing = {"value": "", "n": "", "part": ""}
    found = set()
    for code in {**before, **now}:
        was, is_ = before.get(code, nothing), now.get(code, nothing)
        found |= {code} if was["value"] != is_["value"] else set()
        found |= {f"{code}.n"} if not (was["part"] or is_["part"]) and was["n"] != is_["n"] else set()
    return found


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
