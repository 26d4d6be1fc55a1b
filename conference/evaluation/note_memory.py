"""What a programme remembers of a period, as the yearly note prints it: events, funding, what was learnt and done.

A participant may be named in it by mistake: the words that somebody bears here too are masked.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.memory import ASKING, LessonKind, ends_soon
from conference.domain.names import masked
from conference.domain.note import Part
from conference.evaluation.note import Told
from conference.models.memory import Event, Funding, Lesson, LessonStep
from conference.queries import memory
from conference.queries.record import named_in
from conference.words import memory as words
from conference.words.dates import long_date, partial
from conference.words.numbers import UNKNOWN, euros

PARTS = frozenset({Part.SCOPE, Part.MEANS, Part.EFFECTS, Part.PERSPECTIVES, Part.METHOD})


def remembered(session: Session, first: date, last: date) -> Iterator[Told]:
    """All that is remembered of a period, from a day to another, each in its part; what is empty is told too."""
    events, fundings = memory.events(session, first, last), memory.fundings(session, first, last)
    lessons = [one for one in memory.lessons(session) if _of_the_period(one, first, last)]
    hide = _Mask(session, events, lessons)
    yield Told(Part.SCOPE, words.HAPPENED, tuple(f"{partial(e.when)}\u00a0: {hide(e.what)}" for e in events))
    yield Told(Part.MEANS, words.FUNDED, tuple(_line(one, last) for one in fundings))
    for kind, title in words.LESSONS.items():
        part = Part.EFFECTS if kind is LessonKind.INSPIRED else Part.PERSPECTIVES
        told = tuple(hide(_lesson(one, last)) for one in lessons if one.kind is kind)
        yield Told(part, title, told)
    for one in fundings:
        yield Told(Part.METHOD, words.annex(one.what, one.payer), tuple(_annex(one)))


class _Mask:
    """The names found in all these texts, in one look."""

    def __init__(self, session: Session, events: Iterable[Event], lessons: Iterable[Lesson]) -> None:
        texts = [one.what for one in events]
        for lesson in lessons:
            texts += [lesson.words, *(text for step in lesson.steps for text in (step.what, step.who))]
        self._names = named_in(session, texts)

    def __call__(self, text: str) -> str:
        """A text without them."""
        return masked(text, self._names)


def _of_the_period(one: Lesson, first: date, last: date) -> bool:
    """Whether it was known by the last day, and not settled for good before the first."""
    if one.since is not None and one.since > last:
        return False
    done = _done(one, last)
    return not (done and done[-1].settles and done[-1].on < first)


def _done(one: Lesson, last: date) -> Sequence[LessonStep]:
    return [step for step in one.steps if step.on <= last]


def _lesson(one: Lesson, last: date) -> str:
    """What was learnt, then each thing done about it by the last day, and where that leaves it."""
    done = _done(one, last)
    said = [f"{long_date(step.on)}, {step.who}\u00a0: {step.what.rstrip('.')}" for step in done]
    state = [words.SETTLED] if done and done[-1].settles else [words.WAITING] if one.kind in ASKING else []
    return ". ".join((one.words.rstrip("."), *said, *state))


def _line(one: Funding, last: date) -> str:
    """What is paid, by whom and how much, and whether it ends in the period or soon after."""
    amount = f", {euros(one.cents)}" if one.cents is not None else ""
    ends = one.until is not None and (one.until <= last or ends_soon(one.until, last))
    end = f". {words.ends_on(one.until)}" if ends and one.until is not None else ""
    return f"{one.what}\u00a0: {one.payer}{amount}{end}"


def _annex(one: Funding) -> Iterator[str]:
    """One funding line in full: what is not known is said so, and is no zero."""
    yield words.paid_from_to(one.since, one.until)
    for label, cents in ((words.GIVEN, one.cents), (words.SPENT, one.spent), (words.LEFT, one.left)):
        yield f"{label}\u00a0: {UNKNOWN if cents is None else euros(cents)}"
    yield f"{words.PAID_FOR}\u00a0: {one.paid_for or UNKNOWN}"
