"""From being asked to the closing, a coordinator is asked for forty answers at most: they are counted here.

The smallest whole path is played through its pages. That it is the smallest is shown by leaving each answer out in
turn, and each tap: the page refuses, or the path stops further on, and the case is not closed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.referral import Person
from tests import world
from tests.base_file import BaseFile
from tests.browse import fill, press, words
from tests.conftest import NOW, SignIn
from tests.web.probing import beside, guest_keys
from tests.world import Place

AT_MOST = 40


@dataclass(frozen=True)
class Move:
    """One page filled, or one button pressed, ``days`` after the beginning; ``{Rose}`` is where a guest is named."""

    room: str
    typed: Mapping[str, str] = field(default_factory=dict)
    button: str = ""
    by: str = "coordinator"
    days: int = 0

    @property
    def asked(self) -> int:
        """How many answers it asks of the coordinator; a button that carries nothing is one tap."""
        return max(len(self.typed), 1) if self.by == "coordinator" else 0


PREPARED = (
    Move("/declaration", {"knows": "no"}),
    Move("/designation/{Claire}", {"pertinence": "La famille veut décider."}, by="committee"),
    Move("/question", {"words": "Comment Lou peut-elle rester à la maison ?"}),
    Move("/reseau", button="Ajouter Lou"),
    Move("/reseau/{Lou}", {"child_way": "present"}),
    Move("/reseau", {"first_name": "Rose"}),
    Move("/reseau/{Rose}", {"invitation": "coming"}),
    Move("/reseau", button="Rien à signaler pour tous"),
    Move("/seance", {"day": "2026-03-12", "hour": "10:45", "place": "Salle des fêtes"}),
)
NO_SHEET = (
    Move("/note", {"needless-needless_why": "La famille l’a demandée."}, "Noter « sans objet »"),
    Move("/etapes/convene"),
)
SHEET = (
    Move("/note", button="Garder la note"),
    Move("/note/lecture/{child}", {"state": "given"}),
    Move("/etapes/convene"),
)
LIVED = (
    Move("/jour", button="Noter l’arrivée : Rose"),
    Move("/jour", button="Commencer : partage d’informations"),
    Move("/jour/temps-prive"),
    Move("/jour", button="Terminer le temps privé"),
    Move("/jour", button="Commencer : présentation du plan"),
    Move("/jour", button="Terminer"),
)
HOURS = {
    "sharing_from": "10:45",
    "sharing_to": "11:30",
    "private_from": "11:30",
    "private_to": "13:00",
    "presentation_from": "13:00",
    "presentation_to": "14:00",
    "inside": "{Rose}",
}
AFTERWARDS = (Move("/jour/apres-coup", HOURS, days=1),)
PLAN = (
    Move("/plan", button="Commencer le plan", days=1),
    Move("/plan/actions/nouvelle", {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès lundi"}, days=1),
    Move("/plan", button="Relu, chacun a dit oui", days=1),
    Move("/etapes/record", days=1),
    Move("/plan/forme", {"answers": "yes"}, days=1),
)
RATIFIED = (Move("/plan/contenu", {"content": "ratified"}, by="referrer", days=1),)
HELD_BY_NOBODY = (
    Move("/referent", {"holder": ""}, by="committee", days=1),
    Move("/plan/contenu", {"content": "needless", "words": "Aucun professionnel."}, days=1),
)
DECLINED = (Move("/suivi", {"wish": "declined"}, days=92),)
REVIEWED = (
    Move("/suivi", {"wish": "wanted"}, days=2),
    Move("/suivi/bilan", {"respondent": "person", "resolved": "partly"}, days=92),
)
CLOSED = (Move("/synthese", days=92), Move("/etapes/close", days=92))

PATHS = {
    "the smallest": (*PREPARED, *NO_SHEET, *LIVED, *PLAN, *RATIFIED, *DECLINED, *CLOSED),
    "with all that may be asked": (*PREPARED, *SHEET, *AFTERWARDS, *PLAN, *HELD_BY_NOBODY, *REVIEWED, *CLOSED),
}


class Desk:
    """A case whose coordinator is asked, and a base that is put back as it was."""

    def __init__(self, app: Flask, base: BaseFile, session: Session, sign_in: SignIn, case: Case, place: Place) -> None:
        self.app, self.base, self.session, self.sign_in, self.case = app, base, session, sign_in, case
        # Nobody of the network has a page before they are in it.
        self.keys = dict.fromkeys(("Lou", "Rose"), "A" * 12)
        self.keys |= {name: row.key for name, row in place.coordinators.items()}
        with beside(session) as apart:
            self.keys["child"] = apart.scalars(select(Person.key).where(Person.case_id == case.id)).one()

    def plays(self, moves: Sequence[Move]) -> bool:
        """Whether all are let through, one after the other."""
        clients: dict[tuple[str, int], FlaskClient] = {}
        for move in moves:
            with clock.frozen(NOW + timedelta(days=move.days)):
                who = (move.by, move.days)
                clients[who] = clients.get(who) or self.sign_in(move.by)
                if not self._done(clients[who], move):
                    return False
        return True

    @property
    def closed(self) -> bool:
        """Whether the case has come to its end."""
        with beside(self.session) as apart:
            return apart.scalars(select(Case.stage).where(Case.id == self.case.id)).one() is Stage.CLOSED

    def _done(self, client: FlaskClient, move: Move) -> bool:
        keys = self.keys | guest_keys(self.session, self.case)
        address = f"/situations/{self.case.key}{move.room.format_map(keys)}"
        page = client.get(address)
        if page.status_code != 200 or move.button not in words(page.text):
            return False
        typed = {name: value.format_map(keys) for name, value in move.typed.items()}
        sent = press(client, address, move.button, **typed) if move.button else fill(client, address, **typed)
        return sent.status_code == 302


@pytest.fixture
def desk(app: Flask, base_file: BaseFile, session: Session, gironde: Place, sign_in: SignIn) -> Desk:
    """A case that waits for an answer of Claire."""
    case = world.received(session, gironde)
    assignment.ask(session, world.actor(gironde, "committee"), case, gironde.coordinators["Claire"])
    session.commit()
    return Desk(app, base_file, session, sign_in, case, gironde)


def table(moves: Sequence[Move]) -> str:
    """What is asked, page by page."""
    lines = [f"{move.asked:3} {move.room} {move.button} {', '.join(move.typed)}" for move in moves if move.asked]
    return "\n".join([*lines, f"{sum(move.asked for move in moves):3} answers in all"])


def without(move: Move) -> dict[str, Callable[[], tuple[Move, ...]]]:
    """A move with each of its answers left out in turn; or not made at all, where it is a tap."""
    if not move.typed:
        return {"tap": tuple}

    def lacking(name: str) -> Callable[[], tuple[Move, ...]]:
        typed = {other: value for other, value in move.typed.items() if other != name}
        return lambda: (Move(move.room, typed, move.button, move.by, move.days),)

    return {name: lacking(name) for name in move.typed}


ALL = "with all that may be asked"


@pytest.mark.parametrize(("path", "apart"), [(ALL, 3), *(pytest.param(p, 1, marks=pytest.mark.long) for p in PATHS)])
def test_a_coordinator_is_asked_for_forty_answers_at_most(desk: Desk, path: str, apart: int) -> None:
    """Every one of them is needed: what could be left out is not asked. All are tried, or those of each third page."""
    moves, needless = PATHS[path], []
    for number, move in enumerate(moves):
        for name, replaced in without(move).items() if move.by == "coordinator" and number % apart == 0 else ():
            before = desk.base.copied()
            if desk.plays([*replaced(), *moves[number + 1 :]]) and desk.closed:
                needless.append(f"{move.room} {move.button} {name}")
            desk.base.give_back(before)
        assert desk.plays([move]), f"stopped at {move}\n{table(moves)}"
    assert desk.closed
    assert not needless, f"could be left out: {needless}\n{table(moves)}"
    assert sum(move.asked for move in moves) <= AT_MOST, table(moves)
