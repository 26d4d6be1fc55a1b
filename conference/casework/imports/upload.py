"""A file between its preview and its confirmation: kept for whoever sent it, an hour at most."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.models.takeover import ImportUpload

KEPT = timedelta(hours=1)


def keep(session: Session, actor: Actor, content: bytes, filename: str) -> ImportUpload:
    """Keep a file for its preview, and throw away those that have waited too long."""
    session.execute(delete(ImportUpload).where(ImportUpload.uploaded_at < clock.ago(KEPT)))
    upload = ImportUpload(account_id=actor.account_id, filename=filename, content=content, uploaded_at=clock.now())
    session.add(upload)
    session.flush()
    audit.write(session, actor, Act.BATCH_PREVIEWED, upload)
    return upload


def find(session: Session, actor: Actor, key: str) -> ImportUpload | None:
    """The file of a key, as long as it is kept; another account's looks missing."""
    query = select(ImportUpload).where(ImportUpload.key == key, ImportUpload.account_id == actor.account_id)
    return session.scalars(query.where(ImportUpload.uploaded_at >= clock.ago(KEPT))).one_or_none()
