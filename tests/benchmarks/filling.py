"""A département of many cases, written in bulk: only the benchmarks do so, for acts would take hours."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

# What is open is what people can carry; what is over is all that grows with the years.
OPEN = 300
STAGES = ["assignment", "preparation", "preparation", "conference", "validation", "follow_up"]
FIRST = ["lou", "ines", "malo", "awa", "jade", "theo", "nour", "elio"]
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def instant(at: datetime) -> str:
    """An instant as SQLite keeps it."""
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def fill(path: Path, how_many: int, first: int = 0) -> None:
    """Give Gironde so many cases, with their journal, stays, delays, people and words; ``first`` numbers them."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous=OFF")
    department, referrer = (
        base.execute("SELECT id FROM department WHERE code = '33'").fetchone()[0],
        base.execute("SELECT id FROM account WHERE email = 'referrer@33.example.org'").fetchone()[0],
    )
    coordinators = [row[0] for row in base.execute("SELECT id FROM coordinator WHERE department_id = ?", [department])]
    territories = [row[0] for row in base.execute("SELECT id FROM territory WHERE department_id = ?", [department])]
    free = base.execute("SELECT coalesce(max(id), 0) + 1 FROM cases").fetchone()[0]
    rows: dict[str, list[dict[str, Any]]] = {}
    for offset in range(how_many):
        for table, row in _case(first + offset, free + offset, referrer, coordinators, territories):
            rows.setdefault(table, []).append(row | {"department_id": department})
    for table, written in rows.items():
        columns = list(written[0])
        marks = ", ".join(f":{column}" for column in columns)
        base.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", written)  # noqa: S608
    base.commit()
    base.close()


def _case(
    number: int, case_id: int, referrer: int, coordinators: list[int], territories: list[int]
) -> Iterator[tuple[str, dict[str, Any]]]:
    stage = STAGES[number % len(STAGES)] if number < OPEN else "closed"
    closed, waits = stage == "closed", stage == "assignment"
    at = NOW - timedelta(days=90, minutes=number)
    # A hundred cases of the referrer and two hundred of each of two coordinators; the others of who has left.
    coordinator = None if waits else coordinators[number % 2 if number < OPEN + 100 else -1]
    outcome = "own_solution" if closed else None
    yield (
        "cases",
        {
            "id": case_id,
            "key": f"bench{number:07d}",
            "reference": f"33-2025-{number:06d}",
            "stage": stage,
            "suspended": 0,
            "outcome": outcome,
            "end_reason": "family_organised" if closed else None,
            "field": "childhood" if number % 3 else "autonomy",
            "origin": "professional",
            "urgent": int(number % 50 == 0),
            "children": 1,
            "territory_id": territories[number % len(territories)],
            "referrer_id": referrer if number < 100 else None,
            "coordinator_id": coordinator,
            "taken_over": 0,
            "opened_at": instant(at),
            "received_at": instant(at),
            "acted_at": instant(at),
            "version": 1,
        },
    )
    yield "referral", {"case_id": case_id, **_empty_referral()}
    yield from _journal(case_id, stage, outcome, at)
    name = f"nom{number // 4:06d}"
    first = FIRST[number % len(FIRST)]
    person = {"key": f"person{number:06d}", "kind": "child", "first_name": first.title(), "last_name": name.title()}
    told = {"folded": f"{first} {name}", "birth_year": 2014, "tie": "", "in_preparation": 0}
    yield "person", person | told | {"case_id": case_id}
    for word in (first, name):
        yield "case_word", {"case_id": case_id, "word": word}


def _empty_referral() -> dict[str, Any]:
    texts = (
        "family_situation strengths worries professional_situation non_negotiables agreed_by agreement_way "
        "danger_details language access_needs"
    )
    return dict.fromkeys(texts.split(), "") | {"known_by_none": 1}


def _journal(case_id: int, stage: str, outcome: str | None, at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    waits = stage == "assignment"
    steps = [("submit", "assignment", None)] + ([] if waits else [("take_over", stage, outcome)])
    for number, (step, target, end) in enumerate(steps, 1):
        passed = {"case_id": case_id, "number": number, "step": step, "target": target, "outcome": end}
        yield "passage", passed | {"body_name": "", "happened_at": instant(at), "recorded_at": instant(at)}
        last = number == len(steps)
        stay = {"case_id": case_id, "number": number, "stage": target, "outcome": end}
        yield "stay", stay | {"entered_at": instant(at), "left_at": None if last else instant(at)}
    due = (at + timedelta(days=85 if case_id % 3 else 200)).date().isoformat()
    for number, kind in enumerate(("acknowledgement", "assignment"), 1):
        yield (
            "delay",
            {
                "case_id": case_id,
                "number": number,
                "kind": kind,
                "unit": "calendar",
                "target": 15,
                "maximum": 30,
                "started_at": instant(at),
                "due_on": due,
                "maximum_on": due,
                "ended_at": None if waits else instant(at),
                "ended_by": None if waits else "assign",
                "suspended": 0,
            },
        )
