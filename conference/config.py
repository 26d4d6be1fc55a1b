"""Settings, read once from the environment; the application refuses to start on a bad one."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"
SCHEMES = ("sqlite:///", "postgresql+psycopg://")


class BadSetting(Exception):
    """A setting that cannot be used; its message names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a deployment may choose."""

    database_url: str
    secret_key: str
    trusted_proxies: int = 0
    argon2_memory: int = 19 * 1024
    argon2_rounds: int = 2
    demo: bool = False


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
    return Settings(url, key, int(proxies), demo=environ.get("CONFERENCE_DEMO") == "1")


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
