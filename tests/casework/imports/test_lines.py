"""Columns and lines: what the sheets of Gironde say, and the accidents that they come with."""

from datetime import date

import pytest

from conference.casework.imports import layout, lines, workbook
from conference.casework.imports.contents import AnswerLine, CaseLine, CoordinatorLine
from conference.casework.imports.layout import Layout, Table
from conference.casework.imports.rows import Row, Sheet
from conference.casework.imports.vocabulary import Vocabulary
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.imports import Column, Kind
from conference.domain.outcomes import EndReason, State
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome, Stage
from tests.casework.imports.sheets import GIRONDE

TODAY = date(2026, 3, 12)
CASE_TITLES = (
    "N°",
    "Date d'orientation",
    "Champ",
    "Coordinateur",
    "Date de désignation",
    "Issue",
    "Motif",
    "Bilan 3 mois",
)


def tables() -> dict[Kind, Table]:
    """The three tables of Gironde."""
    found = [layout.table(sheet, {}) for sheet in workbook.read(GIRONDE.read_bytes(), GIRONDE.name)]
    return {table.kind: table for table in found if table.kind}


def one(*cells: str, titles: tuple[str, ...] = CASE_TITLES) -> lines.Line:
    """The only line of a sheet with these cells."""
    table = layout.table(Sheet("Suivi", (Row(1, titles), Row(2, cells))), {})
    (line,) = lines.read(table, Vocabulary(), TODAY).lines
    return line


def case(*cells: str) -> CaseLine:
    """The same, understood as a case."""
    content = one(*cells).content
    assert isinstance(content, CaseLine)
    return content


def test_columns_are_proposed_from_their_titles_below_title_lines() -> None:
    found = tables()
    cases = found[Kind.CASES]
    assert (cases.header.number, cases.above) == (4, 2)
    assert (cases.title(Column.REFERRED), cases.title(Column.STATE)) == ("Date d'orientation", "Issue")
    assert "Heures référent" in cases.left
    assert len(cases.columns) + len(cases.left) == 22
    assert found[Kind.ANSWERS].left == ("Ce qui a été le plus utile",)
    assert found[Kind.COORDINATORS].left == ("Quotité",)
    assert all(not table.refused for table in found.values())


def test_a_sheet_without_header_is_no_table() -> None:
    table = layout.table(Sheet("Notes", (Row(1, ()), Row(2, ("à faire",)), Row(3, ("N°", "Champ")))), {})
    assert (table.kind, table.header.number, table.remembered) == (None, 2, False)
    assert [reason.code for reason in table.refused] == ["header_missing"]


def test_a_column_that_is_needed_and_missing_is_named() -> None:
    table = layout.table(Sheet("Suivi", (Row(1, CASE_TITLES[:5]),)), {})
    assert [(reason.code, reason.subject) for reason in table.refused] == [("column_missing", "state")]


def test_a_column_met_twice_counts_once() -> None:
    table = layout.table(Sheet("Suivi", (Row(1, ("Champ", *CASE_TITLES)),)), {})
    assert (table.columns[Column.FIELD], table.left) == (0, ("Champ",))


def test_lines_that_are_no_cases_are_counted_apart() -> None:
    read = lines.read(tables()[Kind.CASES], Vocabulary(), TODAY)
    assert (len(read.lines), read.empty, read.totals, read.titles) == (41, 3, 1, 2)
    assert not any(line.refused for line in read.lines)


def test_a_completed_case_of_gironde() -> None:
    line = next(line for line in lines.read(tables()[Kind.CASES], Vocabulary(), TODAY).lines if line.number == 8)
    assert line.content == CaseLine(
        number="4",
        wording="bordeaux/enfance",
        referred=date(2017, 4, 15),
        territory="Bordeaux",
        field=Field.CHILDHOOD,
        origin=Origin.PARTNER,
        institution="MDS",
        family="A. S.",
        children=2,
        coordinator="Séverine Rey",
        assigned=date(2017, 5, 10),
        held=date(2017, 6, 27),
        reviewed=date(2017, 9, 27),
        state=State.COMPLETED,
        reason=None,
    )
    assert line.content.last_contact == date(2017, 9, 27)


@pytest.mark.parametrize(
    ("state", "reason", "coordinator", "stage", "outcome", "coded"),
    [
        ("Aboutie", "", "Loïc", Stage.CLOSED, Outcome.PLAN_AGREED, None),
        ("aboutie ", "", "", Stage.CLOSED, Outcome.PLAN_AGREED, None),
        (
            "Non aboutie",
            "La famille s’est organisée seule",
            "Loïc",
            Stage.CLOSED,
            Outcome.OWN_SOLUTION,
            EndReason.FAMILY_ORGANISED,
        ),
        (
            "NON ABOUTIE",
            "Décision du juge",
            "Loïc",
            Stage.CLOSED,
            Outcome.NOT_COMPLETED,
            EndReason.COURT_DECISION,
        ),
        ("Non aboutie", "Éclipse", "Loïc", Stage.CLOSED, Outcome.NOT_COMPLETED, None),
        ("Non aboutie", "", "Loïc", Stage.CLOSED, Outcome.NOT_COMPLETED, None),
        ("en cours", "", "Loïc", Stage.PREPARATION, None, None),
        ("En cours", "", "", Stage.ASSIGNMENT, None, None),
        ("", "", "Loïc", Stage.PREPARATION, None, None),
        ("", "", "", Stage.ASSIGNMENT, None, None),
    ],
)
def test_where_a_case_is_entered(
    state: str, reason: str, coordinator: str, stage: Stage, outcome: Outcome | None, coded: EndReason | None
) -> None:
    line = case("1", "2019-01-20", "Enfance", coordinator, "", state, reason, "")
    assert (line.stage, line.outcome, line.reason) == (stage, outcome, coded)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("1", "2019-01-20", "Enfance", "", "", "", "", ""), "neither_coordinator_nor_outcome"),
        (("1", "2019-01-20", "Enfance", "", "", "En cours", "", ""), "under_way_without_coordinator"),
        (("1", "2019-01-20", "", "Loïc", "", "En cours", "", ""), "field_left_out"),
        (("1", "2019-01-20", "Jardinage", "Loïc", "", "En cours", "", ""), "word_not_understood"),
        (("1", "2019-01-20", "Enfance", "Loïc", "31/02/2019", "En cours", "", ""), "date_left_out"),
        (("1", "2019-01-20", "Enfance", "Loïc", "", "En cours", "", "01/01/2100"), "date_left_out"),
        (("1", "2019-01-20", "Enfance", "Loïc", "", "Non aboutie", "", ""), "reason_left_out"),
        (("1", "2019-01-20", "Enfance", "Loïc", "", "Non aboutie", "Éclipse", ""), "word_not_understood"),
        (("1", "2019-01-20", "Enfance", "", "2019-02-01", "Aboutie", "", ""), "assigned_to_nobody"),
        (("1", "2019-01-20", "Enfance", "Loïc", "2019-01-19", "En cours", "", ""), "dates_out_of_order"),
    ],
)
def test_what_is_accepted_is_said(cells: tuple[str, ...], code: str) -> None:
    line = one(*cells)
    assert line.content is not None
    assert [reason.code for reason in line.warned] == [code]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (("1", "31/02/2019", "Enfance", "", "", "", "", ""), "Date d'orientation"),
        (("1", "", "Enfance", "", "", "", "", ""), "Date d'orientation"),
        (("1", "2019-01-20", "Enfance", "", "", "Peut-être", "", ""), "Issue"),
    ],
)
def test_what_is_not_understood_refuses_the_line(cells: tuple[str, ...], place: str) -> None:
    line = one(*cells)
    assert line.content is None
    assert [reason.place for reason in line.refused] == [place]


def test_cases_are_told_apart_without_a_name() -> None:
    numbered = case("7", "2019-01-20", "Enfance", "Loïc", "", "", "", "")
    bare = case("", "2019-01-20", "Enfance", "Loïc", "", "", "", "")
    assert (numbered.mark, bare.mark) == ("2019-01-20/7", "2019-01-20//enfance")


def test_the_answers_of_gironde() -> None:
    read = lines.read(tables()[Kind.ANSWERS], Vocabulary(), TODAY).lines
    answers = [line.content for line in read if isinstance(line.content, AnswerLine)]
    assert len(answers) == len(read) == 25
    assert sum(answer.overall or 0 for answer in answers) == 204
    assert answers[1] == AnswerLine(Respondent.NETWORK, AnswerWay.ONLINE, date(2017, 4, 1), 9)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("2019-01-20", "Parent", "11"), "mark_out_of_range"),
        (("2019-01-20", "", "8"), "cell_missing"),
        (("2019-01-20", "Voisin", "8"), "word_not_understood"),
        (("", "Parent", "8"), "cell_missing"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(cells: tuple[str, ...], code: str) -> None:
    line = one(*cells, titles=("Date", "Répondant", "Satisfaction globale (/10)"))
    assert line.content is None
    assert [reason.code for reason in line.refused] == [code]


def test_a_mark_that_is_no_number_is_unknown_and_never_zero() -> None:
    line = one("2019-01-20", "Parent", "environ 8", titles=("Date", "Répondant", "Satisfaction globale"))
    assert line.content == AnswerLine(Respondent.PERSON, None, date(2019, 1, 1), None)
    assert [reason.code for reason in line.warned] == ["number_not_understood"]


def test_the_coordinators_of_gironde_at_november_2020() -> None:
    read = lines.read(tables()[Kind.COORDINATORS], Vocabulary(), TODAY).lines
    found = [line.content for line in read if isinstance(line.content, CoordinatorLine)]
    last = [[status for status, since in line.standings if since <= date(2020, 11, 30)][-1] for line in found]
    assert len(found) == 33
    assert last.count(CoordinatorStatus.ENGAGED) == 20


@pytest.mark.parametrize(
    ("status", "mission", "standings"),
    [
        ("Formée", "", [("ready", "2018-03-19")]),
        ("Engagé", "15/07/2020", [("ready", "2018-03-19"), ("engaged", "2020-07-15")]),
        ("Engagée", "", [("engaged", "2018-03-19")]),
        ("engagé", "2018-01-01", [("engaged", "2018-03-19")]),
        ("En pause", "", [("paused", "2018-03-19")]),
        ("Sorti", "", [("left", "2018-03-19")]),
    ],
)
def test_each_status_has_its_first_day(status: str, mission: str, standings: list[tuple[str, str]]) -> None:
    titles = ("Nom", "Date de formation", "Statut", "Lettre de mission")
    content = one("Ada Test", "19/03/2018", status, mission, titles=titles).content
    assert isinstance(content, CoordinatorLine)
    assert [(found.value, since.isoformat()) for found, since in content.standings] == standings


@pytest.mark.parametrize(
    ("cells", "warned"),
    [
        (("Ada", "", "Engagée"), "training_left_out"),
        (("Ada", "un jour", "Engagée"), "date_left_out"),
        (("Ada", "2018-03-19", ""), "status_left_out"),
        (("Ada", "2018-03-19", "Volante"), "word_not_understood"),
    ],
)
def test_a_coordinator_half_known_is_kept_and_counted_in_no_status(cells: tuple[str, ...], warned: str) -> None:
    line = one(*cells, titles=("Nom", "Date de formation", "Statut"))
    assert isinstance(line.content, CoordinatorLine)
    assert (line.content.name, line.content.standings) == ("Ada", ())
    assert line.warned[0].code == warned


def test_a_coordinator_has_a_name() -> None:
    line = one("", "2018-03-19", "Formé", titles=("Nom", "Date de formation", "Statut"))
    assert [reason.code for reason in line.refused] == ["cell_missing"]


def test_a_title_that_is_nearly_known_is_proposed_as_such() -> None:
    table = layout.table(Sheet("Suivi", (Row(1, ("N°", "Date d'orientaton", "Champ", "Issue")),)), {})
    assert (table.columns[Column.REFERRED], table.near) == (1, frozenset({Column.REFERRED}))


def test_a_header_is_read_as_it_was_settled() -> None:
    sheet = Sheet("Suivi", (Row(1, ("Titre",)), Row(2, ("Quand", "Fini ?", "Champ"))))
    settled = Layout(Kind.CASES, (Column.REFERRED, Column.STATE, None))
    known = {layout.mark(Row(9, (" QUAND", "fini", "champ", "Pourquoi refusée"))): settled}
    table = layout.table(sheet, known)
    assert (table.header.number, table.remembered, table.refused) == (2, True, ())
    assert (table.columns, table.left) == ({Column.REFERRED: 0, Column.STATE: 1}, ("Champ",))
    aside = layout.table(sheet, {key: Layout(None, ()) for key in known})
    assert (aside.kind, aside.refused) == (None, ())
    assert lines.read(aside, Vocabulary(), TODAY).lines == ()


def test_two_columns_of_one_meaning_are_refused() -> None:
    sheet = Sheet("Suivi", (Row(1, ("Quand", "Fini", "Champ")),))
    twice = Layout(Kind.CASES, (Column.REFERRED, Column.STATE, Column.STATE))
    table = layout.table(sheet, {layout.mark(sheet.rows[0]): twice})
    assert [(reason.code, reason.subject) for reason in table.refused] == [("column_twice", "state")]
