"""Examples of what a device tells, and of choosing between two versions: acts on a case as the others are."""

from datetime import timedelta
from typing import Any

from conference import clock
from conference.casework import choosing, sync
from conference.domain.preparation import Part
from conference.domain.sync import Fate, Kept, Message, MessageKind
from conference.models.sync import SentMessage
from tests.casework.acting import Scene
from tests.casework.example import Example, on

ACTION: dict[str, Any] = {"what": "Ina garde Lou", "who": "Ina", "by_when": "le jeudi", "by_day": None}
ACTION |= {"helped_by": "", "checked_by": ""}
RIGHT = timedelta(0)


def message(kind: MessageKind, about: str = "", name: str = "", **given: Any) -> Message:
    """One note of a device, made now."""
    at = given.pop("at", clock.now())
    device, sequence = given.pop("device", "téléphone"), given.pop("sequence", 1)
    return Message(name or f"{kind}-{about}-{device}", kind, at, 60, device, sequence, about, given)


def told_twice(scene: Scene) -> SentMessage:
    """What the family's plan says otherwise on a second device."""
    said = '{"otherwise": "On s’appelle.", "watched_by": "Ina"}'
    times = {"at": clock.now(), "received_at": clock.now(), "utc_offset": 60, "skew": 0, "sequence": 1}
    row = SentMessage(
        case_id=scene.case.id,
        message="twice",
        kind=MessageKind.WORDS,
        device="d",
        fate=Fate.BOTH,
        said=said,
        **times,
    )
    scene.session.add(row)
    scene.session.flush()
    return row


def _choose(scene: Scene) -> object:
    return on(choosing.choose, told_twice, Kept.SECOND)(scene)


def _welcome(scene: Scene) -> object:
    olga = message(MessageKind.WELCOME, first_name="Olga", part=Part.NETWORK, asked=False)
    return on(sync.take, lambda _: olga, RIGHT)(scene)


TELLING = {"sync.take": Example("conference", _welcome), "choosing.choose": Example("conference", _choose)}
