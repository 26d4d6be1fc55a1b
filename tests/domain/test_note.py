"""The states of a note, by hand: which move each lets, and what else a move asks."""

import pytest

from conference.domain.note import TARGET, Move, NoteFacts, NoteState, moves, refusals

# From each state, by move, where it leads; nothing else moves.
LAW = {
    "draft": {"review": "reviewed"},
    "reviewed": {"validate": "validated", "rework": "draft"},
    "validated": {"publish": "published", "rework": "draft"},
    "published": {"rework": "draft"},
}
GOOD = {"written": True, "validator_named": True, "validator": True}


@pytest.mark.parametrize("state", NoteState)
@pytest.mark.parametrize("move", Move)
def test_a_note_moves_as_the_law_says_and_no_other_way(state: NoteState, move: Move) -> None:
    facts = NoteFacts(state, **GOOD)  # type: ignore[arg-type]
    said = [reason.code for reason in refusals(move, facts)]
    assert said == ([] if move in LAW[state] else ["note_elsewhere"])
    assert (move in moves(facts)) is (move in LAW[state])
    assert TARGET[move] in {LAW[state].get(move, TARGET[move])}


@pytest.mark.parametrize(
    ("state", "move", "missing", "said"),
    [
        ("draft", "review", {"written": False}, {"note_empty"}),
        ("draft", "review", {"names": ("ferrand",)}, set()),
        ("reviewed", "validate", {"validator_named": False, "validator": False}, {"validator_unnamed"}),
        ("reviewed", "validate", {"validator": False}, {"validator_is_another"}),
        ("reviewed", "validate", {"author": True}, {"validates_own_words"}),
        ("reviewed", "validate", {"names": ("ferrand",)}, {"names_in_text"}),
        (
            "reviewed",
            "validate",
            {"validator": False, "author": True, "names": ("lou",)},
            {"validator_is_another", "validates_own_words", "names_in_text"},
        ),
        ("validated", "publish", {"names": ("ferrand",)}, {"names_in_text"}),
        ("validated", "publish", {"validator": False, "author": True}, set()),
        ("published", "rework", {"validator": False, "author": True, "names": ("lou",)}, set()),
    ],
)
def test_what_a_move_asks(state: str, move: str, missing: dict[str, object], said: set[str]) -> None:
    facts = NoteFacts(NoteState(state), **(GOOD | missing))  # type: ignore[arg-type]
    assert {reason.code for reason in refusals(Move(move), facts)} == said
