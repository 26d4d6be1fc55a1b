"""The tables, one family a file."""

from conference.models import (
    account,
    assignment,
    audit,
    case,
    coordinator,
    department,
    journal,
    place,
    referral,
    sign_in,
    takeover,
)
from conference.models.base import Base

__all__ = [
    "Base",
    "account",
    "assignment",
    "audit",
    "case",
    "coordinator",
    "department",
    "journal",
    "place",
    "referral",
    "sign_in",
    "takeover",
]
