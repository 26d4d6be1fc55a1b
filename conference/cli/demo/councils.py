"""The bodies of the demonstration beside the designating one: one that keeps its pace, one that slips, families'."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments
from conference.cli.demo.people import COORDINATOR, DIRECTION, LEAD, SECOND_COORDINATOR, Cast
from conference.domain.actors import Actor
from conference.domain.council import Attended, Charter, CouncilKind, DecisionFate, Point, Resolution
from conference.models.council import Council, CouncilMeeting
from conference.programme import council, council_meeting
from conference.programme.council import Place
from conference.programme.council_meeting import Minuted
from conference.queries.council import open_decisions, sitters
from conference.words import demo as words

LONG_AGO, RECENT = 900, 200
DONE, UNDER_WAY = DecisionFate.DONE, DecisionFate.UNDER_WAY


def write(session: Session, cast: Cast) -> None:
    """Three bodies, as a lead would have entered them."""
    who = cast.actor(LEAD)
    _group(session, cast, who)
    _steering(session, cast, who)
    _families(session, cast, who)
    session.commit()


def _group(session: Session, cast: Cast, who: Actor) -> None:
    """Every six weeks: what it decides is followed from one meeting to the next."""
    role = words.GROUP_ROLE
    charter = Charter(CouncilKind.COORDINATORS, moments.day(LONG_AGO), words.GROUP, role, 6)
    group = council.keep(session, who, cast.department, charter)
    first, second, third = words.GROUP_SAID
    leaflet, box = (Resolution(what, name, moments.day(ago)) for what, name, ago in words.GROUP_DECIDED)
    _held(session, cast, group, 100, first, [leaflet])
    _held(session, cast, group, 58, second, [box], {leaflet.what: UNDER_WAY})
    _held(session, cast, group, 16, third, [], {leaflet.what: DONE})
    _ahead(session, cast, group, 26, words.GROUP_AHEAD)


def _steering(session: Session, cast: Cast, who: Actor) -> None:
    """Twice a year, and not for eight months."""
    since = moments.day(LONG_AGO)
    charter = Charter(CouncilKind.STEERING, since, "", words.STEERING_ROLE, 26)
    steering = council.keep(session, who, cast.department, charter)
    for email in (LEAD, DIRECTION):
        council.seat(session, who, steering, Place(since, cast.accounts[email]))
    home = cast.institutions["UDAF 33"]
    for place in (
        Place(since, name=words.PARTNER, function=words.PARTNER_FUNCTION, institution=home),
        Place(since, function=words.EMPTY_SEAT),
        Place(since, name=words.SEAT, families=True),
    ):
        council.seat(session, who, steering, place)
    _held(session, cast, steering, 240, words.STEERING_SAID, [Resolution(*words.STEERING_DECIDED, moments.day(60))])


def _families(session: Session, cast: Cast, who: Actor) -> None:
    """Every three months, with a seat that nobody holds yet."""
    since = moments.day(RECENT)
    charter = Charter(CouncilKind.FAMILIES, since, "", words.FAMILIES_ROLE, 13)
    families = council.keep(session, who, cast.department, charter)
    for name in (*words.FAMILIES_THERE, ""):
        council.seat(session, who, families, Place(since, name=name, families=True))
    council.seat(session, who, families, Place(since, cast.accounts[COORDINATOR]))
    council.seat(session, who, families, Place(since, cast.accounts[SECOND_COORDINATOR]))
    _held(session, cast, families, 62, words.FAMILIES_SAID, [])
    _ahead(session, cast, families, 5, words.FAMILIES_AHEAD)


def _planned(session: Session, cast: Cast, one: Council, days: int) -> CouncilMeeting:
    at = clock.noon(moments.day(days), moments.ZONE) + timedelta(hours=2)
    return council_meeting.plan(session, cast.actor(LEAD), cast.department, one, at, words.ROOM)


def _ahead(session: Session, cast: Cast, one: Council, days: int, titles: tuple[str, ...]) -> None:
    meeting = _planned(session, cast, one, -days)
    council_meeting.set_agenda(session, cast.actor(LEAD), meeting, [Point("", title) for title in titles])


def _held(
    session: Session,
    cast: Cast,
    one: Council,
    ago: int,
    said: tuple[str, str],
    taken: list[Resolution],
    followed: dict[str, DecisionFate] | None = None,
) -> None:
    """A meeting that is told and closed: everybody came but the last of those who sit there, who is excused."""
    who, meeting = cast.actor(LEAD), _planned(session, cast, one, ago)
    there = [sitter.seat.key for sitter in sitters(session, one.id) if not sitter.seat.vacant]
    came: dict[str, Attended | None] = dict.fromkeys(there, Attended.PRESENT)
    came[there[-1]] = Attended.EXCUSED
    fates = {
        known.decision.key: ((followed or {})[known.decision.what], "")
        for known in open_decisions(session, one.id, meeting)
        if known.decision.what in (followed or {})
    }
    council_meeting.write(session, who, cast.department, meeting, Minuted(came, fates, [Point("", *said)], taken))
    council_meeting.close(session, who, cast.department, meeting)
