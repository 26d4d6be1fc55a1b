"""Faults that could be made in the product, each with the tests that must catch it."""

from tests.faults.access import AT_THE_DOOR, SEEN_BY_OTHERS
from tests.faults.care import OF_A_CHILD
from tests.faults.evaluated import EVALUATED_WRONGLY
from tests.faults.fault import Fault
from tests.faults.papers import SAID_ON_PAPER
from tests.faults.record import LOST_OR_DOUBLED, NOT_TOLD
from tests.faults.secrecy import CONFIDED_ELSEWHERE

FAULTS: tuple[Fault, ...] = (
    *SEEN_BY_OTHERS,
    *OF_A_CHILD,
    *AT_THE_DOOR,
    *NOT_TOLD,
    *LOST_OR_DOUBLED,
    *CONFIDED_ELSEWHERE,
    *SAID_ON_PAPER,
    *EVALUATED_WRONGLY,
)
