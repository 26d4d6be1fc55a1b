"""The table of steps as a Mermaid drawing: the README shows it, a test compares the two."""

from collections.abc import Mapping

from conference.domain.stages import Stage
from conference.domain.workflow import STEPS, Move, Step, StepCode

_OPEN = "open"


def drawing(open_label: str, stages: Mapping[Stage, str], steps: Mapping[StepCode, str]) -> str:
    """The text of a ``stateDiagram-v2``, in the words given for each stage and step.

    The open stages that a step leads to stand in one box; a step taken from several of them leaves the box.
    """
    inside = [
        stage for stage in Stage if stage is Stage.REFERRAL or (stage in _reached() and stage is not Stage.CLOSED)
    ]
    return "\n".join(
        [
            "stateDiagram-v2",
            f'    state "{open_label}" as {_OPEN} {{',
            *(f'        state "{stages[stage]}" as {stage}' for stage in inside),
            f"        [*] --> {Stage.REFERRAL}",
            *(f"        {_arrow(step, steps)}" for step in STEPS.values() if _is_inside(step)),
            "    }",
            f'    state "{stages[Stage.CLOSED]}" as {Stage.CLOSED}',
            *(f"    {_arrow(step, steps)}" for step in STEPS.values() if not _is_inside(step)),
        ]
    )


def _reached() -> set[Stage | Move]:
    return {step.target for step in STEPS.values()}


def _is_inside(step: Step) -> bool:
    return len(step.sources) == 1 and step.target not in {Stage.CLOSED, Move.BACK, Move.GONE}


def _arrow(step: Step, steps: Mapping[StepCode, str]) -> str:
    source = next(iter(step.sources)).value if len(step.sources) == 1 else _OPEN
    moves = {Move.STAYS: source, Move.BACK: _OPEN, Move.GONE: "[*]"}
    target = moves[step.target] if isinstance(step.target, Move) else step.target.value
    return f"{source} --> {target} : {steps[step.code]}"
