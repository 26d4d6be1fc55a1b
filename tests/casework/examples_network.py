"""An example of every act on the network of a family."""

from typing import TypeVar

from sqlalchemy import select

from conference.casework import bond, conference, mention, network, side, writing
from conference.domain.acts import Act
from conference.domain.network import BondKind, QuietNote
from conference.domain.preparation import Invitation, Part
from conference.models.guest import Bond, Mention, Side
from conference.queries.network import guests
from tests.casework.acting import Scene
from tests.casework.example import Example, on
from tests.casework.examples import RELATIVE

Row = TypeVar("Row", Bond, Mention, Side)


def _row(scene: Scene, table: type[Row]) -> Row:
    return scene.session.scalars(select(table).where(table.case_id == scene.case.id)).one()


def _side(scene: Scene) -> Side:
    return _row(scene, Side)


def _bond(scene: Scene) -> Bond:
    return _row(scene, Bond)


def _mention(scene: Scene) -> Mention:
    return _row(scene, Mention)


def _come_in(scene: Scene) -> None:
    conference.welcome(scene.session, scene.who, scene.case, "Olga", Part.NETWORK, asked=False)


def _ina(scene: Scene) -> None:
    network.invite(scene.session, scene.who, scene.case, {"part": Part.FAMILY}, scene.person("Ina"))


OF_THE_NETWORK: dict[str, Example] = {
    "bond.bind": Example(
        "conference", on(bond.bind, lambda s: s.guest("Rose"), lambda s: s.guest("Yann"), BondKind.FRIEND)
    ),
    "bond.write": Example("conference", on(bond.write, _bond, BondKind.BROKEN, "Depuis Noël.")),
    "bond.unbind": Example("conference", on(bond.unbind, _bond)),
    "mention.think_of": Example("conference", on(mention.think_of, "Une marraine")),
    "mention.forget": Example("conference", on(mention.forget, _mention)),
    "mention.take_up": Example("conference", on(mention.take_up, _mention, Part.FAMILY)),
    "network.invite": Example(
        "conference",
        on(network.invite, {"part": Part.NETWORK, "invitation": Invitation.COMING}, lambda s: s.person("Ina")),
    ),
    "network.name": Example("conference", lambda s: network.name(s.session, s.case, RELATIVE)),
    "network.write": Example("conference", on(network.write, lambda s: s.guest("Rose"), {"needs": "Un trajet."})),
    "network.nothing_to_report": Example(
        "conference",
        on(network.nothing_to_report, lambda s: guests(s.session, s.case)),
        _come_in,
    ),
    "network.answer": Example("conference", on(network.answer, lambda s: s.guest("Rose"), Invitation.COMING)),
    "network.correct": Example("conference", on(network.correct, lambda s: s.guest("Rose"), {"first_name": "Rosa"})),
    "network.remove": Example("conference", on(network.remove, lambda s: guests(s.session, s.case)[-1]), _ina),
    "side.name": Example("conference", on(side.name, ["Côté paternel"])),
    "side.rename": Example("conference", on(side.rename, _side, "Côté de Nadia")),
    "side.answer": Example("conference", on(side.answer, _side, needless=True)),
    "side.remove": Example("conference", on(side.remove, _side)),
    "writing.drop": Example("conference", on(writing.drop, Act.PREPARATION_WRITTEN, _bond, "bond")),
    "side.quieten": Example("conference", on(side.quieten, QuietNote.SIDES)),
}
