"""Coordinators at every date: trained or ready, engaged, paused, left [L2497-2501]."""

from enum import StrEnum


class CoordinatorStatus(StrEnum):
    """``READY`` is trained and not engaged; all four count as ever trained."""

    READY = "ready"
    ENGAGED = "engaged"
    PAUSED = "paused"
    LEFT = "left"
