"""The writings of the day, as the walk tries them: arrivals, parts, a day typed afterwards, a danger notice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from conference.casework import conference
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.guest import Guest
from conference.queries.conference import day
from tests.properties import facts
from tests.properties.facts import PARTS, Sitting
from tests.properties.turn import Tried, Turn, Writing

FAR = timedelta(days=1)


def _arrive(turn: Turn) -> Tried | None:
    """While a family is among itself, only kin come in, and are inside."""
    sitting = turn.facts.today
    if not turn.facts.guests:
        return None
    guest = turn.facts.guests[turn.pick % len(turn.facts.guests)]

    def act(row: Case) -> Presence:
        return conference.arrive(turn.session, turn.actor, row, turn.session.get_one(Guest, guest.id))

    def then(_: object) -> None:
        assert sitting is not None
        sitting.inside[guest.id] = sitting.inside.get(guest.id, False) or sitting.runs("private")
        sitting.gone.discard(guest.id)

    private = turn.facts.private
    comes_in = not guest.kept_away and (not private or (guest.kin and not guest.apart))
    return Tried(sitting is not None and comes_in, act, then)


def _leave(turn: Turn) -> Tried | None:
    """Whoever came may go; while a family is among itself, only kin."""
    sitting = turn.facts.today
    if sitting is None or not sitting.inside:
        return None
    guest = turn.facts.guest(sorted(sitting.inside)[turn.pick % len(sitting.inside)])

    def act(row: Case) -> None:
        found = next(one for one in day(turn.session, row).presences if one.guest_id == guest.id)
        conference.leave(turn.session, turn.actor, row, found)

    return Tried(guest.kin or not turn.facts.private, act, lambda _: sitting.gone.add(guest.id))


def _welcome(turn: Turn) -> Tried:
    """Somebody came whom nobody expected; nobody has looked at their safety yet."""
    part, sitting = tuple(Part)[turn.pick % len(Part)], turn.facts.today
    name = f"Imprévu{len(turn.facts.guests)}"

    def act(row: Case) -> Presence:
        return conference.welcome(turn.session, turn.actor, row, name, part, asked=turn.good)

    def then(made: Presence) -> None:
        assert sitting is not None
        turn.facts.guests.append(facts.Guest(made.guest_id, name, part, "coming", None, turn.good))
        sitting.inside[made.guest_id] = False

    return Tried(sitting is not None, act, then)


def _fit(guest: facts.Guest) -> bool:
    return guest.may_stay and not guest.apart


def _begin_part(turn: Turn) -> Tried:
    """One after the other, each once; private time with kin, and nobody who should not be inside."""
    part, sitting = PARTS[turn.pick % 3], turn.facts.today
    inside = [guest for guest in turn.facts.here if _fit(guest) or not turn.good]
    fit = all(map(_fit, inside)) and any(guest.kin for guest in inside)
    next_one = sitting is not None and list(sitting.parts) == list(PARTS[: PARTS.index(part)])

    def act(row: Case) -> object:
        keys = frozenset(turn.session.get_one(Guest, guest.id).key for guest in inside)
        return conference.begin(turn.session, turn.actor, row, Moment(part), keys)

    def then(_: object) -> None:
        assert sitting is not None
        sitting.parts = {name: (began, ended or turn.now) for name, (began, ended) in sitting.parts.items()}
        sitting.parts[part] = (turn.now, None)
        if part == "private":
            sitting.inside |= {guest.id: True for guest in inside}

    return Tried(next_one and (part != "private" or fit), act, then)


def _end_part(turn: Turn) -> Tried:
    part, sitting = PARTS[turn.pick % 3], turn.facts.today

    def then(_: object) -> None:
        assert sitting is not None
        sitting.parts[part] = (sitting.parts[part][0], turn.now)

    runs = sitting is not None and sitting.runs(part)
    return Tried(runs, lambda row: conference.end(turn.session, turn.actor, row, Moment(part)), then)


def _instants(turn: Turn) -> list[datetime]:
    """Six instants between the last step and now, or what cannot be: backwards, too early, still to come."""
    last = turn.case.lines[-1].at
    spread = [last + (turn.now - last) * n / 5 for n in range(6)]
    if turn.good:
        return spread
    return [spread[::-1], [at - FAR for at in spread], [at + FAR for at in spread]][turn.pick % 3]


def _write_afterwards(turn: Turn) -> Tried | None:
    """A whole day at once; what was noted of it gives way."""
    if not turn.case.lines:
        return None
    at, sitting, guests = _instants(turn), turn.facts.today, turn.facts.guests
    inside = [guest for guest in guests if _fit(guest) or not turn.pick % 4]
    came = [guest for guest in guests if guest in inside or turn.pick % 3]
    in_time = at == sorted(at) and at[0] >= turn.case.lines[-1].at and at[-1] <= turn.now
    fit = all(map(_fit, inside)) and any(guest.kin for guest in inside)
    times = {part: (at[2 * n], at[2 * n + 1]) for n, part in enumerate(PARTS)}

    def keys(chosen: Sequence[facts.Guest]) -> frozenset[str]:
        return frozenset(turn.session.get_one(Guest, guest.id).key for guest in chosen)

    def act(row: Case) -> None:
        typed = {Moment(part): when for part, when in times.items()}
        conference.write_afterwards(turn.session, turn.actor, row, typed, keys(came), keys(inside))

    def then(_: object) -> None:
        assert isinstance(sitting, Sitting)
        sitting.parts = dict(times)
        sitting.inside = {guest.id: guest in inside for guest in came}
        sitting.gone &= sitting.inside.keys()

    return Tried(sitting is not None and in_time and fit, act, then)


def _note_danger(turn: Turn) -> Tried:
    words = "Des coups ont été dits." if turn.good else " "

    def act(row: Case) -> object:
        return conference.note_danger(turn.session, turn.actor, row, words, "la cellule")

    return Tried(turn.good, act, bool)


WRITINGS: dict[str, Writing] = {
    "arrive": _arrive,
    "leave": _leave,
    "welcome": _welcome,
    "begin_part": _begin_part,
    "end_part": _end_part,
    "write_afterwards": _write_afterwards,
    "note_danger": _note_danger,
}
