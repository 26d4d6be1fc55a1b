"""Whether an invitation fits on its page: how many lines it takes, so that what is long is set tighter."""

from dataclasses import dataclass
from math import ceil

from conference.documents.papers.blocks import Block, Bullets, Choices, Facts, Frame, Heading, Look, Paper, Para
from conference.documents.papers.voice import Said


@dataclass(frozen=True, slots=True)
class Room:
    """What a page of a look holds: lines, letters on a line, letters beside a label, answers on a line."""

    lines: float
    wide: int
    narrow: int
    choices: int


ROOMS = {Look.LETTER: Room(46, 82, 58, 3), Look.CHILD: Room(39.5, 76, 48, 1), Look.EASY: Room(36, 64, 44, 1)}
# Letters set this much smaller take less of a line and fewer lines; see the classes of the same names.
TIGHTER = ((1.0, ""), (1.28, "tight"), (1.6, "tighter"))
MILLIMETRES, BETWEEN = 6.2, 0.45
# Letters that go left stand taller on their lines.
TALLER = 1.1


def tightness(paper: Paper) -> str:
    """The class that lets a letter stay on its page; the loosest that does, else the tightest there is."""
    room = ROOMS.get(paper.look)
    if room is None:
        return ""
    taken = sum(_taken(block, room) for block in paper.blocks) * (TALLER if paper.rtl else 1)
    return next((name for factor, name in TIGHTER if taken <= room.lines * factor), TIGHTER[-1][1])


def _taken(block: Block, room: Room) -> float:
    taken = 0.0
    match block:
        case Para(said):
            taken = _lines(said, room.wide) + BETWEEN
        case Heading():
            taken = 2
        case Bullets(items):
            taken = sum(_lines(item, room.wide - 4) + 0.15 for item in items) + BETWEEN
        case Choices(items):
            taken = 1.35 * ceil(len(items) / room.choices) + BETWEEN
        case Facts(pairs):
            rows = ((_lines(label, room.narrow // 3), _all(lines, room.narrow)) for label, lines in pairs)
            taken = sum(map(max, rows)) + 0.4 * len(pairs) + 1
        case Frame(height):
            taken = height / MILLIMETRES + 1
    return taken


def _all(lines: tuple[Said, ...], width: int) -> int:
    return sum(_lines(line, width) for line in lines)


def _lines(said: Said, width: int) -> int:
    return sum(max(1, ceil(len(part) / width)) for part in said.words.split("\n"))
