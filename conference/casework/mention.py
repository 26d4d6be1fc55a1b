"""The acts on those whom a family thinks of, and has not decided to invite."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import network
from conference.casework.writing import drop, keep, open_at
from conference.domain.actors import Actor
from conference.domain.network import MOST_MENTIONS
from conference.domain.preparation import Part
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import PersonKind
from conference.models.case import Case
from conference.models.guest import Guest, Mention


def think_of(session: Session, actor: Actor, case: Case, name: str, tie: str = "") -> Mention:
    """Note somebody whom the family thinks of, without inviting them."""
    open_at(session, case, *network.OPEN)
    if not name.strip():
        raise Refused(Reason("name_missing", "name"))
    there = session.scalar(select(func.count()).select_from(Mention).where(Mention.case_id == case.id))
    if (there or 0) >= MOST_MENTIONS:
        raise Refused(Reason("too_many_mentions", "name"))
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, Mention(case_id=case.id, name=name, tie=tie), "mention")


def forget(session: Session, actor: Actor, case: Case, mentioned: Mention) -> None:
    """Take away somebody whom the family had thought of."""
    open_at(session, case, *network.OPEN)
    drop(session, actor, case, Act.PREPARATION_WRITTEN, mentioned, "mention")


def take_up(session: Session, actor: Actor, case: Case, mentioned: Mention, part: Part) -> Guest:
    """Bring somebody whom the family thought of into the network."""
    someone = {"kind": PersonKind.RELATIVE, "first_name": mentioned.name, "last_name": "", "tie": mentioned.tie}
    guest = network.invite(session, actor, case, {"part": part}, network.name(session, case, someone))
    drop(session, actor, case, Act.PREPARATION_WRITTEN, mentioned, "mention")
    return guest
