"""Who and what surrounds a life, as a naive reader knows it: people, questions to coordinators, plans, homes."""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime

from conference.domain.child import WordsFor
from conference.domain.follow_up import Home
from conference.domain.neutrality import Rule, TieKind
from conference.domain.plan import Carrier, Content
from conference.domain.preparation import ChildWay, Invitation, Part
from conference.domain.referral import LegalContext, PersonKind
from conference.domain.resource import Reply

Lived = tuple[Home | None, LegalContext | None]


@dataclass
class Someone:
    """Somebody of a case; ``there`` numbers the sittings that they came to, and ``side`` a side of the family."""

    kind: PersonKind
    invited: bool
    part: Part = Part.FAMILY
    invitation: Invitation = Invitation.WAITING
    side: int | None = None
    way: ChildWay | None = None
    wrote: WordsFor | None = None
    supported: bool = False
    there: list[int] = dataclasses.field(default_factory=list)
    before: Lived | None = None
    after: Lived | None = None
    after_on: date | None = None


@dataclass
class Question:
    """What one coordinator was asked, and answered or not."""

    coordinator: int
    asked: datetime
    answered: datetime | None
    knows: bool | None
    withdrawn: datetime | None
    ties: list[TieKind]


@dataclass
class Resource:
    """Something asked of an institution, under a line; and the answers to it, in the order they came."""

    line: int
    replies: list[tuple[Reply, date]]


@dataclass
class Version:
    """One version of a plan, beside the life's own: who carries each action, what was said of it and when."""

    carriers: list[Carrier]
    otherwise: bool | None = None
    review: bool | None = None
    valid_at: datetime | None = None
    content: Content | None = None
    content_at: datetime | None = None
    resources: list[Resource] = dataclasses.field(default_factory=list)


@dataclass
class Meeting:
    """What is known of one sitting: its private time, and whether the family chose the place."""

    began: datetime | None
    ended: datetime | None
    chosen: bool | None


@dataclass
class Circle:
    """All of it; ``sides`` says of each side whether its absence is needless."""

    people: list[Someone] = dataclasses.field(default_factory=list)
    sides: list[bool] = dataclasses.field(default_factory=list)
    meetings: list[Meeting] = dataclasses.field(default_factory=list)
    interpreter: bool = False
    questions: list[Question] = dataclasses.field(default_factory=list)
    recusals: list[tuple[int, TieKind, datetime]] = dataclasses.field(default_factory=list)
    derogations: list[tuple[int, Rule, datetime]] = dataclasses.field(default_factory=list)
    refusals: list[tuple[int, datetime]] = dataclasses.field(default_factory=list)
    versions: list[Version] = dataclasses.field(default_factory=list)
    agreed_on: date | None = None
