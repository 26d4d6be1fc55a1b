"""Faults by which an evaluation would say what nobody counted, or whom it is about."""

from tests.faults.fault import MATRIX, Fault

REPORTED, RECORD = "tests/programme/test_reported.py", "tests/programme/test_record.py"
EVALUATED_WRONGLY = (
    Fault(
        "an unknown figure that counts for zero",
        "conference/domain/reported.py",
        "return self.low if self.kind is ValueKind.NUMBER else None",
        "return self.low or Decimal(0)",
        ("tests/domain/test_reported.py::test_only_plain_numbers_add_up",),
    ),
    Fault(
        "reported figures that count after they were removed",
        "conference/queries/reported.py",
        ", ReportedFigure.removed_at.is_(None)",
        "",
        (f"{REPORTED}::test_a_figure_is_kept_corrected_removed_and_put_back",),
    ),
    Fault(
        "a gap that is repaired",
        "conference/evaluation/elsewhere.py",
        "states[State.GAP] = numbers[Measure.REFERRALS] - sum(states.values())",
        "states[State.GAP] = 0",
        (f"{REPORTED}::test_the_gironde_reported_eight_five_and_twenty_of_forty_one",),
    ),
    Fault(
        "a participant named in the evaluation record",
        "conference/evaluation/record.py",
        "return masked(text, self._names)",
        "return text",
        (f"{RECORD}::test_a_participant_is_named_nowhere_in_a_record",),
    ),
    Fault(
        "a name learnt by writing it",
        "conference/queries/record.py",
        "CaseWord.word.in_(found), known)",
        "CaseWord.word.in_(found))",
        (f"{RECORD}::test_a_participant_is_named_nowhere_in_a_record",),
    ),
    Fault(
        "an effect that a colleague erases",
        "conference/web/effect.py",
        "if found.written_by != user.account.id and not may(user, Permission.RECORD_KEEP):",
        "if not may(user, NOTE):",
        (MATRIX.format("POST effect.erase"),),
    ),
    Fault(
        "a frame changed late that looks fixed in time",
        "conference/evaluation/record.py",
        "if first is None or one.written_at <= first]",
        "]",
        (f"{RECORD}::test_a_frame_fixed_before_the_first_case_stays_beside_what_changes_after",),
    ),
)
