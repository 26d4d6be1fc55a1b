"""The circles of a world, written as rows: a table at a time, for there are many."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from conference.domain.body import Way
from conference.domain.child import WordsFor
from conference.domain.follow_up import When
from conference.domain.private_time import Moment
from conference.domain.resource import Reply
from conference.models.account import Account
from conference.models.assignment import Declaration, Derogation, FamilyRefusal, Tie
from conference.models.base import Base
from conference.models.case import Case
from conference.models.child import ChildWords, Support
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.follow_up import Living
from conference.models.guest import Guest, Side
from conference.models.logistics import Interpreting
from conference.models.plan import Action, Plan
from conference.models.recusal import Recusal
from conference.models.referral import Person, Referral
from conference.models.resource import Resource, ResourceReply
from tests.evaluation.book import LONG_AGO, Book
from tests.evaluation.circles import Circle, Someone
from tests.evaluation.lives import Life

Written = Sequence[tuple[Life, Case]]


def encircle(book: Book, written: Written, coordinators: Sequence[int], accounts: Sequence[Account]) -> None:
    """Write the circle of each life that has one."""
    of = [(life, case) for life, case in written if life.landings]
    _keep(book, [row for life, case in of for row in _asked(life.circle, case, coordinators, accounts)])
    _keep(book, [row for life, case in of for row in _told(life.circle, case)])
    agreed = {case.id: life.circle.agreed_on for life, case in of}
    for referral in book.session.scalars(select(Referral)):
        referral.agreed_on = agreed.get(referral.case_id)
    _people(book, of)
    _plans(book, of)


def _keep(book: Book, rows: Iterable[Base]) -> None:
    book.session.add_all(rows)
    book.session.flush()


def _asked(circle: Circle, case: Case, ids: Sequence[int], accounts: Sequence[Account]) -> Iterable[Base]:
    someone = accounts[0].id
    for one in circle.questions:
        theirs = {"case_id": case.id, "coordinator_id": ids[one.coordinator]}
        answer = {"answered_at": one.answered, "knows": one.knows, "withdrawn_at": one.withdrawn}
        yield Declaration(asked_at=one.asked, asked_by=someone, **theirs, **answer)
        yield from (Tie(kind=kind, **theirs) for kind in one.ties)
    for who, tie, at in circle.recusals:
        yield Recusal(case_id=case.id, account_id=accounts[who].id, tie=tie, at=at)
    for who, rule, at in circle.derogations:
        taken = {"reason": "…", "body_name": "Comité", "way": Way.ALONE, "author_id": someone, "decided_at": at}
        yield Derogation(case_id=case.id, coordinator_id=ids[who], rule=rule, **taken)
    for who, at in circle.refusals:
        yield FamilyRefusal(case_id=case.id, coordinator_id=ids[who], told_at=at, told_by=someone)


def _told(circle: Circle, case: Case) -> Iterable[Base]:
    for number, needless in enumerate(circle.sides, 1):
        yield Side(case_id=case.id, number=number, name=f"Côté {number}", needless=needless)
    if circle.interpreter:
        yield Interpreting(case_id=case.id, language="arabe")


def _people(book: Book, of: Written) -> None:
    """The places of those whom the referral names, then what they did: each needs the rows before it."""
    session = book.session
    named: dict[int, list[Person]] = {}
    for person in session.scalars(select(Person).order_by(Person.id)):
        named.setdefault(person.case_id, []).append(person)
    sides = {(side.case_id, side.number - 1): side.id for side in session.scalars(select(Side))}
    sittings = {(row.case_id, row.number - 1): row for row in session.scalars(select(Sitting))}
    people = [
        (one, case, person)
        for life, case in of
        for one, person in zip(life.circle.people, named.get(case.id, []), strict=True)
    ]
    guests = [(one, case, _guest(one, case, person, sides)) for one, case, person in people if one.invited]
    _keep(book, [guest for _, _, guest in guests])
    _keep(book, [row for one, case, person in people for row in _lives(one, case, person)])
    done: list[Base] = []
    for one, case, guest in guests:
        done += [
            Presence(sitting_id=sittings[case.id, at].id, guest_id=guest.id, arrived_at=LONG_AGO) for at in one.there
        ]
        done += [*_words(one, case, guest), *_support(one, guest, [other for _, _, other in guests])]
    for life, case in of:
        for number, meeting in enumerate(life.circle.meetings):
            sitting = sittings[case.id, number]
            sitting.chosen_by_family = meeting.chosen
            if meeting.began is not None:
                times = {"began_at": meeting.began, "ended_at": meeting.ended}
                done.append(MomentRow(sitting_id=sitting.id, moment=Moment.PRIVATE, **times))
    _keep(book, done)


def _guest(one: Someone, case: Case, person: Person, sides: dict[tuple[int, int], int]) -> Guest:
    side = sides[case.id, one.side] if one.side is not None else None
    place = {"part": one.part, "invitation": one.invitation, "side_id": side, "child_way": one.way}
    return Guest(case_id=case.id, person_id=person.id, **place)


def _words(one: Someone, case: Case, guest: Guest) -> Iterable[Base]:
    if one.wrote is not None:
        told = {"purpose": WordsFor(one.wrote), "number": 1, "words": "…", "recorded_at": LONG_AGO}
        yield ChildWords(case_id=case.id, guest_id=guest.id, **told)


def _support(one: Someone, guest: Guest, guests: Sequence[Guest]) -> Iterable[Base]:
    if one.supported:
        others = (other.id for other in guests if other.case_id == guest.case_id and other is not guest)
        yield Support(case_id=guest.case_id, child_id=guest.id, guest_id=next(others), chosen_on=LONG_AGO.date())


def _lives(one: Someone, case: Case, person: Person) -> Iterable[Base]:
    for when, lived, on in ((When.BEFORE, one.before, LONG_AGO.date()), (When.REVIEW, one.after, one.after_on)):
        if lived is not None:
            home, measure = lived
            yield Living(case_id=case.id, person_id=person.id, when=when, home=home, measure=measure, on=on)


def _plans(book: Book, of: Written) -> None:
    session = book.session
    plans = {(plan.case_id, plan.number - 1): plan for plan in session.scalars(select(Plan))}
    actions = {(action.plan_id, action.number - 1): action for action in session.scalars(select(Action))}
    found: list[tuple[Resource, list[tuple[Reply, date]]]] = []
    for life, case in of:
        for number, version in enumerate(life.circle.versions):
            plan = plans[case.id, number]
            plan.otherwise_said, plan.review_said = version.otherwise, version.review
            plan.form_valid_at, plan.content, plan.content_at = version.valid_at, version.content, version.content_at
            for place, carrier in enumerate(version.carriers):
                actions[plan.id, place].carrier = carrier
            for one in version.resources:
                row = Resource(case_id=case.id, plan_id=plan.id, line=one.line, what="…", asked_of="…")
                found.append((row, one.replies))
    _keep(book, [row for row, _ in found])
    _keep(book, [_reply(row, reply, on) for row, replies in found for reply, on in replies])


def _reply(row: Resource, reply: Reply, on: date) -> ResourceReply:
    return ResourceReply(case_id=row.case_id, resource_id=row.id, reply=reply, on=on, recorded_at=LONG_AGO)
