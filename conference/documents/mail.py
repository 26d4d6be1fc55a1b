"""A mail in words, written when it leaves: plain text, and nothing of a family."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from zoneinfo import ZoneInfo

from conference import clock
from conference.domain.mail import MailKind
from conference.words import mail as words
from conference.words.dates import long_date


class BadAddress(Exception):
    """Nothing can be sent to an address that is none."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail is written from; ``link`` leads behind the sign-in, ``key`` makes the same mail twice the same.

    ``first`` is for somebody without a password: then the link chooses one.
    """

    kind: MailKind
    key: str
    to: str
    name: str
    link: str
    department: str
    contact: str = ""
    reference: str | None = None
    sitting_at: datetime | None = None
    waiting: int = 0
    zone: str = "Europe/Paris"
    first: bool = False


def write(letter: Letter, sender: str) -> EmailMessage:
    """The mail, ready to leave. Raises `BadAddress`."""
    message = EmailMessage()
    try:
        message["From"] = sender
        message["To"] = Address(addr_spec=letter.to)
    except (ValueError, IndexError) as bad:
        raise BadAddress(words.BAD_ADDRESS) from bad
    message["Subject"] = _subject(letter)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{letter.key}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_text(letter), cte="quoted-printable")
    return message


def _subject(letter: Letter) -> str:
    subject = words.SUBJECT[letter.kind]
    return f"{subject} ({letter.reference})" if letter.reference else subject


def _text(letter: Letter) -> str:
    case = words.CASE.format(reference=letter.reference) if letter.reference else words.NO_CASE
    return words.LETTER.format(
        name=_on_a_line(letter.name),
        text=words.FIRST_TEXT if letter.first else _about(letter, case),
        invitation=words.FIRST_INVITATION if letter.first else words.INVITATION,
        address=letter.link,
        care=words.FIRST_CARE if letter.first else words.CARE,
        contact=words.CONTACT.format(contact=_on_a_line(letter.contact)) if letter.contact else words.NO_CONTACT,
        signature=words.SIGNATURE.format(department=_on_a_line(letter.department)),
    )


def _about(letter: Letter, case: str) -> str:
    return words.TEXT[letter.kind].format(case=case, moment=_moment(letter), waiting=_waiting(letter.waiting))


def _moment(letter: Letter) -> str:
    if letter.sitting_at is None:
        return words.SOON
    there = letter.sitting_at.astimezone(ZoneInfo(letter.zone))
    return words.MOMENT.format(day=long_date(there.date()), hour=f"{there:%H:%M}")


def _waiting(count: int) -> str:
    return words.WAITING[0] if count == 1 else words.WAITING[1].format(count=count)


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
