"""The story of a case, told in plain sentences, the last one first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from operator import itemgetter

from conference import clock
from conference.domain.names import masked
from conference.domain.questionnaires import Respondent
from conference.domain.steps import OF_THE_PLAN, StepCode
from conference.models.journal import Passage
from conference.web.filters import known, moment, short_day, zone
from conference.words.body import taken
from conference.words.case import END_REASON, ENDED_BY
from conference.words.follow_up import RESPONDENT
from conference.words.workflow import DECIDED_TO_GO_ON, STEP


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the story."""

    when: str
    who: str
    text: str
    detail: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader is told of the words of a story: those of the work, those of the plan, without some names."""

    texts: bool
    plan: bool
    hidden: frozenset[str]

    def words(self, passage: Passage) -> list[str]:
        """The words of a passage that are told."""
        told = self.plan if passage.step in OF_THE_PLAN else self.texts
        said = (passage.words, passage.advice, passage.pertinence) if told else ()
        return [masked(text, self.hidden) for text in said if text]


def told_story(
    journal: Sequence[Passage], respondents: Iterable[Respondent], decided: Iterable[datetime], reader: Reader
) -> list[Told]:
    """What the journal says, who answered at each review, and the written decisions of the designating body."""
    answered = iter(respondents)
    lines: list[tuple[datetime, Told]] = []
    for passage in journal:
        respondent = next(answered, None) if passage.step is StepCode.REVIEW else None
        lines.append((passage.happened_at, _sentence(passage, respondent, reader)))
    decisions = [(at, Told(moment(at), "", DECIDED_TO_GO_ON, "", "")) for at in decided]
    return [told for _, told in merge(lines, decisions, key=itemgetter(0))][::-1]


def _sentence(passage: Passage, respondent: Respondent | None, reader: Reader) -> Told:
    late = clock.civil(passage.recorded_at, zone()) != clock.civil(passage.happened_at, zone())
    text = STEP[passage.step].story
    if passage.step is StepCode.ASSIGN and passage.coordinator:
        text = f"{passage.coordinator.name} est désigné·e"
    if passage.step is StepCode.HAND_OVER and passage.coordinator:
        text = f"La coordination passe à {passage.coordinator.name}"
    if respondent is not None:
        text = f"{text}\u00a0: {RESPONDENT[respondent].lower()}"
    parts = [
        END_REASON[passage.reason] if passage.reason else "",
        f"décidé par {ENDED_BY[passage.ended_by]}" if passage.ended_by else "",
        taken(passage.way, passage.deciders) if passage.way else "",
        f"jusqu’au {short_day(passage.until)}" if passage.until else "",
        *reader.words(passage),
    ]
    return Told(
        moment(passage.happened_at) if not late else short_day(passage.happened_at),
        known(passage.actor),
        text,
        " · ".join(part for part in parts if part),
        f"le {short_day(passage.recorded_at)}" if late else "",
    )
