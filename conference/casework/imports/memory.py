"""What a département taught of its own files: the columns under a header, the words of cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework.imports.layout import Layout
from conference.casework.imports.vocabulary import Vocabulary
from conference.domain.imports import Column, Topic
from conference.domain.names import fold
from conference.domain.work import Worker
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.takeover import ImportLayout, ImportWord
from conference.words.work import WORKER

_LISTS: Mapping[Topic, type[Territory] | type[Institution] | type[Coordinator]] = {
    Topic.TERRITORY: Territory,
    Topic.INSTITUTION: Institution,
    Topic.COORDINATOR: Coordinator,
}
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Memory:
    """How files are read in one département."""

    layouts: Mapping[str, Layout]
    vocabulary: Vocabulary


def recall(session: Session) -> Memory:
    """All that the département of the session has taught, beside its own lists as they are today."""
    layouts = {row.header: _layout(row) for row in session.scalars(select(ImportLayout))}
    taught = {(row.topic, row.word): row.meaning for row in session.scalars(select(ImportWord))}
    lists = {topic: session.execute(select(of.key, of.name).order_by(of.folded)).all() for topic, of in _LISTS.items()}
    rows: dict[Topic, dict[str, str]] = {topic: dict(found) for topic, found in lists.items()}
    # Who worked and is no coordinator is said by what they were.
    rows[Topic.WORKER] = rows[Topic.COORDINATOR] | {one.value: WORKER[one] for one in (Worker.REFERRER, Worker.OTHER)}
    return Memory(layouts, Vocabulary(taught, rows))


def _layout(row: ImportLayout) -> Layout:
    known = {column.value: column for column in Column}
    return Layout(row.kind, tuple(known.get(code) for code in row.meanings.split()))


def keep_layout(session: Session, header: str, layout: Layout) -> None:
    """Remember what the columns under a header mean."""
    row = session.scalars(select(ImportLayout).where(ImportLayout.header == header)).one_or_none()
    row = row or ImportLayout(header=header)
    row.kind = layout.kind
    row.meanings = " ".join(meaning.value if meaning else _NOTHING for meaning in layout.meanings)
    session.add(row)


def keep_word(session: Session, topic: Topic, text: str, meaning: str | None) -> None:
    """Remember what a word means; with no meaning it is forgotten."""
    word = fold(text)
    row = session.scalars(select(ImportWord).where(ImportWord.topic == topic, ImportWord.word == word)).one_or_none()
    if meaning is None:
        if row is not None:
            session.delete(row)
        return
    row = row or ImportWord(topic=topic, word=word)
    row.meaning = meaning
    session.add(row)
