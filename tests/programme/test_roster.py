"""A table of institutions and people: judged line by line, written whole or not at all, once, and undone as one."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment
from conference.domain.actors import Actor
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.domain.roster import LineFate
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator, Standing
from conference.models.place import Institution
from conference.models.roster import Roster
from conference.models.work import Mission
from conference.programme import accounts, places
from conference.programme.roster import judging, reading, taking, undoing
from conference.programme.roster.judging import RosterPreview
from conference.security import sessions
from conference.words.roster import TYPED
from tests import world
from tests.rosters import filled
from tests.world import Place

ANA = {
    "Institution": "Foyer Test",
    "Service": "Accueil",
    "Prénom et nom": "Ana Invention",
    "Courriel": "Ana@test.example",
    "Rôles": "orienteur et instance",
    "Territoire": "nord 33",
}
BEN = {
    "Institution": "UDAF 33",
    "Prénom et nom": "Ben Invention",
    "Courriel": "ben@test.example",
    "Rôles": "Coordinatrice",
    "Formé·e le": date(2025, 1, 6),
    "Engagé·e depuis le": "03/02/2025",
    "Langues": "arabe, turc",
    "Part de la lettre de mission": 0.2,
}
CLO = {"Institution": "Abri Test"}


def looked(session: Session, actor: Actor, content: bytes, filename: str = "personnes.xlsx") -> RosterPreview:
    """A table judged by somebody."""
    return judging.judge(session, actor, reading.read(content, filename, world.today(), "Comité technique"))


def taken(session: Session, place: Place, *lines: dict[str, Any]) -> Roster | None:
    """A table taken in by the lead."""
    lead = world.actor(place, "lead")
    return taking.take_in(session, lead, looked(session, lead, filled(lines)), world.today())


def codes(preview: RosterPreview) -> list[list[tuple[str, str]]]:
    """The reasons of each line, with their columns."""
    return [[(reason.code, str(reason.place)) for reason in one.refused] for one in preview.lines]


def rows(session: Session) -> Sequence[int | None]:
    """How many of everything that a table may bring there are."""
    tables = (Institution, Membership, Coordinator, Standing, Mission, Roster)
    return [session.scalar(select(func.count()).select_from(table)) for table in tables]


def test_the_model_filled_brings_institutions_people_and_coordinators(session: Session, gironde: Place) -> None:
    roster = taken(session, gironde, ANA, BEN, CLO)
    assert roster is not None
    foyer, service = (
        session.scalars(select(Institution).where(Institution.name == name)).one() for name in ("Foyer Test", "Accueil")
    )
    assert service.parent_id == foyer.id
    ana = accounts.by_email(session, "ana@test.example")
    assert ana is not None
    assert ana.password is None
    held = session.scalars(select(Membership).where(Membership.account_id == ana.id)).all()
    assert {(one.role, one.territory_id, one.institution_id) for one in held} == {
        (role, gironde.territories["Nord"].id, service.id) for role in (Role.REFERRER, Role.COMMITTEE)
    }
    ben = session.scalars(select(Coordinator).where(Coordinator.name == "Ben Invention")).one()
    assert (ben.trained_on, ben.languages, ben.institution_id) == (
        date(2025, 1, 6),
        "arabe, turc",
        gironde.institutions["UDAF"].id,
    )
    letter = session.scalars(select(Mission).where(Mission.coordinator_id == ben.id)).one()
    assert (letter.share, letter.since) == (Decimal("0.2"), date(2025, 2, 3))
    assert [one.partition(":")[0] for one in roster.brought].count("institution") == 3


def test_the_same_table_again_adds_nothing(session: Session, gironde: Place) -> None:
    taken(session, gironde, ANA, BEN, CLO)
    before = rows(session)
    lead = world.actor(gironde, "lead")
    again = looked(session, lead, filled([ANA, BEN, CLO, ANA]))
    assert {one.fate for one in again.lines} == {LineFate.KNOWN}
    assert taken(session, gironde, ANA, BEN, CLO) is None
    assert rows(session) == before


def test_one_refused_line_and_nothing_is_written(session: Session, gironde: Place) -> None:
    before = rows(session)
    with pytest.raises(Refused):
        taken(session, gironde, ANA, {**BEN, "Territoire": "Ailleurs"})
    assert rows(session) == before


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ({**ANA, "Prénom et nom": ""}, "roster_no_name", "name"),
        ({**ANA, "Rôles": ""}, "roster_no_role", "roles"),
        ({**ANA, "Rôles": "magicienne"}, "roster_role_unknown", "roles"),
        ({**ANA, "Courriel": ""}, "roster_no_email", "email"),
        ({**ANA, "Courriel": "ana chez test"}, "email_wrong", "email"),
        ({**ANA, "Courriel": "committee@33.example.org"}, "roster_email_of_another", "email"),
        ({**ANA, "Territoire": "Ailleurs"}, "roster_territory_unknown", "territory"),
        ({**ANA, "Institution": ""}, "roster_service_alone", "service"),
        ({**ANA, "Service": "UDAF 33"}, "roster_service_elsewhere", "service"),
        ({**ANA, "Service": "Foyer Test"}, "roster_service_elsewhere", "service"),
        ({**ANA, "Institution": "Équipe 33"}, "roster_service_of_a_service", "institution"),
        ({**ANA, "Rôles": "administratrice"}, "roster_role_of_admins", "roles"),
        ({**ANA, "Rôles": "DPO"}, "roster_role_of_admins", "roles"),
        ({**ANA, "Langues": "arabe"}, "roster_not_a_coordinator", "languages"),
        ({**ANA, "Institution": "x" * 121}, "roster_cell_long", "institution"),
        ({"Territoire": "Nord 33"}, "roster_nobody", "name"),
        ({**BEN, "Engagé·e depuis le": ""}, "roster_share_undated", "engaged"),
        ({**BEN, "Engagé·e depuis le": "01/01/2025"}, "roster_engaged_before", "engaged"),
        ({**BEN, "Engagé·e depuis le": "31/12/2031"}, "roster_date_wrong", "engaged"),
        ({**BEN, "Formé·e le": "il y a longtemps"}, "roster_date_wrong", "trained"),
        ({**BEN, "Part de la lettre de mission": "120 %"}, "roster_share_wrong", "share"),
        ({**BEN, "Prénom et nom": "Claire 33"}, "roster_name_of_another", "name"),
    ],
)
def test_a_line_is_refused_for_one_reason_under_its_column(
    session: Session, gironde: Place, line: dict[str, object], code: str, column: str
) -> None:
    lead = world.actor(gironde, "lead")
    places.write_institution(session, lead, "Équipe 33", gironde.institutions["MDS"])
    assert codes(looked(session, lead, filled([line]))) == [[(code, column)]]


def test_a_letter_stays_under_the_ceiling_of_the_departement(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    gironde.department.letter_ceiling = Decimal("0.15")
    assert codes(looked(session, lead, filled([BEN]))) == [[("share_above_ceiling", "share")]]
    gironde.department.letter_ceiling = Decimal("0.2")
    assert codes(looked(session, lead, filled([BEN]))) == [[]]


def test_lines_are_judged_with_those_above(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    other = {**BEN, "Prénom et nom": "Ben Invention", "Courriel": "autre@test.example"}
    same_address = {**ANA, "Prénom et nom": "Zoé Invention"}
    found = codes(looked(session, lead, filled([ANA, same_address, BEN, other])))
    assert found == [[], [("roster_email_of_another", "email")], [], [("roster_name_of_another", "name")]]


def test_nobody_gives_themselves_a_role_and_an_administrator_gives_all_of_them(
    session: Session, gironde: Place
) -> None:
    lead, admin = world.actor(gironde, "lead"), world.actor(gironde, "admin")
    own = {"Prénom et nom": "Lead 33", "Courriel": "lead@33.example.org", "Rôles": "pilote"}
    found = looked(session, lead, filled([own, {**own, "Rôles": "pilote, coordinatrice"}]))
    assert [one.fate for one in found.lines] == [LineFate.KNOWN, LineFate.REFUSED]
    assert ("roster_own_role", "roles") in codes(found)[1]
    named = {**ANA, "Rôles": "administratrice, délégué à la protection des données"}
    assert codes(looked(session, admin, filled([named]))) == [[]]


def test_a_coordinator_who_was_there_without_an_account_is_linked(session: Session, gironde: Place) -> None:
    taken(
        session,
        gironde,
        {
            **BEN,
            "Prénom et nom": "agathe 33",
            "Engagé·e depuis le": "",
            **dict.fromkeys(("Part de la lettre de mission", "Langues", "Formé·e le"), ""),
        },
    )
    agathe = gironde.coordinators["Agathe"]
    session.refresh(agathe)
    assert agathe.account_id == session.scalars(select(Account.id).where(Account.email == "ben@test.example")).one()
    assert agathe.trained_on == date(2020, 1, 6)


def test_typed_lines_need_no_heading_and_pasted_ones_bring_theirs(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    typed = "\n Ana Invention ; ana@test.example ; Comité technique ; MDS 33\nBen Invention;;coordinateur"
    found = looked(session, lead, typed.encode(), TYPED)
    assert [(one.line.number, one.line.name, one.line.roles) for one in found.lines] == [
        (2, "Ana Invention", (Role.COMMITTEE,)),
        (3, "Ben Invention", (Role.COORDINATOR,)),
    ]
    assert codes(found) == [[], []]
    pasted = "Prénom\tNom\tMail\tRôle\nAna\tInvention\tana@test.example\tpilote"
    (one,) = looked(session, lead, pasted.encode(), TYPED).lines
    assert (one.line.name, one.line.email, one.line.roles) == ("Ana Invention", "ana@test.example", (Role.LEAD,))


def test_text_files_of_a_spreadsheet_are_read_whatever_their_letters(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    text = "Prénom et nom;Courriel;Rôles;Téléphone\nZoé Crêpe;zoe@test.example;orienteuse;05"
    for encoded in (text.encode("utf-8-sig"), text.encode("cp1252"), text.encode("utf-16")):
        found = looked(session, lead, encoded, "personnes.csv")
        assert [one.line.name for one in found.lines] == ["Zoé Crêpe"]
        assert found.table.left == ("Téléphone",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("un;deux\ntrois;quatre", "roster_no_header"),
        ("Nom;Courriel", "roster_empty"),
        ("Nom;Prénom et nom;Courriel\na;b;c", "roster_column_twice"),
        ("", "file_empty"),
    ],
)
def test_a_table_that_is_none_says_so(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        reading.read(text.encode(), "personnes.csv")
    assert [reason.code for reason in refusal.value.reasons] == [code]


def test_a_table_is_undone_as_one(session: Session, gironde: Place) -> None:
    lead, before = world.actor(gironde, "lead"), rows(session)
    roster = taken(session, gironde, ANA, BEN, CLO)
    assert roster is not None
    undoing.undo(session, lead, roster)
    assert rows(session) == before
    ana = accounts.by_email(session, "ana@test.example")
    assert ana is not None
    assert ana.closed_at is not None
    assert taken(session, gironde, ANA, BEN, CLO) is not None


def test_what_was_used_since_stays_or_stands_in_the_way(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    roster = taken(session, gironde, ANA, BEN, CLO)
    assert roster is not None
    foyer = session.scalars(select(Institution).where(Institution.name == "Foyer Test")).one()
    places.write_institution(session, lead, "Nuit", foyer)
    ben = accounts.by_email(session, "ben@test.example")
    assert ben is not None
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        sessions.begin(session, ben, gironde.department)
    session.flush()
    with pytest.raises(Refused) as refusal:
        undoing.undo(session, lead, roster)
    assert [(one.code, one.subject) for one in refusal.value.reasons] == [("roster_entered", "Ben Invention")]
    session.rollback()


def test_a_place_that_something_depends_on_stays(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    roster = taken(session, gironde, ANA, CLO)
    assert roster is not None
    foyer = session.scalars(select(Institution).where(Institution.name == "Foyer Test")).one()
    places.write_institution(session, lead, "Nuit", foyer)
    undoing.undo(session, lead, roster)
    left = set(session.scalars(select(Institution.name)))
    assert {"Foyer Test", "Nuit"} <= left
    assert not {"Accueil", "Abri Test"} & left


def test_a_coordinator_who_was_asked_since_stands_in_the_way(session: Session, gironde: Place) -> None:
    roster = taken(session, gironde, BEN)
    assert roster is not None
    ben = session.scalars(select(Coordinator).where(Coordinator.name == "Ben Invention")).one()
    assignment.ask(session, world.actor(gironde, "committee"), world.received(session, gironde), ben)
    assert [(one.code, one.subject) for one in undoing.standing_in_the_way(session, roster)] == [
        ("roster_used", "Ben Invention")
    ]
