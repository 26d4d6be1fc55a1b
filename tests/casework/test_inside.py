"""Who should not be inside private family time stays out of it: by the act, and by the base."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from conference.casework import conference, network
from conference.domain.preparation import Invitation, Part
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.models.conference import Presence
from conference.models.guest import Guest
from tests.casework import scene
from tests.casework.acting import Scene
from tests.world import Place

OUTSIDERS = (
    (Part.PROFESSIONAL, True),
    (Part.EXPERT, True),
    (Part.INTERPRETER, False),
    (Part.SUPPORT, False),
)


def test_who_should_not_be_inside_is_kept_out_by_the_act_and_by_the_base(settled: Scene) -> None:
    """Coming in behind the door, or a row written past the acts: a new one, or one that changes."""
    for part, asked in OUTSIDERS:
        conference.end(settled.session, settled.who, settled.case, Moment.PRIVATE)
        ugo = conference.welcome(settled.session, settled.who, settled.case, "Ugo", part, asked=asked)
        late = _invited(settled, part, asked=asked)
        _let_outside_only(settled.session, ugo, late)
        opened_again = "UPDATE moment SET ended_at = NULL WHERE moment = 'private' AND sitting_id = :sitting"
        settled.session.execute(text(opened_again), {"sitting": ugo.sitting_id})
        settled.session.expire_all()
        with pytest.raises(Refused) as refusal:
            conference.arrive(settled.session, settled.who, settled.case, late)
        assert {reason.code for reason in refusal.value.reasons} == {"private_time_running"}, part


def _let_outside_only(session: Session, presence: Presence, late: Guest) -> None:
    """Who is there may be noted as there, never as inside."""
    stays = f"UPDATE presence SET in_private_time = :inside WHERE id = {presence.id}"  # noqa: S608
    comes = (
        "INSERT INTO presence (department_id, sitting_id, guest_id, arrived_at, in_private_time) "  # noqa: S608
        f"SELECT department_id, sitting_id, {late.id}, arrived_at, :inside FROM presence WHERE id = {presence.id}"
    )
    for statement in (stays, comes):
        undo = session.begin_nested()
        with pytest.raises(DBAPIError, match="who should not be inside private time"):
            session.execute(text(statement), {"inside": True})
        undo.rollback()
        with session.begin_nested() as allowed:
            session.execute(text(statement), {"inside": False})
            allowed.rollback()


@pytest.mark.parametrize(("part", "asked"), OUTSIDERS)
def test_who_should_not_be_inside_does_not_stay_when_the_door_closes(
    session: Session, gironde: Place, part: Part, asked: bool
) -> None:
    found = scene.convened(session, gironde)
    found.gather()
    olga = conference.welcome(session, found.who, found.case, "Olga", part, asked=asked)
    inside = frozenset({olga.guest.key, found.guest("Rose").key})
    with pytest.raises(Refused) as refusal:
        conference.begin(session, found.who, found.case, Moment.PRIVATE, inside)
    assert {reason.code for reason in refusal.value.reasons} == {"intruder_in_private_time"}
    assert not session.scalars(
        select(Presence).where(Presence.in_private_time, Presence.guest_id == olga.guest_id)
    ).all()
    conference.begin(session, found.who, found.case, Moment.PRIVATE, inside - {olga.guest.key})


def test_a_support_person_who_works_for_an_institution_that_knows_the_family_is_kept_out_by_the_base(
    settled: Scene,
) -> None:
    session = settled.session
    conference.end(session, settled.who, settled.case, Moment.PRIVATE)
    name = settled.known.worker
    assert name
    jeanne = conference.welcome(session, settled.who, settled.case, name, Part.SUPPORT, asked=True)
    ugo = conference.welcome(session, settled.who, settled.case, "Ugo", Part.SUPPORT, asked=True)
    inside = "UPDATE presence SET in_private_time = true WHERE id = :id"
    undo = session.begin_nested()
    with pytest.raises(DBAPIError, match="who should not be inside private time"):
        session.execute(text(inside), {"id": jeanne.id})
    undo.rollback()
    session.execute(text(inside), {"id": ugo.id})
    session.refresh(ugo)
    assert ugo.in_private_time


def _invited(found: Scene, part: Part, *, asked: bool) -> Guest:
    """Somebody of the network who has not come yet."""
    person = network.name(found.session, found.case, {"kind": PersonKind.RELATIVE, "first_name": f"Late {part}"})
    coming = {"part": part, "invitation": Invitation.COMING, "asked_by_family": asked}
    return network.invite(found.session, found.who, found.case, coming, person)
