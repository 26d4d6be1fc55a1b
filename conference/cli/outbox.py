"""``flask outbox``: mail waiting to leave is sent, once each; what is late is told. Both are run by a timer."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from urllib.parse import urlsplit

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import MapAdapter

from conference import audit, clock
from conference.audit import Act
from conference.config import Relay, Settings
from conference.documents.mail import BadAddress, Letter, write
from conference.domain.actors import MACHINE
from conference.domain.delays import DelayKind
from conference.domain.mail import REMINDERS, MailKind
from conference.extensions import db
from conference.models.account import Account
from conference.models.department import Department
from conference.models.outbox import Mail
from conference.models.tenancy import work_for
from conference.outbox import claims, queue
from conference.outbox.post import MailRefused, Post, Uncertain, Unreachable
from conference.programme.enquiry import forget
from conference.queries.accounts import members_of_the_body
from conference.queries.ceiling import notices
from conference.queries.delays import overdue
from conference.queries.enquiry import to_call
from conference.queries.reminders import Reminder, mark, reminders
from conference.security import links
from conference.security.permissions import Permission, may, visible
from conference.security.user import acting
from conference.words import mail as words
from conference.words.numbers import counted

group = AppGroup("outbox", help="Courriels.")
# Where each mail leads, its case apart: who lost one has nothing to open there.
TO_THE_CASE = REMINDERS | {
    *(MailKind.ASSIGNED, MailKind.REFERRAL_ASSIGNED, MailKind.ASSIGNMENT_LATE),
    *(MailKind.HOLDER_NAMED, MailKind.CONTENT_ASKED),
}
# And what leads to another page.
ELSEWHERE = {
    **dict.fromkeys((MailKind.CEILING_NEAR, MailKind.CEILING_REACHED), "time.show"),
    MailKind.CEILING_REPORTED: "hours.team",
}
# What is told to those who may decide on a case: which delay is past, and whether that is its target or its maximum.
TO_THE_BODY = (
    (MailKind.ASSIGNMENT_LATE, DelayKind.ASSIGNMENT, False),
    (MailKind.CONTENT_OVERDUE, DelayKind.CONTENT, True),
)


@group.command("send")
def send() -> None:
    """Envoie les courriels qui attendent, une seule fois chacun. À lancer toutes les cinq minutes."""
    relay = _relay(current_app.extensions["settings"])
    session, sent, faults = db.session(), 0, 0
    with Post(relay) as post:
        try:
            for department in _departments(session):
                for leaves in _each(session, post, department):
                    sent, faults = sent + leaves, faults + (not leaves)
        except Unreachable as lost:
            _count(session, sent)
            raise click.ClickException(words.UNREACHABLE.format(why=lost)) from lost
    _count(session, sent)
    if faults + _given_up(session):
        raise click.exceptions.Exit(1)


def _relay(settings: Settings) -> Relay:
    """The server that mail leaves by, where all that it needs is set."""
    if settings.demo:
        raise click.ClickException(words.IN_A_DEMO)
    held = {"SMTP_URL": settings.relay, "MAIL_FROM": settings.mail_from, "PUBLIC_URL": settings.public_url}
    missing = [name for name, value in held.items() if not value]
    if missing or settings.relay is None:
        raise click.ClickException(words.UNSET.format(names=", ".join(missing)))
    return settings.relay


def _departments(session: Session) -> Iterator[Department]:
    """Each département in turn; the session works for it meanwhile."""
    found = session.scalars(select(Department).order_by(Department.code)).all()
    session.commit()
    for department in found:
        work_for(session, department)
        yield department


def _each(session: Session, post: Post, department: Department) -> Iterator[bool]:
    """Every mail of a département in turn: whether it left. No transaction is open while the server is spoken to."""
    reminded = cache(lambda: {(one.account_id, f"{one.kind}:{one.mark}") for one in _due(session, department)})
    while (mail := claims.claim(session)) is not None:
        # What was done since a reminder was written is not asked for any more.
        moot = mail.kind in REMINDERS and (mail.account_id, mail.mark) not in reminded()
        letter = None if moot else _letter(session, department, mail)
        session.commit()
        if letter is None:
            claims.withdraw(session, mail)
            click.echo(words.WITHDRAWN.format(department=department.code))
            continue
        yield _leaves(session, post, department, mail, letter)


def _letter(session: Session, department: Department, mail: Mail) -> Letter | None:
    """What a mail is written from; None for one that is not due any more."""
    if not claims.still_due(session, mail, department):
        return None
    account, case, sitting = session.get_one(Account, mail.account_id), mail.case, mail.sitting or mail.council_meeting
    first = mail.kind is MailKind.ACCOUNT_OPENED and account.password is None
    return Letter(
        kind=mail.kind,
        key=mail.key,
        to=account.email,
        name=account.name,
        link=_way_in(session, account, mail) if first else _link(current_app, mail),
        department=department.name,
        contact=department.contact,
        reference=case.reference if case else None,
        sitting_at=sitting.planned_at if sitting else None,
        zone=department.zone,
        waiting=to_call(session) if mail.kind is MailKind.ENQUIRIES_WAITING else 0,
        first=first,
    )


def _way_in(session: Session, account: Account, mail: Mail) -> str:
    """Where somebody chooses their first password."""
    token = links.draw_for_mail(session, account, mail.key)
    return _pages(current_app).build("sign_in.link", {"token": token}, force_external=True)


def _pages(app: Flask) -> MapAdapter:
    public = urlsplit(app.extensions["settings"].public_url)
    return app.url_map.bind(public.netloc, public.path or "/", url_scheme=public.scheme)


def _link(app: Flask, mail: Mail) -> str:
    pages = _pages(app)
    if mail.case is not None and mail.kind in TO_THE_CASE:
        return pages.build("case.show", {"key": mail.case.key}, force_external=True)
    if mail.council_meeting is not None:
        return pages.build("council_meeting.show", {"key": mail.council_meeting.key}, force_external=True)
    return pages.build(ELSEWHERE.get(mail.kind, "home.show"), force_external=True)


def _leaves(session: Session, post: Post, department: Department, mail: Mail, letter: Letter) -> bool:
    said = {"department": department.code, "subject": words.SUBJECT[mail.kind], "key": mail.key}
    try:
        post.send(write(letter, current_app.extensions["settings"].mail_from))
    except Unreachable:
        claims.give_back(session, mail)
        raise
    except Uncertain as lost:
        click.echo(words.UNCERTAIN.format(**said, why=lost))
        return False
    except (MailRefused, BadAddress) as refusal:
        claims.refused(session, mail)
        click.echo(words.REFUSED.format(**said, why=refusal))
        return False
    claims.sent(session, mail)
    return True


def _count(session: Session, sent: int) -> None:
    left = 0
    for _department in _departments(session):
        left += claims.waiting(session)
    session.commit()
    click.echo(f"{counted(sent, *words.SENT)}, {counted(left, *words.LEFT)}.")


def _given_up(session: Session) -> int:
    """Name the mails that will not be tried again, and count them."""
    count = 0
    for department in _departments(session):
        for mail in claims.given_up(session):
            account = session.get_one(Account, mail.account_id)
            told = {"subject": words.SUBJECT[mail.kind], "key": mail.key, "attempts": mail.attempts}
            click.echo(words.GIVEN_UP.format(department=department.code, account=account.key, **told))
            count += 1
    session.commit()
    return count


@group.command("late")
def late() -> None:
    """Prépare les rappels de ce qui approche ou est en retard, une fois par échéance. À lancer chaque matin.

    Efface aussi les mots et les coordonnées des demandes dont la suite est connue depuis six mois,
    ou que personne n’a rappelées depuis un an.
    """
    session, made = db.session(), 0
    for department in _departments(session):
        told = [one.kind for one in _due(session, department) if _queued(session, one)]
        if told:
            audit.write(session, MACHINE, Act.MAIL_QUEUED, department, sorted(set(told)))
        forget(session, clock.today(department.zone))
        session.commit()
        made += len(told)
    click.echo(f"{counted(made, *words.QUEUED)}.")


def _queued(session: Session, one: Reminder) -> bool:
    return queue(session, one.kind, one.account_id, one.case, mark=one.mark) is not None


def _due(session: Session, department: Department) -> Iterator[Reminder]:
    """Every reminder that is due today: to who follows or holds a case, of ceilings, to who may decide on a case."""
    today = clock.today(department.zone)
    yield from reminders(session, today)
    yield from notices(session, today)
    yield from _of_enquiries(session, department, today)
    for kind, delay, utmost in TO_THE_BODY:
        if not overdue(session, delay, today, utmost=utmost):
            continue
        for account in members_of_the_body(session, department.body_role, today):
            seen = visible(acting(session, account, department), Permission.CASE_DECIDE)
            for case, on in overdue(session, delay, today, seen, utmost=utmost):
                yield Reminder(kind, account.id, case, mark(case, on))


def _of_enquiries(session: Session, department: Department, today: date) -> Iterator[Reminder]:
    """One a day to each who calls back, as long as somebody waits for a first call; however many have asked."""
    if not to_call(session):
        return
    for account in members_of_the_body(session, department.body_role, today):
        if may(acting(session, account, department), Permission.ENQUIRY_KEEP):
            yield Reminder(MailKind.ENQUIRIES_WAITING, account.id, None, today.isoformat())
