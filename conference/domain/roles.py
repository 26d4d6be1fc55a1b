"""Who works with the application, and in which capacity a step is taken."""

from enum import StrEnum


class Role(StrEnum):
    """What an account may be in a département; it may be several."""

    REFERRER = "referrer"
    COORDINATOR = "coordinator"
    COMMITTEE = "committee"
    LEAD = "lead"
    ADMIN = "admin"
    AUDITOR = "auditor"
    OBSERVER = "observer"


class Capacity(StrEnum):
    """The capacity in which somebody takes a step on one given case."""

    REFERRER = "referrer"
    COORDINATOR = "coordinator"
    BODY = "body"
    HOLDER = "holder"
    LEAD = "lead"


class BodyKind(StrEnum):
    """The designating body that a département names; its lead alone by default."""

    LEAD = "lead"
    TECHNICAL_COMMITTEE = "technical_committee"
    COORDINATORS_GROUP = "coordinators_group"
    PARTNER_HEADS = "partner_heads"


def body_role(kind: BodyKind) -> Role:
    """The role whose holders sit in a designating body of this kind."""
    return Role.LEAD if kind is BodyKind.LEAD else Role.COMMITTEE
