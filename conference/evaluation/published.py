"""What a département publishes of a year outside its direction: a fixed list of tables, small numbers withheld.

Totals, conferences, states of the control sum and coordinators are always printed. All tables that count the same
cases are guarded together, for they are read together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.disclosure import NOTHING_YET, THRESHOLD, Disclosed, Tables, Where
from conference.domain.follow_up import When
from conference.domain.publication import digest
from conference.evaluation.grids import VALUE, Grid, Row, crossed, listed, spare
from conference.evaluation.period import year
from conference.evaluation.populations import (
    FIELD,
    LIVES,
    MEANS,
    ORIGIN,
    REASON,
    UNKNOWN,
    Figures,
    figures_of,
    populations,
)
from conference.models.department import Department
from conference.models.note import Edition
from conference.words.follow_up import WHEN
from conference.words.publication import (
    FAMILIES,
    MARKS,
    MEAN,
    NOT_SAID,
    NUMBER,
    PROFESSIONALS,
    STATE,
    TOGETHER,
    TOTALS,
    WHY_WITHHELD,
)

CASES = frozenset({"cases", "states", "fields"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be published: plain values, whose ``digest`` is theirs alone.

    ``exposed``: how many withheld counts the numbers that are public anyway hold within few values.
    """

    content: Mapping[str, Any]
    exposed: int

    @property
    def digest(self) -> str:
        """What tells these values from any others."""
        return digest(self.content)


def draw_up(session: Session, department: Department, number: int, earlier: Mapping[str, Any] | None = None) -> Draft:
    """What the session's département would publish of a civil year now, after what it published of it before."""
    period = year(number, department.zone)
    figures = figures_of(session, period)
    return written(department, number, figures, populations(session, period, figures), earlier)


def written(
    department: Department,
    number: int,
    figures: Figures,
    counted: Mapping[str, Tables],
    earlier: Mapping[str, Any] | None = None,
) -> Draft:
    """The same, once everything is counted. Where cases have moved since the edition, nothing crosses them."""
    from conference.domain.guarding import guard  # noqa: PLC0415  (loading it takes a second, and few ask)

    before = _known(earlier)
    found = {name: guard(tables, before=before.get(name, NOTHING_YET)) for name, tables in counted.items()}
    content = {
        "department": department.code,
        "place": department.name,
        "year": number,
        "threshold": THRESHOLD,
        "why_withheld": WHY_WITHHELD,
        "source": _source(figures.edition, department),
        "complete": "cases" in counted,
        "grids": [grid.plain() for grid in _grids(found, figures, counted, before)],
        "known": {name: _kept(disclosed) for name, disclosed in found.items()},
    }
    return Draft(content, sum(len(one.exposed) for one in found.values()))


def _source(edition: Edition | None, department: Department) -> dict[str, Any]:
    if edition is None:
        return {"edition": None, "on": clock.today(department.zone).isoformat(), "digest": ""}
    on = clock.civil(edition.published_at, department.zone)
    return {"edition": edition.number, "on": on.isoformat(), "digest": edition.digest}


def _grids(
    found: Mapping[str, Disclosed],
    figures: Figures,
    counted: Mapping[str, Tables],
    before: Mapping[str, Disclosed],
) -> list[Grid]:
    """The fixed list of tables."""
    cases = found.get("cases")
    states, fields = (cases or found[name] for name in ("states", "fields"))
    state = {one.value: title for one, title in STATE.items()}
    totals = tuple(Row(code, title, (figures.count(code),)) for code, title in TOTALS.items())
    single = [
        Grid("totals", (NUMBER,), totals),
        listed("states", states, "state", state),
        listed("fields", fields, "field", FIELD),
        *([listed("origins", found["origins"], "origin", ORIGIN)] if cases else []),
        listed("reasons", found["reasons"], "reason", REASON),
        _homes(found),
        _means(found["marks"], figures, before.get("marks", NOTHING_YET)),
    ]
    if cases:
        places = {one: NOT_SAID if one == UNKNOWN else one for one in counted["cases"].axes["territory"]}
        single += [
            crossed("fields_states", cases, ("field", FIELD), ("state", state)),
            crossed("territories_states", cases, ("territory", places), ("state", state)),
            crossed("territories_fields", cases, ("territory", places), ("field", FIELD)),
        ]
    return [spare(grid, UNKNOWN) for grid in single]


def _homes(found: Mapping[str, Disclosed]) -> Grid:
    """Where children live at each of the two moments, side by side."""
    moments = [listed("living", found[f"living_{when.value}"], "home", LIVES) for when in When]
    rows = tuple(
        Row(row.code or UNKNOWN, row.title, tuple(one.rows[at].cells[0] for one in moments))
        for at, row in enumerate(moments[0].rows)
    )
    return Grid("living", tuple(WHEN[when] for when in When), rows, any(one.zeros_withheld for one in moments))


def _means(marks: Disclosed, figures: Figures, before: Disclosed) -> Grid:
    """How many marks were given and their mean, which is withheld with their number or where they are too few.

    Nor is it said again after a few marks more or less: two means and two numbers would tell those few.
    """
    people = {"": (TOGETHER, "voice.overall"), "families": (FAMILIES, MEANS["families"])}
    people["professionals"] = (PROFESSIONALS, MEANS["professionals"])
    found = []
    for one, (title, code) in people.items():
        where = (("respondent", one),) if one else ()
        n, value = marks.shown.get(where), figures.told.get(code, (None, 0))[0]
        few = n is None or n < THRESHOLD or 0 < abs(n - before.shown.get(where, 0)) < THRESHOLD
        mean = "" if n == 0 else None if few or value is None else str(value)
        found.append(Row(one or VALUE, title, (n, mean)))
    return Grid("marks", (MARKS, MEAN), tuple(found))


def _kept(disclosed: Disclosed) -> dict[str, Any]:
    """What was printed and what was not, for whoever publishes the same year again."""
    return {
        "shown": [[[*map(list, where)], value] for where, value in disclosed.shown.items()],
        "withheld": [[*map(list, where)] for where in sorted(disclosed.withheld)],
        "closed": [[*map(list, group)] for group in sorted(disclosed.closed)],
    }


def _known(content: Mapping[str, Any] | None) -> dict[str, Disclosed]:
    """What was said before of each population; what is known of cases is known however they are crossed now."""

    def where(pairs: list[list[str]]) -> Where:
        return tuple((axis, code) for axis, code in pairs)

    found = {
        name: Disclosed(
            {where(pairs): value for pairs, value in one["shown"]},
            frozenset(map(where, one["withheld"])),
            frozenset(map(where, one["closed"])),
        )
        for name, one in (content or {}).get("known", {}).items()
    }
    of_cases = Disclosed(
        {where: value for name in CASES & set(found) for where, value in found[name].shown.items()},
        frozenset().union(*(found[name].withheld for name in CASES & set(found))),
        frozenset().union(*(found[name].closed for name in CASES & set(found))),
    )
    return {**found, **dict.fromkeys(CASES, of_cases)}
