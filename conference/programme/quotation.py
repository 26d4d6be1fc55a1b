"""Words coded by theme: what is cut from an answer, what is decided of a passage."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.questionnaires import quarter
from conference.domain.quotation import QuotationState, deciding
from conference.domain.reasons import Reason, Refused
from conference.models.answer import Answer
from conference.models.quotation import Quotation, QuotationTheme, Theme
from conference.queries.note import names_in
from conference.queries.quotation import source_of, words_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided: the passage as it may be read, its themes by name, and that what looks like a name is none."""

    state: QuotationState
    passage: str = ""
    themes: Sequence[str] = ()
    confirmed: bool = False


def cut(session: Session, actor: Actor, answer: Answer, verdict: Verdict) -> Quotation:
    """Keep a passage of an answer, or that there is nothing to keep of it. Raises `Refused`."""
    _check(session, words_of(answer), verdict, agreed=answer.quotable)
    same = Quotation.answer_id == answer.id, Quotation.passage == verdict.passage
    if session.scalars(select(Quotation.id).where(*same).limit(1)).first() is not None:
        raise Refused(Reason("passage_decided", "passage"))
    row = Quotation(
        answer_id=answer.id,
        respondent=answer.respondent,
        on=quarter(answer.quarter),
        agreed=answer.quotable,
        state=verdict.state,
    )
    return _keep(session, actor, row, verdict)


def decide(session: Session, actor: Actor, quotation: Quotation, verdict: Verdict) -> Quotation:
    """Decide on a passage, again or for the first time. Raises `Refused`; what was taken back stays so."""
    if quotation.state is QuotationState.WITHDRAWN:
        raise Refused(Reason("quotation_withdrawn"))
    _check(session, source_of(session, quotation), verdict, agreed=quotation.agreed)
    return _keep(session, actor, quotation, verdict)


def _check(session: Session, source: str, verdict: Verdict, *, agreed: bool) -> None:
    named = not verdict.confirmed and bool(names_in(session, verdict.passage))
    themes = len(verdict.themes)
    reasons = deciding(source, verdict.passage, verdict.state, agreed=agreed, themes=themes, named=named)
    if reasons:
        raise Refused(*reasons)


def _keep(session: Session, actor: Actor, row: Quotation, verdict: Verdict) -> Quotation:
    row.state, row.passage = verdict.state, verdict.passage
    row.agreed = row.agreed and verdict.state is not QuotationState.WITHDRAWN
    row.decided_at, row.decided_by = clock.now(), actor.account_id
    session.add(row)
    session.flush()
    session.execute(delete(QuotationTheme).where(QuotationTheme.quotation_id == row.id))
    found = {_theme(session, name).id for name in verdict.themes}
    session.add_all(QuotationTheme(quotation_id=row.id, theme_id=theme_id) for theme_id in sorted(found))
    session.flush()
    session.expire(row, ["themes"])
    audit.write(session, actor, Act.QUOTATION_WRITTEN, row, ("passage", "state", "themes"))
    return row


def _theme(session: Session, name: str) -> Theme:
    """The theme of a name, however it is spelt; a new one where there is none."""
    known = session.scalars(select(Theme).where(Theme.folded == fold(name))).one_or_none()
    if known is None:
        known = Theme(name=name, folded=fold(name))
        session.add(known)
        session.flush()
    return known
