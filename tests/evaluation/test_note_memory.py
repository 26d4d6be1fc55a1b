"""What the yearly note says of the programme: the events of its period, its funding, what was learnt and done."""

from datetime import date

import pytest
from sqlalchemy import select

from conference.domain.actors import MACHINE
from conference.domain.memory import Happened, Learnt, LessonKind, Money, Step, Told
from conference.domain.note import Part
from conference.domain.partial_days import of_iso
from conference.evaluation.told import told
from conference.models.case import CaseWord
from conference.models.department import Department
from conference.models.memory import Lesson
from conference.programme import memory
from tests.evaluation.book import Book

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture(autouse=True)
def _opened(book: Book) -> None:
    book.open_department("12")


def _here(book: Book) -> Department:
    return book.session.scalars(select(Department).where(Department.code == "12")).one()


def keep(book: Book, *lines: Told) -> None:
    for line in lines:
        memory.keep(book.session, MACHINE, _here(book), line)


def learn(book: Book, kind: LessonKind, words: str, *steps: Step, since: str = "") -> None:
    told = Learnt(kind, words, of_iso(since) if since else None)
    row = memory.keep(book.session, MACHINE, _here(book), told)
    assert isinstance(row, Lesson)
    for step in steps:
        memory.follow(book.session, MACHINE, _here(book), row, step)


def printed(book: Book, part: Part) -> dict[str, list[str]]:
    found = told(book.session, _here(book), FIRST, LAST, part)
    return {_plain(one.title): [*map(_plain, one.lines)] for one in found}


def _plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_events_of_the_period_stand_in_its_scope_without_a_familys_name(book: Book) -> None:
    book.session.add(CaseWord(case_id=book.case(None).id, word="durand"))
    keep(
        book,
        Happened(of_iso("2024-12-31"), "Trop tôt."),
        Happened(of_iso("2025"), "Une année."),
        Happened(of_iso("2025-12-31"), "Une soirée avec les Durand."),
        Happened(of_iso("2026-01-01"), "Trop tard."),
    )
    assert printed(book, Part.SCOPE) == {
        "Ce qui s’est passé": ["2025 : Une année.", "31 décembre 2025 : Une soirée avec les •••."]
    }


def test_each_line_of_money_is_among_the_means_and_in_an_annex_of_its_own(book: Book) -> None:
    days = {"since": date(2024, 7, 1), "until": date(2026, 3, 31)}
    known = Money("La formation", "L’État", 1_200_000, 450_050, paid_for="Deux sessions", **days)
    keep(
        book,
        known,
        Money("Les locaux", "La ville"),
        Money("Une étude", "Une fondation", until=date(2027, 1, 1)),
        Money("L’an d’avant", "L’État", until=date(2024, 12, 31)),
    )
    assert printed(book, Part.MEANS) == {
        "Financements de la période": [
            "La formation : L’État, 12 000,00 €. Finit le 31 mars 2026",
            "Les locaux : La ville",
            "Une étude : Une fondation",
        ]
    }
    annexes = printed(book, Part.METHOD)
    assert annexes["Annexe : La formation (L’État)"] == [
        "Période : du 1er juillet 2024 au 31 mars 2026",
        "Montant : 12 000,00 €",
        "Dépensé : 4 500,50 €",
        "Reste : 7 499,50 €",
        "Ce que cela a permis : Deux sessions",
    ]
    assert annexes["Annexe : Les locaux (La ville)"] == [
        "Période : début non renseigné, fin non renseignée",
        *("Montant : non renseigné", "Dépensé : non renseigné", "Reste : non renseigné"),
        "Ce que cela a permis : non renseigné",
    ]
    assert sum(title.startswith("Annexe") for title in annexes) == 3


def test_what_was_learnt_is_told_with_what_was_done_by_then_until_it_is_settled(book: Book) -> None:
    early = Step("Une réunion.", "La mission", date(2024, 5, 1), settles=True)
    within = Step("Un jour par mois.", "La direction", date(2025, 3, 1), settles=True)
    after = Step("Un départ.", "L’équipe", date(2026, 2, 1))
    learn(book, LessonKind.BRAKE, "Le temps manque.", within, after)
    learn(book, LessonKind.BRAKE, "Réglé avant.", early)
    learn(book, LessonKind.BRAKE, "Rouvert.", early, Step("Un retour.", "L’équipe", date(2024, 6, 1)))
    learn(book, LessonKind.PERSPECTIVE, "Une étude d’impact.", since="2025-12")
    learn(book, LessonKind.LEVER, "Venu après.", since="2026")
    learn(book, LessonKind.INSPIRED, "Un retour à la maison.")
    assert printed(book, Part.PERSPECTIVES) == {
        "Freins": [
            "Le temps manque. 1er mars 2025, La direction : Un jour par mois. Réglé",
            "Rouvert. 1er mai 2024, La mission : Une réunion. 1er juin 2024, L’équipe : Un retour. Attend une suite",
        ],
        "Perspectives": ["Une étude d’impact. Attend une suite"],
    }
    assert printed(book, Part.EFFECTS) == {"Travail inspiré de la démarche, sans conférence": ["Un retour à la maison"]}
