"""The body's room for the tests of access: a sitting, who sits, a recusal, a consultation, a loan, a mail."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import Actor
from conference.domain.body import Presence, SittingState
from conference.domain.mail import MailKind
from conference.domain.neutrality import TieKind
from conference.domain.sync import Fate, MessageKind
from conference.models.assignment import FamilyRefusal
from conference.models.body import Attendance, BodySitting, FamilySeat
from conference.models.case import Case
from conference.models.consultation import Consultation, Opinion
from conference.models.loan import Loan
from conference.models.outbox import Mail
from conference.models.place import TravelTime
from conference.models.recusal import Recusal
from conference.models.sync import SentMessage
from conference.programme import body
from tests import world
from tests.world import Place


def live(session: Session, place: Place, case: Case, keep: Callable[[str, object], None]) -> None:
    """One of each, on a case that waits; whoever steps aside there never signs in."""
    now, committee = clock.now(), place.accounts["committee"]
    sitting = BodySitting(planned_at=now, place="Salle B", state=SittingState.PLANNED)
    seat = FamilySeat(name="Une mère", since=date(2026, 1, 1))
    sofiane = place.coordinators["Sofiane"]
    asked = Consultation(case_id=case.id, coordinator_id=sofiane.id, opened_at=now, opened_by=committee.id)
    session.add_all([sitting, seat, asked])
    session.flush()
    session.add_all(
        [
            Attendance(body_sitting_id=sitting.id, account_id=committee.id, presence=Presence.PRESENT),
            Attendance(body_sitting_id=sitting.id, family_seat_id=seat.id, presence=Presence.EXCUSED),
            Opinion(consultation_id=asked.id, account_id=committee.id, favourable=True, at=now),
            Recusal(case_id=case.id, account_id=place.accounts["observer"].id, tie=TieKind.FRIENDSHIP, at=now),
            FamilyRefusal(case_id=case.id, coordinator_id=sofiane.id, told_at=now, told_by=committee.id),
            Loan(case_id=case.id, coordinator_id=sofiane.id, lender="24", since=date(2026, 1, 1)),
            told_twice(case),
            TravelTime(from_id=place.territories["Nord"].id, to_id=place.territories["Sud"].id, minutes=40),
            Mail(
                kind=MailKind.SITTING_PLANNED,
                mark=f"sitting:{sitting.key}",
                account_id=committee.id,
                case_id=case.id,
                body_sitting_id=sitting.id,
                queued_at=now,
            ),
        ]
    )
    session.flush()
    for name, row in (("sitting_of_the_body", sitting), ("family_seat", seat), ("consultation", asked)):
        keep(name, row)


def told_twice(case: Case) -> SentMessage:
    """What a second device told of the same thing otherwise, as it waits for somebody to choose."""
    now = clock.now()
    told = {
        "message": f"m-{case.key}",
        "device": "d",
        "about": "sharing",
        "said": "{}",
        "sequence": 1,
        "utc_offset": 60,
    }
    times = {"at": now, "received_at": now, "skew": 0}
    return SentMessage(case_id=case.id, kind=MessageKind.WORDS, fate=Fate.BOTH, **told, **times)


def in_session(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """A sitting that is closed and one that is open, to which nobody who signs in has come."""
    lead, at = world.actor(place, "lead"), clock.now() + timedelta(minutes=5)
    for name, after in (("closed", 0), ("open", 1)):
        sitting = body.plan(session, lead, place.department, at + timedelta(minutes=after), "Salle C")
        body.begin(session, Actor(None), place.department, sitting)
        body.write_general(session, lead, sitting, "Le calendrier.")
        if name == "closed":
            body.close(session, lead, sitting)
        keep(f"{name}.sitting", sitting)
