"""What private family time lets through, and what is no act at all."""

from collections.abc import Callable

from conference import clock
from conference.casework import conference
from conference.domain.private_time import LONGEST, Moment
from tests.casework.acting import Scene
from tests.casework.example import on


def forgotten(found: Scene) -> None:
    """The body ends a private time that has run for half a day."""
    with clock.frozen(clock.now() + LONGEST):
        conference.end_forgotten(found.session, found.body, found.case)


# What a day lets through while its family is alone; the first two for family and network only.
LET_THROUGH: dict[str, Callable[[Scene], object]] = {
    "conference.arrive": on(conference.arrive, lambda s: s.guest("Yann")),
    "conference.leave": on(conference.leave, lambda s: s.presence("Rose")),
    "conference.note_danger": on(conference.note_danger, "Des coups ont été dits.", "la CRIP"),
    "conference.end": on(conference.end, Moment.PRIVATE),
    "conference.end_forgotten": forgotten,
}
# What asks, and writes nothing; and what an act tells by mail, which leaves whatever the hour.
ASKS = {
    *("notices.asked", "notices.assigned", "notices.relieved", "notices.consulted"),
    *("notices.content_asked", "notices.held"),
    *("assignment.body_decides", "step.open_steps", "step.check", "step.missing", "step.allow"),
    *("step.decision", "step.seated", "writing.open_at", "child.open_to_children"),
    "conference.sitting_today",
    *("passage.passages_of", "plan.latest", "minimal.asked", "minimal.undoable", "minimal.lasted"),
    *("plan.still_written", "version.next_line"),
}
