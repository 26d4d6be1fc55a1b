"""What a partner referred, what plans asked of it and what became of both, by year; and its sheet of a year.

The sheet goes outside: those of all partners of a year are guarded together, beside the totals that are public.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Select, exists, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from conference.domain.delays import DelayKind
from conference.domain.disclosure import NOTHING_YET, THRESHOLD, Tables, Where, cross, told_beside
from conference.domain.load import FULL_MONTH
from conference.evaluation.guarded import guarded
from conference.evaluation.indicators.activity import states
from conference.evaluation.indicators.cohort import received_in
from conference.evaluation.indicators.counting import TENTH
from conference.evaluation.indicators.declaration import FEWEST, Scope
from conference.evaluation.indicators.effort import COORDINATING
from conference.evaluation.indicators.means import months
from conference.evaluation.indicators.plan import ANSWERS, asked
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.models.journal import DelayRow
from conference.models.place import Institution
from conference.models.resource import Resource
from conference.models.work import Mission, TimeEntry
from conference.queries.coordinators import covers, share_on
from conference.queries.partner import employed, employers
from conference.queries.places import services
from conference.words.partner import STATES

UNKNOWN = "unknown"
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Year:
    """What a partner referred in a year, by what became of it at its end, and what plans asked of it, by its answer.

    ``answered`` referrals had a first answer, in so many ``days`` together.
    """

    number: int
    states: Counts
    replies: Counts
    answered: int = 0
    days: int = 0

    @property
    def referred(self) -> int:
        """How many referrals it made."""
        return sum(self.states.values())

    @property
    def asked(self) -> int:
        """How many things plans asked of it."""
        return sum(self.replies.values())

    @property
    def mean(self) -> Decimal | None:
        """The days that a first answer took, to the tenth; None where there was none."""
        return mean_of(self.days, self.answered)


def mean_of(days: int, answered: int) -> Decimal | None:
    """The days that an answer took, to the tenth; None where there was none."""
    return (Decimal(days) / answered).quantize(TENTH, ROUND_HALF_UP) if answered else None


def years(session: Session, partner: Institution, scopes: Sequence[Scope]) -> list[Year]:
    """Each year of which there is something to say, the last one first, in three queries.

    ``scopes``: one for each civil year, among the cases that the reader counts.
    """
    own = [replace(scope, institution_id=partner.id) for scope in scopes]
    there = Resource.institution_id.in_(services(partner.id))
    referred = _by_year(session, [(scope, states(scope)) for scope in own])
    replied = _by_year(session, [(scope, asked(scope).where(there)) for scope in scopes])
    answers = {number: (many, days) for number, many, days in session.execute(union_all(*map(_first_answers, own)))}
    found = []
    for scope in reversed(scopes):
        number = scope.period.first.year
        many, days = answers.get(number, (0, 0))
        found.append(Year(number, referred[number], replied[number], many, int(days or 0)))
    return [one for one in found if one.referred or one.asked]


def _by_year(session: Session, asked_of: Iterable[tuple[Scope, Select[Any]]]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    counted = []
    for scope, query in asked_of:
        rows, number = query.subquery(), scope.period.first.year
        found[number] = Counter()
        counted.append(select(literal(number), rows.c.code, func.count()).group_by(rows.c.code))
    for number, code, many in session.execute(union_all(*counted)):
        found[number][code] += many
    return found


def _first_answers(scope: Scope) -> Select[int, int, int | None]:
    """How many referrals received in a year had a first answer, and the days that these took together."""
    before = aliased(DelayRow)
    earlier = before.case_id == DelayRow.case_id, before.kind == DelayRow.kind, before.number < DelayRow.number
    query = select(literal(scope.period.first.year), func.count(DelayRow.id), func.sum(DelayRow.counted))
    query = query.select_from(Case).join(DelayRow, DelayRow.case_id == Case.id).where(received_in(scope))
    return query.where(
        DelayRow.kind == DelayKind.ACKNOWLEDGEMENT, DelayRow.counted.is_not(None), ~exists().where(*earlier)
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Some counts as they may be told outside: ``of`` each code, None where it is withheld; ``total`` always."""

    total: int
    of: Mapping[str, int | None]

    @property
    def silent(self) -> bool:
        """Whether nothing is told but how many there are."""
        return all(many is None for many in self.of.values())


@dataclass(frozen=True, slots=True)
class Hours:
    """The coordinators that a partner lent its time of, and the minutes: given by their letters, and noted.

    ``noted`` is None where it would tell how much few people worked, theirs or all others.
    """

    people: int
    given: int
    noted: int | None


def outside(session: Session, partner: Institution, period: Period) -> tuple[Told, Told]:
    """What a partner is told of its referrals and of what plans asked of it, small numbers withheld.

    Whoever puts the sheets of all partners and the public totals together still finds none of them.
    """
    scope, tops = Scope(period), _tops(session)
    referred = states(scope).add_columns(Case.institution_id.label("institution_id"))
    told = asked(scope).add_columns(Resource.institution_id.label("institution_id"))
    found = []
    for query, codes in ((referred, STATES), (told, ANSWERS)):
        counts: Counter[tuple[str, ...]] = Counter()
        rows = query.subquery()
        by_place = select(rows.c.institution_id, rows.c.code, func.count()).group_by(rows.c.institution_id, rows.c.code)
        for place, code, many in session.execute(by_place):
            counts[tops[place], code] += many
        found.append(_withheld(partner.key, counts, codes))
    return found[0], found[1]


def _tops(session: Session) -> Mapping[int | None, str]:
    """The key of the partner that each institution belongs to."""
    known = session.execute(select(Institution.id, Institution.parent_id, Institution.key)).all()
    keys = {own: key for own, _, key in known}
    return {None: UNKNOWN} | {own: keys[above or own] for own, above, _ in known}


def mean_outside(session: Session, partner: Institution, period: Period) -> Decimal | None:
    """The mean that a partner is told of its first answers, in days; None where it would tell the one of few."""
    tops, answered, days = _tops(session), Counter[str](), Counter[str]()
    by_place = _first_answers(Scope(period)).add_columns(Case.institution_id).group_by(Case.institution_id)
    for _, many, counted, place in session.execute(by_place):
        answered[tops[place]] += many
        days[tops[place]] += int(counted)
    told = told_beside(answered, THRESHOLD, nobody_s=UNKNOWN)
    return mean_of(days[partner.key], answered[partner.key]) if partner.key in told else None


def _withheld(own: str, counts: Mapping[tuple[str, ...], int], codes: Mapping[str, str]) -> Told:
    """The counts of one partner, guarded beside those of all others; a partner knows how many it referred.

    Of few nothing more is told: that is at least as much as the guard would withhold, and needs no guard.
    """
    total = sum(many for (place, _), many in counts.items() if place == own)
    if total < THRESHOLD:
        return Told(total, dict.fromkeys(codes))
    places = sorted({place for place, _ in counts} | {own})
    crossed = cross({"place": places, "code": [*codes]}, counts, [("place",), ("place", "code")], [(), ("code",)])
    tables = Tables(
        crossed.axes, [replace(one, always=True) if _is_total(one.where) else one for one in crossed.counts]
    )
    shown = guarded(tables, NOTHING_YET).shown
    return Told(total, {code: shown.get((("place", own), ("code", code))) for code in codes})


def _is_total(where: Where) -> bool:
    return len(where) < len(("place", "code"))


def hours(session: Session, partner: Institution, period: Period) -> Hours:
    """The time that the coordinators of a partner gave in a period: what their letters give, what they noted."""
    people, tops, employing = employed(session, partner, period.first, period.last), _tops(session), Counter[str]()
    for place, many in employers(session, period.first, period.last).items():
        employing[tops[place]] += many
    ids, given = [one.id for one in people], 0
    for first in months(period):
        letters = select(func.sum(share_on(first))).where(Mission.coordinator_id.in_(ids), covers(first))
        given += int((session.scalar(letters) or 0) * FULL_MONTH)
    if partner.key not in told_beside(employing, FEWEST, nobody_s=UNKNOWN):
        return Hours(len(people), given, None)
    theirs = TimeEntry.account_id.in_([one.account_id for one in people if one.account_id is not None])
    entries = COORDINATING(Scope(period)).where(theirs | TimeEntry.coordinator_id.in_(ids)).subquery()
    return Hours(len(people), given, int(session.scalar(select(func.sum(entries.c.amount))) or 0))
