"""Counting by hand who took part, what plans hold, where children live, and what is known of the cases received."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from conference.domain.child import WordsFor
from conference.domain.follow_up import Home, Kept, Resolved
from conference.domain.plan import Carrier, Content
from conference.domain.preparation import ChildWay, Invitation, Part
from conference.domain.questionnaires import Asked as When
from conference.domain.questionnaires import Respondent
from conference.domain.referral import LegalContext, PersonKind
from conference.domain.resource import Reply
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from tests.evaluation.by_hand import FEW, Asked, Hand, inside
from tests.evaluation.by_hand_path import journal, percent, said, share, yes
from tests.evaluation.circles import Someone, Version
from tests.evaluation.lives import Life, World

RELATIVES, WORKERS = {Part.FAMILY, Part.NETWORK}, {Part.PROFESSIONAL, Part.EXPERT}
AFAR = {Invitation.REMOTE, Invitation.LETTER, Invitation.SPOKESPERSON}
OTHER_WAYS = {ChildWay.LETTER, ChildWay.DRAWING, ChildWay.SPOKESPERSON}
WITH_FAMILY = {Home.PARENTS, Home.ONE_PARENT, Home.RELATIVE}
HOMES, MEASURES = [*Home], [*LegalContext]


def _meetings(life: Life, asked: Asked) -> list[int]:
    """The conferences of the period, by their place among the sittings."""
    return [number for number, one in enumerate(life.sittings) if one.at is not None and asked.within(one.at)]


def _otherwise(one: Someone) -> bool:
    told = one.wrote in {WordsFor.CONFERENCE, WordsFor.PLAN}
    return one.invited and (one.way in OTHER_WAYS or one.invitation in AFAR or told)


def _kind(one: Someone) -> str:
    return "relatives" if one.part in RELATIVES else "professionals" if one.part in WORKERS else "beside"


def participation(world: World, asked: Asked) -> dict[str, Hand]:
    met = [(life, held) for life in inside(world, asked) if (held := _meetings(life, asked))]
    invited, heard, supported, sides = [], [], [], []
    for life, held in met:
        for one in life.circle.people:
            came = bool({*one.there} & {*held})
            if one.invited and one.invitation is not Invitation.NOT_INVITED:
                invited.append("present" if came else "otherwise" if one.invitation in AFAR else "absent")
            if one.kind is PersonKind.CHILD:
                heard.append("present" if came else "otherwise" if _otherwise(one) else "absent")
                supported.append(yes(one.supported))
        for number, needless in enumerate(life.circle.sides):
            there = _there(life, number, held)
            sides.append("present" if there else "needless" if needless else "absent")
    present = [_kind(one) for life, held in met for one in life.circle.people for at in one.there if at in held]
    both = [kind for kind in present if kind != "beside"]
    relatives, workers = both.count("relatives"), both.count("professionals")
    ratio = (Decimal(relatives) / workers).quantize(Decimal("0.1"), ROUND_HALF_UP) if workers else None
    ways = ("present", "otherwise", "absent")
    return {
        "participation.invited": said(ways, invited),
        "participation.present": said(("relatives", "professionals", "beside"), present),
        "participation.for_one": Hand(
            ratio if len(both) >= FEW else None,
            len(both),
            0,
            {"relatives": relatives, "professionals": workers},
            counted=relatives,
        ),
        "participation.children": said(ways, heard),
        "participation.heard": share(ways, ways[:2], heard),
        "participation.supported": share(("yes", "no"), ["yes"], supported),
        "participation.sides": share(("present", "absent"), ["present"], sides, "needless"),
        **_gathering(met, asked),
    }


def _there(life: Life, side: int, held: list[int]) -> bool:
    ours = [one for one in life.circle.people if one.invited and one.side == side and one.part in RELATIVES]
    return any({*one.there} & {*held} for one in ours)


def _gathering(met: list[tuple[Life, list[int]]], asked: Asked) -> dict[str, Hand]:
    lasted, chosen, hours, spoken, parties = [], [], [], [], []
    for life, held in met:
        for number in held:
            meeting = life.circle.meetings[number]
            began, ended = meeting.began, meeting.ended
            lasted.append((ended - began) // timedelta(minutes=1) if began and ended else None)
            chosen.append(yes(meeting.chosen))
            at = life.sittings[number].at
            assert at is not None
            local = at.astimezone(ZoneInfo(asked.period.zone))
            hours.append("week_end" if local.isoweekday() > 5 else "evening" if local.hour >= 18 else "daytime")
            came = any(one.part is Part.INTERPRETER and number in one.there for one in life.circle.people)
            spoken.append(yes(came or life.circle.interpreter))
            parties.append("taken_over" if life.taken_over else _considered(life, number))
    known = sorted(one for one in lasted if one is not None)
    n = len(known)
    return {
        "participation.private_time": Hand(
            known[(n + 1) // 2 - 1] if n >= FEW else None, n, len(lasted) - n, population=len(lasted)
        ),
        "participation.place": share(("yes", "no"), ["yes"], chosen),
        "participation.off_hours": share(("week_end", "evening", "daytime"), ["week_end", "evening"], hours),
        "participation.interpreter": share(("yes", "no"), ["yes"], spoken),
        "quality.parties": share(("yes", "no"), ["yes"], parties, "taken_over"),
    }


def _considered(life: Life, number: int) -> str | None:
    sides = [side for side, needless in enumerate(life.circle.sides) if not needless]
    children = [one for one in life.circle.people if one.kind is PersonKind.CHILD]
    if not sides and not children:
        return None
    heard = all(_otherwise(one) or number in one.there for one in children)
    return yes(heard and all(_there(life, side, [number]) for side in sides))


def plan(world: World, asked: Asked) -> dict[str, Hand]:
    last: list[Version] = []
    form, content, back = [], [], []
    for life in inside(world, asked):
        last += _last_valid(life, asked)
        for place, line in enumerate(life.lines):
            if not asked.within(line.at):
                continue
            earlier = [one.step for one in life.lines[:place]]
            if line.step is StepCode.VALIDATE_FORM:
                form.append(_again(earlier, StepCode.RETURN_FOR_FORM, line.step))
            if line.step is StepCode.RATIFY:
                (said_of_it,) = [one.content for one in life.circle.versions if one.content_at == line.at]
                after = _again(earlier, StepCode.SEND_BACK, line.step)
                content.append(after if said_of_it is Content.RATIFIED else said_of_it)
            if line.step in {StepCode.RETURN_FOR_FORM, StepCode.SEND_BACK}:
                back.append(line.step.value)
    carriers = [carrier for version in last for carrier in version.carriers]
    answers = ("at_once", "after_change", "subject_to_decision", "needless")
    return {
        "plan.plans": Hand(len(last), len(last)),
        "plan.actions": said([*Carrier], carriers),
        "plan.carried": share([*Carrier], ["family", "network"], carriers),
        "plan.otherwise": share(("yes", "no"), ["yes"], [yes(version.otherwise) for version in last]),
        "plan.review_date": share(("yes", "no"), ["yes"], [yes(version.review) for version in last]),
        "plan.form": said(answers[:2], form),
        "plan.content": said(answers, content),
        "plan.sent_back": said(("return_for_form", "send_back"), back),
        "plan.resources": said([*Reply, "unanswered"], _replies(world, asked)),
    }


def _again(earlier: list[StepCode], back: StepCode, end: StepCode) -> str:
    since = earlier[len(earlier) - earlier[::-1].index(end) :] if end in earlier else earlier
    return "after_change" if back in since else "at_once"


def _last_valid(life: Life, asked: Asked) -> list[Version]:
    """The last version, in the order of versions, that was valid at the end, if that came in the period."""
    valid = [one for one in life.circle.versions if one.valid_at is not None and asked.before_the_end(one.valid_at)]
    return [one for one in valid[-1:] if asked.within(one.valid_at)]


def _replies(world: World, asked: Asked) -> Iterator[str]:
    for life in inside(world, asked):
        for version in _last_valid(life, asked):
            for one in version.resources:
                same = [r for v in life.circle.versions for r in v.resources if r.line == one.line]
                told = [reply for r in same for reply, on in r.replies if on <= asked.period.last]
                yield told[-1].value if told else "unanswered"


def living(world: World, asked: Asked) -> dict[str, Hand]:
    period, lives = asked.period, inside(world, asked)
    told = [
        (life, one)
        for life in lives
        for one in life.circle.people
        if one.after is not None and one.after_on is not None and period.first <= one.after_on <= period.last
    ]
    after = [one.after for _, one in told if one.after is not None]
    before = [one.before or (None, None) for _, one in told]
    considered = [life.told.considered if life.told.referral else None for life, _ in told]
    found = {
        "follow_up.home_before": said(HOMES, [home for home, _ in before], silent="unrecorded"),
        "follow_up.home_at_review": said(HOMES, [home for home, _ in after], silent="unrecorded"),
        "follow_up.family_before": _family([home for home, _ in before]),
        "follow_up.family_at_review": _family([home for home, _ in after]),
        "follow_up.measure_considered": said(MEASURES, considered),
        "follow_up.measure_before": said(MEASURES, [measure for _, measure in before]),
        "follow_up.measure_at_review": said(MEASURES, [measure for _, measure in after]),
    }
    return found | _reviewed(lives, asked)


def _family(homes: list[Home | None]) -> Hand:
    known = [None if home in {None, Home.UNKNOWN} else home in WITH_FAMILY for home in homes]
    told = [None if one is None else "with_family" if one else "elsewhere" for one in known]
    return share(("with_family", "elsewhere"), ["with_family"], told)


def _reviewed(lives: list[Life], asked: Asked) -> dict[str, Hand]:
    spoken: dict[Respondent, list[str | None]] = {one: [] for one in Respondent}
    kept: dict[Carrier, list[str | None]] = {one: [] for one in Carrier}
    for life in lives:
        for review in life.reviews:
            if not asked.period.first <= review.on <= asked.period.last:
                continue
            spoken[review.respondent].append(review.resolved)
            agreed = [
                version
                for version, (when, _) in zip(life.circle.versions, life.plans, strict=True)
                if when is not None and when <= review.recorded
            ]
            for carrier, became in zip(agreed[-1].carriers if agreed else [], review.actions, strict=False):
                kept[carrier].append(became)
    by_respondent = {f"follow_up.resolved_{one}": said([*Resolved], found) for one, found in spoken.items()}
    return by_respondent | {f"follow_up.actions_{one}": said([*Kept], found) for one, found in kept.items()}


def data(world: World, asked: Asked) -> dict[str, Hand]:
    lives = inside(world, asked)
    received = [life for life in lives if asked.within(life.received)]
    told: dict[str, list[object]] = {
        "field": [life.field for life in received],
        "origin": [life.told.origin for life in received],
        "territory": [life.territory for life in received],
        "children": [life.children for life in received],
        "measure": [life.told.in_force if life.told.referral else None for life in received],
        "agreement": [life.circle.agreed_on if life.told.referral else None for life in received],
    }
    known = {
        f"data.{item}": share(("yes", "no"), ["yes"], [yes(one is not None) for one in found])
        for item, found in told.items()
    }
    ages = [_age(life, asked) for life in lives if _open(life, asked)]
    return known | {
        "data.updated": said(("fresh", "stale", "old"), ages),
        "data.questionnaires": _questionnaires(world, asked, lives),
    }


def _open(life: Life, asked: Asked) -> bool:
    stages = [stage for stage, _, at in life.landings if asked.before_the_end(at)]
    return bool(stages) and stages[-1] not in {Stage.CLOSED, Stage.REFERRAL}


def _age(life: Life, asked: Asked) -> str | None:
    past = [line.at for line in journal(life) if asked.before_the_end(line.at)]
    if not past:
        return None
    eve = min(asked.period.last + timedelta(days=1), asked.today)
    old = datetime.combine(eve, time(), ZoneInfo(asked.period.zone)) - max(past)
    return "fresh" if old <= timedelta(days=30) else "stale" if old <= timedelta(days=90) else "old"


def _questionnaires(world: World, asked: Asked, lives: list[Life]) -> Hand:
    counts = {"received": 0, "refused": 0, "silent": 0}
    for life, back in world.given:
        held = [sitting.at for sitting in life.sittings if sitting.at is not None]
        if life not in lives or back.asked is not When.END or not held or not asked.within(max(held)):
            continue
        came = back.online + back.paper + back.spoken
        counts["received"] += came
        counts["refused"] += back.refused
        counts["silent"] += back.expected - came - back.refused
    n = sum(counts.values())
    return Hand(percent(counts["received"], n), n, 0, counts, counted=counts["received"])
