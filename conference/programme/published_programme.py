"""Loading what was published of a programme into the tables of its département: one function for each of its nouns.

Each adds what is not there yet, and says how many; what was corrected or withdrawn since stays so. A noun that comes
to have tables of its own has its function here, in ``LOADERS``.
"""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.data.programmes import Programme, programmes
from conference.domain.actors import Actor
from conference.domain.memory import Happened, Learnt, LessonKind, Money, Reached, Told
from conference.domain.names import fold
from conference.domain.partial_days import of_iso
from conference.domain.practice_sheet import Heading
from conference.domain.programme import Description, Phase
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.memory import Event, Funding, Lesson, ProgrammePhase, Remembered
from conference.models.place import Territory
from conference.programme import memory, places, reported
from conference.programme.programme import describe
from conference.programme.published_texts import texts_of
from conference.queries.programme import described, programme, texts

Loader = Callable[[Session, Actor, Department, Programme], int]


def load(session: Session, actor: Actor, department: Department) -> Mapping[str, int]:
    """Load it all: how many rows each noun had added. Raises `Refused` where nothing was published of it."""
    published = programmes().get(department.code)
    if published is None:
        raise Refused(Reason("programme_unpublished", "code", department.name))
    added = {noun: loader(session, actor, department, published) for noun, loader in LOADERS.items()}
    if any(added.values()):
        audit.write(session, actor, Act.PROGRAMME_LOADED, department, tuple(noun for noun, n in added.items() if n))
    return added


def _figures(session: Session, actor: Actor, _department: Department, published: Programme) -> int:
    return reported.load(session, actor, published)


def _description(session: Session, actor: Actor, _department: Department, published: Programme) -> int:
    """The few facts where nobody wrote any, and the texts of the headings that nobody wrote."""
    row, known = programme(session), texts(session)
    missing = {heading: words for heading, words in texts_of(published).items() if heading not in known}
    if row is None or missing:
        describe(session, actor, described(row) if row else _facts(published), missing)
    return len(missing)


def _facts(published: Programme) -> Description:
    where, silent = published.territories, tuple(Heading(code) for code in published.silent)
    kind, count = (where.kind, where.count) if where else ("", None)
    return Description(published.year, published.source, kind, count, silent)


def _territories(session: Session, actor: Actor, _department: Department, published: Programme) -> int:
    named = published.territories.names if published.territories else ()
    known = set(session.scalars(select(Territory.folded)))
    new = [name for name in named if fold(name) not in known]
    for name in new:
        places.write_territory(session, actor, name)
    return len(new)


def _phase(session: Session, actor: Actor, department: Department, published: Programme) -> int:
    return _lines(session, actor, department, published, ProgrammePhase, [Reached(Phase(published.phase))])


def _events(session: Session, actor: Actor, department: Department, published: Programme) -> int:
    told = [Happened(of_iso(one.date), one.event) for one in published.timeline]
    return _lines(session, actor, department, published, Event, told)


def _fundings(session: Session, actor: Actor, department: Department, published: Programme) -> int:
    told = [Money(one.what, one.payer) for one in published.funding]
    return _lines(session, actor, department, published, Funding, told)


def _lessons(session: Session, actor: Actor, department: Department, published: Programme) -> int:
    kinds = {
        LessonKind.BRAKE: published.brakes,
        LessonKind.PERSPECTIVE: published.perspectives,
        LessonKind.INSPIRED: published.inspired,
    }
    told = [Learnt(kind, words) for kind, said in kinds.items() for words in said]
    return _lines(session, actor, department, published, Lesson, told)


def _lines(
    session: Session,
    actor: Actor,
    department: Department,
    published: Programme,
    table: type[Remembered],
    told: Sequence[Told],
) -> int:
    """Lines of the memory, each known again by its place in the sheet that told it."""
    known = set(session.scalars(select(table.mark).where(table.mark.is_not(None))))
    marked = {f"{published.sheet}/{number}": one for number, one in enumerate(told, 1)}
    new = {mark: one for mark, one in marked.items() if mark not in known}
    for mark, one in new.items():
        memory.keep(session, actor, department, one, mark=mark)
    return len(new)


LOADERS: Mapping[str, Loader] = {
    "figures": _figures,
    "territories": _territories,
    "description": _description,
    "phases": _phase,
    "events": _events,
    "fundings": _fundings,
    "lessons": _lessons,
}
