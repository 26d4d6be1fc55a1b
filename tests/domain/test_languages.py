"""Languages that people type on a line."""

import pytest

from conference.domain import languages
from conference.domain.proposal import Person, Sitting, Waiting


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        ("Arabe, portugais", ["arabe", "portugais"]),
        ("soninké et français.", ["francais", "soninke"]),
        ("langue des signes française / anglais ; russe", ["anglais", "langue des signes francaise", "russe"]),
        (" , et ", []),
    ],
)
def test_a_line_is_split_and_folded(line: str, found: list[str]) -> None:
    assert sorted(languages.spoken(line)) == found


@pytest.mark.parametrize(
    ("family", "coordinator", "common"),
    [
        ("Soninké", "soninke, bambara", ["Soninké"]),
        ("arabe ou kabyle", "kabyle", ["kabyle"]),
        ("portugais", "", []),
        ("portugais", "espagnol", []),
        ("soninké et français", "soninké", ["soninké"]),
        ("", "turc", []),
    ],
)
def test_what_is_shared_is_said_as_the_family_says_it(family: str, coordinator: str, common: list[str]) -> None:
    assert languages.common(family, coordinator) == common


def test_french_asks_for_nobody_in_particular() -> None:
    assert languages.asked("français") == languages.asked("") == {}
    assert list(languages.asked("dari")) == ["dari"]


@pytest.mark.parametrize(
    ("line", "needed"), [("dari", True), ("soninké et français", False), ("français", False), ("", False)]
)
def test_a_language_is_needed_where_french_is_not_spoken(line: str, *, needed: bool) -> None:
    assert languages.needed(line) is needed


def test_a_family_that_speaks_french_too_is_still_better_met_in_its_own_language() -> None:
    case, people = Waiting("c", "soninké et français"), (Person("a"), Person("b", "Soninké"))
    sitting = Sitting((case,), people)
    assert sitting.fit(case, people[1]) < sitting.fit(case, people[0]) < sitting.fit(Waiting("d", "soninké"), people[0])
