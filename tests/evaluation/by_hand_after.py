"""Counting by hand what happens from the day of the conference on: sittings, reviews, minutes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction

from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.logistics import Payer
from conference.domain.questionnaires import Respondent
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from tests.evaluation.by_hand import FEW, Asked, Hand, hundredths, inside, tallied
from tests.evaluation.lives import RECORDED, Entry, Held, Life, World
from tests.evaluation.told import Letter

AFTER = {Stage.VALIDATION, Stage.FOLLOW_UP}


def _held(life: Life) -> Iterator[tuple[datetime, Held, datetime | None]]:
    """Each conference of a life, with its instant and that of the next one."""
    held = [(sitting.at, sitting) for sitting in life.sittings if sitting.at is not None]
    for at, sitting in held:
        later = [other for other, _ in held if other > at]
        yield at, sitting, min(later) if later else None


def conferences(world: World, asked: Asked) -> dict[str, Hand]:
    found: list[str | None] = []
    undated = 0
    for life in inside(world, asked):
        for at, _, _ in _held(life):
            if asked.within(at):
                written = [line.step for line in life.lines if line.step in RECORDED and line.at >= at]
                found.append(written[0] if written else None)
        arrived = [line for line in life.lines if line.step is StepCode.TAKE_OVER and asked.within(line.at)]
        with_plan = [line for line in arrived if line.target in AFTER or line.outcome is Outcome.PLAN_AGREED]
        undated += bool(with_plan) and not list(_held(life))
    lines, _ = tallied(RECORDED, found)
    cases = sum(any(asked.within(at) for at, _, _ in _held(life)) for life in inside(world, asked))
    return {
        "conferences.cases": Hand(cases, cases),
        "conferences.held": Hand(len(found), len(found), undated, lines, population=len(found) + undated),
    }


def follow_up(world: World, asked: Asked) -> dict[str, Hand]:
    states: list[str] = []
    not_due = 0
    ends: list[Resolved | None] = []
    for life in inside(world, asked):
        for at, sitting, after in _held(life):
            if asked.within(at):
                ends.append(sitting.resolved)
                not_due += sitting.due is not None and not asked.past(sitting.due)
            if sitting.due is not None and asked.period.first <= sitting.due and asked.past(sitting.due):
                states.append(_state(life, asked, sitting, at, after))
    lines, _ = tallied(("held", "declined", "unanswered", "overdue"), [s for s in states if s != "moot"])
    due = sum(lines.values())
    resolved, silent = tallied(list(Resolved), ends, silent="unrecorded")
    return {
        "follow_up.reviews": Hand(due, due, 0, lines, {"moot": len(states) - due, "not_due": not_due}),
        "follow_up.resolved_at_end": Hand(len(ends), len(ends), silent, resolved),
        **_reviews(world, asked),
    }


def _state(life: Life, asked: Asked, sitting: Held, at: datetime, after: datetime | None) -> str:
    def of_this_one(when: datetime) -> bool:
        return at <= when and (after is None or when < after)

    reviews = [said for said in life.reviews if of_this_one(said.recorded) and said.on <= asked.period.last]
    tries = [when for when in life.tries if of_this_one(when) and asked.before_the_end(when)]
    if reviews:
        return "held"
    if sitting.wish is Wish.DECLINED:
        return "declined"
    if len(tries) >= 3:
        return "unanswered"
    stages = [stage for stage, _, when in life.landings if asked.before_the_end(when)]
    again = after is not None and asked.before_the_end(after)
    return "overdue" if stages and stages[-1] in AFTER and not again else "moot"


def _reviews(world: World, asked: Asked) -> dict[str, Hand]:
    said = [s for life in inside(world, asked) for s in life.reviews if asked.period.first <= s.on <= asked.period.last]
    n = len(said)
    respondents, _ = tallied(list(Respondent), [s.respondent for s in said])
    resolved, _ = tallied(list(Resolved), [s.resolved for s in said])
    kept, _ = tallied([*Kept, "refused"], [s.kept or "refused" for s in said])
    told = [kept for s in said for kept in s.actions]
    actions, _ = tallied(list(Kept), told)
    asked_of = sum(s.asked for s in said)
    return {
        "follow_up.respondents": Hand(n, n, 0, respondents),
        "follow_up.resolved": Hand(n, n, 0, resolved),
        "follow_up.plan_kept": Hand(n, n, 0, kept),
        "follow_up.actions": Hand(len(told), len(told), asked_of - len(told), actions, population=asked_of),
    }


def _whose(entry: Entry, world: World) -> str:
    if entry.life is not None and entry.account in {entry.life.referrer, entry.life.holder}:
        return "referrer"
    return "coordinator" if entry.account in world.coordinating else "other"


def effort(world: World, asked: Asked) -> dict[str, Hand]:
    lives = {id(life) for life in inside(world, asked) if life.received}
    loose = asked.everywhere and not asked.narrowed
    mine = [e for e in world.entries if (id(e.life) in lives if e.life is not None else loose)]
    mine = [entry for entry in mine if asked.period.first <= entry.day <= asked.period.last]
    found = {}
    for who in ("coordinator", "referrer", "other"):
        own = [entry for entry in mine if _whose(entry, world) == who]
        minutes = {kind.value: sum(e.minutes for e in own if e.kind == kind) for kind in WorkKind}
        found[f"effort.{who}"] = Hand(sum(minutes.values()), len(own), 0, minutes) if own else Hand(None, 0)
    own = [entry for entry in mine if _whose(entry, world) == "coordinator"]
    kinds = {kind.value: sum(e.minutes for e in own if e.kind == kind) for kind in WorkKind}
    around, total = kinds["promotion"] + kinds["writing"], sum(kinds.values())
    share = hundredths(around, total) if len(own) >= FEW else None
    last = [life for life in inside(world, asked) if _last_held(life, asked)]
    stopped = [life for life in inside(world, asked) if _stopped(life, asked)]
    return found | {
        "effort.by_conference": _on_average(world, asked, last),
        "effort.by_not_completed": _on_average(world, asked, stopped),
        "effort.promotion_share": Hand(share, total, 0, kinds if total else {}),
        "effort.letters_share": _letters(world, asked, total),
        "effort.costs": _costs(last),
    }


def _last_held(life: Life, asked: Asked) -> bool:
    held = [at for at, _, _ in _held(life)]
    return bool(held) and asked.within(max(held))


def _stopped(life: Life, asked: Asked) -> bool:
    past = [landing for landing in life.landings if asked.before_the_end(landing[2])]
    return bool(past) and past[-1][1] is Outcome.NOT_COMPLETED and asked.within(past[-1][2])


def _on_average(world: World, asked: Asked, lives: list[Life]) -> Hand:
    among = {id(life) for life in lives}
    spent = [e for e in world.entries if id(e.life) in among and e.day <= asked.period.last]
    spent = [entry for entry in spent if _whose(entry, world) == "coordinator"]
    kinds = {kind.value: sum(e.minutes for e in spent if e.kind == kind) for kind in WorkKind}
    n, total = len(lives), sum(kinds.values())
    mean = int(Fraction(total, n) + Fraction(1, 2)) if n >= FEW and total else None
    silent = n - len({id(entry.life) for entry in spent})
    return Hand(mean, n, silent, kinds if total else {})


def _letters(world: World, asked: Asked, minutes: int) -> Hand:
    if asked.narrowed:
        return Hand(None, 0)
    firsts = [day for day in _days(asked) if day.day == 1]
    held = [(one, day) for one in world.letters for day in firsts if one.since <= day <= (one.until or day)]
    reserved = sum(one.thousandths + _more(one, day) for one, day in held) * 9100 // 1000
    enough = len({one.whose for one, _ in held}) >= FEW
    return Hand(int(Fraction(100 * minutes, reserved) + Fraction(1, 2)) if enough else None, reserved)


def _more(letter: Letter, day: date) -> int:
    return letter.extra if letter.extra and letter.extra_until and day <= letter.extra_until else 0


def _days(asked: Asked) -> list[date]:
    return [asked.period.first + timedelta(n) for n in range((asked.period.last - asked.period.first).days + 1)]


def _costs(lives: list[Life]) -> Hand:
    paid = [cost for life in lives for cost in life.told.costs]
    silent = sum(not life.told.costs for life in lives)
    parts = {payer.value: sum(cents for who, cents in paid if who is payer) for payer in Payer}
    if not paid:
        return Hand(None, 0, apart={"unnoted": silent} if silent else {})
    return Hand(sum(parts.values()), len(paid), 0, parts, {"unnoted": silent})
