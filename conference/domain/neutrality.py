"""Neutrality: each rule apart, with its own reason, switched by each département.

The family's trust rests on it [L364-366]. A reason names the kind of tie, never the value compared.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
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


# The rules that only what is declared can break: setting them aside covers what was declared before it.
DECLARED = frozenset({Rule.DOES_NOT_KNOW, Rule.NO_TIE})


def covers(rule: Rule, decided: datetime, declared: datetime | None) -> bool:
    """Whether a rule set aside at an instant is still, after what was last declared."""
    return rule not in DECLARED or declared is None or decided >= declared


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that does not hold, and whether it blocks where the département stands."""

    rule: Rule
    mode: Mode

    @property
    def reason(self) -> Reason:
        """The reason as every other rule gives it."""
        return Reason(f"neutrality_{self.rule}", "assignment")


def broken(facts: TieFacts) -> set[Rule]:
    """The rules that do not hold, whatever the département does with them."""
    return {rule for rule in Rule if not _HOLDS[rule](facts)}


def findings(facts: TieFacts, modes: Mapping[Rule, Mode]) -> list[Finding]:
    """The rules that do not hold, those switched off left out, those that block first."""
    standing = broken(facts)
    found = [Finding(rule, modes[rule]) for rule in Rule if rule in standing and modes[rule] is not Mode.OFF]
    return sorted(found, key=lambda finding: finding.mode is not Mode.BLOCK)


@dataclass(frozen=True, slots=True)
class StandingFacts:
    """What bars somebody from one case whatever the settings say, and whatever the body would set aside."""

    coordinates: bool = False
    refused: bool = False
    unsigned: bool = False
    not_lent: bool = False
    holds: bool = False
    recused: bool = False


def barred(facts: StandingFacts) -> list[Reason]:
    """Why nobody may choose them: they have the case, the family said no, they stepped aside or may not work here."""
    bars = (
        (facts.coordinates, "coordinates_already"),
        (facts.refused, "family_refused"),
        (facts.unsigned, "undertaking_missing"),
        (facts.not_lent, "loan_missing"),
        (facts.holds, "coordinator_holds"),
        (facts.recused, "coordinator_recused"),
    )
    return [Reason(code, "assignment") for holds, code in bars if holds]


def in_question(found: Sequence[Finding], derogated: frozenset[Rule], bars: Sequence[Reason], who: str) -> list[Reason]:
    """What came up of somebody in place, that the body has to decide on; ``who`` is their name."""
    standing = [f.rule.value for f in found if f.mode is Mode.BLOCK and f.rule not in derogated]
    codes = [*(f"in_place_{rule}" for rule in standing), *(f"in_place_{bar.code}" for bar in bars)]
    return [Reason(code, "neutrality", who) for code in codes]


def expired(answered: date | None, today: date, days: int) -> bool:
    """Whether an answer is older than it holds, in calendar days; the last day counts."""
    return answered is not None and (today - answered).days > days


def blocking(found: Sequence[Finding], derogated: frozenset[Rule]) -> list[Reason]:
    """The reasons that still block once the derogations of the body are taken off."""
    return [f.reason for f in found if f.mode is Mode.BLOCK and f.rule not in derogated]
