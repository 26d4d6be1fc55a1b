"""The act by which a programme says what it is: its few facts, and a text under each heading."""

from collections.abc import Mapping

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.practice_sheet import Heading
from conference.domain.programme import Description, said
from conference.domain.reasons import Refused
from conference.models.programme import Programme, ProgrammeText
from conference.queries.programme import programme, texts


def describe(session: Session, actor: Actor, told: Description, words: Mapping[Heading, str]) -> Programme:
    """Keep the facts and the texts: one that changed is a new version, the others stay. Raises `Refused`."""
    if told.reasons:
        raise Refused(*told.reasons)
    row = programme(session) or Programme()
    row.begun_in, row.source = told.begun_in, told.source
    row.territory_kind, row.territory_count = told.territory_kind, told.territory_count
    row.silent = [heading.value for heading in told.silent]
    row.written_at, row.written_by = clock.now(), actor.account_id
    session.add(row)
    if row.id is not None:
        # A text is a row of its own: a form shown before this one is overtaken all the same.
        flag_modified(row, "source")
    changed = _write(session, actor, words)
    session.flush()
    audit.write(session, actor, Act.PROGRAMME_WRITTEN, row, ("facts", *changed))
    return row


def _write(session: Session, actor: Actor, words: Mapping[Heading, str]) -> list[str]:
    known, changed = texts(session), []
    for heading, typed in words.items():
        before, text = known.get(heading), said(typed.splitlines())
        if text == (before.words if before else ""):
            continue
        number = before.number + 1 if before else 1
        written = {"written_at": clock.now(), "written_by": actor.account_id}
        session.add(ProgrammeText(heading=heading, number=number, words=text, **written))
        changed.append(heading.value)
    return changed
