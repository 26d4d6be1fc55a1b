"""A table of reported figures: understood whole, or refused line by line; the same one twice adds nothing."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.domain.reported import Measure, Way
from conference.programme.reported_table import MOST_LINES, read, take_in
from conference.queries.reported import reported
from conference.words.reasons import sentence
from conference.words.reported import value_said
from tests.world import Place

TABLE = """\ufeffMesure;Période;Valeur;Source;Précisions
Conférences tenues;2018;5;Note de 2019;
conferences tenues ;2019;?;Note de 2020;rien n’a été noté
;;;;
Élus rencontrés;2019;environ 30;Note de 2020;une "journée"
referrals;premier semestre 2020;1 024;Note de 2020;
"""


def refused(content: bytes) -> list[str]:
    with pytest.raises(Refused) as refusal:
        read(content)
    return [sentence(reason) for reason in refusal.value.reasons]


def test_a_table_is_read_and_the_same_one_twice_adds_nothing(session: Session, gironde: Place) -> None:
    del gironde
    told = read(TABLE.encode())
    assert [(one.measure, one.title, value_said(one.value), one.period) for one in told] == [
        (Measure.CONFERENCES, "", "5", "2018"),
        (Measure.CONFERENCES, "", "non renseigné", "2019"),
        (Measure.OTHER, "Élus rencontrés", "environ 30", "2019"),
        (Measure.REFERRALS, "", "1\u202f024", "premier semestre 2020"),
    ]
    assert take_in(session, MACHINE, told) == (4, 0)
    assert take_in(session, MACHINE, told) == (0, 4)
    assert {one.way for one in reported(session)} == {Way.IMPORTED}


@pytest.mark.parametrize("separator", [",", "\t"])
def test_columns_may_stand_in_any_order(separator: str) -> None:
    lines = (("source", "valeur", "mesure", "année"), ("Note", "3", "Conférences tenues", "2018"))
    (one,) = read("\n".join(separator.join(line) for line in lines).encode())
    assert (one.measure, value_said(one.value), one.period, one.source) == (Measure.CONFERENCES, "3", "2018", "Note")


def test_each_line_that_is_not_understood_is_said() -> None:
    table = "mesure;période;valeur;source\nA;2018;beaucoup;Note\nB;2018;3;Note\n;2018;3;\nC;2018;;Note"
    said = refused(table.encode())
    assert [one.partition("\u00a0:")[0] for one in said] == ["Ligne 2", "Ligne 4", "Ligne 5"]
    assert "ce que ce chiffre compte" in said[1]
    assert "d’où vient ce chiffre" in said[1].casefold()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "encodé en UTF-8"),
        (b"", "Il manque une colonne\u00a0: mesure, période, valeur, source"),
        (b"mesure;valeur;source\nA;3;Note", "Il manque une colonne\u00a0: période"),
        ("mesure;période;valeur;source\n;;;".encode(), "aucune ligne"),
        (b"mesure;periode;valeur;source\n" + b"A;2018;3;Note\n" * (MOST_LINES + 1), f"plus de {MOST_LINES} lignes"),
        (b"mesure;periode;valeur;source\nA;2018;3;" + b"N" * 201, "200 caractères au plus"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(content: bytes, said: str) -> None:
    assert said in " ".join(refused(content))
