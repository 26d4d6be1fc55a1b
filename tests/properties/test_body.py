"""Whoever steps aside, goes or is asked: a case has somebody able to decide, or a card says that it has none."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import recusal
from conference.casework.step import NotPossible
from conference.domain.actors import Actor
from conference.domain.body import decided
from conference.domain.neutrality import TieKind
from conference.domain.roles import BodyKind, Capacity
from conference.models.case import Case
from conference.programme import neighbours
from conference.queries import body
from conference.queries.capacities import capacities
from tests import seats, world
from tests.seats import TOMORROW
from tests.world import Place

PEOPLE = ("committee", "lead", "paul", "rita", "south", "head")
ACTS = st.one_of(
    st.tuples(st.just("aside"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("gone"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("holds"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("body"), st.sampled_from([kind.value for kind in BodyKind])),
    st.tuples(st.just("quorum"), st.sampled_from(["0", "1", "3"])),
    st.tuples(st.just("neighbour"), st.just("ana")),
)


@given(acts=st.lists(ACTS, max_size=7))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_case_is_ever_left_without_somebody(session: Session, gironde: Place, acts: list[tuple[str, str]]) -> None:
    with session.begin_nested() as before:
        people = _settled(session, gironde)
        case = world.received(session, gironde)
        for act, what in acts:
            _do(session, gironde, case, people, act, what)
        session.flush()
        _somebody_decides_or_a_card_says_so(session, gironde, case, people)
        before.rollback()
    session.expire_all()


def _settled(session: Session, place: Place) -> dict[str, Actor]:
    """A member, a lead, two more members, one of another territory's, and a head of the institution that refers."""
    people = {name: world.actor(place, name) for name in ("committee", "lead")}
    people |= {name: seats.seat(session, place, name) for name in ("paul", "rita")}
    people["south"] = seats.seat(session, place, "south", territory=place.territories["Sud"])
    people["head"] = seats.seat(session, place, "head", institution=place.institutions["MDS"])
    return people


def _do(session: Session, place: Place, case: Case, people: dict[str, Actor], act: str, what: str) -> None:
    if act == "aside":
        try:
            recusal.step_aside(session, people[what], case, TieKind.OTHER, suggested=False)
        except NotPossible:
            assert Capacity.BODY not in capacities(session, people[what], case)
    elif act == "gone":
        seats.account(session, people[what]).closed_at = case.opened_at
    elif act == "holds":
        case.holder_id = people[what].account_id
    elif act == "body":
        place.department.body = BodyKind(what)
    elif act == "quorum":
        place.department.quorum = int(what)
    elif session.scalar(select(Case.id).where(Case.id == case.id, body.nobody_at_all(place.department))):
        until = world.today() + TOMORROW
        role = neighbours.ask(session, world.actor(place, "admin"), case, "ana@24.example.org", "Ana", until)
        people["ana"] = Actor(role.account_id, frozenset(), frozenset({case.id}))
    session.flush()


def _somebody_decides_or_a_card_says_so(session: Session, place: Place, case: Case, people: dict[str, Actor]) -> None:
    open_accounts = {name for name, who in people.items() if seats.account(session, who).closed_at is None}
    # Whoever sits for another territory never opens this case.
    may = {name for name in open_accounts - {"south"} if Capacity.BODY in capacities(session, people[name], case)}
    card = session.scalar(select(Case.id).where(Case.id == case.id, body.nobody_at_all(place.department)))
    assert bool(may) is (card is None), (may, card)
    # Those who may decide find a way to: alone, or together once they all sit.
    if may:
        seats.sit(session, *(people[name] for name in may))
        for name in may:
            facts = body.facts(session, case, people[name])
            assert decided(body.in_sitting(session, case, people[name], facts)) is not None, (name, facts)
