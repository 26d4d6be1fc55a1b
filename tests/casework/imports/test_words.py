"""Every reason that an import can give has its words, and every column, fate and end has its own."""

import re
from pathlib import Path

import pytest

from conference.casework import imports
from conference.casework.imports.judge import Fate
from conference.domain.imports import Column, Kind
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.reasons import Reason
from conference.words import imports as words

CODE = re.compile(
    r'(?:Reason|refuse|warn|_reason)\(\s*"([a-z0-9_]+)"|'  # a reason made on the spot
    r'"([a-z_]+)", Column\.'  # a line of a table of warnings
)


def codes() -> set[str]:
    """The codes of reasons that the sources of imports write."""
    sources = [path.read_text() for path in Path(imports.__path__[0]).glob("*.py")]
    return {code for source in sources for groups in CODE.findall(source) for code in groups if code}


def test_every_reason_is_said() -> None:
    assert len(codes()) > 25
    assert codes() <= set(words.REASONS)


@pytest.mark.parametrize("code", sorted(words.REASONS))
def test_every_sentence_is_filled_and_ends(code: str) -> None:
    sentence = words.sentence(Reason(code, "Colonne", "mark" if code.startswith("column_") else "valeur"))
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert not re.search(r" [:;?!»]|« |'", sentence)


def test_no_sentence_is_left_over() -> None:
    written = "".join(path.read_text() for path in Path(imports.__path__[0]).glob("*.py"))
    assert not [code for code in words.REASONS if f'"{code}"' not in written]


def test_every_code_has_words() -> None:
    assert set(words.COLUMNS) == set(Column)
    assert set(words.KINDS) == set(Kind)
    assert set(words.FATES) == set(Fate)
    assert set(words.RESPONDENTS) == set(Respondent)
    assert set(words.WAYS) == set(AnswerWay)
