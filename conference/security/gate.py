"""Who writes without an account: a person, or a machine. No third party, no script, nothing kept of who is refused.

What is sent carries a pass, sealed and dated, that is good for one page of one département; on the second page it also
seals what was typed, so that it carries nothing else. Where many arrive at once, a plain question stands beside it.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.names import fold
from conference.security import sealed, throttle
from conference.words.enquiry import QUESTIONS

USE = "gate"
# Nobody reads a page and fills its form faster; nobody comes back to one that was opened the day before.
SHORTEST, LONGEST = timedelta(seconds=4), timedelta(hours=10)
# To read again what one has typed takes less.
SHORTEST_AGAIN = timedelta(seconds=1)
# Beyond so many arrivals in a quarter of an hour, from one address or from all, a question is asked.
USUAL_FROM_ONE, USUAL = 5, 6
# What is counted beyond has nothing more to say: a flood leaves no more rows than that.
MOST_FROM_ONE, MOST = 8, 30


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass as it came back: when it was given, its number, its question, what it seals, who was counted for it."""

    at: datetime
    number: str
    question: int | None
    of: str
    by: str = ""

    @property
    def age(self) -> timedelta:
        """How long ago it was given."""
        return clock.now() - self.at

    @property
    def hasty(self) -> bool:
        """Whether nobody could have read the page since."""
        return self.age < (SHORTEST_AGAIN if self.of else SHORTEST)

    @property
    def late(self) -> bool:
        """Whether its page was left open for too long."""
        return self.age > LONGEST

    @property
    def asked(self) -> str:
        """The question that stands beside it; nothing where none does."""
        return "" if self.question is None else QUESTIONS[self.question][0]

    def answered(self, said: str) -> bool:
        """Whether the question is answered; none is never answered."""
        return self.question is not None and fold(said) in QUESTIONS[self.question][1]

    def corrects(self, address: str, of: str) -> bool:
        """Whether somebody who was counted already changes what they typed; what is sent counts anew."""
        return self.by == _whose(address) and self.of != of


def give(place: str, of: str = "", by: str = "", *, ask: bool = False, at: datetime | None = None) -> str:
    """A pass for a place, such as the code of a département; ``ask``: with a question.

    ``by``: the address that has been counted for it; ``at``: when it is given, if not now.
    """
    question = secrets.randbelow(len(QUESTIONS)) if ask else None
    whose = _whose(by) if by else ""
    return _sealed(place, Pass(at or clock.now(), secrets.token_urlsafe(12), question, of, whose))


def again(place: str, given: Pass, by: str) -> str:
    """The same pass, for an address that has been counted."""
    return _sealed(place, replace(given, by=_whose(by)))


def _sealed(place: str, given: Pass) -> str:
    question = "" if given.question is None else str(given.question)
    return sealed.seal(USE, place, f"{given.at.timestamp():.3f}", given.number, question, given.of, given.by)


def _whose(address: str) -> str:
    return hashlib.sha256(f"{USE}:{throttle.source(address)}".encode()).hexdigest()[:16]


def shown(place: str, given: str) -> Pass | None:
    """The pass that was given for a place; None for what was given for another, by somebody else, or changed."""
    told = sealed.opened(USE, given)
    if len(told) != 6 or told[0] != place:
        return None
    _, at, number, question, of, by = told
    return Pass(datetime.fromtimestamp(float(at), UTC), number, int(question) if question else None, of, by)


def content(typed: Mapping[str, str]) -> str:
    """The digest of what was typed, as a pass seals it."""
    return hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()


def crowded(session: Session, place: str, address: str, *, corrects: bool = False) -> bool:
    """Count one more arrival, but for who ``corrects``; say whether there are more than usual; the caller commits."""
    from_one, all_of_them = f"{USE}:one:{place}", f"{USE}:all:{place}"
    one, every = throttle.seen(session, from_one, address), throttle.seen(session, all_of_them, "")
    if one < MOST_FROM_ONE and not corrects:
        throttle.counted(session, from_one, address)
    if every < MOST and not corrects:
        throttle.counted(session, all_of_them, "")
    return one >= USUAL_FROM_ONE or every >= USUAL
