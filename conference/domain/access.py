"""How far somebody with a role has come towards signing in."""

from enum import StrEnum


class Access(StrEnum):
    """``UNDELIVERED`` was refused by every attempt; ``LAPSED`` arrived, and its link is over."""

    NEVER_INVITED = "never_invited"
    WAITING = "waiting"
    INVITED = "invited"
    LAPSED = "lapsed"
    UNDELIVERED = "undelivered"
    ENTERED = "entered"


# Who cannot come in with what they were sent.
TO_INVITE = frozenset({Access.NEVER_INVITED, Access.LAPSED, Access.UNDELIVERED})
