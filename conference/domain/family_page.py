"""A family page by personal link: who may hold one, how long, what of the plan and which dates it shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conference.domain.hand_out import Copy, handing
from conference.domain.invited import READ_WITH_RELATIVES
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.reasons import Reason
from conference.domain.stages import Stage

LIFE = timedelta(days=180)
AFTER_CLOSING = timedelta(days=90)
# Once the code was typed, the page stays open as long on a device that is put down.
OPEN_FOR = timedelta(minutes=30)
MOST_TRIES, DIGITS = 5, 6
DRAWN_AT = frozenset({Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP})
MARKED_AT = frozenset({Stage.VALIDATION, Stage.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """Somebody who would hold a page; ``unwilling``: they do not, or no more, agree to be contacted or to take part."""

    part: Part
    safety: Safety | None
    child: bool = False
    unwilling: bool = False


def withheld(facts: HolderFacts) -> list[Reason]:
    """Every reason why somebody holds no page: it is of the family and of those who stand by it."""
    asked = (
        (not facts.unwilling, "link_unwilling", "agreements"),
        (not facts.child, "page_of_a_child", "guests"),
        (facts.part in READ_WITH_RELATIVES, "page_of_the_family", "guests"),
        (facts.safety is not None, "link_safety_unanswered", "guests"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def copy_shown(safety: Safety | None, *, took_part: bool, whole: bool, extract: bool) -> Copy | None:
    """What of the plan in force a page shows, by the rules of handing it out; None for nothing.

    ``took_part`` in the conference, or received the ``whole`` of it, whom the family added; an ``extract`` else.
    """
    if not bars_whole(safety) and (took_part or whole):
        return Copy.WHOLE
    return Copy.EXTRACT if extract else None


def bars_whole(safety: Safety | None) -> bool:
    """Whether the whole of the plan, or a child's sheet of it, is barred by the rules of handing it out."""
    return bool(handing(Copy.WHOLE, apart=safety is Safety.APART, actions=0))


def tells_dates(safety: Safety | None, invitation: Invitation) -> bool:
    """Whether a page tells when and where the family meets: never to who must not meet the others or is not invited."""
    return safety is not None and safety is not Safety.APART and invitation is not Invitation.NOT_INVITED


def stands(stage: Stage, closed_at: datetime | None, now: datetime) -> bool:
    """Whether the pages of a case open: from its preparation on, and some weeks after its end."""
    if stage is Stage.CLOSED:
        return closed_at is not None and now < closed_at + AFTER_CLOSING
    return stage in DRAWN_AT


def spent(tries: int) -> bool:
    """Whether so many codes that were wrong, one after the other, close a page."""
    return tries >= MOST_TRIES


def code_of(digest: bytes) -> str:
    """Six digits out of a random or keyed digest: ``048215``."""
    return str(int.from_bytes(digest, "big") % 10**DIGITS).zfill(DIGITS)


def digits(typed: str) -> str:
    """A code as it is compared, however it was spaced when typed."""
    return "".join(letter for letter in typed if letter.isdigit())
