"""Training through the acts: registered, present, entered in the register, paid for, followed by referrals."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.domain.reasons import Refused
from conference.domain.training import Goal, Held, Target, TrainingKind, TrainingPayer, progress, sharing
from conference.models.coordinator import Coordinator
from conference.models.training import Registration, Training
from conference.programme import coordinators
from conference.programme import training as acts
from conference.programme.places import write_institution
from conference.programme.training import Planned, Registered
from conference.queries import trained
from conference.queries import training as read
from tests import path, world
from tests.world import Place

COORDINATOR, REFRESHER = TrainingKind.COORDINATOR, TrainingKind.REFRESHER
AWARENESS, MANAGERS = TrainingKind.AWARENESS, TrainingKind.MANAGERS
TODAY = date(2026, 3, 12)
ZONE, OWN = "Europe/Paris", StandingReason.OWN_CHOICE


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def planned(session: Session, kind: TrainingKind, *days: date, **more: object) -> Training:
    return acts.plan(session, MACHINE, Planned(kind, "Une session", days, **more))  # type: ignore[arg-type]


def register(
    session: Session, training: Training, name: str = "", number: int = 1, by: str = "Un CCAS"
) -> Registration:
    return acts.register(session, MACHINE, training, Registered(name, number, employer=by), TODAY)


def attend(
    session: Session, training: Training, came: dict[Registration, int | None], *there: Registration, days: int = 99
) -> None:
    present = dict.fromkeys(there, training.days[:days])
    acts.attend(session, MACHINE, training, came, present, TODAY)


def test_who_came_enters_the_register_once_ready_since_their_last_day(session: Session, gironde: Place) -> None:
    training = planned(session, COORDINATOR, date(2026, 2, 3), date(2026, 2, 2), date(2026, 2, 2), date(2026, 2, 4))
    assert (training.first_day, training.last_day, len(training.days)) == (date(2026, 2, 2), date(2026, 2, 4), 3)
    ines, agathe, paul = (register(session, training, name) for name in ("Inès Test", "AGATHE-33", "Paul Test"))
    assert refused(lambda: acts.enrol(session, MACHINE, ines, training, TODAY)) == {"did_not_come"}
    attend(session, training, {}, ines, agathe, days=2)
    assert [row.name for row in trained.register(session).to_enrol] == ["AGATHE-33", "Inès Test"]

    person = acts.enrol(session, MACHINE, ines, training, TODAY)
    assert (person.name, person.trained_on, person.institution_id) == ("Inès Test", date(2026, 2, 3), None)
    assert [one.status for one in person.standings] == [CoordinatorStatus.READY]
    assert acts.enrol(session, MACHINE, ines, training, TODAY) is person
    known = gironde.coordinators["Agathe"]
    assert acts.enrol(session, MACHINE, agathe, training, TODAY) is known, "who is there already is linked"
    assert (known.trained_on, len(session.scalars(select(Coordinator)).all())) == (date(2020, 1, 6), 4)

    found = trained.register(session)
    assert (found.to_enrol, found.nameless, found.untraced) == ([], 0, 2), "Claire and Sofiane were trained elsewhere"
    acts.withdraw(session, MACHINE, paul, TODAY)
    assert refused(lambda: acts.enrol(session, MACHINE, paul, training, TODAY)) == {
        "did_not_come",
        "registration_withdrawn",
    }


def test_an_awareness_session_counts_people_and_names_nobody(session: Session, gironde: Place) -> None:
    training, mds = planned(session, AWARENESS, date(2026, 2, 2)), gironde.institutions["MDS"]
    assert refused(lambda: register(session, training, "Inès Test")) == {"awareness_names_nobody"}
    assert refused(lambda: register(session, training, by="")) == {"employer_missing"}
    for number, profession in ((12, "Infirmières"), (5, "Puéricultrices")):
        acts.register(session, MACHINE, training, Registered("", number, mds, profession=profession), TODAY)
    several = register(session, training, number=3)
    rows = read.registrations(session, training)
    assert [(read.employer_of(row), row.number, row.named) for row in rows] == [
        ("MDS 33", 12, False),
        ("MDS 33", 5, False),
        ("Un CCAS", 3, False),
    ]
    attend(session, training, {rows[0]: 10, rows[1]: None, several: 0})
    assert [(one.profession, one.registered, one.came, one.unnoted) for one in read.by_employer(rows)] == [
        ("Infirmières", 12, 10, 0),
        ("Puéricultrices", 5, 0, 1),
        ("", 3, 0, 0),
    ]
    assert [
        (one.registered, one.came, one.unnoted)
        for one in read.sessions(session, (TODAY.replace(day=1, month=1), TODAY))
    ] == [(20, 10, 1)]
    named = planned(session, MANAGERS, date(2026, 2, 2))
    register(session, named, "Rose Test")
    becomes = Planned(AWARENESS, "Une session", (date(2026, 2, 2),))
    assert refused(lambda: acts.plan(session, MACHINE, becomes, named)) == {"awareness_names_nobody"}


@pytest.mark.usefixtures("gironde")
def test_what_stands_in_the_way_of_a_registration(session: Session) -> None:
    training = planned(session, MANAGERS, date(2026, 2, 2))
    ines = register(session, training, "Inès Test")
    assert refused(lambda: register(session, training, "INES TEST", 2)) == {"registered_already", "name_or_number"}
    acts.withdraw(session, MACHINE, ines, TODAY)
    again = register(session, training, "Inès Test")
    assert refused(lambda: acts.withdraw(session, MACHINE, ines, None)) == {"registered_already"}
    attend(session, training, {}, again)
    assert refused(lambda: acts.withdraw(session, MACHINE, again, TODAY)) == {"came_already"}
    assert refused(lambda: acts.enrol(session, MACHINE, again, training, TODAY)) == {"not_a_coordinator_training"}
    assert refused(lambda: acts.give_up(session, MACHINE, training, TODAY)) == {"training_attended"}
    moved = Planned(MANAGERS, "Une session", (date(2026, 2, 3),))
    assert refused(lambda: acts.plan(session, MACHINE, moved, training)) == {"training_day_attended"}

    given_up = planned(session, MANAGERS, date(2026, 2, 2))
    group = register(session, given_up, number=4)
    acts.give_up(session, MACHINE, given_up, TODAY)
    assert refused(lambda: register(session, given_up, "Rose Test")) == {"training_given_up"}
    assert refused(lambda: attend(session, given_up, {group: 4})) == {"training_given_up"}
    assert [one.people for one in read.held(session, TODAY)] == [1], "what is given up counts nowhere"
    acts.give_up(session, MACHINE, given_up, None)
    attend(session, given_up, {group: 4})
    assert sorted(one.people for one in read.held(session, TODAY)) == [1, 4]
    to_come = planned(session, MANAGERS, date(2026, 3, 13))
    assert refused(lambda: attend(session, to_come, {register(session, to_come, number=2): 2})) == {"training_to_come"}
    assert refused(lambda: attend(session, planned(session, MANAGERS), {})) == {"training_to_come"}


@pytest.mark.usefixtures("gironde")
def test_each_employer_pays_for_its_own_to_the_cent(session: Session) -> None:
    """As in Nord: by those registered, then by those who came; half and half elsewhere, and the gap is told."""
    training = planned(session, COORDINATOR, date(2026, 2, 2), total_cents=100_01)
    agss, sauvegarde = (register(session, training, number=n, by=by) for n, by in ((2, "AGSS"), (1, "Sauvegarde")))
    line = acts.pay(session, MACHINE, training, TrainingPayer.EMPLOYERS, "", Fraction(1, 1))

    def split() -> list[tuple[str, int, int]]:
        paying = [one for one in read.costs(session, training) if one.withdrawn_on is None]
        shared = sharing(training.total_cents, [one.part for one in paying])
        return read.paid_by_employer(read.by_employer(read.registrations(session, training)), shared, paying)

    assert split() == [("AGSS", 2, 66_67), ("Sauvegarde", 1, 33_34)]
    attend(session, training, {agss: 1, sauvegarde: 1})
    assert split() == [("AGSS", 1, 50_01), ("Sauvegarde", 1, 50_00)]
    acts.withdraw(session, MACHINE, line, TODAY)
    assert split() == []
    for name in ("Le département", "Les associations"):
        half = acts.pay(session, MACHINE, training, TrainingPayer.OTHER, name, Fraction(1, 2))
    found = sharing(training.total_cents, [one.part for one in read.costs(session, training) if not one.withdrawn_on])
    assert ([cents for cents, _ in found.parts], found.gap) == ([50_01, 50_00], 0)
    acts.withdraw(session, MACHINE, half, TODAY)
    found = sharing(training.total_cents, [one.part for one in read.costs(session, training) if not one.withdrawn_on])
    assert found.gap == 50_01
    assert [one.withdrawn_on for one in read.costs(session, training)] == [None, TODAY, TODAY]


@pytest.mark.usefixtures("gironde")
def test_the_plan_of_nord_is_entered_and_followed(session: Session) -> None:
    """Targets and sessions as they came, by the acts alone; a withdrawn target and what is to come stay out."""
    first, last = date(2019, 1, 1), date(2021, 12, 31)
    for target in (
        Target(COORDINATOR, Goal.PEOPLE, 100, first, last),
        Target(AWARENESS, Goal.SESSIONS, 4, first, last, per_session=50),
        Target(MANAGERS, Goal.PEOPLE, 50, first, last, 100),
    ):
        acts.aim(session, MACHINE, target, "Programme de 2019")
    acts.withdraw(session, MACHINE, acts.aim(session, MACHINE, Target(COORDINATOR, Goal.PEOPLE, 1, first, last)), TODAY)
    assert refused(lambda: acts.aim(session, MACHINE, Target(MANAGERS, Goal.PEOPLE, 5, last, first))) == {
        "target_backwards"
    }
    for kind, day, came in (
        (COORDINATOR, date(2016, 12, 9), 16),
        (COORDINATOR, date(2019, 5, 24), 16),
        (AWARENESS, date(2019, 6, 4), 50),
        (MANAGERS, date(2019, 11, 5), 24),
        (COORDINATOR, date(2020, 1, 31), 14),
    ):
        training = planned(session, kind, day)
        attend(session, training, {register(session, training, number=came + 1, by="Le département"): came})
    held = read.held(session, TODAY)
    assert Held(COORDINATOR, date(2016, 12, 9), 16) in held
    found = [progress(one.target, held, date(2020, 3, 1)) for one in read.targets(session)]
    assert [(one.done, one.people, one.left) for one in found] == [
        (30, 30, (70, 70)),
        (1, 50, (3, 3)),
        (24, 24, (26, 76)),
    ]
    assert [(line.year, line.done, line.low, line.high) for line in found[2].years] == [
        (2019, 24, None, None),
        (2020, 0, 13, 38),
        (2021, 0, 13, 38),
    ]
    assert trained.register(session).nameless == 16 + 16 + 14


def test_who_waits_for_a_first_conference_and_for_a_refresher(session: Session, gironde: Place) -> None:
    path.recorded(session, gironde)
    people = {one.name: one for one in trained.started(session, ZONE)}
    held = people["Claire 33"]
    assert held.first_conference is not None
    assert held.first_conference <= TODAY
    assert held.days == (held.first_conference - date(2020, 1, 6)).days
    assert people["Sofiane 33"].first_conference is None
    coordinators.stand(session, MACHINE, gironde.coordinators["Agathe"], CoordinatorStatus.LEFT, date(2026, 1, 1), OWN)
    assert "Agathe 33" not in {one.name for one in trained.started(session, ZONE)}

    def due(on: date, months: int | None = 24) -> list[tuple[str, date, date]]:
        return [(one.coordinator.name, one.last, one.due) for one in trained.refreshers(session, months, on)]

    first, again = date(2020, 1, 6), date(2022, 1, 6)
    assert due(date(2022, 1, 5)) == []
    assert due(again) == [("Claire 33", first, again), ("Sofiane 33", first, again)]
    assert due(again, None) == []
    training = planned(session, REFRESHER, date(2026, 3, 2))
    rows = [
        acts.register(session, MACHINE, training, Registered(coordinator=gironde.coordinators[name]), TODAY)
        for name in ("Claire", "Sofiane")
    ]
    assert [read.employer_of(row) for row in rows] == ["UDAF 33", "CCAS 33"]
    acts.attend(session, MACHINE, training, {}, {rows[0]: training.days, rows[1]: []}, TODAY)
    assert due(date(2028, 3, 1)) == [("Sofiane 33", first, again)], "who was absent still waits"
    assert due(date(2028, 3, 2))[1] == ("Claire 33", date(2026, 3, 2), date(2028, 3, 2))
    own = trained.own(session, gironde.accounts["second"])
    assert [(row.training_id, row.came) for row in own] == [(training.id, 0)]


def test_referrals_before_and_after_an_awareness_session_are_counted_where_it_was_held(
    session: Session, gironde: Place
) -> None:
    for month, day in ((1, 31), (2, 2), (2, 3), (8, 3), (8, 4)):
        with clock.frozen(datetime(2025, month, day, 9, tzinfo=UTC)):
            world.received(session, gironde)
    here = {"institution": gironde.institutions["MDS"]}
    training = planned(session, AWARENESS, date(2025, 2, 2), date(2025, 2, 3), **here)
    found = read.followed(session, training, ZONE, true())
    assert found == read.Followed(before=1, after=1, until=date(2025, 8, 3)), "its own days are neither"
    elsewhere = planned(session, AWARENESS, date(2025, 2, 3), institution=gironde.institutions["CCAS"])
    assert read.followed(session, elsewhere, ZONE, true()) == read.Followed(0, 0, date(2025, 8, 3))
    around = planned(session, AWARENESS, date(2025, 2, 3), territory=gironde.territories["Nord"])
    assert read.followed(session, around, ZONE, true()) == read.Followed(2, 1, date(2025, 8, 3))
    assert read.followed(session, planned(session, AWARENESS, date(2025, 2, 3)), ZONE, true()) is None
    assert read.followed(session, planned(session, AWARENESS, **here), ZONE, true()) is None


def test_what_is_held_in_a_service_is_held_at_its_institution_and_at_no_other(session: Session, gironde: Place) -> None:
    udaf, other = gironde.institutions["UDAF"], next(i for n, i in gironde.institutions.items() if n != "UDAF")
    service = write_institution(session, MACHINE, "Service de tutelle", udaf)
    there = planned(session, AWARENESS, date(2026, 2, 3), institution=service)
    planned(session, AWARENESS, date(2026, 4, 3), institution=udaf)
    past = date.min, TODAY
    assert [one.training for one in read.sessions(session, past, udaf)] == [there], "the other is still ahead"
    assert read.sessions(session, past, other) == []
