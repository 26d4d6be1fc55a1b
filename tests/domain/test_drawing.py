"""The drawing of the README is the one that the table of steps gives."""

import re
from pathlib import Path

from conference.domain.drawing import drawing
from conference.domain.stages import Stage
from conference.words.case import STAGE
from conference.words.workflow import STEP
from tests import law

README = Path(__file__).resolve().parents[2] / "README.md"


def drawn() -> str:
    return drawing("Situation en cours", STAGE, {code: words.act for code, words in STEP.items()})


def test_the_readme_shows_the_drawing_of_the_table() -> None:
    block = re.search(r"## Le parcours d’une situation\n\n```mermaid\n(.*?)\n```", README.read_text(), re.DOTALL)
    assert block is not None
    assert block.group(1) == drawn()


def test_every_step_of_the_law_is_an_arrow_of_the_drawing() -> None:
    arrows = []
    for name, (sources, target, _) in law.TABLE.items():
        act = next(words.act for code, words in STEP.items() if code == name)
        from_each = len(sources) == 1 or target in law.OPEN
        for source in sources if sources and from_each else ("open",) if sources else ("[*]",):
            led = {"gone": ["[*]"], "stays": [source], "either": ["preparation", "closed"]}
            led |= {"back": ["open"], "any": ["open"]}
            arrows += [f"{source} --> {end} : {act}" for end in led.get(target, [target])]
    assert sorted(re.findall(r"^ +(.+ --> .+ : .+)$", drawn(), re.MULTILINE)) == sorted(arrows)


def test_each_stage_that_a_step_leads_to_is_named_once() -> None:
    named = re.findall(r'state "(.+)" as (\w+)', drawn())
    reached = {target for _, target, _ in law.TABLE.values() if target in law.STAGES}
    assert {code for _, code in named} == {"open", *reached}
    assert {label for label, code in named if code != "open"} == {STAGE[Stage(code)] for code in reached}
