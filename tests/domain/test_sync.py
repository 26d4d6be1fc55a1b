"""Times that a device told, and notes that rest on others."""

from datetime import UTC, datetime, timedelta

import pytest

from conference.domain.sync import Message, MessageKind, happened, untimely, waits

AT = datetime(2026, 3, 14, 14, 0, 7, tzinfo=UTC)
NOW = AT + timedelta(hours=4)


@pytest.mark.parametrize("skew", [0, 7, -119, 120])
def test_a_clock_that_is_nearly_right_is_believed_to_the_second(skew: int) -> None:
    assert happened(AT, timedelta(seconds=skew), NOW) == AT


@pytest.mark.parametrize("skew", [121, -3600, 7200])
def test_a_clock_that_is_wrong_is_set_right(skew: int) -> None:
    assert happened(AT, timedelta(seconds=skew), NOW) == AT + timedelta(seconds=skew)


def test_nothing_happens_in_the_future() -> None:
    assert happened(NOW + timedelta(seconds=90), timedelta(seconds=-90), NOW) == NOW


@pytest.mark.parametrize(
    ("last", "step", "began", "code"),
    [
        (AT + timedelta(seconds=1), None, None, "times_out_of_order"),
        (None, AT + timedelta(seconds=1), None, "before_previous_step"),
        (None, None, AT - timedelta(hours=24, seconds=1), "another_day"),
        (None, None, AT + timedelta(hours=24, seconds=1), "another_day"),
    ],
)
def test_a_note_has_its_place_in_time(
    last: datetime | None, step: datetime | None, began: datetime | None, code: str
) -> None:
    assert [reason.code for reason in untimely(AT, last, step, began)] == [code]
    assert untimely(AT, AT, AT, AT - timedelta(hours=24)) == []


def note(kind: MessageKind, about: str = "", name: str = "x", **given: object) -> Message:
    return Message(name, kind, AT, 60, "d", 1, about, given)


@pytest.mark.parametrize(
    ("before", "after", "rests"),
    [
        (note(MessageKind.BEGIN, "sharing"), note(MessageKind.ARRIVE, "rose"), True),
        (note(MessageKind.END, "private"), note(MessageKind.ADD), True),
        (note(MessageKind.END, "private"), note(MessageKind.DANGER), False),
        (note(MessageKind.WELCOME, name="w"), note(MessageKind.LEAVE, "w"), True),
        (note(MessageKind.WELCOME, name="w"), note(MessageKind.BEGIN, "private", inside=["rose", "w"]), True),
        (note(MessageKind.WELCOME, name="w"), note(MessageKind.BEGIN, "private", inside=["rose"]), False),
        (note(MessageKind.ARRIVE, "rose"), note(MessageKind.LEAVE, "rose"), True),
        (note(MessageKind.ARRIVE, "rose"), note(MessageKind.ARRIVE, "yann"), False),
        (note(MessageKind.ADD, name="a"), note(MessageKind.CHANGE, "a"), True),
        (note(MessageKind.ADD, name="a"), note(MessageKind.AGREE), True),
        (note(MessageKind.ADD, name="a"), note(MessageKind.ADD, name="b"), False),
        (note(MessageKind.WORDS), note(MessageKind.WORDS, name="y"), False),
    ],
)
def test_what_rests_on_a_refused_note_waits(before: Message, after: Message, rests: bool) -> None:
    assert waits(after, [before]) is rests
    assert not waits(after, [])
