"""An edition of the yearly note as plain JSON: all that its files print, read again without what computed it."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from sqlalchemy.orm import Session

from conference.domain.note import Part
from conference.evaluation.indicators.declaration import (
    Audience,
    Definition,
    Indicator,
    Line,
    Narrowing,
    Number,
    Result,
    Scope,
)
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Chapter, Note, Summary, Told, Year
from conference.evaluation.period import Period

Frozen = Mapping[str, Any]


def freeze(note: Note) -> Frozen:
    """A note as objects, lists, texts and whole numbers: what is not whole is a text."""
    return {
        "place": note.place,
        "recipient": note.recipient,
        "first": note.period.first.isoformat(),
        "last": note.period.last.isoformat(),
        "zone": note.period.zone,
        "printed_on": note.printed_on.isoformat(),
        "words": {part.value: words for part, words in note.words.items()},
        "summary": {"facts": [*note.summary.facts], "asked": note.summary.asked},
        "told": [[one.part.value, one.title, [*one.lines]] for one in note.told],
        "earlier": [
            [one.label, one.source, {k: _kept(v) for k, v in one.values.items()}, dict(one.n)] for one in note.earlier
        ],
        "chapters": [[one.part.value, one.title, [*one.codes]] for one in note.chapters],
        "figures": [_figure(figure) for figure in note.figures],
    }


def thaw(frozen: Frozen) -> Note:
    """The note that was frozen: its files are made again as they were."""
    return Note(
        frozen["place"],
        frozen["recipient"],
        Period(date.fromisoformat(frozen["first"]), date.fromisoformat(frozen["last"]), frozen["zone"]),
        date.fromisoformat(frozen["printed_on"]),
        tuple(_thawed(figure) for figure in frozen["figures"]),
        words={Part(part): words for part, words in frozen["words"].items()},
        summary=Summary(tuple(frozen["summary"]["facts"]), frozen["summary"]["asked"]),
        told=tuple(Told(Part(part), title, tuple(lines)) for part, title, lines in frozen["told"]),
        earlier=tuple(
            Year(label, source, {code: _number(value) for code, value in values.items()}, n)
            for label, source, values, n in frozen["earlier"]
        ),
        chapters=tuple(Chapter(Part(part), title, tuple(codes)) for part, title, codes in frozen["chapters"]),
    )


def _kept(value: Number) -> int | str:
    return value if isinstance(value, int) else str(value)


def _number(value: int | str) -> Number:
    return value if isinstance(value, int) else Decimal(value)


def _figure(figure: Figure) -> Frozen:
    """The declaration as it was, and the result. What a figure could not be narrowed to is not a matter of editions."""
    declared = {one.name: getattr(figure.indicator, one.name) for one in fields(Indicator) if one.name != "compute"}
    value, result = figure.result.value, asdict(figure.result)
    result |= {"lines": [*result["lines"]], "references": [*result["references"]]}
    return {
        "declared": declared | {"definition": asdict(declared["definition"]), "narrows": sorted(declared["narrows"])},
        "result": result | {"value": None if value is None else _kept(value)},
    }


def _thawed(frozen: Frozen) -> Figure:
    declared, result = dict(frozen["declared"]), dict(frozen["result"])
    declared |= {
        "definition": Definition(**declared["definition"]),
        "audience": Audience(declared["audience"]),
        "narrows": frozenset(Narrowing(one) for one in declared["narrows"]),
        "compute": _computes_nothing,
    }
    value = result["value"]
    result |= {
        "value": None if value is None else _number(value),
        "lines": tuple(Line(**line) for line in result["lines"]),
        "references": tuple(result["references"]),
    }
    return Figure(Indicator(**declared), Result(**result))


def _computes_nothing(_session: Session, _scope: Scope) -> NoReturn:
    raise RuntimeError("an edition is read, never computed again")
