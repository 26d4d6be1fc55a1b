"""Neutrality: each rule apart, with its own reason, switched by each département.

The family's trust rests on it [L364-366]. A reason names the kind of tie, never the value compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.reasons import Reason


class Rule(StrEnum):
    """The rules that a département may switch on."""

    NOT_KEY_WORKER = "not_key_worker"
    OTHER_INSTITUTION = "other_institution"
    OTHER_SERVICE = "other_service"
    NEVER_WORKED_WITH = "never_worked_with"
    DOES_NOT_KNOW = "does_not_know"
    NO_TIE = "no_tie"
    NOT_REFERRER = "not_referrer"


class Mode(StrEnum):
    """What a rule does where it does not hold."""

    BLOCK = "block"
    WARN = "warn"
    OFF = "off"


class TieKind(StrEnum):
    """The kinds of tie that somebody may declare, or that may be recorded."""

    KINSHIP = "kinship"
    NEIGHBOURHOOD = "neighbourhood"
    FRIENDSHIP = "friendship"
    OTHER = "other"


COMMON_MODES: dict[Rule, Mode] = {
    Rule.NOT_KEY_WORKER: Mode.BLOCK,
    Rule.OTHER_INSTITUTION: Mode.WARN,
    Rule.OTHER_SERVICE: Mode.BLOCK,
    Rule.NEVER_WORKED_WITH: Mode.BLOCK,
    Rule.DOES_NOT_KNOW: Mode.BLOCK,
    Rule.NO_TIE: Mode.BLOCK,
    Rule.NOT_REFERRER: Mode.BLOCK,
}


@dataclass(frozen=True, slots=True)
class TieFacts:
    """What is recorded between one coordinator and one case; ``knows`` is None until declared."""

    is_key_worker: bool = False
    institution_knows: bool = False
    service_refers: bool = False
    worked_with: bool = False
    knows: bool | None = None
    ties: frozenset[TieKind] = frozenset()
    is_referrer: bool = False


_HOLDS: dict[Rule, Callable[[TieFacts], bool]] = {
    Rule.NOT_KEY_WORKER: lambda f: not f.is_key_worker,
    Rule.OTHER_INSTITUTION: lambda f: not f.institution_knows,
    Rule.OTHER_SERVICE: lambda f: not f.service_refers,
    Rule.NEVER_WORKED_WITH: lambda f: not f.worked_with,
    Rule.DOES_NOT_KNOW: lambda f: f.knows is not True,
    Rule.NO_TIE: lambda f: not f.ties,
    Rule.NOT_REFERRER: lambda f: not f.is_referrer,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that does not hold, and whether it blocks where the département stands."""

    rule: Rule
    mode: Mode

    @property
    def reason(self) -> Reason:
        """The reason as every other rule gives it."""
        return Reason(f"neutrality_{self.rule}", "assignment")


def findings(facts: TieFacts, modes: Mapping[Rule, Mode]) -> list[Finding]:
    """The rules that do not hold, those switched off left out, those that block first."""
    found = [Finding(rule, modes[rule]) for rule in Rule if modes[rule] is not Mode.OFF and not _HOLDS[rule](facts)]
    return sorted(found, key=lambda finding: finding.mode is not Mode.BLOCK)


def blocking(found: list[Finding], derogated: frozenset[Rule]) -> list[Reason]:
    """The reasons that still block once the derogations of the body are taken off."""
    return [f.reason for f in found if f.mode is Mode.BLOCK and f.rule not in derogated]
