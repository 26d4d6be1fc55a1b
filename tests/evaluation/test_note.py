"""The note: plain values, and a control sum that reads aloud."""

from datetime import UTC, date, datetime

import pytest

from conference import clock
from conference.domain.outcomes import State
from conference.domain.stages import Stage
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import assemble
from conference.evaluation.period import year
from conference.words.evaluation import control_sum
from tests.evaluation.book import Book


def test_a_control_sum_reads_aloud() -> None:
    counts = {State.COMPLETED: 8, State.UNDER_WAY: 5, State.NOT_COMPLETED: 20, State.GAP: 8}
    assert control_sum("Gironde", 41, counts, 4).replace("\u00a0", " ") == (
        "Gironde : 41 orientations = 8 abouties + 5 en cours + 20 non abouties "
        "(dont 4 familles ont trouvé leur propre solution) + écart non expliqué : 8"
    )


def test_one_and_none_are_singular_and_no_family_is_not_mentioned() -> None:
    counts = {State.COMPLETED: 1, State.UNDER_WAY: 0, State.NOT_COMPLETED: 0, State.GAP: 0}
    assert control_sum("Nord", 1, counts, 0).replace("\u00a0", " ") == (
        "Nord : 1 orientation = 1 aboutie + 0 en cours + 0 non aboutie + écart non expliqué : 0"
    )


def test_a_note_holds_every_indicator_and_the_day_of_its_own_coast(book: Book) -> None:
    department = book.open_department("974", zone="Indian/Reunion")
    received = datetime(2020, 3, 1, tzinfo=UTC)
    book.case(received, (Stage.ASSIGNMENT, None, received))
    with clock.frozen(datetime(2020, 12, 31, 21, tzinfo=UTC)):
        note = assemble(book.session, department, Scope(year(2020, department.zone)))
    assert [figure.code for figure in note.figures] == list(REGISTRY)
    assert (note.place, note.recipient, note.printed_on) == ("Département 974", "Direction", date(2021, 1, 1))
    assert note.control_sum.startswith("Département 974\u00a0: 1\u00a0orientation = 0\u00a0aboutie + 1\u00a0en cours")
    with pytest.raises(KeyError):
        note.figure("activity.unknown")
