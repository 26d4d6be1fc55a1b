"""The writings of a plan and of what follows it, as the walk tries them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from conference.casework import follow_up, hand_out, plan
from conference.domain.actors import Actor
from conference.domain.follow_up import Call, Home, Resolved, When, Wish
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.plan import Plan
from conference.queries.follow_up import children
from tests import recount
from tests.properties.facts import Version
from tests.properties.turn import Tried, Turn, Writing

FAR, ZONE = timedelta(days=2), "Europe/Paris"
Act = Callable[[Session, Actor, Case, Plan], Any]


def _begin_plan(turn: Turn) -> Tried:
    """The version being written, or a new one that starts from the last that was agreed."""
    last = turn.facts.plan

    def then(_: object) -> None:
        if last is None or last.agreed:
            turn.facts.versions.append(Version(turn.account, list(last.actions) if last else []))

    return Tried(True, lambda row: plan.begin(turn.session, turn.actor, row), then)


def _version(turn: Turn, row: Case) -> Plan:
    found = plan.latest(turn.session, row)
    assert found is not None
    return found


def _on_version(
    turn: Turn, act: Act, then: Callable[[Version], object], needs: Callable[[Version], bool]
) -> Tried | None:
    """Something written in the last version: never once everybody has agreed on it."""
    last = turn.facts.plan
    if last is None:
        return None
    ready = not last.agreed and needs(last)
    return Tried(ready, lambda row: act(turn.session, turn.actor, row, _version(turn, row)), lambda _: then(last))


def _write_plan(turn: Turn) -> Tried | None:
    values = {"otherwise": "On se revoit.", "watched_by": "Rose"}
    return _on_version(
        turn, lambda s, who, row, version: plan.write(s, who, row, version, values), lambda _: None, lambda _: True
    )


def _add_action(turn: Turn) -> Tried | None:
    """What, who, by when; the last may still be looked for."""
    values = {"what": "Rose vient", "who": "Rose", "by_when": "le mercredi" if turn.good else ""}
    return _on_version(
        turn,
        lambda s, who, row, version: plan.add_action(s, who, row, version, values),
        lambda version: version.actions.append(turn.good),
        lambda _: True,
    )


def _write_action(turn: Turn) -> Tried | None:
    last = turn.facts.plan
    if last is None or not last.actions:
        return None
    at = turn.pick % len(last.actions)

    def act(session: Session, who: Actor, row: Case, version: Plan) -> None:
        by_when = {"by_when": "chaque samedi" if turn.good else ""}
        plan.write_action(session, who, row, version, version.actions[at], by_when)

    def then(version: Version) -> None:
        version.actions[at] = turn.good

    return _on_version(turn, act, then, lambda _: True)


def _remove_action(turn: Turn) -> Tried | None:
    last = turn.facts.plan
    if last is None or not last.actions:
        return None
    at = turn.pick % len(last.actions)
    return _on_version(
        turn,
        lambda s, who, row, version: plan.remove_action(s, who, row, version, version.actions[at]),
        lambda version: version.actions.pop(at),
        lambda _: True,
    )


def _agree_plan(turn: Turn) -> Tried | None:
    def then(version: Version) -> None:
        version.agreed = True

    return _on_version(turn, plan.agree, then, lambda version: bool(version.actions))


def _hand_out(turn: Turn) -> Tried | None:
    """A copy of what was agreed: to a guest, to a name that may be theirs, to a neighbour; in an extract or whole."""
    last, guests = turn.facts.plan, turn.facts.guests
    if last is None:
        return None
    guest = guests[turn.pick % len(guests)] if guests and turn.pick % 3 else None
    typed = guests[turn.pick % len(guests)].name if guests and turn.pick % 2 else "Une voisine"
    apart = any(one.safety == "apart" and one.name == typed for one in guests) if guest is None else False
    apart = apart or (guest is not None and guest.safety == "apart")
    extract, on = (apart if turn.good else turn.pick % 4 == 1), turn.day if turn.good else turn.day - FAR
    confirmed = turn.pick % 5 != 1
    early = turn.facts.began is not None and on < recount.civil(turn.facts.began, ZONE)

    def act(row: Case) -> object:
        version = _version(turn, row)
        name = hand_out.Confirmed(typed) if confirmed else typed
        to = turn.session.get_one(Guest, guest.id) if guest else name
        chosen = version.actions if extract else None
        return hand_out.give(turn.session, turn.actor, row, version, to, on, chosen)

    whole = not extract and not apart and (guest is not None or confirmed or not any(one.apart for one in guests))
    current = last.agreed and (turn.case.stage != "follow_up" or last.examined)
    return Tried(current and not early and (whole or (extract and bool(last.actions))), act, bool)


def _answer_decision(turn: Turn) -> Tried:
    """What a judge, or the authority, answers where the content was subject to it."""
    version = turn.facts.in_force
    on = turn.day if turn.good else turn.day + FAR
    awaited = version is not None and version.asked_on is not None and not version.answered

    def then(_: object) -> None:
        assert version is not None
        version.answered = True

    return Tried(awaited and turn.good, lambda row: plan.answer_decision(turn.session, turn.actor, row, on), then)


def _wish(turn: Turn) -> Tried:
    said = Wish.DECLINED if turn.pick % 3 == 0 else Wish.WANTED

    def then(_: object) -> None:
        turn.facts.wish = said

    return Tried(True, lambda row: follow_up.wish(turn.session, turn.actor, row, said), then)


def _resolved_at_end(turn: Turn) -> Tried:
    said = tuple(Resolved)[turn.pick % len(Resolved)]
    return Tried(True, lambda row: follow_up.resolved_at_end(turn.session, turn.actor, row, said), bool)


def _call(turn: Turn) -> Tried:
    """The family was called: not before its conference, nor in the days to come."""
    said, on = tuple(Call)[turn.pick % len(Call)], turn.day if turn.good else turn.day + FAR
    return Tried(turn.good, lambda row: follow_up.call(turn.session, turn.actor, row, said, on, ""), bool)


def _live(turn: Turn) -> Tried:
    """Where the children live; of some nothing is said."""

    def act(row: Case) -> None:
        found, home = children(turn.session, row), tuple(Home)[turn.pick % len(Home)] if turn.pick % 3 else None
        follow_up.live(turn.session, turn.actor, row, {(child, When.BEFORE): (home, None) for child in found})

    return Tried(True, act, bool)


def _try_again(turn: Turn) -> Tried:
    def act(row: Case) -> object:
        return follow_up.try_again(turn.session, turn.actor, row, "par téléphone")

    return Tried(True, act, lambda _: turn.facts.tries.append(turn.now))


def _synthesise(turn: Turn) -> Tried:
    """The sheet of a case that has, or had, a coordinator."""

    def then(_: object) -> None:
        turn.facts.synthesis = True

    def act(row: Case) -> object:
        return follow_up.synthesise(turn.session, turn.actor, row, {"course": "Une conférence."})

    return Tried(turn.case.coordinator is not None, act, then)


WRITINGS: dict[str, Writing] = {
    "begin_plan": _begin_plan,
    "write_plan": _write_plan,
    "add_action": _add_action,
    "write_action": _write_action,
    "remove_action": _remove_action,
    "agree_plan": _agree_plan,
    "hand_out": _hand_out,
    "answer_decision": _answer_decision,
    "wish": _wish,
    "resolved_at_end": _resolved_at_end,
    "call": _call,
    "live": _live,
    "try_again": _try_again,
    "synthesise": _synthesise,
}
