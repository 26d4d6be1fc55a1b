"""Which tests share a worker: those that look at one thing that is dear to make."""

import re
from typing import TYPE_CHECKING

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from collections.abc import Mapping

# What is shared, and how the addresses of its tests begin. What is in parentheses parts them further.
TOGETHER: "Mapping[str, str]" = {
    "a server of PostgreSQL": r"tests/(?:engines|migrations|casework/test_(?:agreed|hand_out|inside|private))",
    "the sources, parsed": r"tests/house/test_(?:sources|words)",
    "the demonstration": r"tests/cli/test_demo",
    "the steps of the matrix": r"tests/web/test_step_matrix",
    "the note on paper": r"tests/documents/test_note",
    "the minutes on paper": r"tests/documents/test_minutes",
    "a tour": r"tests/security/test_crawl\.py::test_(?:reading|a_text_of|what_is).*(\[.*)",
}


# In the short run one worker keeps the house that has lived; in the long run its tests are worth two houses.
IN_SHORT = {"a house that has lived": r"tests/(?:security/|audit/test_(?:told|given_back))"}


class Sharing(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Sends the tests that share something to one worker together, the most numerous first, then each by itself."""

    def _split_scope(self, nodeid: str) -> str:
        short = IN_SHORT if self.config.option.markexpr == "not long" else {}
        for shared, beginning in {**short, **TOGETHER}.items():
            if found := re.match(beginning, nodeid):
                return " ".join((shared, *found.groups()))
        return nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    """Of a run with several workers."""
    return Sharing(config, log)
