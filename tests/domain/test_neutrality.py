"""Neutrality: each rule alone, in each mode, with and without a derogation."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.neutrality import COMMON_MODES, Mode, Rule, TieFacts, TieKind, blocking, findings
from conference.domain.profiles import PROFILES, profile

BREAKS: dict[str, TieFacts] = {
    "not_key_worker": TieFacts(is_key_worker=True),
    "other_institution": TieFacts(institution_knows=True),
    "other_service": TieFacts(service_refers=True),
    "never_worked_with": TieFacts(worked_with=True),
    "does_not_know": TieFacts(knows=True),
    "no_tie": TieFacts(ties=frozenset({TieKind.NEIGHBOURHOOD})),
    "not_referrer": TieFacts(is_referrer=True),
}
EVERYTHING = TieFacts(True, True, True, True, True, frozenset(TieKind), True)
ALL_BLOCK = dict.fromkeys(Rule, Mode.BLOCK)


def test_every_rule_of_the_law_is_there() -> None:
    assert {rule.value for rule in Rule} == set(BREAKS) == {rule.value for rule in COMMON_MODES}


@pytest.mark.parametrize("name", BREAKS)
def test_each_rule_alone_is_found_alone(name: str) -> None:
    assert [found.rule.value for found in findings(BREAKS[name], ALL_BLOCK)] == [name]


@pytest.mark.parametrize("name", BREAKS)
def test_a_mode_blocks_warns_or_is_silent(name: str) -> None:
    rule = Rule(name)
    blocks = findings(BREAKS[name], ALL_BLOCK | {rule: Mode.BLOCK})
    assert [reason.code for reason in blocking(blocks, frozenset())] == [f"neutrality_{name}"]
    warns = findings(BREAKS[name], ALL_BLOCK | {rule: Mode.WARN})
    assert [found.mode for found in warns] == [Mode.WARN]
    assert blocking(warns, frozenset()) == []
    assert findings(BREAKS[name], ALL_BLOCK | {rule: Mode.OFF}) == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_derogation_takes_off_its_own_rule_only(name: str) -> None:
    left = blocking(findings(EVERYTHING, ALL_BLOCK), frozenset({Rule(name)}))
    assert {reason.code for reason in left} == {f"neutrality_{other}" for other in BREAKS if other != name}


@pytest.mark.parametrize("knows", [None, False])
def test_silence_is_no_tie_but_the_declaration_is_asked_for_elsewhere(knows: bool | None) -> None:
    assert findings(TieFacts(knows=knows), ALL_BLOCK) == []


def test_a_reason_names_the_kind_of_tie_and_no_value() -> None:
    reasons = blocking(findings(EVERYTHING, ALL_BLOCK), frozenset())
    assert {reason.subject for reason in reasons} == {""}
    assert {reason.place for reason in reasons} == {"assignment"}


def test_the_profiles_differ_by_what_the_programmes_told() -> None:
    assert profile("59").modes[Rule.OTHER_INSTITUTION] is Mode.BLOCK
    assert profile("33").modes[Rule.OTHER_INSTITUTION] is Mode.WARN
    assert profile("2A").modes == profile("07").modes == COMMON_MODES
    assert profile("33").modes[Rule.NO_TIE] is Mode.BLOCK
    for small in ("93", "66"):
        assert profile(small).modes[Rule.OTHER_SERVICE] is Mode.WARN
    assert profile("93").modes[Rule.NOT_KEY_WORKER] is profile("66").modes[Rule.DOES_NOT_KNOW] is Mode.BLOCK
    assert all(set(start.modes) == set(Rule) for start in PROFILES.values())


@given(
    st.sets(st.sampled_from(sorted(BREAKS))),
    st.fixed_dictionaries({rule: st.sampled_from(Mode) for rule in Rule}),
    st.sets(st.sampled_from(Rule)),
)
def test_any_mixture_blocks_by_what_is_broken_blocks_and_is_not_set_aside(
    broken: set[str], modes: dict[Rule, Mode], derogated: set[Rule]
) -> None:
    facts = TieFacts(
        is_key_worker="not_key_worker" in broken,
        institution_knows="other_institution" in broken,
        service_refers="other_service" in broken,
        worked_with="never_worked_with" in broken,
        knows="does_not_know" in broken,
        ties=frozenset({TieKind.KINSHIP} if "no_tie" in broken else ()),
        is_referrer="not_referrer" in broken,
    )
    found = findings(facts, modes)
    told = {name for name in broken if modes[Rule(name)] is not Mode.OFF}
    assert {finding.rule.value for finding in found} == told
    assert not any(a.mode is Mode.WARN and b.mode is Mode.BLOCK for a, b in combinations(found, 2))
    expected = {name for name in told if modes[Rule(name)] is Mode.BLOCK and Rule(name) not in derogated}
    assert {reason.code for reason in blocking(found, frozenset(derogated))} == {
        f"neutrality_{name}" for name in expected
    }
