"""The bodies of a département: how often they met, whether in their cadence, and what became of their decisions."""

from typing import Any

from sqlalchemy import CompoundSelect, Select, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from conference.domain.body import SittingState
from conference.evaluation.indicators.counting import NO_CASE, Counted, by_name, lines, rows_of
from conference.evaluation.indicators.declaration import NOTHING, Audience, Definition, Indicator, Scope
from conference.models.body import BodySitting, FamilySeat
from conference.models.council import Council, CouncilDecision, CouncilFollowUp, CouncilMeeting, CouncilSeat
from conference.models.department import Department
from conference.words.council import COUNCIL_KIND
from conference.words.evaluation import DECISIONS, FAMILY_SEATS, PACES

ON_TIME, LATE, FREE, HELD, VACANT, UNSAID = "on_time", "late", "free", "held", "vacant", "unsaid"
MEETINGS, SEATS, TAKEN = ("réunion", "réunions"), ("siège", "sièges"), ("décision", "décisions")
ON_ITS_DAY = "Jour de la réunion."


def _held(scope: Scope) -> Any:
    """The meetings that were held in the period, which only those that are closed were."""
    return CouncilMeeting.held_on.between(scope.period.first, scope.period.last)


def _by_body(scope: Scope) -> CompoundSelect[Any]:
    """A row for each meeting, under the name of its body; sittings of the one that designates among them."""
    kinds = ((Council.kind == kind, literal(words)) for kind, words in COUNCIL_KIND.items())
    named = case((Council.name != "", Council.name), *kinds)
    met = select(*rows_of(NO_CASE, named)).join(CouncilMeeting, CouncilMeeting.council_id == Council.id)
    sat = select(*rows_of(NO_CASE, Department.body_name))
    sat = sat.join(BodySitting, BodySitting.department_id == Department.id)
    within = BodySitting.opened_at >= scope.period.begins, BodySitting.opened_at < scope.period.ends
    return met.where(_held(scope)).union_all(sat.where(BodySitting.state == SittingState.CLOSED, *within))


def _in_pace(scope: Scope) -> Select[Any]:
    """A row for each meeting: by the day that the cadence of then wanted it, later, or freely without a cadence."""
    pace = case(
        (CouncilMeeting.due_on.is_(None), FREE), (CouncilMeeting.held_on <= CouncilMeeting.due_on, ON_TIME), else_=LATE
    )
    return select(*rows_of(NO_CASE, pace)).where(_held(scope))


def _seats(scope: Scope) -> CompoundSelect[Any]:
    """A row for each families' seat on the last day, wherever it is."""
    last = scope.period.last
    vacant = CouncilSeat.account_id.is_(None) & (CouncilSeat.name == "")
    own = select(*rows_of(NO_CASE, case((vacant, VACANT), else_=HELD))).where(
        CouncilSeat.families, CouncilSeat.since <= last, or_(CouncilSeat.until.is_(None), CouncilSeat.until >= last)
    )
    designating = select(*rows_of(NO_CASE, literal(HELD))).select_from(FamilySeat)
    running = or_(FamilySeat.until.is_(None), FamilySeat.until >= last)
    return own.union_all(designating.where(FamilySeat.since <= last, running))


def _taken(scope: Scope) -> Select[Any]:
    """A row for each decision of the period, under what the last meeting that spoke of it by its end says."""
    later = aliased(CouncilMeeting)
    said = select(CouncilFollowUp.fate).join(later, later.id == CouncilFollowUp.council_meeting_id)
    said = said.where(CouncilFollowUp.council_decision_id == CouncilDecision.id, later.held_on <= scope.period.last)
    last = said.order_by(later.held_on.desc(), CouncilFollowUp.id.desc()).limit(1)
    query = select(*rows_of(NO_CASE, func.coalesce(last.correlate(CouncilDecision).scalar_subquery(), UNSAID)))
    query = query.select_from(CouncilDecision)
    return query.join(CouncilMeeting, CouncilMeeting.id == CouncilDecision.council_meeting_id).where(_held(scope))


INDICATORS = (
    Indicator(
        "programme.meetings",
        "Réunions des instances",
        "réunions",
        Definition(
            "Réunions closes des instances, et séances closes de l’instance qui désigne.",
            "Celles qui se sont tenues dans la période, instance par instance.",
            "Sans objet\u00a0: c’est un nombre.",
            ON_ITS_DAY,
        ),
        Audience.PUBLIC,
        Counted(_by_body, by_name),
        *MEETINGS,
        "Instance",
        "Réunions tenues",
        NOTHING,
    ),
    Indicator(
        "programme.pace",
        "Réunions tenues, au regard du rythme",
        "réunions",
        Definition(
            "Réunions closes des instances, celle qui désigne à part.",
            "Celles qui se sont tenues au plus tard le jour que voulait le rythme de l’instance, compté depuis la "
            "réunion d’avant\u00a0; et celles qui sont venues après.",
            "Réunions tenues dans la période.",
            ON_ITS_DAY,
        ),
        Audience.DIRECTION,
        Counted(_in_pace, lines(PACES)),
        *MEETINGS,
        "Rythme",
        "Réunions tenues",
        NOTHING,
    ),
    Indicator(
        "programme.family_seats",
        "Sièges des familles dans les instances",
        "sièges",
        Definition(
            "Sièges réservés aux familles, dans toutes les instances.",
            "Ceux que quelqu’un occupe, et ceux qui sont vacants.",
            "Sans objet\u00a0: c’est un nombre.",
            "Dernier jour de la période.",
        ),
        Audience.PUBLIC,
        Counted(_seats, lines(FAMILY_SEATS)),
        *SEATS,
        "Siège",
        "Sièges des familles",
        NOTHING,
    ),
    Indicator(
        "programme.decisions",
        "Décisions des instances, et ce qu’elles deviennent",
        "décisions",
        Definition(
            "Décisions des réunions closes des instances, celle qui désigne à part.",
            "Ce qu’en dit la dernière réunion qui y est revenue avant la fin de la période.",
            "Décisions prises dans la période.",
            "Jour de la réunion qui l’a prise.",
        ),
        Audience.DIRECTION,
        Counted(_taken, lines(DECISIONS)),
        *TAKEN,
        "Ce qu’elles deviennent",
        "Décisions prises",
        NOTHING,
    ),
)
