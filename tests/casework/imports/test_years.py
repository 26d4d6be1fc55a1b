"""Several years in one file: totals of each, and a file that grows from year to year doubles nothing."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.casework.imports import batch, summary
from conference.casework.imports.preview import preview
from conference.casework.imports.years import Told, by_year
from conference.domain.actors import MACHINE
from conference.domain.imports import Kind
from conference.models.case import Case
from tests.casework.imports.sheets import GIRONDE, Rows, open_written, written

TITLES: list[object] = ["N°", "Date d'orientation", "Champ", "Issue"]


def _year(number: int, lines: int) -> Rows:
    return [TITLES, *([n, f"{n}/03/{number}", "Enfance", "En cours"] for n in range(1, lines + 1))]


def test_each_year_has_its_totals(session: Session) -> None:
    found = by_year(preview(session, GIRONDE.read_bytes(), GIRONDE.name))
    assert [*found] == [2016, 2017, 2018, 2019, 2020]
    totals = {kind: sum(kinds[kind].lines for kinds in found.values()) for kind in Kind}
    assert totals == {Kind.CASES: 41, Kind.ANSWERS: 25, Kind.COORDINATORS: 33, Kind.TIME: 0}


def test_a_sheet_a_year_then_the_next_year_beside_them(session: Session) -> None:
    sheets = {"2018": _year(2018, 3), "2019": _year(2019, 4)}
    batch.take_over(session, MACHINE, preview(session, written(sheets), "suivi.xlsx"))
    session.commit()
    sheets |= {"2019": _year(2019, 5), "2020": _year(2020, 2)}
    found = preview(session, open_written(sheets), "suivi.ods")
    assert by_year(found) == {
        2018: {Kind.CASES: Told(3, 0)},
        2019: {Kind.CASES: Told(5, 1)},
        2020: {Kind.CASES: Told(2, 2)},
    }
    assert summary.years(found) == (
        ["Situations"],
        [("2018", ["3, dont 0 à reprendre"]), ("2019", ["5, dont 1 à reprendre"]), ("2020", ["2"])],
    )
    batch.take_over(session, MACHINE, found)
    session.commit()
    assert session.scalar(select(func.count()).select_from(Case)) == 10


def test_time_is_told_in_hours_and_an_undated_line_apart(session: Session) -> None:
    time: Rows = [["Nom", "Date", "Heures"], ["Ada", "2019-05-02", "1h30"], ["Ada", "2020-05-02", "2"]]
    people: Rows = [["Nom", "Date de formation", "Statut"], ["Ada", "", "Engagée"]]
    assert summary.years(preview(session, written({"Temps": time, "Qui": people}), "a.xlsx")) == (
        ["Coordinateur·rice·s", "Lignes de temps de travail"],
        [("Sans date", ["1", ""]), ("2019", ["", "1\u00a0h\u00a030"]), ("2020", ["", "2\u00a0h"])],
    )
