"""What the rules of the workflow look at: what stands in a case, and what comes with a step."""

from dataclasses import dataclass, field
from datetime import date

from conference.domain.body import BodyFacts, Decided
from conference.domain.disagreement import DisagreementFacts
from conference.domain.follow_up import FollowUpFacts
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.plan import Content, PlanFacts
from conference.domain.preparation import PreparationFacts
from conference.domain.private_time import ConferenceFacts
from conference.domain.reasons import Reason
from conference.domain.referral import ReferralFacts
from conference.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step: every field is empty unless the step asks for it.

    ``decided`` is how the designating body came to it.
    """

    words: str = ""
    advice: str = ""
    pertinence: str = ""
    reason: EndReason | None = None
    ended_by: EndedBy | None = None
    until: date | None = None
    content: Content | None = None
    closes: bool = False
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """The coordinator about to be assigned; ``blocking`` holds the reasons of neutrality that still block."""

    chosen: bool = False
    engaged: bool = False
    declared: bool = False
    expired: bool = False
    blocking: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the rules look at in a case. ``held`` is whether somebody holds it who could ratify.

    ``assigned_before`` is whether a case that waits for a coordinator ever had one.
    ``in_question`` is what came up of those who coordinate it, and that the body has not decided on.
    ``ticks`` are the codes of the reasons that a tick meets in a ``minimal`` case.
    """

    stage: Stage
    suspended: bool = False
    referral: ReferralFacts = field(default_factory=ReferralFacts)
    assignment: AssignmentFacts = field(default_factory=AssignmentFacts)
    body: BodyFacts = field(default_factory=BodyFacts)
    coordinated: bool = False
    assigned_before: bool = False
    held: bool = False
    in_question: tuple[Reason, ...] = ()
    preparation: PreparationFacts = field(default_factory=PreparationFacts)
    disagreement: DisagreementFacts = field(default_factory=DisagreementFacts)
    conference: ConferenceFacts = field(default_factory=ConferenceFacts)
    plan: PlanFacts = field(default_factory=PlanFacts)
    follow_up: FollowUpFacts = field(default_factory=FollowUpFacts)
    minimal: bool = False
    ticks: frozenset[str] = frozenset()
