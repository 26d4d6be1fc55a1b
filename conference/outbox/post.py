"""The post: one connection to the mail server, opened when there is something to send."""

import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from types import TracebackType
from typing import Self

from conference.config import Relay

PATIENCE = 30.0


class Unreachable(Exception):
    """The server does not answer, or will have nothing from us: this mail did not leave."""


class Uncertain(Exception):
    """The connection was lost while a mail was under way: whether it was taken, nobody knows."""


class MailRefused(Exception):
    """The server answers, and will not have this mail."""


class Post:
    """The mail server of a deployment, for the length of one run."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leave()

    def send(self, message: EmailMessage) -> None:
        """Hand one mail over. Raises `Unreachable`, `Uncertain` or `MailRefused`."""
        used = self._server is not None
        try:
            self._hand_over(message)
        except Unreachable:
            self._leave()
            if not used:
                raise
            # Some servers take so many mails on one connection, and then close it.
            self._hand_over(message)

    def _hand_over(self, message: EmailMessage) -> None:
        try:
            server = self._server = self._server or self._open()
            self._begin(server, parseaddr(message["From"])[1])
            code, said = server.rcpt(parseaddr(message["To"])[1])
        except (OSError, smtplib.SMTPException, ssl.SSLError) as lost:
            raise Unreachable(_said(lost)) from lost
        _answered(code, _text(said), 250, 251)
        try:
            code, said = server.data(message.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as refused:
            return _answered(refused.smtp_code, _text(refused.smtp_error))
        except (OSError, smtplib.SMTPException) as lost:
            server.close()
            self._server = None
            raise Uncertain(_said(lost)) from lost
        return _answered(code, _text(said), 250)

    @staticmethod
    def _begin(server: smtplib.SMTP, sender: str) -> None:
        server.rset()
        code, said = server.mail(sender)
        if code != 250:
            raise Unreachable(f"{code} {_text(said)}")

    def _open(self) -> smtplib.SMTP:
        relay, context = self._relay, ssl.create_default_context()
        if relay.implicit_tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(relay.host, relay.port, timeout=PATIENCE, context=context)
        else:
            server = smtplib.SMTP(relay.host, relay.port, timeout=PATIENCE)
        try:
            server.ehlo_or_helo_if_needed()
            if relay.starttls:
                server.starttls(context=context)
            if relay.user:
                server.login(relay.user, relay.password)
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
        return server

    def _leave(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                server.quit()


def _answered(code: int, said: str, *wanted: int) -> None:
    """421 is the server going away: it says nothing of this mail."""
    if code == 421:
        raise Unreachable(f"{code} {said}")
    if code not in wanted:
        raise MailRefused(f"{code} {said}")


def _said(lost: Exception) -> str:
    """What went wrong, without an address that the server may repeat."""
    code = getattr(lost, "smtp_code", None)
    return f"{type(lost).__name__}{f' {code}' if code else ''}"


def _text(said: bytes | str) -> str:
    return (said.decode(errors="replace") if isinstance(said, bytes) else said).splitlines()[0][:200]
