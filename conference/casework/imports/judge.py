"""Telling what is new in a file from what the département has, and what today's rules would have refused."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework.imports.contents import AnswerLine, CaseLine, Content, CoordinatorLine, TimeLine
from conference.casework.imports.lines import Line
from conference.casework.imports.rows import Row
from conference.domain.names import fold
from conference.domain.reasons import Reason
from conference.domain.retention import is_past
from conference.domain.stages import Stage
from conference.domain.work import Worker
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.place import Institution
from conference.models.work import TimeEntry


class Fate(StrEnum):
    """What confirming would do with a line."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LinePreview:
    """One line. ``mark`` is what a case or some time is known by; ``nameless`` when its family's initials stay out.

    ``about`` is the case that time was spent on, by its own mark or by its reference; ``spent_by`` says whose it was.
    """

    row: Row
    content: Content | None
    fate: Fate
    refused: tuple[Reason, ...]
    warned: tuple[Reason, ...]
    mark: str = ""
    nameless: bool = False
    about: str = ""
    spent_by: Worker | None = None

    @property
    def number(self) -> int:
        """Its number in the sheet."""
        return self.row.number


@dataclass(frozen=True, slots=True)
class Known:
    """A coordinator, as the warnings of a case look at them."""

    institution: str
    trained: date | None


class Judge:
    """Tells what is new from what the département has, and what today's rules would have refused."""

    def __init__(self, session: Session, found: Sequence[Line], today: date) -> None:
        self.today = today
        marks = select(Case.import_mark).where(Case.import_mark.is_not(None))
        self.marks = {mark for mark in session.scalars(marks) if mark}
        self.answers = _imported_answers(session)
        self.coordinators = _coordinators(session)
        self.taken = set(self.coordinators)
        self.times = set(session.scalars(select(TimeEntry.import_mark).where(TimeEntry.import_mark.is_not(None))))
        self.stages = dict(session.execute(select(Case.reference, Case.stage).where(Case.reference.is_not(None))).all())
        cases = [line.content for line in found if isinstance(line.content, CaseLine)]
        self.numbers = _numbers(self.marks | {case.mark for case in cases})
        self.seen: Counter[str] = Counter()
        for line in found:
            if isinstance(line.content, CoordinatorLine):
                known = Known(fold(line.content.institution), line.content.trained)
                self.coordinators.setdefault(fold(line.content.name), known)

    def judged(self, line: Line) -> LinePreview:
        """The fate of one line."""
        told = LinePreview(line.row, line.content, Fate.NEW, line.refused, line.warned)
        if isinstance(line.content, CaseLine):
            return self._case(told, line.content)
        if isinstance(line.content, AnswerLine):
            return self._answer(told, line.content)
        if isinstance(line.content, CoordinatorLine):
            return self._coordinator(told, line.content)
        if isinstance(line.content, TimeLine):
            return self._time(told, line.content)
        return replace(told, fate=Fate.REFUSED)

    def _case(self, told: LinePreview, case: CaseLine) -> LinePreview:
        self.seen[case.mark] += 1
        times = self.seen[case.mark]
        if times > 1 and case.number:
            return _refuse(told, Reason("number_repeated", "", case.number))
        mark = case.mark if times == 1 else f"{case.mark}/{times}"
        fate = Fate.KNOWN if mark in self.marks else Fate.NEW
        nameless = is_past(case.last_contact, self.today)
        warned = (*told.warned, *self._past_rules(case))
        return replace(told, fate=fate, mark=mark, nameless=nameless, warned=warned)

    def _past_rules(self, case: CaseLine) -> Iterator[Reason]:
        """What today's rules would refuse, and a take-over only says."""
        if not case.coordinator:
            return
        known = self.coordinators.get(fold(case.coordinator))
        if known is None:
            yield Reason("coordinator_not_listed", subject=case.coordinator)
            return
        if case.institution and fold(case.institution) == known.institution:
            yield Reason("coordinator_of_institution_that_knows", subject=case.coordinator)
        if known.trained and (case.assigned or case.referred) < known.trained:
            yield Reason("assigned_before_training", subject=case.coordinator)

    def _answer(self, told: LinePreview, answer: AnswerLine) -> LinePreview:
        mark = _answer_mark(answer.respondent, answer.way, answer.quarter, answer.overall)
        if not self.answers[mark]:
            return told
        self.answers[mark] -= 1
        return replace(told, fate=Fate.KNOWN)

    def _coordinator(self, told: LinePreview, coordinator: CoordinatorLine) -> LinePreview:
        name = fold(coordinator.name)
        self.seen[name] += 1
        if self.seen[name] > 1:
            return _refuse(told, Reason("name_repeated", "", coordinator.name))
        return replace(told, fate=Fate.KNOWN) if name in self.taken else told

    def _time(self, told: LinePreview, time: TimeLine) -> LinePreview:
        about, wrong = self._about(time)
        if wrong == "case_in_conference":
            return _refuse(told, Reason(wrong, subject=time.number))
        listed = fold(time.worker) in self.coordinators
        spent_by = time.spent_by or (Worker.COORDINATOR if listed else Worker.OTHER)
        unlisted = time.worker and not listed and time.spent_by is None
        said = ((wrong, time.number), ("worker_not_listed" if unlisted else "", time.worker))
        warned = (*told.warned, *(Reason(code, subject=subject) for code, subject in said if code))
        self.seen[time.mark] += 1
        mark = f"{time.mark}/{self.seen[time.mark]}"
        fate = Fate.KNOWN if mark in self.times else Fate.NEW
        return replace(told, fate=fate, mark=mark, about=about, spent_by=spent_by, warned=warned)

    def _about(self, time: TimeLine) -> tuple[str, str]:
        """The case that a line of time names, or what is wrong with the name; neither when it names none."""
        if time.number in self.stages:
            running = self.stages[time.number] is Stage.CONFERENCE
            return ("", "case_in_conference") if running else (time.number, "")
        marks = self.numbers.get(time.number, set())
        if len(marks) == 1:
            return next(iter(marks)), ""
        return "", "" if not time.number else "case_ambiguous" if marks else "case_not_found"


def _numbers(marks: Iterable[str]) -> dict[str, set[str]]:
    """The cases taken over that have a number of their own, by that number: several years may have the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        number = mark.partition("/")[2]
        if number and "/" not in number:
            found[number].add(mark)
    return found


def _refuse(told: LinePreview, reason: Reason) -> LinePreview:
    return replace(told, fate=Fate.REFUSED, content=None, refused=(*told.refused, reason))


def _answer_mark(*parts: object) -> tuple[str, ...]:
    return tuple("" if part is None else str(part) for part in parts)


def _imported_answers(session: Session) -> Counter[tuple[str, ...]]:
    imported = Answer.import_batch_id.is_not(None)
    query = select(Answer.respondent, Answer.way, Answer.quarter, Answer.overall).where(imported)
    return Counter(_answer_mark(*row) for row in session.execute(query))


def _coordinators(session: Session) -> dict[str, Known]:
    query = select(Coordinator.folded, Institution.folded, Coordinator.trained_on).outerjoin(
        Institution, Institution.id == Coordinator.institution_id
    )
    return {name: Known(institution or "", trained) for name, institution, trained in session.execute(query)}
