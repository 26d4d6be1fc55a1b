"""Settings, read once from the environment; the application refuses to start on a bad one."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"
SCHEMES = ("sqlite:///", "postgresql+psycopg://")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")


class BadSetting(Exception):
    """A setting that cannot be used; its message names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Relay:
    """The mail server: where, how the line is enciphered, and who one is there."""

    host: str
    port: int
    implicit_tls: bool = False
    starttls: bool = True
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a deployment may choose."""

    database_url: str
    secret_key: str
    trusted_proxies: int = 0
    argon2_memory: int = 19 * 1024
    argon2_rounds: int = 2
    demo: bool = False
    relay: Relay | None = None
    mail_from: str = ""
    public_url: str = ""


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises `BadSetting` on what cannot be used."""
    url = environ.get("DATABASE_URL") or f"sqlite:///{_instance() / 'conference.sqlite'}"
    if not url.startswith(SCHEMES):
        raise BadSetting(f"DATABASE_URL: expected one of {', '.join(SCHEMES)} at its beginning")
    key = environ.get("SECRET_KEY") or _kept_key()
    if len(key) < 32:
        raise BadSetting("SECRET_KEY: expected at least 32 characters")
    proxies = environ.get("TRUSTED_PROXIES") or "0"
    if not proxies.isdigit():
        raise BadSetting("TRUSTED_PROXIES: expected a number of proxies, such as 1")
    return Settings(
        url,
        key,
        int(proxies),
        demo=environ.get("CONFERENCE_DEMO") == "1",
        relay=_relay(environ.get("SMTP_URL", "")),
        mail_from=_sender(environ.get("MAIL_FROM", "")),
        public_url=_public(environ.get("PUBLIC_URL", "")),
    )


def _relay(given: str) -> Relay | None:
    """``smtp://user:password@host:587``; the password never stands in a message."""
    if not given:
        return None
    expected = BadSetting("SMTP_URL: expected smtp://user:password@host:587, or smtps:// for TLS from the start")
    try:
        found = urlsplit(given)
        port = found.port
    except ValueError as bad:
        raise expected from bad
    asked = parse_qs(found.query).get("starttls", [""])[-1]
    if found.scheme not in {"smtp", "smtps"} or not found.hostname or asked not in {"", "yes", "no"}:
        raise expected
    implicit = found.scheme == "smtps"
    starttls = not implicit and (asked == "yes" or (asked == "" and found.hostname not in LOOPBACK))
    user, password = unquote(found.username or ""), unquote(found.password or "")
    if user and not (implicit or starttls or found.hostname in LOOPBACK):
        raise BadSetting("SMTP_URL: a password is never sent on a line that is not enciphered; drop starttls=no")
    return Relay(found.hostname, port or (465 if implicit else 587), implicit, starttls, user, password)


def _sender(given: str) -> str:
    if given and not (ADDRESS.fullmatch(parseaddr(given)[1]) and given.isprintable()):
        raise BadSetting("MAIL_FROM: expected an address, such as conference@example.fr")
    return given


def _public(given: str) -> str:
    """The address by which people reach the application, without a slash at its end."""
    found = urlsplit(given)
    plain = found.scheme == "http" and found.hostname in LOOPBACK
    if given and not (found.hostname and (found.scheme == "https" or plain) and not found.query):
        raise BadSetting("PUBLIC_URL: expected the address of the application, such as https://conference.example.fr")
    return given.rstrip("/")


def _instance() -> Path:
    INSTANCE.mkdir(mode=0o700, exist_ok=True)
    return INSTANCE


def _kept_key() -> str:
    """A key drawn at the first start and kept beside the base, readable by its owner alone."""
    path = _instance() / "secret_key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
