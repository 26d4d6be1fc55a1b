"""The languages of a département as its papers speak them: ours, then those it has supplied."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from conference.domain.paper import Tongue
from conference.models.language import Language
from conference.words.papers import FRENCH, OURS


def languages(session: Session) -> Sequence[Language]:
    """Those that were supplied, with their texts, by name."""
    query = select(Language).options(selectinload(Language.translations)).order_by(Language.name, Language.id)
    return session.scalars(query).all()


def spoken(language: Language) -> Tongue:
    """A supplied language as a paper speaks it."""
    texts = {line.code: line.words for line in language.translations}
    return Tongue(language.code, language.name, language.direction, texts)


def tongues(session: Session) -> dict[str, Tongue]:
    """Every language that a paper may be printed in, by its code, French first; ours cannot be replaced."""
    return OURS | {one.code: spoken(one) for one in languages(session) if one.code not in OURS}


def tongue_of(known: dict[str, Tongue], code: str) -> Tongue:
    """The language of a code; French where it is unknown, or none was said."""
    return known.get(code, FRENCH)
