"""The mails that the product sends: each says that something waits behind the sign-in, and nothing of a family."""

from enum import StrEnum


class MailKind(StrEnum):
    """Why somebody is written to."""

    DECLARATION_ASKED = "declaration_asked"
    ASSIGNED = "assigned"
    REFERRAL_ASSIGNED = "referral_assigned"
    HANDED_OVER = "handed_over"
    SITTING_PLANNED = "sitting_planned"
    OPINION_ASKED = "opinion_asked"
    ASSIGNMENT_LATE = "assignment_late"
