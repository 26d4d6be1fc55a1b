"""Setting a new département up: its steps, what remains of each, and places typed as an indented list."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.paper import Service
from conference.domain.reasons import Reason


class SetupStep(StrEnum):
    """What is settled before a first referral, in the order of the page."""

    PROFILE = "profile"
    BODY = "body"
    TERRITORIES = "territories"
    INSTITUTIONS = "institutions"
    PEOPLE = "people"
    INVITATIONS = "invitations"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a département holds already.

    ``sitting`` are those who sit in the designating body; ``uninvited`` those who have a role, have never signed in
    here and were sent nothing that still opens.
    """

    profile: str | None
    sitting: int
    quorum: int
    territories: int
    institutions: int
    referrers: int
    coordinators: int
    uninvited: int
    service: Service
    contact: str


def remaining(settled: Settled) -> dict[SetupStep, tuple[Reason, ...]]:
    """What remains of each step; a step without a reason is done."""
    reachable = settled.service.address or settled.service.phone or settled.service.mail
    lacking = {
        SetupStep.PROFILE: [(settled.profile is None, "setup_profile_unchosen")],
        SetupStep.BODY: [(0 < settled.sitting < settled.quorum, "setup_below_quorum")],
        SetupStep.TERRITORIES: [(not settled.territories, "setup_no_territory")],
        SetupStep.INSTITUTIONS: [(not settled.institutions, "setup_no_institution")],
        SetupStep.PEOPLE: [
            (not settled.referrers, "setup_nobody_refers"),
            (not settled.coordinators, "setup_nobody_coordinates"),
            (not settled.sitting, "setup_nobody_sits"),
        ],
        SetupStep.INVITATIONS: [(settled.uninvited > 0, "setup_uninvited")],
        SetupStep.PAPERS: [
            (not (settled.service.name and reachable), "setup_no_service"),
            (not settled.contact, "setup_no_contact"),
        ],
    }
    return {
        step: tuple(Reason(code, step, _subject(settled, code)) for lacks, code in found if lacks)
        for step, found in lacking.items()
    }


def _subject(settled: Settled, code: str) -> str:
    return {"setup_below_quorum": str(settled.quorum), "setup_uninvited": str(settled.uninvited)}.get(code, "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an indented list: its number from 1, its name, and the number of the line that holds it."""

    number: int
    name: str
    within: int | None = None


TAB = 4
_BULLETS = "-–—•*·"


def outline(text: str) -> list[Entry]:
    """The entries of a list whose indentation makes a tree; a line lies in the last one that begins further left."""
    found: list[Entry] = []
    above: list[tuple[int, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        widened = line.replace("\u00a0", " ").expandtabs(TAB)
        name = " ".join(widened.strip().lstrip(_BULLETS).split())
        if not name:
            continue
        depth = len(widened) - len(widened.lstrip())
        while above and above[-1][0] >= depth:
            above.pop()
        found.append(Entry(number, name, above[-1][1] if above else None))
        above.append((depth, number))
    return found
