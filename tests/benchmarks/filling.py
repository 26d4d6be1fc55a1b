"""A département of many cases, written in bulk: only the benchmarks do so, for acts would take hours."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.living import Life, live
from tests.benchmarks.rows import Rows

# What is open is what people can carry, and some of what is over is theirs still; the rest grows with the years.
OPEN, THEIRS = 320, 400
STANDINGS = ("draft", "assignment", "preparation", "conference", "private", "validation", "follow_up", "closed")
STAGES = {"draft": "referral", "private": "conference"}
FIRST = ["lou", "ines", "malo", "awa", "jade", "theo", "nour", "elio", "sam"]
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
# Each step of a case that goes all the way, with the stage that it leads to.
PATH = (
    ("submit", "assignment"),
    ("assign", "preparation"),
    ("convene", "conference"),
    ("record", "validation"),
    ("validate_form", "validation"),
    ("ratify", "follow_up"),
    ("review", "follow_up"),
    ("close", "closed"),
)
TICKED = ("nobody_concerned", "family_words_missing", "question_missing", "sheet_not_agreed", "nobody_present")
WALKED = {"draft": 0, "assignment": 1, "preparation": 2, "conference": 3, "private": 3, "validation": 4, "follow_up": 7}


def standing(number: int) -> str:
    """How a case stands by its number: as many of each while they are open, then all of them over."""
    return STANDINGS[number % len(STANDINGS)] if number < OPEN else "closed"


def key(number: int) -> str:
    """``private0000004``."""
    return f"{standing(number)}{number:07d}"


def is_minimal(number: int) -> bool:
    """Whether the family of a case asked that nothing be written of it: one block of standings in six."""
    return number // len(STANDINGS) % 6 == 4


@dataclass(frozen=True)
class People:
    """Who works with the cases: the accounts of a referrer and of the two coordinators, and where."""

    referrer: int
    accounts: list[int]
    coordinators: list[int]
    territories: list[int]
    institution: int

    def pair(self, number: int) -> tuple[int | None, int]:
        """The account that refers a case, and its coordinator: what is over long ago is of who has left.

        The two coordinators take turns, one block of standings each, and refer what the other coordinates.
        """
        block = number // len(STANDINGS) % 2
        first, second = self.accounts
        referrer = first if block else self.referrer if number < OPEN // 2 else second
        return referrer if number < OPEN else None, self.coordinators[block if number < THEIRS else -1]


def _people(rows: Rows) -> People:
    here = f"department_id = {rows.department_id}"
    return People(
        rows.one("SELECT id FROM account WHERE email = 'referrer@33.example.org'"),
        rows.all(f"SELECT account_id FROM coordinator WHERE {here} AND account_id IS NOT NULL ORDER BY id"),  # noqa: S608
        rows.all(f"SELECT id FROM coordinator WHERE {here} ORDER BY id"),  # noqa: S608
        rows.all(f"SELECT id FROM territory WHERE {here} ORDER BY id"),  # noqa: S608
        rows.one(f"SELECT min(id) FROM institution WHERE {here}"),  # noqa: S608
    )


def fill(path: Path, how_many: int, first: int = 0, each: int = 2) -> None:
    """Give Gironde so many cases with all that they gather; ``first`` numbers them.

    ``each`` is how many rows a case has of what it may have several of: guests, actions, lines of its journal.
    """
    rows = Rows(path)
    people = _people(rows)
    for coordinator in people.coordinators if first == 0 else ():
        rows.add("mission", coordinator_id=coordinator, share="0.2", since="2026-01-01")
    for number in range(first, first + how_many):
        _case(rows, people, number, each)
    rows.write()


def _case(rows: Rows, people: People, number: int, each: int) -> None:
    stands = standing(number)
    stage = STAGES.get(stands, stands)
    draft, closed = stands == "draft", stands == "closed"
    # What is open came this year, with what was over as soon; the rest before.
    at = NOW - timedelta(days=60 if number < OPEN else 120, minutes=number)
    referrer, coordinator = people.pair(number)
    outcome = "plan_agreed" if closed else None
    case_id = rows.add(
        "cases",
        key=key(number),
        reference=None if draft else f"33-2025-{number:06d}",
        stage=stage,
        suspended=0,
        outcome=outcome,
        field="childhood" if number % 3 else "autonomy",
        origin="professional",
        urgent=int(number % 50 == 0),
        children=1,
        territory_id=people.territories[number % len(people.territories)],
        institution_id=people.institution,
        referrer_id=referrer,
        holder_id=referrer,
        coordinator_id=None if draft or stands == "assignment" else coordinator,
        minimal=int(is_minimal(number)),
        opened_at=at,
        received_at=None if draft else at,
        acted_at=at,
    )
    _referral(rows, people, case_id, number)
    for code in TICKED if is_minimal(number) else ():
        rows.add("tick", case_id=case_id, round=0, code=code, on=at.date(), recorded_at=at)
    walked = WALKED.get(stands, len(PATH))
    _journal(rows, case_id, at, walked, each)
    _delays(rows, case_id, at, runs=stands == "assignment", counts=not draft)
    live(rows, Life(case_id, number, at, stands, each, coordinator, people.accounts[0]))


def _referral(rows: Rows, people: People, case_id: int, number: int) -> None:
    texts = (
        "family_situation strengths worries professional_situation non_negotiables agreed_by agreement_way "
        "danger_details language access_needs"
    )
    said = dict.fromkeys(texts.split(), "Des mots de la famille, assez pour une phrase ou deux.")
    rows.add("referral", case_id=case_id, known_by_none=0, danger="no", **said)
    first, name = FIRST[number % len(FIRST)], f"nom{number // 4:06d}"
    rows.add(
        "person",
        case_id=case_id,
        kind="child",
        first_name=first.title(),
        last_name=name.title(),
        folded=f"{first} {name}",
        birth_year=2014,
        tie="",
        in_preparation=0,
    )
    for word in (first, name):
        rows.add("case_word", case_id=case_id, word=word)
    known = {"worker": "Jeanne Test", "folded": "jeanne test", "is_key_worker": 1}
    rows.add("known_by", case_id=case_id, institution_id=people.institution, **known)


def _journal(rows: Rows, case_id: int, at: datetime, walked: int, each: int) -> None:
    """The steps that were walked, and as many pauses while it waited for a coordinator."""
    steps = list(PATH[:walked])
    steps[1:1] = [(("suspend", "resume")[n % 2], "assignment") for n in range(each if steps else 0)]
    stays: list[tuple[str, datetime]] = []
    for number, (step, target) in enumerate(steps, 1):
        when = at + timedelta(hours=number)
        passed = {"body_name": "", "words": "Parce qu’il le fallait.", "happened_at": when, "recorded_at": when}
        outcome = "plan_agreed" if target == "closed" else None
        rows.add("passage", case_id=case_id, number=number, step=step, target=target, outcome=outcome, **passed)
        if not stays or stays[-1][0] != target:
            stays.append((target, when))
    for number, (target, when) in enumerate(stays, 1):
        left = stays[number][1] if number < len(stays) else None
        outcome = "plan_agreed" if target == "closed" else None
        stay = {"number": number, "stage": target, "outcome": outcome, "entered_at": when, "left_at": left}
        rows.add("stay", case_id=case_id, **stay)


def _delays(rows: Rows, case_id: int, at: datetime, *, runs: bool, counts: bool) -> None:
    due = (at + timedelta(days=30 if case_id % 3 else 200)).date().isoformat()
    term = {"unit": "calendar", "target": 15, "maximum": 30, "started_at": at, "due_on": due, "maximum_on": due}
    ended = {"ended_at": None if runs else at, "ended_by": None if runs else "assign", "suspended": 0}
    for number, kind in enumerate(("acknowledgement", "assignment") if counts else (), 1):
        rows.add("delay", case_id=case_id, number=number, kind=kind, **term, **ended)
