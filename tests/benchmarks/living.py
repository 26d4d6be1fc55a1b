"""What a case gathers from its assignment on, in bulk: network, day, plan, follow-up, time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.benchmarks.rows import Rows

PREPARED = frozenset({"preparation", "conference", "private", "validation", "follow_up", "closed"})
CONVENED = PREPARED - {"preparation"}
HELD = CONVENED - {"conference", "private"}
FOLLOWED = HELD - {"validation"}
PARTS = ("family", "network", "professional", "interpreter")


@dataclass(frozen=True)
class Life:
    """One case: where it stands, how much it holds, and who works on it."""

    case_id: int
    number: int
    at: datetime
    standing: str
    each: int
    coordinator_id: int
    account_id: int

    @property
    def day(self) -> str:
        """The day it came, as a date."""
        return self.at.date().isoformat()

    @property
    def held_at(self) -> datetime:
        """When its conference was, or is."""
        return self.at + timedelta(days=20)


def live(rows: Rows, life: Life) -> None:
    """Write what a case holds where it stands."""
    case = life.case_id
    if life.standing == "assignment":
        asked = {"asked_at": life.at, "asked_by": life.account_id}
        rows.add("declaration", case_id=case, coordinator_id=life.coordinator_id, **asked)
    if life.standing not in PREPARED:
        return
    until = life.at + timedelta(days=30) if life.standing == "closed" else None
    rows.add("assignment", case_id=case, coordinator_id=life.coordinator_id, since=life.at, until=until)
    rows.add("tie", case_id=case, coordinator_id=life.coordinator_id, kind="friendship")
    decided = {
        "reason": "Personne d’autre.",
        "body_name": "Comité",
        "author_id": life.account_id,
        "decided_at": life.at,
    }
    rows.add("derogation", case_id=case, coordinator_id=life.coordinator_id, rule="no_tie", **decided)
    for _ in range(life.each):
        transmitted = {"transmitted": "Une inquiétude.", "to_whom": "La cellule départementale"}
        rows.add("danger_notice", case_id=case, at=life.at, recorded_at=life.at, **transmitted)
    guests = _prepare(rows, life)
    if life.standing in CONVENED:
        actions, sitting = _plan(rows, life), _meet(rows, life, guests)
        if life.standing in HELD:
            _follow(rows, life, sitting, actions)
    _work(rows, life)


def _prepare(rows: Rows, life: Life) -> list[tuple[int, str]]:
    """Agreements, question, network and sheet; the guests with the part of each."""
    case, guests = life.case_id, []
    rows.add("sheet", case_id=case, number=0, needless=1, needless_why="La famille sait déjà tout.")
    for number in range(1, life.each + 1):
        # One parent does not agree: where the case is in preparation the designating body is to decide.
        mother = number == 1
        tie = "mère" if mother else "tante"
        name = {"first_name": f"Proche {number}", "last_name": "", "folded": f"proche {number}", "tie": tie}
        person = rows.add("person", case_id=case, kind="relative", in_preparation=1, **name)
        part = PARTS[number % len(PARTS)]
        guest = {"person_id": person, "part": part, "invitation": "coming", "safety": "nothing", "asked_by_family": 1}
        guests.append((rows.add("guest", case_id=case, **guest), part))
        state = "refused" if mother else "given"
        said = {"to": "principle", "state": state, "on": life.day, "item": 0, "way": "de vive voix"}
        said |= dict.fromkeys(("helped_by", "what", "with_whom"), "") | {"recorded_at": life.at}
        agreement = rows.add("agreement", case_id=case, person_id=person, **said)
        if mother and life.standing in CONVENED:
            goes_on = {"words": "Sans elle.", "body_name": "Comité", "decided_at": life.at}
            rows.add("written_decision", case_id=case, agreement_id=agreement, **goes_on)
        asked = {"words": "Comment rester ensemble à la maison ?", "written_by": "Rose", "recorded_at": life.at}
        rows.add("question", case_id=case, number=number, **asked)
    return guests


def _meet(rows: Rows, life: Life, guests: list[tuple[int, str]]) -> int:
    """The sittings that were given up, then the day as far as it went."""
    held, case = life.held_at if life.standing in HELD else None, life.case_id
    for number in range(1, life.each):
        given_up = {"given_up_at": life.at, "given_up_why": "Rose est malade.", "held_at": None}
        rows.add("sitting", case_id=case, number=number, at=life.at, place="Mairie", **given_up)
    planned = {"at": life.held_at, "place": "Salle des fêtes", "given_up_why": "", "held_at": held}
    sitting = rows.add("sitting", case_id=case, number=life.each, **planned)
    for guest, part in guests:
        inside = int(part in {"family", "network"} and life.standing != "conference")
        came = {"arrived_at": life.held_at, "left_at": None, "in_private_time": inside}
        rows.add("presence", sitting_id=sitting, guest_id=guest, **came)
    parts = {"conference": 1, "private": 2}.get(life.standing, 3)
    for number, moment in enumerate(("sharing", "private", "presentation")[:parts], 1):
        runs = life.standing == "private" and moment == "private"
        times = {"began_at": life.held_at, "ended_at": None if runs else life.held_at + timedelta(hours=number)}
        rows.add("moment", sitting_id=sitting, moment=moment, **times)
    return sitting


def _plan(rows: Rows, life: Life) -> list[int]:
    """Two versions of the plan, each with its actions and its copies; the actions of the last one."""
    agreed = life.held_at if life.standing in HELD else None
    valid = life.held_at if life.standing in FOLLOWED else None
    answer: dict[str, object] = {"answers_question": 1, "form_valid_at": valid, "content_at": valid}
    if valid:
        answer |= {"content": "subject_to_decision", "decision_asked_on": life.day}
    told = {"otherwise": "On se rappelle.", "watched_by": "Yann", "taken_down_by": life.account_id}
    words = {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès lundi", "carrier": "family"}
    actions: list[int] = []
    for version in (1, 2):
        plan = rows.add("plan", case_id=life.case_id, number=version, agreed_at=agreed, **told, **answer)
        actions = [
            rows.add("action", plan_id=plan, number=number, line=number, **words) for number in range(1, life.each + 1)
        ]
        for _ in range(life.each if agreed else 0):
            rows.add("hand_out", case_id=life.case_id, plan_id=plan, to_whom="Rose", on=life.day)
    return actions


def _follow(rows: Rows, life: Life, sitting: int, actions: list[int]) -> None:
    case, due = life.case_id, (life.held_at + timedelta(days=90)).date().isoformat()
    rows.add("follow_up", case_id=case, sitting_id=sitting, due_on=due, wish="wanted", resolved_at_end="partly")
    rows.add("synthesis", case_id=case, written_at=life.held_at)
    # The reviews of half the cases in follow-up are still to be held.
    reviewed = life.standing == "closed" or life.number // 8 % 2
    said = {"respondent": "person", "resolved": "partly", "changed": "On respire.", "recorded_at": life.held_at}
    for number in range(life.each if life.standing in FOLLOWED else 0):
        rows.add("try", case_id=case, at=life.held_at, way="par téléphone")
        if reviewed:
            review = rows.add("review", case_id=case, on=life.day, plan_kept="partly", **said)
            for action in actions[: 3 if number else None]:
                rows.add("action_review", review_id=review, action_id=action, kept="done")


def _work(rows: Rows, life: Life) -> None:
    """Time on the case, logged by who coordinates it: of years ago, but for what is open."""
    for number in range(life.each):
        day = (life.at + timedelta(days=number)).date().isoformat()
        spent = {"kind": "preparation", "minutes": 30, "day": day, "recorded_at": life.at}
        rows.add("time_entry", account_id=life.account_id, case_id=life.case_id, **spent)
