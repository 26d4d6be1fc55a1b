"""What opens a door without an account or a password: drawn at random, and kept as a digest only."""

import hashlib
import secrets


def draw() -> str:
    """A new token: 256 random bits, that may stand in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
