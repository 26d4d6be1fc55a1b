"""An invitation by a personal link: who may hold one, what it shows, and what can be answered by it."""

from dataclasses import dataclass
from datetime import date, timedelta

from conference.domain.preparation import KIN, Invitation, Part, Safety
from conference.domain.reasons import Reason
from conference.domain.stages import Stage

LIFE = timedelta(days=60)
OPEN_AT = frozenset({Stage.PREPARATION, Stage.CONFERENCE})
# What relatives share is theirs and of who supports one of them; those who come by their work have the day alone.
READ_WITH_RELATIVES = KIN | {Part.SUPPORT}
TOGETHER = (Invitation.COMING, Invitation.REMOTE, Invitation.DECLINED)
FROM_AFAR = (Invitation.REMOTE, Invitation.DECLINED)


@dataclass(frozen=True, slots=True)
class InvitedFacts:
    """Somebody who would hold a link; ``forbidden`` is whether an order forbids a contact in this family.

    ``unwilling``: they do not, or no more, agree to be contacted or to take part.
    """

    safety: Safety | None
    answer: Invitation
    child: bool = False
    forbidden: bool = False
    unwilling: bool = False


def withheld(facts: InvitedFacts) -> list[Reason]:
    """Every reason why somebody holds no link.

    Day and place, told to who must be kept away, would lead them there: they hold one only to take part from a
    distance, and never where a contact is forbidden.
    """
    apart = facts.safety is Safety.APART
    distant = apart and facts.answer in FROM_AFAR and not facts.forbidden
    asked = (
        (not facts.unwilling, "link_unwilling", "agreements"),
        (not facts.child, "link_of_a_child", "guests"),
        (facts.safety is not None, "link_safety_unanswered", "guests"),
        (not apart or distant, "link_apart", "guests"),
        (facts.answer is not Invitation.NOT_INVITED, "link_not_invited", "guests"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def answers(safety: Safety | None) -> tuple[Invitation, ...]:
    """What somebody may answer by their link: who is kept apart does not say that they come."""
    return FROM_AFAR if safety is Safety.APART else TOGETHER


def tells_place(safety: Safety | None) -> bool:
    """Whether the place may be told: never to who must not meet the others."""
    return safety is not Safety.APART


def changeable(today: date, sitting: date | None) -> bool:
    """Whether an answer may still be given: until the day of the sitting."""
    return sitting is None or today < sitting
