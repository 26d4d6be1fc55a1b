"""The mails that the product sends: each says that something waits behind the sign-in, and nothing of a family."""

from enum import StrEnum


class MailKind(StrEnum):
    """Why somebody is written to."""

    DECLARATION_ASKED = "declaration_asked"
    ASSIGNED = "assigned"
    REFERRAL_ASSIGNED = "referral_assigned"
    HANDED_OVER = "handed_over"
    SITTING_PLANNED = "sitting_planned"
    COUNCIL_PLANNED = "council_planned"
    OPINION_ASKED = "opinion_asked"
    ASSIGNMENT_LATE = "assignment_late"
    HOLDER_NAMED = "holder_named"
    CONTENT_ASKED = "content_asked"
    CONTENT_LATE = "content_late"
    CONTENT_OVERDUE = "content_overdue"
    HAND_OUT_DUE = "hand_out_due"
    CALL_DUE = "call_due"
    REVIEW_DUE = "review_due"
    EXCHANGE_ASKED = "exchange_asked"
    CEILING_NEAR = "ceiling_near"
    CEILING_REACHED = "ceiling_reached"
    CEILING_REPORTED = "ceiling_reported"
    ENQUIRIES_WAITING = "enquiries_waiting"
    DRAFT_ENTRUSTED = "draft_entrusted"
    ACCOUNT_OPENED = "account_opened"


# What the clock alone brings about, or a sum that may change back: each leaves only if it would still be written today.
REMINDERS = frozenset(
    {MailKind.ASSIGNMENT_LATE, MailKind.CONTENT_LATE, MailKind.CONTENT_OVERDUE}
    | {MailKind.CEILING_NEAR, MailKind.CEILING_REACHED, MailKind.CEILING_REPORTED}
    | {MailKind.HAND_OUT_DUE, MailKind.CALL_DUE, MailKind.REVIEW_DUE, MailKind.ENQUIRIES_WAITING}
)
