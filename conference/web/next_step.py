"""What a case waits for now: in one sentence, with the steps that are shown large."""

from collections.abc import Collection
from dataclasses import dataclass

from conference import clock
from conference.domain.facts import CaseFacts
from conference.domain.follow_up import ReviewState, review_state
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.security.permissions import Permission
from conference.web.filters import zone
from conference.web.rooms import AWAITED
from conference.words.case import WAITS_FOR
from conference.words.follow_up import REVIEW_SETTLED, TO_CLOSE, TO_SYNTHESISE


@dataclass(frozen=True, slots=True)
class NextStep:
    """``private`` is whether private family time runs now: nothing is written then."""

    waits_for: str
    steps: tuple[StepCode, ...]
    private: bool = False


def next_step(facts: CaseFacts, rights: Collection[Permission]) -> NextStep:
    """What the page of a case says of it; once its review is settled, only its end is left."""
    if facts.stage is Stage.FOLLOW_UP:
        today = clock.today(zone())
        state = review_state(facts.follow_up, today, today)
        # What the family wishes is for who follows the plan with it; a review that was held stands in the story.
        told = state is ReviewState.HELD or Permission.FOLLOW_UP_KEEP in rights
        if told and state in REVIEW_SETTLED:
            left = TO_CLOSE if facts.follow_up.synthesis else TO_SYNTHESISE
            return NextStep(f"{REVIEW_SETTLED[state]} {left}", (StepCode.CLOSE,))
    return NextStep(WAITS_FOR[facts.stage], AWAITED.get(facts.stage, ()), facts.conference.running)
