"""What the records say under each heading of a practice sheet: the programme as its tables tell it, then settings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.memory import LessonKind, LessonState
from conference.domain.practice_sheet import SECTIONS, Heading, PracticeSection
from conference.domain.programme import Description, holding
from conference.domain.roles import BodyKind
from conference.evaluation.practice_record import Facts, recorded
from conference.evaluation.record import record
from conference.models.department import Department
from conference.models.memory import Funding, Lesson
from conference.queries import council, memory, partner
from conference.queries.programme import texts
from conference.queries.sittings import seats
from conference.words import practice_sheet as words
from conference.words.dates import from_to, long_date, partial, since
from conference.words.memory import PHASE
from conference.words.numbers import counted

SEMICOLON = "\u00a0; "


def facts(session: Session, department: Department, year: int, about: Description) -> Facts:
    """The facts of every heading; one that has none is not there."""
    told = _told(session, year, about)
    settled = _settled(session, department, year, governed=bool(told.get(Heading.GOVERNANCE)), about=about)
    for found in (settled, recorded(record(session, department, year))):
        for heading, more in found.items():
            told[heading] = (*told.get(heading, ()), *more)
    return {heading: _lines(heading, lines) for heading, lines in told.items() if lines}


def _lines(heading: Heading, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences, but for the names at the head."""
    return lines if heading in SECTIONS[PracticeSection.HEADER] else tuple(_ended(one) for one in lines)


def _told(session: Session, year: int, about: Description) -> Facts:
    """What the programme tells of itself, but under the headings of which it takes nothing."""
    found: Facts = {heading: tuple(row.words.splitlines()) for heading, row in texts(session).items()}
    learnt = memory.lessons(session)
    beside: Facts = {
        Heading.ORIGIN: tuple(f"{partial(one.when)}\u00a0: {one.what}" for one in memory.events(session)),
        Heading.FUNDING: tuple(_funding(one) for one in memory.fundings(session)),
        Heading.DEPLOYMENT: _phase(session, year),
        Heading.CONDITIONS: (
            *_joined(words.BRAKES, _of(learnt, LessonKind.BRAKE)),
            *_joined(words.LEVERS, _of(learnt, LessonKind.LEVER)),
        ),
        Heading.PERSPECTIVES: _of(learnt, LessonKind.PERSPECTIVE),
        Heading.IMPLEMENTATION: _joined(words.LESSONS, _of(learnt, LessonKind.LESSON)),
        Heading.EFFECTS: _of(learnt, LessonKind.INSPIRED),
    }
    for heading, more in beside.items():
        found[heading] = (*found.get(heading, ()), *more)
    return {heading: lines for heading, lines in found.items() if heading not in about.silent}


def _phase(session: Session, year: int) -> tuple[str, ...]:
    """How far it was at the end of a year."""
    phase = holding(memory.phases(session), date(year, 12, 31))
    if phase is None:
        return ()
    begun = f", {since(phase.when)}" if phase.when else ""
    return (words.PHASE_IN.format(phase=_lower(PHASE[phase.phase])) + begun,)


def _funding(one: Funding) -> str:
    if one.since and one.until:
        period = f", {from_to(one.since, one.until)}"
    else:
        period = f", depuis le {long_date(one.since)}" if one.since else ""
        period += f", jusqu’au {long_date(one.until)}" if one.until else ""
    paid_for = f" ({_lower(one.paid_for)})" if one.paid_for else ""
    return f"{one.what}{paid_for}\u00a0: {_lower(one.payer)}{period}"


def _of(learnt: Sequence[Lesson], kind: LessonKind) -> tuple[str, ...]:
    return tuple(_lesson(one) for one in learnt if one.kind is kind)


def _lesson(one: Lesson) -> str:
    """What was learnt, with what settled it."""
    if one.state is LessonState.OPEN:
        return one.words
    return f"{one.words.rstrip('.')} ({words.SETTLED_BY}{_lower(one.steps[-1].what)})"


def _joined(label: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """``Freins : un départ ; une crise``, or nothing."""
    return (f"{label}{SEMICOLON.join(_lower(one) for one in found)}",) if found else ()


def _lower(text: str) -> str:
    """A text within a sentence; an acronym keeps its capitals."""
    said = text.rstrip(".")
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _every(weeks: int | None) -> str:
    return f", toutes les {weeks} semaines" if weeks else ""


def _designating(department: Department) -> tuple[str, ...]:
    if department.body is BodyKind.LEAD:
        return ()
    return (f"{words.DESIGNATES}{_lower(department.body_name)}{_every(department.cadence_weeks)}.",)


def _bodies(session: Session, on: date) -> tuple[str, ...]:
    """Those that went on a day, beside the one that designates."""
    held = [one.council for one in council.paces(session)]
    held = [one for one in held if one.since <= on and (one.until is None or one.until >= on)]
    return tuple(f"{council.called(one)}{_every(one.cadence_weeks)}{_role(one.role)}." for one in held)


def _role(role: str) -> str:
    return f"\u00a0: {_lower(role)}" if role else ""


def _conventions(session: Session, on: date) -> tuple[str, ...]:
    """Those that held on a day."""
    running = [one.row for one in partner.conventions(session, on) if one.status in partner.BINDING]
    return _joined(words.CONVENTIONS, tuple(f"{one.institution.name}, {_lower(one.subject)}" for one in running))


def _settled(session: Session, department: Department, year: int, *, governed: bool, about: Description) -> Facts:
    """What the département's own settings and registers tell; who governs, where the programme has not told it."""
    found: Facts = {}
    on = min(date(year, 12, 31), clock.today(department.zone))
    if not governed and Heading.GOVERNANCE not in about.silent:
        found[Heading.GOVERNANCE] = (*_designating(department), *_bodies(session, on), *_conventions(session, on))
    found[Heading.PARTICIPATION] = tuple(
        f"{where}, {counted(held, *words.FAMILY_SEATS)}."
        for where, held in ((words.DESIGNATING, len(seats(session, on))), (words.OTHERS, council.families(session, on)))
        if held
    )
    return found
