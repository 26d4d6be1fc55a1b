"""Living the demonstration through: every deed on its day, in the order of the days, by the acts themselves."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import referral
from conference.cli.demo import moments, room
from conference.cli.demo.over import OVER
from conference.cli.demo.people import Cast
from conference.cli.demo.situation import Situation
from conference.cli.demo.under_way import UNDER_WAY
from conference.cli.demo.waiting import WAITING
from conference.cli.demo.years import families
from conference.models.case import Case

FACE_TO_FACE = "de vive voix, à domicile"
INVENTED_ONE_BY_ONE = (*OVER, *UNDER_WAY, *WAITING)


@dataclass(order=True)
class _Event:
    at: datetime
    play: Callable[[], None] = field(compare=False)


def lead(session: Session, cast: Cast) -> None:
    """Play every situation; each moment is a transaction of its own, and what lies ahead has not happened."""
    situations = enumerate((*INVENTED_ONE_BY_ONE, *families()))
    events = [event for number, situation in situations for event in _events(session, cast, situation, number)]
    events += [_Event(at, play) for at, play in room.sittings(session, cast)]
    for event in sorted(event for event in events if event.at < clock.now()):
        with clock.frozen(event.at):
            event.play()
            session.commit()


def _events(session: Session, cast: Cast, situation: Situation, number: int) -> Iterator[_Event]:
    cases: list[Case] = []

    def begin() -> None:
        cases.append(_begun(session, cast, situation))

    yield _Event(moments.instant(situation.begun, number), begin)
    done = Counter({moments.day(situation.begun): 1})
    for ago, deed in situation.course:
        day = moments.day(ago)
        at = moments.instant(ago, 35 * done[day] + number)
        done[day] += 1

        def play(deed: Callable[[Session, Cast, Case], None] = deed) -> None:
            deed(session, cast, cases[0])

        yield _Event(at, play)


def _begun(session: Session, cast: Cast, situation: Situation) -> Case:
    """A referral with what its referrer has written so far."""
    who = cast.actor(situation.referrer)
    home = cast.institutions[situation.home]
    case = referral.begin(session, who, cast.department, home.id)
    values = dict(situation.told)
    if situation.agreed_by:
        agreed_on = clock.civil(clock.now() - timedelta(days=4), moments.ZONE)
        values |= {
            "agreed": True,
            "agreed_by": situation.agreed_by,
            "agreed_on": agreed_on,
            "agreement_way": FACE_TO_FACE,
        }
    territory = cast.territories[situation.territory]
    referral.write(session, who, case, values | {"field": situation.field, "territory_id": territory.id})
    for person in situation.people:
        referral.name_person(session, who, case, person)
    for name, worker, is_key_worker in situation.known_by:
        known = {"institution_id": cast.institutions[name].id, "worker": worker, "is_key_worker": is_key_worker}
        referral.name_institution(session, who, case, known)
    return case
