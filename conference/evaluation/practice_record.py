"""What the year's evaluation record tells a practice sheet: effects that the lead has sorted, and how one evaluates.

It goes outside: what names somebody stays in the record, and nobody is counted.
"""

from conference.domain.practice_sheet import Heading
from conference.evaluation.record import MeetingTold, Record
from conference.words import practice_sheet as words
from conference.words.dates import long_date
from conference.words.record import FRAME_PART

Facts = dict[Heading, tuple[str, ...]]


def recorded(told: Record) -> Facts:
    """The facts of a record, by heading; one that has none is not there."""
    found = {Heading.EFFECTS: _effects(told), Heading.EVALUATION: (*_frame(told), *_meeting(told.meeting))}
    return {heading: lines for heading, lines in found.items() if lines}


def _effects(told: Record) -> tuple[str, ...]:
    return tuple(
        f"{level}\u00a0: {one.changed.rstrip('.')} ({one.whom})"
        for level, some in told.levels
        for one in some
        if one.settled and not one.named
    )


def _frame(told: Record) -> tuple[str, ...]:
    frame = told.frame
    if frame is None:
        return ()
    labelled = ((FRAME_PART["evaluated"], frame.evaluated), (FRAME_PART["criteria"], frame.criteria))
    return tuple(f"{label}\u00a0: {_on_a_line(text)}" for label, text in labelled if text.strip())


def _on_a_line(text: str) -> str:
    """What was typed line by line, as one sentence."""
    return "\u00a0; ".join(line.strip(" .") for line in text.splitlines() if line.strip())


def _meeting(meeting: MeetingTold | None) -> tuple[str, ...]:
    if meeting is None:
        return ()
    said = words.CROSSED if meeting.crossed else words.MET
    return (said.format(day=long_date(meeting.on)), *(f"{words.DECIDED}{one.what}" for one in meeting.decisions))
