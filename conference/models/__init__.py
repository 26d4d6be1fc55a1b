"""The tables, one family a file."""

from conference.models import (
    account,
    assignment,
    audit,
    case,
    conference,
    coordinator,
    department,
    follow_up,
    journal,
    place,
    plan,
    preparation,
    referral,
    sign_in,
    takeover,
    work,
)
from conference.models.base import Base

__all__ = [
    "Base",
    "account",
    "assignment",
    "audit",
    "case",
    "conference",
    "coordinator",
    "department",
    "follow_up",
    "journal",
    "place",
    "plan",
    "preparation",
    "referral",
    "sign_in",
    "takeover",
    "work",
]
