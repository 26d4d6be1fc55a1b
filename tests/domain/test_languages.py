"""Languages that people type on a line."""

import pytest

from conference.domain import languages


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
        ("soninké et français", "soninké", []),
        ("", "turc", []),
    ],
)
def test_what_is_shared_is_said_as_the_family_says_it(family: str, coordinator: str, common: list[str]) -> None:
    assert languages.common(family, coordinator) == common


def test_french_asks_for_nobody_in_particular() -> None:
    assert languages.asked("français") == languages.asked("soninké et français") == languages.asked("") == {}
    assert list(languages.asked("dari")) == ["dari"]
