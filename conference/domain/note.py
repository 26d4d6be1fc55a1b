"""The yearly note: the parts that somebody writes, the states that it goes through, and who moves it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.reasons import Reason


class Part(StrEnum):
    """The parts of a note, in the order in which they are printed."""

    SUMMARY = "summary"
    SCOPE = "scope"
    MEANS = "means"
    ACTIVITY = "activity"
    QUALITY = "quality"
    RESULTS = "results"
    EFFECTS = "effects"
    VOICES = "voices"
    PERSPECTIVES = "perspectives"
    METHOD = "method"


class NoteState(StrEnum):
    """Where a note stands: a text is written in a draft, and in a draft alone."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    VALIDATED = "validated"
    PUBLISHED = "published"


class Move(StrEnum):
    """What takes a note from one state to another."""

    REVIEW = "review"
    VALIDATE = "validate"
    PUBLISH = "publish"
    REWORK = "rework"


_FROM: dict[Move, frozenset[NoteState]] = {
    Move.REVIEW: frozenset({NoteState.DRAFT}),
    Move.VALIDATE: frozenset({NoteState.REVIEWED}),
    Move.PUBLISH: frozenset({NoteState.VALIDATED}),
    Move.REWORK: frozenset(NoteState) - {NoteState.DRAFT},
}
TARGET: dict[Move, NoteState] = {
    Move.REVIEW: NoteState.REVIEWED,
    Move.VALIDATE: NoteState.VALIDATED,
    Move.PUBLISH: NoteState.PUBLISHED,
    Move.REWORK: NoteState.DRAFT,
}


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What a move looks at. ``validator`` is whether who moves it is the one that the département names."""

    state: NoteState
    written: bool = False
    validator_named: bool = False
    validator: bool = False
    author: bool = False
    names: tuple[str, ...] = ()


def note_facts(
    state: NoteState,
    names: Iterable[str],
    authors: Collection[int],
    validator: int | None,
    who: int | None,
    *,
    written: bool,
) -> NoteFacts:
    """What a move by somebody looks at: ``who`` asks, and ``validator`` is whom the département names.

    ``authors`` are the accounts that ever wrote in the text.
    """
    return NoteFacts(
        state,
        written=written,
        validator_named=validator is not None,
        validator=validator is not None and validator == who,
        author=who in authors,
        names=tuple(names),
    )


def written_by(before: Iterable[int] | None, account_id: int | None) -> list[int]:
    """The accounts that wrote a text, with one more: whoever wrote in it stays one of them."""
    return sorted({*(before or ()), *([] if account_id is None else [account_id])})


def refusals(move: Move, facts: NoteFacts) -> list[Reason]:
    """Every reason why a note cannot make a move now, for whoever asks."""
    if facts.state not in _FROM[move]:
        return [Reason("note_elsewhere")]
    asked: tuple[tuple[bool, str, str], ...] = ()
    if move is Move.REVIEW:
        asked = ((facts.written, "note_empty", "parts"),)
    if move is Move.VALIDATE:
        asked = (
            (facts.validator_named, "validator_unnamed", "settings"),
            (facts.validator or not facts.validator_named, "validator_is_another", ""),
            (not facts.author, "validates_own_words", ""),
        )
    if move in {Move.VALIDATE, Move.PUBLISH}:
        asked = (*asked, (not facts.names, "names_in_text", "names"))
    return [Reason(code, place) for holds, code, place in asked if not holds]


def moves(facts: NoteFacts) -> list[Move]:
    """The moves that lead on from where a note stands, whoever may make them."""
    return [move for move, sources in _FROM.items() if facts.state in sources]


def namesake_refusals(word: str, reason: str, names: Collection[str]) -> list[Reason]:
    """Every reason why a word of the text cannot be kept, for such a reason, beside the ``names`` found there."""
    asked = (word in names, "not_a_name_here", "word"), (bool(reason.strip()), "namesake_unexplained", "reason")
    return [Reason(code, place) for holds, code, place in asked if not holds]
