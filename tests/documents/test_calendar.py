"""One date as a calendar reads it: instants in UTC, lines folded by bytes, what separates escaped."""

from datetime import UTC, datetime, timedelta

from conference.documents.calendar import Event, ics

AT = datetime(2026, 3, 12, 13, tzinfo=UTC)
LONG = "Séance\u00a0: le comité technique de l’été, à Saint-Médard-en-Jalles et à Mérignac; salle \\ B,\nétage 2"


def test_lines_are_short_whole_letters_that_read_back_as_what_was_said() -> None:
    written = ics(Event("clé@conference", AT, timedelta(hours=2), LONG, LONG), AT)
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines]
    unfolded = written.decode().replace("\r\n ", "").split("\r\n")
    said = LONG.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    assert f"SUMMARY:{said}" in unfolded
    assert (unfolded[0], unfolded[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_a_sitting_that_is_given_up_leaves_calendars() -> None:
    event = Event("a@b", AT, timedelta(hours=2), "Séance", number=3, cancelled=True)
    lines = ics(event, AT).decode().split("\r\n")
    for line in (
        "METHOD:CANCEL",
        "STATUS:CANCELLED",
        "SEQUENCE:3",
        "DTSTART:20260312T130000Z",
        "DTEND:20260312T150000Z",
    ):
        assert line in lines
    assert not [line for line in lines if line.startswith("LOCATION")]
