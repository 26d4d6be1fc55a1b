"""Coming in: from the training to the first case, what is done and what is still to do, worked out and never ticked."""

from collections.abc import Collection
from enum import StrEnum

from conference.domain.coordinators import CoordinatorKind


class EntryStep(StrEnum):
    """What a département gives somebody before they coordinate, in order."""

    TRAINED = "trained"
    UNDERTAKING = "undertaking"
    CHARTER = "charter"
    LETTER = "letter"
    ACCOUNT = "account"
    SUPERVISED = "supervised"
    ACCOMPANIED = "accompanied"
    ENGAGED = "engaged"


# Who is lent keeps the letter and the charter of their own département; a volunteer has no employer to sign with.
_LESS = {
    CoordinatorKind.EMPLOYEE: {EntryStep.UNDERTAKING},
    CoordinatorKind.VOLUNTEER: {EntryStep.CHARTER, EntryStep.LETTER},
    CoordinatorKind.LENT: {*EntryStep} - {EntryStep.ACCOUNT, EntryStep.ENGAGED},
}


def entry(kind: CoordinatorKind, done: Collection[EntryStep], *, beginner: bool) -> list[tuple[EntryStep, bool]]:
    """Each step that concerns somebody, and whether it is done; only who begins is to be accompanied."""
    less = _LESS[kind] | (set() if beginner else {EntryStep.ACCOMPANIED})
    return [(step, step in done) for step in EntryStep if step not in less]
