"""The bodies of a département drawn at random: their meetings, seats and decisions; and how they are written down."""

import dataclasses
import random
from dataclasses import dataclass
from datetime import date, datetime

from conference.domain.body import SittingState
from conference.domain.council import CouncilKind, DecisionFate, MeetingState
from conference.models.body import BodySitting, FamilySeat
from conference.models.council import Council, CouncilDecision, CouncilFollowUp, CouncilMeeting, CouncilSeat
from tests.evaluation.book import LONG_AGO, Book
from tests.evaluation.moments import day, moment

NAMES = {CouncilKind.STEERING: "Comité de pilotage", CouncilKind.FAMILIES: "Les familles", CouncilKind.OTHER: "Relais"}
Span = tuple[date, date | None]


@dataclass
class Met:
    """A meeting, closed or not: when it was wanted, and of each decision what later meetings said, by their place."""

    on: date
    closed: bool
    due: date | None
    decisions: list[dict[int, DecisionFate]] = dataclasses.field(default_factory=list)


@dataclass
class Drawn:
    """A body; of its seats, whether each is of families, held, and when."""

    kind: CouncilKind
    meetings: list[Met]
    seats: list[tuple[bool, bool, Span]]


@dataclass
class Bodies:
    """All of a département; of the one that designates, when each sitting was and whether it is closed."""

    drawn: list[Drawn] = dataclasses.field(default_factory=list)
    sittings: list[tuple[datetime, bool]] = dataclasses.field(default_factory=list)
    seats: list[Span] = dataclasses.field(default_factory=list)


def draw_bodies(draw: random.Random) -> Bodies:
    """Two or three bodies, and the one that designates."""
    kinds = [kind for kind in NAMES if draw.random() < 0.8]
    sittings = [(moment(draw), draw.random() < 0.7) for _ in range(draw.randrange(5))]
    return Bodies([_drawn(draw, kind) for kind in kinds], sittings, [_span(draw) for _ in range(draw.randrange(4))])


def _drawn(draw: random.Random, kind: CouncilKind) -> Drawn:
    days = sorted({day(draw) for _ in range(draw.randrange(9))})
    found = [Met(on, draw.random() < 0.8, draw.choice([None, on, day(draw)])) for on in days]
    for number, met in enumerate(found):
        later = [n for n, other in enumerate(found) if n > number and other.closed]
        for _ in range(draw.randrange(3) if met.closed else 0):
            spoke = draw.sample(later, draw.randrange(min(len(later), 2) + 1))
            met.decisions.append({n: draw.choice([*DecisionFate]) for n in sorted(spoke)})
    seats = [(draw.random() < 0.5, draw.random() < 0.6, _span(draw)) for _ in range(draw.randrange(6))]
    return Drawn(kind, found, seats)


def _span(draw: random.Random) -> Span:
    first, last = sorted((day(draw), day(draw)))
    return first, draw.choice([None, last])


def write_bodies(book: Book, bodies: Bodies) -> None:
    """Their rows."""
    for at, closed in bodies.sittings:
        state = SittingState.CLOSED if closed else SittingState.PLANNED
        book.session.add(BodySitting(state=state, planned_at=at, opened_at=at if closed else None))
    for since, until in bodies.seats:
        book.session.add(FamilySeat(name="…", since=since, until=until))
    for one in bodies.drawn:
        _write(book, one)
    book.session.flush()


def _write(book: Book, one: Drawn) -> None:
    named = "" if one.kind is CouncilKind.STEERING else NAMES[one.kind]
    council = Council(kind=one.kind, name=named, since=date(2018, 1, 1))
    book.session.add(council)
    book.session.flush()
    for families, held, (since, until) in one.seats:
        name = "…" if held else ""
        book.session.add(CouncilSeat(council_id=council.id, families=families, name=name, since=since, until=until))
    rows = [CouncilMeeting(council_id=council.id, planned_at=LONG_AGO, written_at=LONG_AGO) for _ in one.meetings]
    book.session.add_all(rows)
    book.session.flush()
    for met, row in zip(one.meetings, rows, strict=True):
        _decided(book, met, row, rows)
    book.session.flush()
    for met, row in zip(one.meetings, rows, strict=True):
        if met.closed:
            row.state, row.held_on, row.due_on, row.closed_at = MeetingState.CLOSED, met.on, met.due, LONG_AGO
    book.session.flush()


def _decided(book: Book, met: Met, row: CouncilMeeting, rows: list[CouncilMeeting]) -> None:
    for number, said in enumerate(met.decisions):
        decision = CouncilDecision(council_meeting_id=row.id, number=number, what="…")
        book.session.add(decision)
        book.session.flush()
        for place, fate in said.items():
            told = CouncilFollowUp(council_meeting_id=rows[place].id, council_decision_id=decision.id, fate=fate)
            told.why = "…"
            book.session.add(told)
