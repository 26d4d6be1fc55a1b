"""The papers’ own rules: whose home is named nowhere, who is invited, what a paper still lacks, how texts fit."""

from datetime import date, datetime

import pytest

from conference.domain.logistics import VenueKind
from conference.domain.paper import (
    Addressee,
    Direction,
    Gathering,
    Letter,
    PaperKind,
    Service,
    Tongue,
    at_home,
    is_a_home,
    may_be_invited,
    missing,
    usual_letter,
)
from conference.domain.preparation import Invitation, Safety
from conference.domain.referral import PersonKind
from conference.domain.sheet import SheetState
from conference.words import papers
from conference.words.paper import GROUP


@pytest.mark.parametrize(
    ("place", "home"),
    [
        ("Chez Rose", True),
        ("chez mamie, salle à manger", True),
        ("Au domicile de la mère", True),
        ("L’appartement de Yann", True),
        ("La maison de la grand-mère", True),
        ("12 bis rue des Lilas", True),
        ("12 rue de l’École", True),
        ("Au domicile de Mme X, centre-ville", True),
        ("7 bd Foch", True),
        ("Salle des fêtes", False),
        ("Salle des fêtes, 3 rue de l’Église", False),
        ("Maison de quartier des Aubiers", False),
        ("Maison du département des solidarités", False),
        ("Maison pour tous", False),
        ("Centre social", False),
        ("Le jardin partagé", False),
        ("", False),
    ],
)
def test_whose_home_a_place_is(place: str, home: bool) -> None:
    assert is_a_home(place) is home
    assert at_home(place, None) is home


@pytest.mark.parametrize(
    ("place", "venue", "home"),
    [
        ("Salle des fêtes", VenueKind.HOME, True),
        ("chez Rose", VenueKind.OTHER, True),
        ("3 rue des Lilas", VenueKind.HALL, False),
        ("La Ferme", VenueKind.OTHER, False),
    ],
)
def test_what_was_said_of_a_place_goes_before_its_name(place: str, venue: VenueKind, home: bool) -> None:
    assert at_home(place, venue) is home


def test_who_gets_the_common_invitation() -> None:
    invited = {
        (answer, safety) for answer in Invitation for safety in (*Safety, None) if may_be_invited(answer, safety)
    }
    answers = {
        *(Invitation.WAITING, Invitation.COMING, Invitation.REMOTE, Invitation.LETTER, Invitation.SPOKESPERSON),
    }
    assert invited == {(answer, safety) for answer in answers for safety in (Safety.NOTHING, Safety.ARRANGED, None)}


def test_a_child_is_written_to_as_a_child_until_of_age() -> None:
    assert usual_letter(PersonKind.CHILD, None, 2026) is Letter.CHILD
    assert usual_letter(PersonKind.RELATIVE, 2009, 2026) is Letter.CHILD
    assert usual_letter(PersonKind.RELATIVE, 2008, 2026) is Letter.ADULT
    assert usual_letter(PersonKind.RELATIVE, None, 2026) is Letter.ADULT


WHOLE = Gathering(
    service=Service("Service", phone="05"),
    starts=datetime(2026, 4, 1, 14),  # noqa: DTZ001  (papers say local time)
    place="Salle",
    question="Qui ?",
    sheet_state=SheetState.AGREED,
    guests=(Addressee("Li", "Li"),),
)


def codes(kind: PaperKind, about: Gathering) -> list[str]:
    return [reason.code for reason in missing(kind, about)]


def test_what_papers_lack() -> None:
    empty = Gathering()
    assert codes(PaperKind.INVITATION, empty) == [
        *("nobody_to_invite", "sitting_date_missing", "sitting_place_missing", "service_unknown"),
    ]
    assert codes(PaperKind.SHEET, empty) == ["sheet_empty"]
    assert codes(PaperKind.SHEET, Gathering(sheet_state=SheetState.WRITTEN)) == ["sheet_to_agree"]
    assert codes(PaperKind.SHEET, Gathering(sheet_state=SheetState.NEEDLESS)) == ["sheet_without"]
    assert codes(PaperKind.PLAN, empty) == ["question_missing"]
    assert {kind: codes(kind, WHOLE) for kind in PaperKind} == {kind: [] for kind in PaperKind}
    assert {kind: codes(kind, Gathering(nameless=True)) for kind in PaperKind} == {kind: [] for kind in PaperKind}


def test_a_service_without_a_way_to_answer_is_not_known() -> None:
    assert not Service("Service").reachable
    assert not Service(phone="05").reachable
    assert Service("Service", address="1 place").reachable


# Their texts.


def test_our_languages_have_every_text_with_the_same_rooms() -> None:
    french, english = papers.FRENCH.texts, papers.ENGLISH.texts
    assert list(french) == list(english)
    assert [key for key in french if not papers.fits(key, english[key])] == []
    assert set(GROUP) == set(papers.groups())
    assert [key for key in french if french[key] == english[key]] == []


def test_a_text_that_forgets_what_it_must_say_is_not_used() -> None:
    tongue = Tongue("pt", "portugais", Direction.LTR, {"adult.hello": "Bom dia,", "adult.title": "Convite"})
    assert not papers.usable(tongue, "adult.hello")
    assert papers.usable(tongue, "adult.title")
    assert len(papers.lacking(tongue)) == len(papers.FRENCH.texts) - 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", "dimanche 1er mars 2026"),
        ("en", "Sunday, 1 March 2026"),
        ("pt", "domingo, 1 de março de 2026"),
        ("pt-BR", "domingo, 1 de março de 2026"),
        ("ar", "الأحد، 1 مارس 2026"),
        ("xx", "dimanche 1er mars 2026"),
        ("=1+1", "dimanche 1er mars 2026"),
    ],
)
def test_days_are_said_as_each_language_does(code: str, said: str) -> None:
    assert papers.day(code, date(2026, 3, 1)) == said


def test_names_are_listed_as_each_language_does() -> None:
    names = ("Lou", "Sacha", "Élie")
    assert papers.listed("fr", names) == "Lou, Sacha et Élie"
    assert papers.listed("en", names) == "Lou, Sacha and Élie"
