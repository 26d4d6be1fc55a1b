"""Départements side by side: in the order of their codes, sums of what is printed, and no more."""

from conference.evaluation.peers import Sum, side_by_side
from conference.models.department import Department
from tests.security.publishing import content


def _said(code: str, received: int, childhood: int | None) -> tuple[str, dict[str, object]]:
    return code, content(Department(code=code, name=f"Département {code}"), 2024, received, childhood)


def test_sums_are_of_printed_numbers_alone_and_say_over_how_many() -> None:
    totals, fields = side_by_side([_said("33", 41, None), _said("59", 26, 14), _said("972", 30, 12)])
    assert [side.department for side in totals.sides] == ["33", "59", "972"]
    assert totals.sums == (Sum(97, 3),)
    assert fields.columns == ("Enfance",)
    assert [side.shown for side in fields.sides] == [("retenu",), ("14",), ("12",)]
    assert fields.sums == (Sum(26, 2),)


def test_a_table_that_a_departement_leaves_out_is_not_a_zero() -> None:
    first, second = _said("33", 41, 20), _said("59", 26, 14)
    second[1]["grids"] = [grid for grid in second[1]["grids"] if grid["code"] != "fields"]  # type: ignore[attr-defined]
    fields = side_by_side([first, second])[1]
    assert [side.cells for side in fields.sides] == [(20,), ("",)]
    assert fields.sums == (Sum(20, 1),)


def test_a_line_that_a_departement_has_none_of_is_a_zero() -> None:
    first, second = _said("33", 41, 20), _said("59", 26, 14)
    for grid in first[1]["grids"]:  # type: ignore[attr-defined]
        if grid["code"] == "fields":
            grid["rows"].append({"code": "unknown", "title": "Non renseigné", "cells": [21]})
    fields = side_by_side([first, second])[1]
    assert [side.cells for side in fields.sides] == [(20, 21), (14, 0)]
    assert side_by_side([]) == []
