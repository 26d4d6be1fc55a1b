"""Conventions with partners: kept, renewed once, asked about in time, taken back; whom to reach there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.partner import ConventionKind, ConventionStatus, Renewal
from conference.domain.reasons import Refused
from conference.models.partner import Convention
from conference.programme import partner as acts
from conference.programme.partner import Agreed, Reached
from conference.programme.places import write_institution
from conference.queries.partner import awaiting, contacts, conventions, employed, partners
from tests import world
from tests.world import Place

ZONE = "Europe/Paris"
TODAY = date(2026, 3, 12)
HOSTING = Agreed(
    ConventionKind.CONVENTION,
    "Accueil",
    signed_on=date(2025, 3, 20),
    since=date(2025, 4, 1),
    until=date(2026, 3, 31),
    renewal=Renewal.TO_RENEW,
    notice=3,
)
NEXT = replace(HOSTING, signed_on=None, since=date(2026, 4, 1), until=date(2027, 3, 31))


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def signed(session: Session, place: Place, agreed: Agreed = HOSTING, renews: Convention | None = None) -> Convention:
    lead = world.actor(place, "lead")
    return acts.sign(session, lead, place.institutions["UDAF"], agreed, TODAY, renews)


def asked(session: Session, day: date = TODAY) -> list[str]:
    return [one.row.subject for one in awaiting(session, day, ZONE)]


def test_a_convention_is_asked_about_until_what_renews_it_is_signed(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    first = signed(session, gironde)
    assert (asked(session, date(2025, 12, 30)), asked(session), asked(session, date(2027, 1, 1))) == (
        [],
        ["Accueil"],
        ["Accueil"],
    )
    second = signed(session, gironde, replace(NEXT, subject="Accueil, suite"), first)
    (card,) = awaiting(session, TODAY, ZONE)
    assert (card.row, card.renewal) == (first, second), "what is in preparation is not signed yet"
    assert refused(lambda: signed(session, gironde, NEXT, first)) == {"convention_renewed_already"}
    assert refused(lambda: acts.withdraw(session, lead, first)) == {"convention_renewed_already"}
    acts.write(session, lead, second, replace(NEXT, signed_on=TODAY), TODAY)
    assert asked(session) == []
    assert [one.status for one in conventions(session, TODAY, gironde.institutions["UDAF"])] == [
        ConventionStatus.IN_PREPARATION,
        ConventionStatus.RUNNING,
    ]
    acts.withdraw(session, lead, second)
    assert asked(session) == ["Accueil"], "a renewal typed by mistake renews nothing"
    assert refused(lambda: signed(session, gironde, replace(NEXT, since=date(2025, 4, 1)), first)) == {"renewal_before"}
    signed(session, gironde, replace(NEXT, signed_on=TODAY), first)
    assert asked(session) == []


def test_one_that_ends_or_was_over_when_it_was_typed_is_history(session: Session, gironde: Place) -> None:
    with clock.frozen(datetime(2026, 3, 31, 21, 59, tzinfo=UTC)):
        on_the_last_evening = signed(session, gironde)
    with clock.frozen(datetime(2026, 3, 31, 22, 1, tzinfo=UTC)):
        signed(session, gironde, replace(HOSTING, subject="Trop tard"))
    later = date(2026, 6, 1)
    assert asked(session, later) == ["Accueil"]
    over = replace(HOSTING, ended_on=date(2026, 3, 31))
    acts.write(session, world.actor(gironde, "lead"), on_the_last_evening, over, later)
    assert asked(session, later) == []


def test_each_partner_stands_beside_what_runs(session: Session, gironde: Place, nord: Place) -> None:
    del nord
    signed(session, gironde)
    signed(session, gironde, replace(HOSTING, subject="Formation", signed_on=None))
    acts.withdraw(session, world.actor(gironde, "lead"), signed(session, gironde, replace(HOSTING, subject="Erreur")))
    told = {one.institution.name: [c.row.subject for c in one.running] for one in partners(session, TODAY)}
    assert told == {"CCAS 33": [], "MDS 33": [], "UDAF 33": ["Accueil"]}


def test_what_conventions_are_signed_with_becomes_no_service(session: Session, gironde: Place) -> None:
    signed(session, gironde)
    admin, udaf = world.actor(gironde, "admin"), gironde.institutions["UDAF"]
    into = lambda: write_institution(session, admin, udaf.name, gironde.institutions["MDS"], udaf)  # noqa: E731
    assert refused(into) == {"service_with_conventions"}


def test_whom_to_reach_in_a_partner_and_its_services_those_who_left_last(session: Session, gironde: Place) -> None:
    lead, udaf = world.actor(gironde, "lead"), gironde.institutions["UDAF"]
    service = write_institution(session, lead, "UDAF, tutelles", udaf)
    nadia = acts.keep_contact(session, lead, udaf, Reached("Nadia"))
    acts.keep_contact(session, lead, service, Reached("Yann", mail="yann@udaf.example"))
    acts.keep_contact(session, lead, gironde.institutions["MDS"], Reached("Ailleurs"))
    acts.keep_contact(session, lead, udaf, Reached("Nadia", left_on=date(2026, 3, 1)), nadia)
    assert [(one.name, one.institution.name) for one in contacts(session, udaf)] == [
        ("Yann", "UDAF, tutelles"),
        ("Nadia", "UDAF 33"),
    ]


def test_the_coordinators_of_a_partner_are_those_engaged_on_a_day_of_the_period(
    session: Session, gironde: Place
) -> None:
    udaf = gironde.institutions["UDAF"]
    whole = employed(session, udaf, date(2025, 1, 1), date(2025, 12, 31))
    assert [one.name for one in whole] == ["Claire 33"]
    assert employed(session, udaf, date(2019, 1, 1), date(2020, 2, 2)) == []
    assert [one.name for one in employed(session, udaf, date(2019, 1, 1), date(2020, 2, 3))] == ["Claire 33"]
