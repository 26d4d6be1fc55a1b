"""Pages that go to the press: templates filled with plain values, never with rows of the database."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conference import words
from conference.config import ROOT
from conference.documents.chart import bars, pattern, stack
from conference.evaluation.glance import at_a_glance
from conference.words.dates import from_to, iso_date, long_date
from conference.words.documents import decision
from conference.words.numbers import number

_environment = Environment(
    loader=FileSystemLoader(ROOT / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(
    number=number,
    long_date=long_date,
    day=iso_date,
    bars=bars,
    stack=stack,
    word=words.of,
    decision=decision,
    glances=at_a_glance,
)
_environment.globals.update(pattern=pattern, from_to=from_to)


def page(template: str, **values: Any) -> str:
    """The HTML of a document of ``templates/documents``; a value that is missing is an error."""
    return _environment.get_template(f"documents/{template}").render(**values)
