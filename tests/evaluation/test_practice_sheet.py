"""The practice sheets: those of the five programmes from an empty base, then what a département counts by itself."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from conference.data.programmes import programmes
from conference.documents.paper import page
from conference.domain.actors import MACHINE
from conference.domain.memory import Learnt, LessonKind, Money, Reached, Step
from conference.domain.memory import Told as Remembered
from conference.domain.partial_days import of_iso
from conference.domain.practice_sheet import SECTIONS, Heading
from conference.domain.programme import Description, Phase
from conference.domain.record import Attendee, EffectLevel, Frame
from conference.domain.reported import Measure, Value, ValueKind
from conference.domain.stages import Outcome, Stage
from conference.evaluation.practice_sheet import assemble
from conference.models.case import CaseWord
from conference.models.tenancy import work_for
from conference.programme import body, departments, memory, places, published_programme, record, reported
from conference.programme.programme import describe
from conference.programme.reported import Told
from conference.queries.memory import lessons
from conference.words import practice_sheet as words
from tests.evaluation.book import Book

# By hand, from what was published: the headings of which nothing was said.
EMPTY = {
    "07": {"governance", "participation", "deployment"},
    "59": {"participation", "evaluation"},
    "33": set(),
    "93": {"implementation"},
    "66": {"participation"},
}
BRAKE = LessonKind.BRAKE
# In the order of the sheets that peers read.
TITLES = (
    "Définition : qu’est-ce que les conférences familiales ?",
    *("Descriptif de l’action", "Objectif visé"),
    *("Genèse et émergence de la pratique", "Les dates", "Repère méthodologique", "Gouvernance", "Financements"),
    "Participation des familles",
    *("État d’avancée du projet", "Déploiement", "Conditions de mise en œuvre", "Perspectives"),
    *("Bilan de la mise en œuvre et de ses effets", "Mise en œuvre", "Effets par rapport aux objectifs et attentes"),
    "Évaluation",
)


@pytest.fixture(name="sheets")
def _sheets(session: Session) -> Mapping[str, dict[str, Any]]:
    """The sheet of each programme, in the year that was published of it."""
    found = {}
    for code, programme in programmes().items():
        work_for(session, None)
        department = departments.create(session, MACHINE, code)
        work_for(session, department)
        published_programme.load(session, MACHINE, department)
        found[code] = assemble(session, department, programme.year, {}).plain
    return found


def text(sheet: Mapping[str, Any]) -> str:
    """What the paper of a sheet says, tags and styles apart."""
    html = page("practice_sheet.html", sheet=sheet, stamp="")
    body = re.sub(r"<[^>]+>", " ", html.partition("</style>")[2])
    return re.sub(r"\s+", " ", body)


def part(sheet: Mapping[str, Any], heading: Heading) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one for piece in sheet["sections"] for one in piece["parts"] if one["code"] == heading.value
    )
    return found


def counted(sheet: Mapping[str, Any], title: str) -> list[tuple[str, str]]:
    """What a sheet counts under a title, with its period."""
    tables = part(sheet, Heading.DEPLOYMENT)["counts"]
    return [(one["period"], one["said"]) for table in tables for one in table["lines"] if one["title"] == title]


def test_every_sheet_has_its_headings_in_their_order_and_flags_those_in_want(
    sheets: Mapping[str, dict[str, Any]],
) -> None:
    for code, sheet in sheets.items():
        assert set(sheet["empty"]) == EMPTY[code], code
        printed = text(sheet)
        places = [printed.index(f" {title} ") for title in TITLES[:1]]
        for title in TITLES[1:]:
            places.append(printed.index(f" {title} ", places[-1] + 1))
        assert places == sorted(places), code
        assert printed.count("non renseigné") >= len(EMPTY[code]), code
        for heading in EMPTY[code]:
            told = part(sheet, Heading(heading))
            assert (told["facts"], told["counts"], told["words"]) == ([], [], []), (code, heading)


def test_each_tells_how_far_its_project_was_but_where_it_said_nothing_of_its_deployment(
    sheets: Mapping[str, dict[str, Any]],
) -> None:
    told = {code: part(sheet, Heading.DEPLOYMENT)["facts"] for code, sheet in sheets.items()}
    said = {"59": "extension", "33": "extension", "93": "formation", "66": "expérimentation"}
    assert told == {"07": []} | {code: [f"Phase du projet\u00a0: {phase}."] for code, phase in said.items()}


def test_gironde_prints_its_gap_and_no_rate(sheets: Mapping[str, dict[str, Any]]) -> None:
    sheet = sheets["33"]
    (table,) = part(sheet, Heading.DEPLOYMENT)["counts"]
    rows = [(one["title"], one["said"]) for one in table["control"]["rows"]]
    assert rows == [
        ("Situations orientées", "41"),
        ("abouties", "8"),
        ("en cours", "5"),
        ("non abouties", "20"),
        ("dont familles qui ont trouvé leur propre solution", "non renseigné"),
        ("écart non expliqué", "8"),
    ]
    assert "41 orientations = 8 abouties + 5 en cours + 20 non abouties + écart non expliqué : 8" in text(sheet)
    assert [one["said"] for one in part(sheet, Heading.EFFECTS)["counts"][0]["lines"]] == ["8,16"]
    # The share of working time that a letter gives is the only percentage.
    assert set(re.findall(r"\d+ %", text(sheet))) == {"20 %"}


def test_nord_prints_each_period_apart_and_never_adds_them(sheets: Mapping[str, dict[str, Any]]) -> None:
    held = counted(sheets["59"], "Conférences tenues")
    assert held == [("2017", "4"), ("2018", "5"), ("2019", "non renseigné"), ("premier semestre 2020", "3")]
    assert counted(sheets["59"], "Familles qui ont trouvé leur propre solution") == [("2017-2018", "4")]
    printed = text(sheets["59"])
    assert "l’année n’est pas dite" in printed
    assert not re.search(r"\b(9|12)\b conf|Somme|au total", printed)


def test_seine_saint_denis_says_why_there_were_none(sheets: Mapping[str, dict[str, Any]]) -> None:
    printed = text(sheets["93"])
    assert counted(sheets["93"], "Conférences tenues") == [("en 2020", "0")]
    assert "Conférences tenues crise sanitaire 0" in printed
    assert part(sheets["93"], Heading.EVALUATION)["facts"] == ["L’évaluation n’est pas encore commencée."]


def test_pyrenees_orientales_computes_nothing_on_one_conference(sheets: Mapping[str, dict[str, Any]]) -> None:
    assert counted(sheets["66"], "Conférences tenues") == [("en 2020", "1")]
    assert not re.search(r"%|moyenne", text(sheets["66"]))


def test_what_the_programme_says_of_its_bodies_is_kept_where_governance_is_silent(
    sheets: Mapping[str, dict[str, Any]],
) -> None:
    told = " ".join(part(sheets["07"], Heading.CONDITIONS)["facts"])
    assert "Comité technique de coordinateurs" in told
    assert "16 coordinateur·rice·s" in " ".join(part(sheets["07"], Heading.ORIGIN)["facts"])


def test_the_sum_is_left_out_where_a_state_is_not_a_number_of_that_day(session: Session) -> None:
    department = departments.create(session, MACHINE, "33")
    work_for(session, department)
    day = date(2020, 11, 30)
    for measure, value in ((Measure.REFERRALS, 9), (Measure.COMPLETED, 4), (Measure.UNDER_WAY, 2)):
        told = Told(measure, Value(ValueKind.NUMBER, Decimal(value)), "2020", "Une note", until=day)
        reported.keep(session, MACHINE, told)
    unknown = Told(Measure.NOT_COMPLETED, Value(ValueKind.UNKNOWN), "2020", "Une note", until=day)
    reported.keep(session, MACHINE, unknown)
    (table,) = part(assemble(session, department, 2020, {}).plain, Heading.DEPLOYMENT)["counts"]
    assert table["control"] is None
    assert [one["said"] for one in table["lines"]] == ["9", "4", "2", "non renseigné"]


def test_its_own_counts_close_and_stay_apart_from_what_was_published(book: Book) -> None:
    session, department = book.session, book.open_department("59")
    at = datetime(2021, 2, 1, 9, tzinfo=UTC)
    for outcome in (Outcome.PLAN_AGREED, Outcome.OWN_SOLUTION, Outcome.NOT_COMPLETED):
        book.case(at, (Stage.ASSIGNMENT, None, at), (Stage.CLOSED, outcome, at.replace(month=5)))
    book.case(at, (Stage.ASSIGNMENT, None, at))
    later = at.replace(year=2022)
    book.case(later, (Stage.ASSIGNMENT, None, later))
    published_programme.load(session, MACHINE, department)
    own, published = part(assemble(session, department, 2021, {}).plain, Heading.DEPLOYMENT)["counts"]
    values = [one["value"] for one in own["control"]["rows"]]
    total, completed, under_way, not_completed, found, gap = values
    assert (total, completed, under_way, not_completed, found, gap) == (4, 1, 1, 2, 1, 0)
    assert "dont 1 famille" in own["control"]["said"].replace("\u00a0", " ")
    assert "au 31 décembre 2021" in own["control"]["period"].replace("\u00a0", " ")
    assert (own["title"], published["title"]) == (words.OF_THE_DEPARTMENT, words.REPORTED)
    assert published["caution"] == words.NEVER_ADDED
    before = assemble(session, department, 2020, {}).plain
    assert [one["title"] for one in part(before, Heading.DEPLOYMENT)["counts"]] == [words.REPORTED]


def test_it_tells_the_seats_that_families_hold_at_the_end_of_its_year(book: Book) -> None:
    session, department = book.session, book.open_department("12")
    for since, until in (
        (date(2025, 12, 31), None),
        (date(2024, 1, 1), date(2025, 12, 31)),
        (date(2024, 1, 1), date(2025, 12, 30)),
        (date(2026, 1, 1), None),
    ):
        body.seat(session, MACHINE, "Une grand-mère", since, until)
    for year, said in ((2025, "2\u00a0sièges sont tenus par des familles"), (2024, "2\u00a0sièges"), (2023, "")):
        facts = part(assemble(session, department, year, {}).plain, Heading.PARTICIPATION)["facts"]
        assert len(facts) == bool(said), year
        assert all(said in fact for fact in facts), (year, facts)


def test_words_stand_beside_the_facts_and_a_definition_of_ones_own_takes_the_place_of_the_usual(book: Book) -> None:
    department = book.open_department("12")
    bare = assemble(book.session, department, 2025, {})
    usual = {Heading.DEFINITION.value}
    assert set(bare.empty) == {heading.value for held in SECTIONS.values() for heading in held} - usual
    written = {Heading.DEFINITION: "La nôtre.\n\nEn deux.", Heading.FUNDING: " \n "}
    told = assemble(book.session, department, 2025, written).plain
    assert part(told, Heading.DEFINITION)["facts"] == []
    assert part(told, Heading.DEFINITION)["words"] == ["La nôtre.", "En deux."]
    assert part(told, Heading.FUNDING)["empty"] is True


def test_the_years_record_stands_in_it_but_for_what_is_unsorted_or_names_somebody(book: Book) -> None:
    session, department = book.session, book.open_department("12")
    day = date(2026, 1, 5)
    session.add(CaseWord(case_id=book.case(None).id, word="durand"))
    for changed, level, sorts in (
        ("On s’écoute.", EffectLevel.TEAMS, True),
        ("Les Durand se parlent.", EffectLevel.PEOPLE, True),
        ("Rien de rangé.", None, True),
        ("Un rang proposé par un autre.", EffectLevel.TEAMS, False),
    ):
        noted = record.Noted(changed, "une équipe", day, level)
        record.note_effect(session, MACHINE, department, noted, sorts=sorts)
    met = record.Met(day, "…", {Attendee.CONCERNED: 2, Attendee.WORKERS: 3}, (record.Decided("Recommencer."),))
    record.set_frame(
        session, MACHINE, 2026, Frame("L’écoute", "Les élus", "On parle.\r\nOn décide.", "", with_families=False)
    )
    record.keep_meeting(session, MACHINE, department, 2026, met)
    told = assemble(session, department, 2026, {}).plain
    assert part(told, Heading.EFFECTS)["facts"] == ["Équipes\u00a0: On s’écoute (une équipe)."]
    assert part(told, Heading.EVALUATION)["facts"] == [
        "Ce qui est évalué\u00a0: L’écoute.",
        "Critères\u00a0: On parle\u00a0; On décide.",
        "Évaluation croisée le 5\u00a0janvier 2026, entre professionnels et personnes concernées.",
        "Décidé\u00a0: Recommencer.",
    ]


def test_it_tells_how_far_the_project_was_at_the_end_of_its_year_and_what_was_done_of_what_was_learnt(
    book: Book,
) -> None:
    session, department = book.session, book.open_department("12")

    def keep(*lines: Remembered) -> None:
        for line in lines:
            memory.keep(session, MACHINE, department, line)

    keep(Reached(Phase.TRAINING, of_iso("2018")), Reached(Phase.EXTENSION, of_iso("2020-04")))
    keep(Learnt(LessonKind.LEVER, "Un binôme."), Learnt(LessonKind.LESSON, "Aller vite."), Learnt(BRAKE, "Le temps."))
    keep(
        Money("Les locaux", "La Ville", since=date(2019, 1, 1)), Money("La formation", "ASE 12", until=date(2021, 6, 1))
    )
    brake = lessons(session, [BRAKE])[0]
    memory.follow(
        session, MACHINE, department, brake, Step("Un jour donné.", "La direction", date(2021, 1, 5), settles=True)
    )
    told = {year: assemble(session, department, year, {}).plain for year in (2017, 2019, 2020)}
    assert [part(one, Heading.DEPLOYMENT)["facts"] for one in told.values()] == [
        [],
        ["Phase du projet\u00a0: formation, depuis 2018."],
        ["Phase du projet\u00a0: extension, depuis avril 2020."],
    ]
    assert part(told[2019], Heading.CONDITIONS)["facts"] == [
        "Freins\u00a0: le temps (réglé\u00a0: un jour donné).",
        "Leviers\u00a0: un binôme.",
    ]
    assert part(told[2019], Heading.IMPLEMENTATION)["facts"] == ["Enseignements\u00a0: aller vite."]
    assert part(told[2019], Heading.FUNDING)["facts"] == [
        "Les locaux\u00a0: la Ville, depuis le 1er\u00a0janvier 2019.",
        "La formation\u00a0: ASE 12, jusqu’au 1er\u00a0juin 2021.",
    ]
    about = Description(2018, "Un rapport", "secteur", 3, (Heading.CONDITIONS, Heading.FUNDING))
    describe(session, MACHINE, about, {Heading.CONDITIONS: "Rien de dit."})
    silent = assemble(session, department, 2019, {}).plain
    assert {Heading.CONDITIONS.value, Heading.FUNDING.value} <= set(silent["empty"])
    assert (silent["begun_in"], silent["sources"]) == (2018, ["Faits repris de\u00a0: Un rapport."])
    assert silent["territory"].replace("\u00a0", " ") == "Département 12 (12) : 3 secteurs"
    places.write_territory(session, MACHINE, "Nord")
    named = assemble(session, department, 2019, {}).territory
    assert named.replace("\u00a0", " ") == "Département 12 (12) : 3 secteurs (dont Nord)"
