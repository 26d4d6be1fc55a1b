"""What working time is spent on, whoever works."""

from enum import StrEnum

from conference.domain.stages import Stage


class WorkKind(StrEnum):
    """What time is spent on [L2117-2119]."""

    PREPARATION = "preparation"
    CONFERENCE = "conference"
    FOLLOW_UP = "follow_up"
    TRAVEL = "travel"
    PROMOTION = "promotion"
    WRITING = "writing"
    EXCHANGE = "exchange"


class Worker(StrEnum):
    """Whose time it is, where no account says so by itself."""

    COORDINATOR = "coordinator"
    REFERRER = "referrer"
    OTHER = "other"


_AT = {
    Stage.REFERRAL: WorkKind.WRITING,
    Stage.ASSIGNMENT: WorkKind.EXCHANGE,
    Stage.PREPARATION: WorkKind.PREPARATION,
    Stage.CONFERENCE: WorkKind.CONFERENCE,
}


def likely_at(stage: Stage) -> WorkKind:
    """What time on a case is most likely spent on, where it stands; whoever logs it may say otherwise."""
    return _AT.get(stage, WorkKind.FOLLOW_UP)
