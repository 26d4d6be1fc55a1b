"""The languages that papers are printed in: opened by a département, filled text by text, closed."""

import re
from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.paper import Direction
from conference.domain.reasons import Reason, Refused
from conference.models.language import Language, Translation
from conference.words.papers import FRENCH, OURS, fits, placeholders

_CODE = re.compile(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?")
MOST = 40


def begin(session: Session, actor: Actor, code: str, name: str, direction: Direction) -> Language:
    """Open a language. Raises `Refused` for a code that is none, ours, or open here already."""
    code = code.strip()
    if not _CODE.fullmatch(code):
        raise Refused(Reason("language_code_unknown", "code"))
    known = session.scalars(select(Language.code)).all()
    if code in OURS or code in known:
        raise Refused(Reason("language_open_already", "code"))
    if len(known) >= MOST:
        raise Refused(Reason("languages_too_many", "code", str(MOST)))
    language = Language(code=code, name=name, direction=direction, written_at=clock.now())
    session.add(language)
    session.flush()
    audit.write(session, actor, Act.LANGUAGE_WRITTEN, language, ("code", "direction"))
    return language


def write(session: Session, actor: Actor, language: Language, texts: Mapping[str, str]) -> int:
    """Keep texts by their key, and give how many changed; an empty one is taken away: it is said in French again.

    Raises `Refused` with a reason for each text that leaves no room for what the French one does.
    """
    known = {key: text.strip() for key, text in texts.items() if key in FRENCH.texts}
    wrong = [unfit(key, text) for key, text in known.items() if text and not fits(key, text)]
    if wrong:
        raise Refused(*wrong)
    lines = session.scalars(select(Translation).where(Translation.language_id == language.id)).all()
    kept = {line.code: line for line in lines}
    changed = {key for key, text in known.items() if text != (kept[key].words if key in kept else "")}
    for key in sorted(changed):
        _keep(session, language, kept.get(key), key, known[key])
    language.written_at = clock.now()
    # Its version moves with its texts, were they written within one tick of the clock.
    flag_modified(language, "written_at")
    session.flush()
    audit.write(session, actor, Act.LANGUAGE_WRITTEN, language, ("translation",))
    return len(changed)


def unfit(key: str, text: str) -> Reason:
    """Why a text cannot stand for the French one: what it forgets, or what nobody will fill."""
    asked, found = placeholders(FRENCH.texts[key]), placeholders(text)
    forgotten, unknown = sorted(asked - found), sorted(found - asked)
    if forgotten:
        return Reason("text_forgets", key, ", ".join(f"{{{name}}}" for name in forgotten))
    return Reason("text_unknown", key, ", ".join(f"{{{name}}}" for name in unknown))


def _keep(session: Session, language: Language, line: Translation | None, key: str, text: str) -> None:
    if line is None:
        session.add(Translation(language_id=language.id, code=key, words=text))
    elif text:
        line.words = text
    else:
        session.delete(line)


def close(session: Session, actor: Actor, language: Language) -> None:
    """Take a language away with its texts: whoever had chosen it is written to in French."""
    audit.write(session, actor, Act.LANGUAGE_CLOSED, language, ("code",))
    session.execute(delete(Translation).where(Translation.language_id == language.id))
    session.delete(language)
    session.flush()
