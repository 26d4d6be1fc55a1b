"""Whose agreement counts in a case, and in which capacity: as it was said, or else as their tie lets guess."""

from collections.abc import Iterable
from dataclasses import dataclass

from conference.domain.agreement import CountsAs, guessed
from conference.domain.referral import PersonKind
from conference.models.referral import Person


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody of a case, and in which capacity their agreement counts, if it does."""

    person: Person
    counts_as: CountsAs

    @property
    def counts(self) -> bool:
        """Whether their agreement counts."""
        return self.counts_as is not CountsAs.NOT_ASKED


def speakers(people: Iterable[Person], *, institution: bool) -> tuple[list[Speaker], bool]:
    """Everybody of a case as they count, and whether an ``institution`` holds authority over its children.

    Over these nobody else speaks: each then agrees for themselves, however young.
    """
    known = list(people)
    child = any(person.kind is PersonKind.CHILD for person in known)
    alone = child and (institution or any(person.counts_as is CountsAs.INSTITUTION for person in known))
    found = []
    for person in known:
        said = person.counts_as or guessed(person.kind, person.tie, child=child, institution=alone)
        minor = alone and person.kind is PersonKind.CHILD
        found.append(Speaker(person, CountsAs.CONCERNED if minor else said))
    return found, alone
