"""Each rule on recorded facts: where it alone is broken, where it holds, where it is off; and all of them together."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, referral, refusal
from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.domain.names import fold
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.roles import Role
from conference.models.account import Membership
from conference.models.assignment import Declaration, Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.loan import Loan
from conference.models.place import Institution
from conference.programme import accounts, coordinators, departments, places
from conference.queries.neutrality import candidate
from conference.queries.referral import dossier
from tests import world
from tests.world import Place

Break = Callable[[Session, Place, Coordinator], Case]
TODAY = date(2026, 3, 12)


def newcomer(session: Session, name: str, home: Institution | None = None) -> Coordinator:
    """Somebody engaged whom nothing links to any case."""
    found = coordinators.register(session, MACHINE, name, date(2020, 1, 6), institution=home)
    coordinators.stand(session, MACHINE, found, CoordinatorStatus.ENGAGED, date(2020, 2, 3))
    return found


def account_of(session: Session, who: Coordinator, name: str) -> int:
    """An account of theirs, called otherwise than they are in the register."""
    account = accounts.create(session, MACHINE, f"{who.key}@33.example.org", name)
    accounts.give(session, MACHINE, account, Role.REFERRER)
    who.account_id = account.id
    session.flush()
    return account.id


def switch(session: Session, place: Place, *others: Rule, to: Mode, rest: Mode = Mode.BLOCK) -> None:
    modes = dict.fromkeys(Rule, rest) | dict.fromkeys(others, to)
    departments.set_modes(session, MACHINE, place.department, modes)
    session.flush()


def sent(session: Session, place: Place, *known: dict[str, object]) -> Case:
    """A case that waits; ``known`` are further institutions that know the family."""
    case, who = world.draft(session, place), world.actor(place, "referrer")
    for one in known:
        referral.name_institution(session, who, case, {"institution_id": place.institutions["CCAS"].id, **one})
    referral.submit(session, who, case)
    return case


def key_worker(session: Session, place: Place, who: Coordinator) -> Case:
    return sent(session, place, {"worker": who.name, "is_key_worker": True})


def key_worker_by_account(session: Session, place: Place, who: Coordinator) -> Case:
    account_of(session, who, "Nom d’Usage")
    return sent(session, place, {"worker": "NOM D’USAGE", "is_key_worker": True})


def worker(session: Session, place: Place, who: Coordinator) -> Case:
    return sent(session, place, {"worker": who.name})


def deep(session: Session, root: Institution, name: str) -> Institution:
    """A unit three levels down: deeper than the pages let anybody write, and right all the same."""
    for level in ("service", "équipe", "antenne"):
        below = Institution(name=f"{name}, {level}", folded=fold(f"{name} {level}"), parent_id=root.id)
        session.add(below)
        session.flush()
        root = below
    return root


def institution(session: Session, place: Place, who: Coordinator) -> Case:
    who.institution_id = deep(session, place.institutions["CCAS"], "Domicile").id
    return sent(session, place, {"institution_id": deep(session, place.institutions["CCAS"], "Accueil").id})


def service(session: Session, place: Place, who: Coordinator) -> Case:
    """Two teams of one service, of an institution that is not said to know the family."""
    house = places.write_institution(session, MACHINE, "Maison commune")
    antenna = deep(session, house, "Enfance")
    case = sent(session, place)
    case.institution_id, who.institution_id = antenna.id, antenna.parent_id
    session.flush()
    return case


def coordinated(session: Session, place: Place, who: Coordinator) -> Case:
    before, body = sent(session, place), world.actor(place, "committee")
    told = assignment.ask(session, body, before, who)
    assignment.answer(session, body, told, knows=False, ties=[])
    assignment.assign(session, body, before, who, "Utile.")
    return sent(session, place)


def referred(session: Session, place: Place, who: Coordinator) -> Case:
    before = sent(session, place)
    before.referrer_id = account_of(session, who, "Autre Nom")
    return sent(session, place)


def held(session: Session, place: Place, who: Coordinator) -> Case:
    before = sent(session, place)
    before.holder_id = account_of(session, who, "Autre Nom")
    return sent(session, place)


def declared(*ties: TieKind) -> Break:
    def act(session: Session, place: Place, who: Coordinator) -> Case:
        case, now = sent(session, place), clock.now()
        by = place.accounts["committee"].id
        told = Declaration(case_id=case.id, coordinator_id=who.id, asked_at=now, asked_by=by)
        told.answered_at, told.knows = now, not ties
        session.add_all([told, *(Tie(case_id=case.id, coordinator_id=who.id, kind=kind) for kind in ties)])
        session.flush()
        return case

    return act


def referrer(session: Session, place: Place, who: Coordinator) -> Case:
    case = sent(session, place)
    case.referrer_id = account_of(session, who, "Autre Nom")
    session.flush()
    return case


def referrer_by_name(session: Session, place: Place, who: Coordinator) -> Case:
    """No account is linked: the name that the referrer goes by here tells."""
    own = select(Membership).where(Membership.account_id == place.accounts["referrer"].id)
    theirs = session.scalars(own).one()
    theirs.name, theirs.folded = who.name, fold(who.name)
    return sent(session, place)


BREAKS: dict[str, Break] = {
    "not_key_worker": key_worker,
    "not_key_worker, by the name of an account": key_worker_by_account,
    "other_institution, three levels apart": institution,
    "other_service, another team": service,
    "never_worked_with, coordinated": coordinated,
    "never_worked_with, referred": referred,
    "never_worked_with, holds": held,
    "never_worked_with, named among the workers": worker,
    "does_not_know": declared(),
    "no_tie, kinship": declared(TieKind.KINSHIP),
    "no_tie, neighbourhood": declared(TieKind.NEIGHBOURHOOD),
    "not_referrer": referrer,
    "not_referrer, by name": referrer_by_name,
}


def codes(session: Session, place: Place, case: Case, who: Coordinator) -> list[str]:
    found = candidate(session, case, place.department, who)
    assert found is not None
    return [reason.code for reason in found.reasons]


@pytest.mark.parametrize("name", BREAKS)
def test_a_rule_alone_blocks_warns_or_is_silent_and_holds_for_anybody_else(
    session: Session, gironde: Place, name: str
) -> None:
    rule = Rule(name.partition(",")[0])
    switch(session, gironde, to=Mode.BLOCK)
    broken, free = newcomer(session, "Noé Neuf"), newcomer(session, "Libre Comme-l’Air")
    case = BREAKS[name](session, gironde, broken)
    assert codes(session, gironde, case, broken) == [f"neutrality_{rule}"]
    assert codes(session, gironde, case, free) == []
    switch(session, gironde, rule, to=Mode.WARN)
    found = candidate(session, case, gironde.department, broken)
    assert found is not None
    assert ([finding.rule for finding in found.warnings], found.reasons) == ([rule], [])
    switch(session, gironde, rule, to=Mode.OFF)
    found = candidate(session, case, gironde.department, broken)
    assert found is not None
    assert (found.warnings, found.reasons) == ([], [])


def test_every_reason_is_told_together(session: Session, gironde: Place) -> None:
    assert {name.partition(",")[0] for name in BREAKS} == {rule.value for rule in Rule}
    switch(session, gironde, to=Mode.BLOCK)
    who = newcomer(session, "Noé Neuf")
    coordinated(session, gironde, who)
    who.institution_id = gironde.institutions["MDS"].id
    case = sent(session, gironde, {"worker": "Noé Neuf", "is_key_worker": True})
    case.referrer_id = account_of(session, who, "Autre Nom")
    session.add(Tie(case_id=case.id, coordinator_id=who.id, kind=TieKind.FRIENDSHIP))
    now, by = clock.now(), gironde.accounts["committee"].id
    told = Declaration(case_id=case.id, coordinator_id=who.id, asked_at=now, asked_by=by, answered_at=now, knows=True)
    session.add(told)
    refusal.tell(session, world.actor(gironde, "committee"), case, who)
    found = codes(session, gironde, case, who)
    assert found == ["family_refused", *(f"neutrality_{rule}" for rule in Rule)]
    for rule in Rule:
        assignment.derogate(session, world.actor(gironde, "committee"), case, who, rule, "Personne d’autre.")
    assert codes(session, gironde, case, who) == ["family_refused"]


def test_another_service_of_the_institution_that_refers_is_another_service(session: Session, gironde: Place) -> None:
    switch(session, gironde, to=Mode.BLOCK)
    house = places.write_institution(session, MACHINE, "Maison commune")
    who = newcomer(session, "Noé Neuf", deep(session, house, "Vieillesse"))
    case = sent(session, gironde)
    case.institution_id = deep(session, house, "Enfance").id
    session.flush()
    assert codes(session, gironde, case, who) == []


def test_a_namesake_of_another_year_is_another_person(session: Session, gironde: Place) -> None:
    switch(session, gironde, to=Mode.BLOCK)
    who = newcomer(session, "Noé Neuf")
    coordinated(session, gironde, who)
    case, mine = world.draft(session, gironde), world.actor(gironde, "referrer")
    referral.remove_person(session, mine, case, dossier(session, case).people[0])
    elder = {"kind": PersonKind.ADULT, "first_name": "Lou", "last_name": "Ferrand", "birth_year": 1950}
    referral.name_person(session, mine, case, elder)
    referral.submit(session, mine, case)
    assert codes(session, gironde, case, who) == []


def refused_by_family(session: Session, place: Place, case: Case, who: Coordinator) -> str:
    refusal.tell(session, world.actor(place, "referrer"), case, who)
    return "family_refused"


def volunteer(_session: Session, _place: Place, _case: Case, who: Coordinator) -> str:
    who.kind = CoordinatorKind.VOLUNTEER
    return "undertaking_missing"


def volunteer_later(_session: Session, _place: Place, _case: Case, who: Coordinator) -> str:
    who.kind, who.undertaking_on = CoordinatorKind.VOLUNTEER, date(2026, 3, 13)
    return "undertaking_missing"


def lent(_session: Session, _place: Place, _case: Case, who: Coordinator) -> str:
    who.kind = CoordinatorKind.LENT
    return "loan_missing"


def lent_before(session: Session, _place: Place, case: Case, who: Coordinator) -> str:
    who.kind, days = CoordinatorKind.LENT, {"since": date(2026, 1, 1), "until": date(2026, 3, 11)}
    session.add(Loan(case_id=case.id, coordinator_id=who.id, lender="24", **days))
    return "loan_missing"


def holder(session: Session, _place: Place, case: Case, who: Coordinator) -> str:
    case.holder_id = account_of(session, who, "Autre Nom")
    return "coordinator_holds"


BARS = {one.__name__: one for one in (refused_by_family, volunteer, volunteer_later, lent, lent_before, holder)}


@pytest.mark.parametrize("name", BARS)
def test_some_are_barred_whatever_the_settings_and_no_derogation_helps(
    session: Session, gironde: Place, name: str
) -> None:
    switch(session, gironde, to=Mode.OFF, rest=Mode.OFF)
    case, who = world.received(session, gironde), newcomer(session, "Noé Neuf")
    body = world.actor(gironde, "committee")
    told = assignment.ask(session, body, case, who)
    assignment.answer(session, body, told, knows=False, ties=[])
    assert codes(session, gironde, case, who) == []
    code = BARS[name](session, gironde, case, who)
    session.flush()
    assert codes(session, gironde, case, who) == [code]
    found = candidate(session, case, gironde.department, who)
    assert found is not None
    assert found.derogable == []
    with pytest.raises(Refused, match=code):
        assignment.assign(session, body, case, who, "Utile.")


def test_a_signed_volunteer_and_somebody_lent_for_this_case_may_be_chosen(session: Session, gironde: Place) -> None:
    case, who = world.received(session, gironde), newcomer(session, "Noé Neuf")
    who.kind, who.undertaking_on = CoordinatorKind.VOLUNTEER, TODAY
    other = newcomer(session, "Prêté Ici")
    other.kind = CoordinatorKind.LENT
    session.add(Loan(case_id=case.id, coordinator_id=other.id, lender="24", since=TODAY, until=TODAY))
    session.flush()
    assert codes(session, gironde, case, who) == codes(session, gironde, case, other) == []
