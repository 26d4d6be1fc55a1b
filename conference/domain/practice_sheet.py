"""The practice sheet: its headings in the order in which peers read them, and what a move of it asks for.

It goes through the states of the yearly note, by the same moves; a grid of criteria is answered beside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from conference.domain.note import Move, NoteFacts, refusals
from conference.domain.reasons import Reason

# A sheet that nobody has taken up again for so long is not called up to date any more.
FRESH_FOR = timedelta(days=365)
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Heading(StrEnum):
    """What a sheet says, in the order in which it is printed."""

    INITIATORS = "initiators"
    PUBLICS = "publics"
    DEFINITION = "definition"
    DESCRIPTION = "description"
    OBJECTIVE = "objective"
    ORIGIN = "origin"
    METHOD = "method"
    GOVERNANCE = "governance"
    FUNDING = "funding"
    PARTICIPATION = "participation"
    DEPLOYMENT = "deployment"
    CONDITIONS = "conditions"
    PERSPECTIVES = "perspectives"
    IMPLEMENTATION = "implementation"
    EFFECTS = "effects"
    EVALUATION = "evaluation"


class PracticeSection(StrEnum):
    """The headings that stand together: a table at the head, then the parts of the text."""

    HEADER = "header"
    DEFINITION = "definition"
    DESCRIPTION = "description"
    GENESIS = "genesis"
    PROGRESS = "progress"
    RESULTS = "results"
    EVALUATION = "evaluation"


SECTIONS: dict[PracticeSection, tuple[Heading, ...]] = {
    PracticeSection.HEADER: (Heading.INITIATORS, Heading.PUBLICS),
    PracticeSection.DEFINITION: (Heading.DEFINITION,),
    PracticeSection.DESCRIPTION: (Heading.DESCRIPTION, Heading.OBJECTIVE),
    PracticeSection.GENESIS: (
        *(Heading.ORIGIN, Heading.METHOD, Heading.GOVERNANCE),
        *(Heading.FUNDING, Heading.PARTICIPATION),
    ),
    PracticeSection.PROGRESS: (Heading.DEPLOYMENT, Heading.CONDITIONS, Heading.PERSPECTIVES),
    PracticeSection.RESULTS: (Heading.IMPLEMENTATION, Heading.EFFECTS),
    PracticeSection.EVALUATION: (Heading.EVALUATION,),
}


class GridAnswer(StrEnum):
    """What a reviewer says of one criterion."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Grid:
    """How the review of a sheet stands: how many criteria it is held against, and whether that was done.

    ``by_another`` is whether somebody who wrote none of it has answered all of them since it was last written.
    """

    criteria: int = 0
    by_another: bool = False


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two contents of a sheet say the same, whatever the day of each."""
    return {**one, "updated": ""} == {**other, "updated": ""}


def typed_text(content: Mapping[str, Any]) -> str:
    """All that somebody typed of what would be published of a sheet."""
    told: list[str] = [*content["sources"]]
    for part in (part for piece in content["sections"] for part in piece["parts"]):
        told += [*part["facts"], *part["words"]]
        lines = (line for table in part["counts"] for line in table["lines"] if line["source"])
        told += [line[name] for line in lines for name in ("title", "said", "period", "detail", "source")]
    return "\n".join(told)


def sheet_refusals(move: Move, facts: NoteFacts, grid: Grid) -> list[Reason]:
    """Every reason why a sheet cannot make a move now, for whoever asks."""
    found = refusals(move, facts)
    if move is not Move.REVIEW or any(reason.code == "note_elsewhere" for reason in found):
        return found
    if grid.criteria and not grid.by_another:
        return [*found, Reason("practice_unreviewed", "grid")]
    return [*found, Reason("practice_reviewed_alone")] if not grid.criteria and facts.author else found


def stale(published_on: date, today: date) -> bool:
    """Whether a sheet published on a day is to be looked at again."""
    return today - published_on > FRESH_FOR


def lines(typed: Iterable[str]) -> list[str]:
    """The lines that somebody typed, each once, without the empty ones."""
    return list(dict.fromkeys(line.strip() for line in typed if line.strip()))
