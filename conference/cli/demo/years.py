"""Three years of invented families: a line each in a table, with how long ago it began and how its life goes."""

import csv

from conference import data
from conference.cli.demo.lives import LIVES, Thread
from conference.cli.demo.people import REFERRER, SECOND_REFERRER
from conference.cli.demo.situation import Situation, adult, child, relative
from conference.cli.demo.themes import THEMES
from conference.domain.referral import Danger, Field, Origin

KNOWN_BY = {
    REFERRER: (("ASE", "Delphine Arrieu", True), ("OREAG, milieu ouvert", "", False)),
    SECOND_REFERRER: (("CCAS de Libourne", "Hugo Marsan", False), ("UDAF 33", "Inès Carrère", False)),
}
OF_THE_SECOND = frozenset({"Libournais", "Haute Gironde"})


def families() -> tuple[Situation, ...]:
    """Every line of the table as a situation, counted back from today."""
    with data.FAMILIES.open(encoding="utf-8", newline="") as lines:
        return tuple(_situation(number, line) for number, line in enumerate(csv.DictReader(lines)))


def _situation(number: int, line: dict[str, str]) -> Situation:
    theme, begun, family = THEMES[line["theme"]], int(line["begun"]), line["family"]
    referrer = SECOND_REFERRER if line["territory"] in OF_THE_SECOND else REFERRER
    central = child if theme.field is Field.CHILDHOOD else adult
    course = LIVES[line["life"]](Thread(number, theme, line["coordinator"], begun))
    relatives = (_close(line[column], family) for column in ("near", "far"))
    return Situation(
        referrer,
        theme.field,
        line["territory"],
        (central(line["first_name"], family, int(line["birth_year"])), *relatives),
        {
            "origin": _origin(line["life"], number),
            "strengths": theme.strengths,
            "worries": theme.worries,
            "family_situation": theme.family,
            "professional_situation": theme.professional,
            "danger": Danger.NO,
        },
        begun,
        tuple((begun - after, deed) for after, deed in sorted(course, key=_after) if after < begun),
        KNOWN_BY[referrer],
        line["near"].partition(", ")[0],
    )


def _after(entry: tuple[int, object]) -> int:
    return entry[0]


def _origin(life: str, number: int) -> Origin:
    """A case that nobody holds comes from the family itself."""
    return Origin.FAMILY if life == "without_holder" else (Origin.PROFESSIONAL, Origin.PARTNER)[number % 2]


def _close(said: str, family: str) -> dict[str, object]:
    """``Rosa, tante`` as somebody of the family; a friend has a name of their own."""
    first, _, tie = said.partition(", ")
    return relative(first, "" if tie == "ami" else family, tie)
