"""When not everybody agrees: whose no stops a conference, and on whose no the designating body decides in writing."""

from collections.abc import Iterable
from dataclasses import dataclass

from conference.domain.agreement import SOUGHT, AgreementState, AgreementTo
from conference.domain.reasons import Reason
from conference.domain.referral import PersonKind


@dataclass(frozen=True, slots=True)
class Voice:
    """The last answer of somebody whose agreement counts; ``decided`` is whether the body goes on without it.

    It is not on the ``whole`` where it is about one item of what is shared: that is then not shared, and no more.
    """

    person: int
    kind: PersonKind
    to: AgreementTo
    state: AgreementState
    decided: bool = False
    whole: bool = True

    @property
    def given(self) -> bool:
        """Whether they agree."""
        return self.state is AgreementState.GIVEN


@dataclass(frozen=True, slots=True)
class DisagreementFacts:
    """What convening looks at: how many no's stop it, await a decision, or are still to be asked."""

    stopping: int = 0
    undecided: int = 0
    silent_minors: int = 0
    unsupported_minors: int = 0


def _decides_alone(voice: Voice, *, unaccompanied: bool) -> bool:
    """An adult concerned decides alone; so does an unaccompanied minor, for nobody else speaks for them."""
    return voice.kind is PersonKind.ADULT or (unaccompanied and voice.kind is PersonKind.CHILD)


def stops(voice: Voice, *, unaccompanied: bool) -> bool:
    """Whether nobody may go on without this answer."""
    asked_first = not voice.given and voice.to in {AgreementTo.CONTACT, AgreementTo.PRINCIPLE}
    return asked_first and _decides_alone(voice, unaccompanied=unaccompanied)


def awaits_decision(voice: Voice, *, unaccompanied: bool) -> bool:
    """Whether the body must say in writing if the conference goes on without somebody, or stops."""
    sought = not voice.given and voice.whole and voice.to in SOUGHT
    return sought and not voice.decided and not _decides_alone(voice, unaccompanied=unaccompanied)


def gathered(voices: Iterable[Voice], children: Iterable[int], *, unaccompanied: bool) -> DisagreementFacts:
    """What is left to settle between everybody's answers.

    ``children`` are those concerned; where they are ``unaccompanied``, an institution holding authority over
    them, each agrees for themselves and is offered the support of somebody from outside.
    """
    said = list(voices)
    minors = set(children) if unaccompanied else set()
    willing = {v.person for v in said if v.to is AgreementTo.PRINCIPLE and v.given}
    offered = {v.person for v in said if v.to is AgreementTo.SUPPORT}
    return DisagreementFacts(
        stopping=sum(stops(voice, unaccompanied=unaccompanied) for voice in said),
        undecided=sum(awaits_decision(voice, unaccompanied=unaccompanied) for voice in said),
        silent_minors=len(minors - willing),
        unsupported_minors=len(minors - offered),
    )


def settled(facts: DisagreementFacts) -> list[Reason]:
    """Every reason why a conference cannot be fixed while people disagree."""
    asked = (
        (facts.stopping == 0, "concerned_refused"),
        (facts.undecided == 0, "disagreement_undecided"),
        (facts.silent_minors == 0, "minor_agreement_missing"),
        (facts.unsupported_minors == 0, "support_not_offered"),
    )
    return [Reason(code, "agreements") for holds, code in asked if not holds]
