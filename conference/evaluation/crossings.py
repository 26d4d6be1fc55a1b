"""What is crossed of a year before it is published: counted now, or as an edition of the note kept it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.follow_up import Home, When
from conference.domain.referral import Field, Origin
from conference.evaluation.indicators.cohort import cohort, state_at_end
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.models.follow_up import Living
from conference.models.place import Territory
from conference.queries.places import Branch, tree

UNKNOWN = "unknown"
KEPT = "crossings"
Codes = tuple[str, ...]
Found = Mapping[Codes, int]


@dataclass(frozen=True, slots=True)
class Crossings:
    """Cases by territory, field and state, and by origin; children by home at each moment.

    ``territories``: the keys of those that nothing holds. A territory keeps its key whatever its name becomes.
    """

    territories: tuple[str, ...]
    cases: Found
    origins: Found
    living: Mapping[str, Found]

    @property
    def plain(self) -> dict[str, Any]:
        """The same in lists and texts, for an edition to keep."""
        return {
            "territories": [*self.territories],
            "cases": _plain(self.cases),
            "origins": _plain(self.origins),
            "living": {when: _plain(found) for when, found in self.living.items()},
        }


def crossings(session: Session, period: Period) -> Crossings:
    """What is recorded now of the session's département, in three queries."""
    roots = _roots(session)
    columns = Case.territory_id, Case.field, state_at_end(), Case.origin
    query = cohort(Scope(period), *columns, func.count()).group_by(*columns)
    cases: Counter[Codes] = Counter()
    origins: Counter[Codes] = Counter()
    for territory, field, state, origin, many in session.execute(query):
        cases[roots.get(territory, UNKNOWN), _code(field), str(state)] += many
        origins[(_code(origin),)] += many
    return Crossings(tuple(dict.fromkeys(roots.values())), cases, origins, _living(session, period))


def read_again(content: Mapping[str, Any]) -> Crossings | None:
    """What an edition kept; None where it kept nothing of it."""
    kept = content.get(KEPT)
    if kept is None:
        return None
    living = {when: _found(rows) for when, rows in kept["living"].items()}
    return Crossings(tuple(kept["territories"]), _found(kept["cases"]), _found(kept["origins"]), living)


def _plain(found: Found) -> list[list[str | int]]:
    return [[*codes, many] for codes, many in sorted(found.items())]


def _found(rows: list[list[Any]]) -> Found:
    return {tuple(codes): many for *codes, many in rows}


def _code(value: Field | Origin | None) -> str:
    return UNKNOWN if value is None else value.value


def _roots(session: Session) -> dict[int, str]:
    """For every territory, the key of the one that holds it and that nothing holds."""

    def keyed(branch: Branch, key: str) -> dict[int, str]:
        found = {branch.place.id: key}
        for inside in branch.inside:
            found |= keyed(inside, key)
        return found

    return {place: key for root in tree(session, Territory) for place, key in keyed(root, root.place.key).items()}


def _living(session: Session, period: Period) -> dict[str, Found]:
    query = select(Living.when, Living.home, func.count()).where(Living.on >= period.first, Living.on <= period.last)
    found: dict[str, Counter[Codes]] = {when.value: Counter() for when in When}
    for when, home, many in session.execute(query.group_by(Living.when, Living.home)):
        found[when.value][("" if home is None else Home(home).value,)] += many
    return dict(found)
