"""The plan that a family agreed on, in its own words: nothing of it is said otherwise, whatever the paper."""

from dataclasses import replace
from datetime import date

from conference.documents.papers.blocks import Block, Facts, Grid, Heading, Look, Paper, Para
from conference.documents.papers.letter import lines_of
from conference.documents.papers.voice import Said, Voice, value
from conference.domain.paper import Service
from conference.domain.plan_paper import Deed, PlanPaperKind, PlanTold

Pair = tuple[Said, tuple[Said, ...]]


def plan(kind: PlanPaperKind, told: PlanTold, voice: Voice) -> Paper:
    """The whole of it, or the sheet of one child."""
    title = voice.say("agreed.sheet", prenom=told.child) if told.child else voice.say("plan.title")
    agreed = [Para(voice.on("agreed.on", told.agreed_on), "soft")] if told.agreed_on else []
    easy = kind is PlanPaperKind.EASY
    blocks: list[Block] = [
        *agreed,
        *_question(told, voice),
        *(_one_by_one(told, voice) if easy else [_table(told, voice)]),
        *_asked(told, voice),
        *_otherwise(told, voice),
        *_review(told, voice),
        *_to_reach(told.service, voice),
    ]
    return _paper(title, told, voice, blocks, Look.LARGE if easy else Look.SHEET)


def extract(told: PlanTold, to_whom: str, on: date, voice: Voice) -> Paper:
    """What somebody who is kept apart receives: some actions, and no number that would tell how many there are."""
    given = Para(voice.on("agreed.extract_for", on, nom=to_whom), "soft")
    blocks = [
        given,
        *_question(told, voice),
        *_one_by_one(told, voice),
        *_to_reach(told.service, voice),
    ]
    return _paper(voice.say("agreed.extract"), told, voice, blocks, Look.SHEET)


def _question(told: PlanTold, voice: Voice) -> list[Block]:
    if not told.question:
        return []
    return [Heading(voice.say("common.question")), Para(value(told.question), "verbatim")]


def _table(told: PlanTold, voice: Voice) -> Grid:
    names = [(name, share) for name, share in _SHARES if name != "whom" or any(one.for_whom for one in told.deeds)]
    spare = 100 - sum(share for _, share in names)
    shares = tuple(share + spare if name == "what" else share for name, share in names)
    rows = tuple(tuple(_cell(deed, name, voice) for name, _ in names) for deed in told.deeds)
    return Grid(tuple(voice.say(_LABELS[name]) for name, _ in names), shares, rows)


_SHARES = (("what", 28), ("whom", 14), ("who", 16), ("when", 14), ("help", 14), ("check", 14))
_LABELS = {
    "what": "plan.what",
    "whom": "agreed.whom",
    "who": "plan.who",
    "when": "plan.when",
    "help": "plan.help",
    "check": "plan.check",
}


def _cell(deed: Deed, name: str, voice: Voice) -> Said:
    if name == "whom":
        return _for_whom(deed, voice)
    if name == "when":
        return value(", ".join(said.words for said in _when(deed, voice)))
    return value({"what": deed.what, "who": deed.who, "help": deed.helped_by, "check": deed.checked_by}[name])


def _for_whom(deed: Deed, voice: Voice) -> Said:
    return value(", ".join(deed.for_whom)) if deed.for_whom else voice.say("agreed.everybody")


def _when(deed: Deed, voice: Voice) -> tuple[Said, ...]:
    day = [voice.on("agreed.by_day", deed.by_day)] if deed.by_day else []
    return (*([value(deed.by_when)] if deed.by_when else []), *day)


def _one_by_one(told: PlanTold, voice: Voice) -> list[Block]:
    named = any(one.for_whom for one in told.deeds)
    return [block for deed in told.deeds for block in _deed(deed, voice, named=named)]


def _deed(deed: Deed, voice: Voice, *, named: bool) -> list[Block]:
    said = {
        "who": (value(deed.who),),
        "when": _when(deed, voice),
        "help": (value(deed.helped_by),),
        "check": (value(deed.checked_by),),
        "whom": (_for_whom(deed, voice),) if named else (),
    }
    pairs = tuple((voice.say(_LABELS[name]), lines) for name, lines in said.items() if any(lines))
    return [Heading(value(deed.what)), *([Facts(pairs)] if pairs else [])]


def _asked(told: PlanTold, voice: Voice) -> list[Block]:
    if not told.asked:
        return []
    pairs: tuple[Pair, ...] = tuple((value(of), (value(what),)) for of, what in told.asked)
    return [Heading(voice.say("agreed.asked")), Facts(pairs)]


def _otherwise(told: PlanTold, voice: Voice) -> list[Block]:
    said = (("plan.otherwise", told.otherwise), ("plan.watch", told.watched_by))
    return [
        block for key, words in said if words for block in (Heading(voice.say(key)), Para(value(words), "verbatim"))
    ]


def _review(told: PlanTold, voice: Voice) -> list[Block]:
    on = [Para(voice.on("agreed.day", told.review_on))] if told.review_on else []
    with_whom = [Para(voice.say("agreed.review_with", personnes=told.review_with))] if told.review_with else []
    return [Heading(voice.say("plan.again")), *on, *with_whom] if on or with_whom else []


def _to_reach(service: Service, voice: Voice) -> list[Facts]:
    """A number or an address to write to; where there is none, the place."""
    near = replace(service, address="") if service.phone or service.mail else service
    lines = lines_of(replace(near, name=""), voice)
    return [Facts(((voice.say("agreed.to_reach"), lines),))] if lines else []


def _paper(title: Said, told: PlanTold, voice: Voice, blocks: list[Block], look: Look) -> Paper:
    return Paper(title, voice.tongue.code, voice.rtl, told.service, look, tuple(blocks))
