"""Counting by hand what a programme remembers: who pays for something in a period, what was learnt and settled."""

from collections import Counter
from datetime import date, timedelta

from tests.evaluation.by_hand import Asked, Hand
from tests.evaluation.remembering import Line, Memory


def remembered(memory: Memory, asked: Asked) -> dict[str, Hand]:
    if asked.narrowed:
        return dict.fromkeys(("programme.fundings", "programme.lessons"), Hand(None, 0))
    first, last = asked.period.first, asked.period.last
    days = range((last - first).days + 1)
    running = [
        line.payer
        for line in memory.lines
        if not line.gone and any(_runs(line, first + timedelta(days=number)) for number in days)
    ]
    counts = {"open": 0, "settled": 0}
    for learnt in memory.learnt:
        if (
            learnt.kind in {"brake", "perspective"}
            and not learnt.gone
            and (learnt.since is None or learnt.since <= last)
        ):
            done = sorted(((on, n, settles) for n, (on, settles) in enumerate(learnt.steps) if on <= last))
            counts["settled" if done and done[-1][2] else "open"] += 1
    n = sum(counts.values())
    return {
        "programme.fundings": Hand(len(running), len(running), 0, dict(Counter(running))),
        "programme.lessons": Hand(n, n, 0, counts),
    }


def _runs(line: Line, on: date) -> bool:
    return (line.since or date.min) <= on <= (line.until or date.max)
