"""Départements side by side: in the order of their codes, sums of what is printed, and no more."""

from typing import Any

from conference.evaluation.peers import side_by_side
from conference.models.department import Department
from tests.security.publishing import content


def _said(code: str, received: int, childhood: int | None) -> tuple[str, dict[str, Any]]:
    return code, content(Department(code=code, name=f"Département {code}"), 2024, received, childhood)


def test_sums_are_of_printed_numbers_alone_and_say_over_how_many() -> None:
    totals, fields = side_by_side([_said("33", 41, None), _said("59", 26, 14), _said("972", 30, 12)])
    assert [side.code for side in totals.sides] == ["33", "59", "972"]
    assert [(line.total, line.over) for line in totals.lines] == [(97, 3)]
    (childhood,) = fields.lines
    assert childhood.title == "Enfance"
    assert childhood.shown == ("retenu", "14", "12")
    assert (childhood.total, childhood.over) == (26, 2)


def test_a_table_that_a_departement_leaves_out_is_not_a_zero() -> None:
    first, second = _said("33", 41, 20), _said("59", 26, 14)
    second[1]["grids"] = [grid for grid in second[1]["grids"] if grid["code"] != "fields"]
    (childhood,) = side_by_side([first, second])[1].lines
    assert (childhood.cells, childhood.total, childhood.over) == ((20, ""), 20, 1)


def test_a_line_that_a_departement_has_none_of_is_a_zero() -> None:
    first, second = _said("33", 41, 20), _said("59", 26, 14)
    fields = next(grid for grid in first[1]["grids"] if grid["code"] == "fields")
    fields["rows"].append({"code": "unknown", "title": "Non renseigné", "cells": [21]})
    lines = side_by_side([first, second])[1].lines
    assert [line.cells for line in lines] == [(20, 14), (21, 0)]
    assert side_by_side([]) == []
