"""What a département publishes of a year outside its direction: a fixed list of tables, small numbers withheld.

Totals, conferences, states of the control sum and coordinators are always printed. All tables that count the same
cases are guarded together, for they are read together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.disclosure import NOTHING_YET, THRESHOLD, Disclosed, Tables, Where
from conference.domain.follow_up import When
from conference.domain.publication import digest
from conference.evaluation.crossings import UNKNOWN, Crossings, crossings, read_again
from conference.evaluation.grids import VALUE, Grid, Row, crossed, grids, listed, spare
from conference.evaluation.guarded import guarded
from conference.evaluation.period import year
from conference.evaluation.populations import (
    FIELD,
    LIVES,
    MEANS,
    ORIGIN,
    REASON,
    Figures,
    figures_of,
    populations,
)
from conference.models.department import Department
from conference.models.note import Edition
from conference.models.place import Territory
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
MOST_TERRITORIES = 16  # beyond, the guard takes many seconds
Published = Mapping[str, Any]


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


def draw_up(session: Session, department: Department, number: int, earlier: Sequence[Published] = ()) -> Draft:
    """What the session's département would publish of a civil year now, after all it published of it, oldest first."""
    period = year(number, department.zone)
    figures = figures_of(session, period)
    edition = figures.edition
    crossed = read_again(edition.content) if edition else crossings(session, period)
    left_out = _left_out(crossed, earlier)
    counted = populations(crossed, figures, by_territory=not left_out)
    names = {place.key: place.name for place in session.scalars(select(Territory))}
    return written(department, number, figures, counted, names, earlier, left_out)


def _left_out(crossed: Crossings | None, earlier: Sequence[Published]) -> str:
    """Why no table is told by territory: they are too many, or no longer those of an earlier publication."""
    if crossed is None:
        return ""
    known = {place for content in earlier for place in content.get("places", ())}
    if not known <= {*crossed.territories}:
        return "regrouped"
    return "many" if len(crossed.territories) > MOST_TERRITORIES else ""


def written(
    department: Department,
    number: int,
    figures: Figures,
    counted: Mapping[str, Tables],
    names: Mapping[str, str],
    earlier: Sequence[Published] = (),
    left_out: str = "",
) -> Draft:
    """The same, once everything is counted; ``names`` of territories by their code. Cases that an edition does not
    cross are crossed with nothing."""
    before = _known(earlier)
    found = {name: guarded(tables, before.get(name, NOTHING_YET)) for name, tables in counted.items()}
    content = {
        "department": department.code,
        "place": department.name,
        "year": number,
        "threshold": THRESHOLD,
        "why_withheld": WHY_WITHHELD,
        "source": _source(figures.edition, department),
        "complete": "cases" in counted,
        "territories": left_out,
        "places": [one for one in _places(counted) if one != UNKNOWN],
        "grids": [grid.plain() for grid in _grids(found, figures, _titled(_places(counted), names), earlier)],
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
    places: Mapping[str, str],
    earlier: Sequence[Published],
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
        *([_homes(found)] if cases else []),
        _means(found["marks"], figures, earlier),
    ]
    if cases:
        single.append(crossed("fields_states", cases, ("field", FIELD), ("state", state)))
    if cases and places:
        single += [
            crossed("territories_states", cases, ("territory", places), ("state", state)),
            crossed("territories_fields", cases, ("territory", places), ("field", FIELD)),
        ]
    return [spare(grid, UNKNOWN) for grid in single]


def _places(counted: Mapping[str, Tables]) -> Sequence[str]:
    return counted["cases"].axes.get("territory", ()) if "cases" in counted else ()


def _titled(places: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """Territories by their code, in the order of their names; those that nobody told last."""
    told = {one: names.get(one, NOT_SAID) for one in places}
    return dict(sorted(told.items(), key=lambda one: (one[0] == UNKNOWN, one[1])))


def _homes(found: Mapping[str, Disclosed]) -> Grid:
    """Where children live at each of the two moments, side by side."""
    moments = [listed("living", found[f"living_{when.value}"], "home", LIVES) for when in When]
    rows = tuple(
        Row(row.code or UNKNOWN, row.title, tuple(one.rows[at].cells[0] for one in moments))
        for at, row in enumerate(moments[0].rows)
    )
    return Grid("living", tuple(WHEN[when] for when in When), rows, any(one.zeros_withheld for one in moments))


def _means(marks: Disclosed, figures: Figures, earlier: Sequence[Published]) -> Grid:
    """How many marks were given and their mean, which is withheld with their number or where it would tell too few."""
    from conference.domain.means import WHOLE, Marks, sayable  # noqa: PLC0415  (as the guard)

    people = {WHOLE: (TOGETHER, "voice.overall"), "families": (FAMILIES, MEANS["families"])}
    people["professionals"] = (PROFESSIONALS, MEANS["professionals"])
    n = {one: marks.shown.get((("respondent", one),) if one else ()) for one in people}
    told = {one: figures.told.get(code, (None, 0))[0] for one, (_, code) in people.items()}
    now = Marks(n, {one: str(value) for one, value in told.items() if value is not None})
    before = [Marks(*said) for content in earlier if (said := _said(content))]
    free = sayable(now, ("families", "professionals"), before)
    rows = [
        Row(one or VALUE, title, (n[one], "" if n[one] == 0 else now.means[one] if one in free else None))
        for one, (title, _) in people.items()
    ]
    return Grid("marks", (MARKS, MEAN), tuple(rows))


def _said(content: Published) -> tuple[dict[str, int | None], dict[str, str]] | None:
    """The numbers of marks and the means that a publication printed, by group."""
    rows = next((grid.rows for grid in grids(content) if grid.code == "marks"), ())
    told = {"" if row.code == VALUE else row.code: row.cells for row in rows}
    n = {one: cells[0] if isinstance(cells[0], int) else None for one, cells in told.items()}
    return (n, {one: str(cells[1]) for one, cells in told.items() if cells[1]}) if told else None


def _kept(disclosed: Disclosed) -> dict[str, Any]:
    """What was printed and what was not, for whoever publishes the same year again."""
    return {
        "shown": [[[*map(list, where)], value] for where, value in disclosed.shown.items()],
        "withheld": [[*map(list, where)] for where in sorted(disclosed.withheld)],
        "closed": [[*map(list, group)] for group in sorted(disclosed.closed)],
    }


def _known(earlier: Iterable[Published]) -> dict[str, Disclosed]:
    """What was said of each population by all that was published of the year, however cases were crossed then.

    What was withheld once stays so; a number is known as it was printed last, unless it was withheld since.
    """
    found: dict[str, _Known] = {}
    for content in earlier:
        for name, one in content["known"].items():
            found.setdefault("cases" if name in CASES else name, _Known()).learn(one)
    told = {name: Disclosed(one.shown, frozenset(one.withheld), frozenset(one.closed)) for name, one in found.items()}
    return {**told, **dict.fromkeys(CASES, told.get("cases", NOTHING_YET))}


@dataclass(slots=True)
class _Known:
    """What readers of one population know, publication after publication."""

    shown: dict[Where, int] = field(default_factory=dict)
    withheld: set[Where] = field(default_factory=set)
    closed: set[Where] = field(default_factory=set)

    def learn(self, one: Mapping[str, Any]) -> None:
        """Read one more."""
        withheld = {_where(pairs) for pairs in one["withheld"]}
        self.shown = {where: value for where, value in self.shown.items() if where not in withheld}
        self.shown |= {_where(pairs): value for pairs, value in one["shown"]}
        self.withheld |= withheld
        self.closed |= {_where(pairs) for pairs in one["closed"]}


def _where(pairs: list[list[str]]) -> Where:
    return tuple((axis, code) for axis, code in pairs)
