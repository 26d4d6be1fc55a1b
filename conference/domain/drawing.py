"""The table of steps as a Mermaid drawing: the README shows it, a test compares the two."""

from collections.abc import Iterator, Mapping

from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.steps import Move, Step, StepCode
from conference.domain.workflow import STEPS

_OPEN, _NOTHING = "open", "[*]"


def drawing(open_label: str, stages: Mapping[Stage, str], steps: Mapping[StepCode, str]) -> str:
    """The text of a ``stateDiagram-v2``, in the words given for each stage and step.

    The open stages stand in one box; a step taken from several of them leaves the box, unless it leads into it.
    """
    arrows = [(*ends, steps[step.code]) for step in STEPS.values() for ends in _arrows(step)]
    inside = [arrow for arrow in arrows if OPEN_STAGES.issuperset(arrow[:2])]
    return "\n".join(
        [
            "stateDiagram-v2",
            f'    state "{open_label}" as {_OPEN} {{',
            *(f'        state "{stages[stage]}" as {stage}' for stage in Stage if stage in OPEN_STAGES),
            f"        {_NOTHING} --> {Stage.REFERRAL}",
            *(f"        {source} --> {target} : {act}" for source, target, act in inside),
            "    }",
            f'    state "{stages[Stage.CLOSED]}" as {Stage.CLOSED}',
            *(
                f"    {source} --> {target} : {act}"
                for source, target, act in arrows
                if (source, target, act) not in inside
            ),
        ]
    )


def _arrows(step: Step) -> Iterator[tuple[str, str]]:
    sources = [stage.value for stage in Stage if stage in step.sources] or [_NOTHING]
    if len(sources) > 1 and step.target not in OPEN_STAGES:
        sources = [_OPEN]
    for source in sources:
        yield from ((source, target) for target in _targets(step, source))


def _targets(step: Step, source: str) -> tuple[str, ...]:
    moves = {
        Move.STAYS: (source,),
        Move.BACK: (_OPEN,),
        Move.ANY: (_OPEN,),
        Move.GONE: (_NOTHING,),
        Move.EITHER: (Stage.PREPARATION, Stage.CLOSED),
    }
    return moves[step.target] if isinstance(step.target, Move) else (step.target,)
