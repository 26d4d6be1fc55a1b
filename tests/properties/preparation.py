"""The writings of a referral and of a preparation, as the walk tries them."""

from datetime import timedelta
from typing import Any

from conference.casework import assignment, network, preparation, question, referral, sheet
from conference.domain.agreement import AgreementState
from conference.domain.preparation import ChildWay, Invitation, Part, Safety
from conference.domain.referral import Danger, PersonKind
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import Person
from tests.properties import facts
from tests.properties.turn import Tried, Turn, Writing
from tests.properties.walk import ACCOUNTS, REFERRING

DAY = timedelta(days=1)
WORKER = "Jeanne Test"  # whom every referral names in an institution that knows the family
# Who may be invited: the child first, and whether the family asks that they stay.
NETWORK = (
    ("Lou", Part.FAMILY, False),
    ("Rose", Part.FAMILY, False),
    ("Yann", Part.NETWORK, False),
    ("Expert", Part.EXPERT, False),
    ("Inès", Part.INTERPRETER, True),
    ("Paul", Part.SUPPORT, False),
    (WORKER, Part.SUPPORT, True),
)
MOTHER = "Rose"
EXPECTED = tuple(name for name, _, _ in NETWORK[:3])
CHANGES: tuple[dict[str, Any], ...] = (
    {"safety": Safety.NOTHING},
    {"invitation": Invitation.REMOTE},
    {"part": Part.FAMILY},
    {"part": Part.EXPERT},
    {"safety": Safety.APART},
    {"invitation": Invitation.COMING},
    {"invitation": Invitation.DECLINED},
    {"asked_by_family": True},
)
NOTHING, REMOTE, FAMILY = range(3)


def guest_pick(known: facts.Facts, guest: int, change: int) -> int:
    """Which pick changes one of the guests in one way."""
    return guest + len(known.guests) * change


def _write_referral(turn: Turn) -> Tried:
    """Its pages; whether somebody is in danger is what an unfinished one has not said."""

    def then(_: object) -> None:
        turn.case.complete = turn.good

    values = {"danger": Danger.NO if turn.good else None, "strengths": f"Le {turn.now:%d}, tout va mieux."}
    return Tried(True, lambda row: referral.write(turn.session, turn.actor, row, values), then)


def _name_holder(turn: Turn) -> Tried:
    """Nobody, one of those who refer, or by mistake oneself or somebody who does not."""
    name = (None, *REFERRING, "coordinator", "admin")[turn.pick % 5]
    coordinates = turn.case.coordinator is not None and name == ACCOUNTS[turn.case.coordinator]
    ready = name is None or (name in REFERRING and not coordinates and name != turn.account)
    holder = turn.accounts[name] if name else None

    def then(_: object) -> None:
        turn.facts.holder = name

    return Tried(ready, lambda row: assignment.name_holder(turn.session, turn.actor, row, holder), then)


def _ask_question(turn: Turn) -> Tried:
    words = "Comment Lou peut-elle rester à la maison ?" if turn.good else "  "

    def then(_: object) -> None:
        turn.facts.question = True

    return Tried(turn.good, lambda row: question.ask(turn.session, turn.actor, row, words), then)


def _invite(turn: Turn) -> Tried | None:
    """Nobody is invited twice; what was not looked at yet stays to be asked."""
    name, part, asked = NETWORK[turn.pick % len(NETWORK)]
    known = next((guest for guest in turn.facts.guests if guest.name == name), None)
    lou = name == "Lou"
    if lou and turn.facts.child is None:
        return None
    answer, safety = (Invitation.COMING, Safety.NOTHING) if turn.good else (Invitation.WAITING, None)
    way = ChildWay.PRESENT if lou and turn.good else None
    values = {"part": part, "invitation": answer, "safety": safety, "asked_by_family": asked, "child_way": way}

    def act(row: Case) -> Guest:
        return network.invite(turn.session, turn.actor, row, values, person(row))

    def person(row: Case) -> Person:
        if known is not None:
            return turn.session.get_one(Person, turn.session.get_one(Guest, known.id).person_id)
        if lou:
            return turn.session.get_one(Person, turn.facts.child)
        tie = "mère" if name == MOTHER else ""
        first, _, last = name.partition(" ")
        new = {"kind": PersonKind.RELATIVE, "first_name": first, "last_name": last, "tie": tie}
        return network.name(turn.session, row, new)

    def then(made: Guest) -> None:
        work = name == WORKER and not turn.case.taken_over
        turn.facts.guests.append(facts.Guest(made.id, name, part, answer, safety, asked, way is not None, work))
        if name == MOTHER:
            turn.facts.mother = made.person_id

    return Tried(known is None, act, then)


def _write_guest(turn: Turn) -> Tried | None:
    if not turn.facts.guests:
        return None
    guest = turn.facts.guests[turn.pick % len(turn.facts.guests)]
    values = CHANGES[turn.pick // len(turn.facts.guests) % len(CHANGES)]
    if guest.name == "Lou" and "part" in values:
        return None  # a child of the case is always of the family: no page offers anything else
    if guest.name == "Lou" and not guest.way and turn.good:
        values = values | {"child_way": ChildWay.PRESENT}

    def act(row: Case) -> None:
        network.write(turn.session, turn.actor, row, turn.session.get_one(Guest, guest.id), values)

    def then(_: object) -> None:
        guest.answer, guest.safety = values.get("invitation", guest.answer), values.get("safety", guest.safety)
        guest.part, guest.asked = values.get("part", guest.part), values.get("asked_by_family", guest.asked)
        guest.way = guest.way or "child_way" in values

    return Tried(True, act, then)


def _plan_sitting(turn: Turn) -> Tried:
    """The next one, or the one that is planned, moved; a date or a place may still be looked for."""
    at = turn.now + DAY if turn.good or turn.pick % 2 else None
    place = "Salle des fêtes" if turn.good or not turn.pick % 2 else ""

    def act(row: Case) -> object:
        return preparation.plan_sitting(turn.session, turn.actor, row, at, place, chosen_by_family=True)

    def then(_: object) -> None:
        if turn.facts.today is None:
            turn.facts.sittings.append(facts.Sitting(dated=False, placed=False))
        sitting = turn.facts.sittings[-1]
        sitting.dated, sitting.placed = at is not None, bool(place)

    return Tried(True, act, then)


def _write_sheet(turn: Turn) -> Tried:
    """A version more; what was agreed of the one before says nothing of it."""

    def then(_: object) -> None:
        turn.facts.versions_of_sheet, turn.facts.needless = turn.facts.versions_of_sheet + 1, False
        turn.facts.sheet_by = turn.account

    return Tried(True, lambda row: sheet.write(turn.session, turn.actor, row, {"concerns": "Les tensions."}), then)


def _agree_sheet(turn: Turn) -> Tried | None:
    """One of those whose agreement counts says yes or no to the last version."""
    if not turn.facts.speakers:
        return None
    person = turn.facts.speakers[turn.pick % len(turn.facts.speakers)]
    state = (AgreementState.GIVEN, AgreementState.REFUSED)[turn.pick // len(turn.facts.speakers) % 2]
    on = turn.day if turn.good else turn.day + DAY

    def act(row: Case) -> Agreement:
        return sheet.answer(turn.session, turn.actor, row, turn.session.get_one(Person, person), state, on)

    def then(made: Agreement) -> None:
        turn.facts.agreements[person, f"sheet {turn.facts.versions_of_sheet}"] = facts.Said(made.id, state, on)

    return Tried(turn.good and turn.facts.sheet in {"written", "agreed"}, act, then)


def _do_without_sheet(turn: Turn) -> Tried:
    why, known = "La famille sait tout." if turn.good else " ", turn.facts
    coordinates = turn.case.coordinator is not None and turn.account == ACCOUNTS[turn.case.coordinator]
    mine = known.sheet == "missing" or (known.sheet_by == turn.account and known.sheet != "agreed")

    def then(_: object) -> None:
        known.sheet_by = turn.account if known.sheet == "missing" else known.sheet_by
        known.needless = True

    ready = turn.good and (coordinates or mine)
    return Tried(ready, lambda row: sheet.do_without(turn.session, turn.actor, row, why), then)


WRITINGS: dict[str, Writing] = {
    "write_referral": _write_referral,
    "name_holder": _name_holder,
    "ask_question": _ask_question,
    "invite": _invite,
    "write_guest": _write_guest,
    "plan_sitting": _plan_sitting,
    "write_sheet": _write_sheet,
    "do_without_sheet": _do_without_sheet,
    "agree_sheet": _agree_sheet,
}
