"""What the product knows beforehand: the 101 départements, a spreadsheet to take over, invented families."""

import csv
from functools import cache
from pathlib import Path

GIRONDE = Path(__file__).with_name("gironde-suivi.xlsx")
FAMILIES = Path(__file__).with_name("families.csv")


@cache
def departments() -> dict[str, str]:
    """The name of each département, by its official code."""
    with Path(__file__).with_name("departments.csv").open(encoding="utf-8", newline="") as file:
        return {line["code"]: line["name"] for line in csv.DictReader(file)}
