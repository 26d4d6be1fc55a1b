"""Drawings: true to their numbers, told apart without colour."""

import re
from dataclasses import replace

from conference.documents.chart import PATTERNS, VALUES, WIDTH, bars, stack
from conference.documents.paper import page
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Result
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Note


def test_bars_are_as_long_as_their_numbers(note: Note) -> None:
    drawn = bars(note.figure("activity.fields")).bars
    assert drawn[0].width == WIDTH - VALUES
    for bar, line in zip(drawn, note.figure("activity.fields").parts, strict=True):
        assert abs(bar.width - drawn[0].width * line.value / 611) < 0.01
        assert bar.label == line.title


def test_a_label_that_has_no_room_is_cut_where_it_can_be_seen(note: Note) -> None:
    figure = note.figure("activity.fields")
    long = "L’État, convention de la stratégie de lutte contre la pauvreté"
    lines = (replace(figure.result.lines[0], title=long), replace(figure.result.lines[1], title="x" * 48))
    drawn = bars(replace(figure, result=replace(figure.result, lines=lines)))
    assert [bar.label for bar in drawn.bars] == ["L’État, convention de la stratégie de lutte con…", "x" * 48]
    assert long in drawn.said


def test_the_pieces_of_a_stack_make_the_whole_and_leave_inner_lines_out(note: Note) -> None:
    drawn = stack(note.figure("activity.states")).bars
    assert [bar.shown for bar in drawn] == ["408", "257", "319", "101"]
    assert abs(drawn[-1].x + drawn[-1].width - WIDTH) < 0.05
    assert len({bar.pattern for bar in drawn}) == len(drawn) <= len(PATTERNS)


def test_nothing_is_drawn_of_nothing_and_it_is_said() -> None:
    empty = Figure(REGISTRY["activity.fields"], Result(0, 0))
    assert (bars(empty).bars, stack(empty).bars) == ((), ())
    assert bars(empty).said == "Orientations par champ."


def test_every_identifier_of_a_page_is_its_own_and_no_drawing_needs_a_style(note: Note) -> None:
    html = page("note.html", note=note)
    found = re.findall(r' id="([^"]+)"', html)
    assert found
    assert len(found) == len(set(found))
    assert " style=" not in html
    used = set(re.findall(r'url\(&#34;?#([^)&"]+)|url\(#([^)"]+)\)', html))
    assert {one or other for one, other in used} <= set(found)


def test_words_of_people_are_text_on_paper(note: Note) -> None:
    html = page("note.html", note=replace(note, recipient="<script>alert(1)</script>"))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
