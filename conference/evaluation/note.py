"""The yearly note of a département, as plain values: what every paper and table of it prints."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.outcomes import State
from conference.domain.stages import Outcome
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Figure, Scope
from conference.evaluation.period import Period
from conference.models.department import Department
from conference.words.evaluation import control_sum


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one département over one period. It shows all figures: its circulation is restricted."""

    place: str
    recipient: str
    period: Period
    printed_on: date
    figures: tuple[Figure, ...]

    def figure(self, code: str) -> Figure:
        """One figure by its code. Raises ``KeyError``."""
        for figure in self.figures:
            if figure.code == code:
                return figure
        raise KeyError(code)

    @property
    def control_sum(self) -> str:
        """``Gironde : 41 orientations = …``, written from the same figure as the table above it."""
        return cohort_sum(self.place, self.figure("activity.states"))


def cohort_sum(place: str, states: Figure) -> str:
    """The control sum of a cohort, from the figure of its states."""
    counts = {state: states.line(state.value).value for state in State}
    return control_sum(place, sum(counts.values()), counts, states.line(Outcome.OWN_SOLUTION.value).value)


def assemble(session: Session, department: Department, scope: Scope) -> Note:
    """The note of the session's département, from what is recorded now."""
    return Note(
        department.name,
        department.note_recipient,
        scope.period,
        clock.today(department.zone),
        tuple(compute(session, scope)),
    )
