"""What was published of a programme, loaded into the tables of its département, once; and what it says of itself."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.data.programmes import programmes
from conference.domain.actors import MACHINE
from conference.domain.practice_sheet import Heading
from conference.domain.programme import DESCRIBED, Description, Phase
from conference.domain.reasons import Refused
from conference.models.audit import AuditRow
from conference.models.memory import Event
from conference.models.place import Territory
from conference.models.tenancy import work_for
from conference.programme import departments, memory, published_programme
from conference.programme.programme import describe
from conference.queries import memory as kept
from conference.queries.programme import described, programme, texts, versions
from conference.words.memory import loaded
from tests import world
from tests.world import Place

# By hand, from the file: figures, territories named, dates, funding lines; brakes, perspectives and work inspired.
HELD = {
    "07": (1, 0, 4, 1, 6),
    "59": (9, 1, 3, 2, 4),
    "33": (9, 0, 6, 1, 5),
    "93": (2, 2, 2, 1, 5),
    "66": (3, 0, 2, 2, 5),
}


@pytest.mark.parametrize("code", HELD)
def test_each_programme_is_loaded_whole_into_its_departement_and_a_second_time_changes_nothing(
    session: Session, code: str
) -> None:
    department = departments.by_code(session, code) or departments.create(session, MACHINE, code)
    work_for(session, department)
    added = published_programme.load(session, MACHINE, department)
    figures, territories, events, fundings, lessons = HELD[code]
    assert dict(added) == {
        "figures": figures,
        "territories": territories,
        "description": len(texts(session)),
        "phases": 1,
        "events": events,
        "fundings": fundings,
        "lessons": lessons,
    }
    assert [one.what for one in kept.events(session)] == [one.event for one in programmes()[code].timeline]
    assert [one.when.iso for one in kept.events(session)] == [one.date for one in programmes()[code].timeline]
    told = [one.words for one in kept.lessons(session)]
    published = programmes()[code]
    assert told == [*published.brakes, *published.perspectives, *published.inspired]
    assert [one.phase for one in kept.phases(session)] == [Phase(published.phase)]
    assert {one.value for one in described(programme(session)).silent} == set(published.silent)
    assert not set(texts(session)) & set(described(programme(session)).silent)
    session.commit()
    rows = session.scalars(select(AuditRow.id)).all()
    assert set(published_programme.load(session, MACHINE, department).values()) == {0}
    session.commit()
    assert session.scalars(select(AuditRow.id)).all() == rows, "nothing was done: nothing is told"


def test_what_was_corrected_withdrawn_or_written_before_stays(session: Session, gironde: Place) -> None:
    lead, department = world.actor(gironde, "lead"), gironde.department
    describe(session, lead, Description(2013), {Heading.OBJECTIVE: "Le nôtre."})
    published_programme.load(session, MACHINE, department)
    first, second, *rest = kept.events(session)
    memory.withdraw(session, lead, first)
    second.what = "Corrigé."
    session.flush()
    assert set(published_programme.load(session, MACHINE, department).values()) == {0}
    assert [one.what for one in kept.events(session)] == ["Corrigé.", *(one.what for one in rest)]
    assert session.get_one(Event, first.id).withdrawn_at is not None
    assert described(programme(session)).begun_in == 2013
    assert texts(session)[Heading.OBJECTIVE].words == "Le nôtre."
    assert Heading.PUBLICS in texts(session)


def test_a_territory_that_is_there_is_not_there_twice(session: Session, nord: Place) -> None:
    work_for(session, nord.department)
    assert published_programme.load(session, MACHINE, nord.department)["territories"] == 1
    named = select(Territory.name).where(Territory.folded == "utpas dunkerque est hondschoote")
    assert session.scalars(named).all() == ["UTPAS Dunkerque est-Hondschoote"]


def test_of_a_departement_of_which_nothing_was_published_it_is_said(session: Session) -> None:
    department = departments.create(session, MACHINE, "12")
    work_for(session, department)
    with pytest.raises(Refused) as refusal:
        published_programme.load(session, MACHINE, department)
    assert [reason.code for reason in refusal.value.reasons] == ["programme_unpublished"]


def test_a_text_that_changes_is_a_version_and_one_that_stays_is_none(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    for typed in (" Décider.\n\nDécider. \n", "Décider.", "Décider ensemble.", ""):
        describe(session, lead, Description(), {Heading.OBJECTIVE: typed, Heading.METHOD: ""})
    assert [(one.number, one.words) for one in versions(session)] == [
        (3, ""),
        (2, "Décider ensemble."),
        (1, "Décider."),
    ]
    assert texts(session)[Heading.OBJECTIVE].words == ""
    session.commit()
    told = session.scalars(select(AuditRow.fields).where(AuditRow.act == Act.PROGRAMME_WRITTEN).order_by(AuditRow.id))
    assert [fields.split() for fields in told] == [["facts", "objective"], ["facts"], *[["facts", "objective"]] * 2]


def test_what_cannot_be_told_of_a_programme_is_refused(session: Session, gironde: Place) -> None:
    with pytest.raises(Refused) as refusal:
        describe(session, world.actor(gironde, "lead"), Description(1889, territory_count=4), {})
    assert {(reason.code, reason.place) for reason in refusal.value.reasons} == {
        ("practice_year_wrong", "begun_in"),
        ("territory_kind_missing", "territory_kind"),
    }


def test_what_was_loaded_is_said_by_noun() -> None:
    assert loaded({"figures": 9, "events": 1, "lessons": 0}).replace("\u00a0", " ") == "9 chiffres, 1 date : ajoutés."
    assert loaded({"figures": 0}) == "tout y était déjà, rien n’a été ajouté."


def test_every_heading_but_those_that_records_fill_alone_has_a_box() -> None:
    alone = {Heading.DEFINITION, Heading.ORIGIN, Heading.FUNDING, Heading.DEPLOYMENT, Heading.PERSPECTIVES}
    assert set(DESCRIBED) == set(Heading) - alone
