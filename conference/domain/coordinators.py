"""Coordinators at every date: trained or ready, engaged, paused, left [L2497-2501]."""

from enum import StrEnum


class CoordinatorStatus(StrEnum):
    """``READY`` is trained and not engaged; all four count as ever trained."""

    READY = "ready"
    ENGAGED = "engaged"
    PAUSED = "paused"
    LEFT = "left"


class CoordinatorKind(StrEnum):
    """In what capacity somebody coordinates: employed by an institution, a volunteer, or lent by a neighbour."""

    EMPLOYEE = "employee"
    VOLUNTEER = "volunteer"
    LENT = "lent"
