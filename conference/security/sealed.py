"""Numbers of answers, drawn before these arrive and sealed into their forms: the second arrival of one is known.

Nothing is kept of them here: no table may say who was asked what, nor when.
"""

import uuid
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer


def draw(*about: str) -> str:
    """A new number, sealed together with what it is for: it opens for nothing else."""
    return seal("number", uuid.uuid4().hex, *about)


def number(sealed: str, *about: str) -> uuid.UUID | None:
    """The number that was sealed for this; None for any other."""
    found = opened("number", sealed)
    return uuid.UUID(found[0]) if found and found[1:] == list(about) else None


def seal(use: str, *told: str) -> str:
    """Some texts as a page carries them: readable, and not to be changed."""
    return _signer(use).dumps(list(told))


def opened(use: str, sealed: str) -> list[str]:
    """What was sealed for a use; nothing where it was not, or was changed."""
    try:
        told: Any = _signer(use).loads(sealed)
    except BadSignature:
        return []
    return [str(one) for one in told] if isinstance(told, list) else []


def _signer(use: str) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt=f"sealed:{use}")
