"""Published figures for the tests of access: of one year public, of another withdrawn."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.evaluation.grids import Grid, Row
from conference.models.department import Department
from conference.programme import publication, published_figures
from tests.world import Place


def content(department: Department, year: int, received: int, childhood: int | None = None) -> dict[str, Any]:
    """What a département says of a year: how many referrals, and those of one field unless they are withheld."""
    grids = (
        Grid("totals", ("Nombre",), (Row("activity.referrals", "Orientations reçues", (received,)),)),
        Grid("fields", ("Nombre",), (Row("childhood", "Enfance", (childhood,)), Row("all", "Ensemble", (received,)))),
    )
    return {
        "department": department.code,
        "place": department.name,
        "year": year,
        "source": {"edition": None, "on": "2026-01-05", "digest": ""},
        "complete": True,
        "grids": [grid.plain() for grid in grids],
        "known": {},
    }


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``published`` and ``withdrawn``."""
    for name, year in (("published", 2024), ("withdrawn", 2023)):
        said = content(place.department, year, 40)
        row = published_figures.publish(session, MACHINE, place.department, said, "")
        keep(f"{name}.figures", row)
    publication.withdraw(session, MACHINE, [row], "Un tableau était faux.")
