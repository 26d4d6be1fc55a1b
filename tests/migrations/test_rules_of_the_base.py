"""What the base itself refuses, to raw statements, on both engines."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, Enum, bindparam, column, create_engine, insert, table, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from conference.domain.questionnaires import MARKS, OWN, STATEMENTS
from conference.models import Base
from tests import bases
from tests.copies import copied
from tests.postgresql import ENGINES

# A row of the lived-in base becomes one that the named rule forbids.
FORBIDDEN: dict[str, dict[str, Any]] = {
    "ck_cases_outcome_when_closed": {"outcome": "own_solution"},
    "ck_cases_reference_once_received": {"reference": None},
    "ck_cases_received_past_referral": {"received_at": None, "reference": None},
    "ck_cases_suspended_while_open": {"suspended": True},
    "ck_cases_coordinator_from_preparation_on": {"coordinator_id": None},
    "ck_declaration_answer_dated": {"answered_at": None},
    "ck_declaration_taken_back_unanswered": {"withdrawn_at": "2026-03-12 09:30:00+00:00"},
    "ck_enquiry_settled_with_a_day": {"state": "new", "settled_on": "2026-03-12", "emptied_on": None},
    "ck_enquiry_elsewhere_says_where": {"state": "elsewhere", "settled_on": "2026-03-12", "sent_to": ""},
    "ck_enquiry_referred_to_somebody": {"state": "referral", "settled_on": "2026-03-12", "referrer_id": None},
    "ck_enquiry_emptied_once_settled": {"emptied_on": "2026-03-12", "words": "Ils se parlent."},
    "ck_welcome_called_soon": {"call_days": 0},
    "ck_department_delay_order": {"target": 0},
    "ck_department_review_ahead": {"review_months": 0},
    "ck_department_hand_out_ahead": {"hand_out_days": 0},
    "ck_department_call_ahead": {"call_weeks": 0},
    "ck_department_refresher_ahead": {"refresher_months": 0},
    "ck_department_first_conference_ahead": {"first_conference_months": 0},
    "ck_training_days_in_order": {"first_day": "2026-03-02", "last_day": "2026-03-01"},
    "ck_training_dated_at_both_ends": {"first_day": None, "last_day": "2026-03-01"},
    "ck_training_some_places": {"places": 0},
    "ck_training_plausible_total": {"total_cents": 0},
    "ck_training_registration_by_an_employer": {"institution_id": None, "employer": "", "coordinator_id": None},
    "ck_training_registration_one_by_name": {"named": True, "number": 2},
    "ck_training_registration_named_in_the_register": {"coordinator_id": 1, "named": False},
    "ck_training_registration_plausible_number": {"number": 0},
    "ck_training_registration_plausible_came": {"came": -1},
    "ck_training_cost_amount_or_share": {"cents": 100, "share": 1, "share_of": 2},
    "ck_training_cost_plausible_amount": {"cents": 0},
    "ck_training_cost_share_of_a_whole": {"cents": None, "share": 3, "share_of": 2},
    "ck_training_target_some": {"low": 0},
    "ck_training_target_range_forwards": {"low": 50, "high": 50},
    "ck_training_target_order": {"since": "2026-02-01", "until": "2026-01-01"},
    "ck_training_target_some_per_session": {"per_session": 0},
    "ck_follow_up_call_dated": {"call": "reached", "called_on": None},
    "ck_passage_not_in_the_future": {"happened_at": "2100-01-01 00:00:00+00:00"},
    "ck_stay_order": {"left_at": "1900-01-01 00:00:00+00:00"},
    "ck_person_plausible_birth": {"birth_year": 1800},
    **{f"ck_answer_{name}_of_ten": {name: 11} for name in (*MARKS, *OWN)},
    **{f"ck_answer_{name}_of_four": {name: 0} for name in STATEMENTS},
    "ck_questionnaire_tally_none_below_zero": {"refused": -1},
    "ck_questionnaire_tally_no_more_than_given": {"expected": -1},
    "ck_guest_way_of_a_child": {"part": "expert", "child_way": "present"},
    "ck_guest_side_or_none": {"side_id": 1, "sideless": True},
    "ck_side_at_most_six": {"number": 7},
    "ck_bond_of_two": {"one_id": 1, "other_id": 1},
    "ck_personal_link_of_an_account": {"account_id": None, "kind": "password", "guest_id": None},
    "ck_personal_link_of_a_guest": {"kind": "invitation", "guest_id": None, "account_id": None},
    "ck_personal_link_of_a_case": {"case_id": None},
    "ck_personal_link_code_of_a_family_page": {"kind": "family", "code": None},
    "ck_complaint_answered_in_words": {"answer": "", "answered_at": "2026-03-12 09:30:00+00:00"},
    "ck_quotation_of_one_source": {"answer_id": None, "review_id": None, "case_id": None},
    "ck_quotation_of_the_case_of_its_review": {"case_id": None, "answer_id": None, "review_id": 1},
    "ck_quotation_quoted_when_agreed": {"state": "quotable", "agreed": False},
    "ck_guest_answer_by_oneself": {"answer": "letter"},
    "ck_sheet_opened_was_written": {"number": 1, "opened": 2},
    "ck_agreement_a_sheet_has_versions": {"to": "sheet", "item": 0},
    "ck_person_adults_are_heard": {"kind": "adult", "counts_as": "not_asked"},
    "ck_sitting_given_up_or_held": {
        "held_at": "2026-03-10 10:00:00+00:00",
        "given_up_at": "2026-03-10 10:00:00+00:00",
    },
    "ck_sent_message_settled_of_two": {
        "fate": "done",
        "settled_at": "2026-03-10 10:00:00+00:00",
        "kept": "first",
    },
    "ck_sent_message_settled_says_which": {"settled_at": "2026-03-10 10:00:00+00:00", "kept": None},
    "ck_support_of_another": {"guest_id": 1, "child_id": 1},
    "ck_child_day_order": {"arrives_at": "15:00:00", "leaves_at": "14:00:00"},
    "ck_child_words_for_the_coordinator_alone": {"purpose": "coordinator"},
    "ck_attachment_size": {"size": 0},
    "ck_attachment_shown_once_looked_at": {"looked_at_on": None},
    "ck_cost_amount": {"cents": 0},
    "ck_moment_order": {"ended_at": "1900-01-01 00:00:00+00:00"},
    "ck_plan_valid_once_agreed": {"agreed_at": None, "form_valid_at": "2026-03-10 10:00:00+00:00"},
    "ck_hand_out_sheet_or_extract": {"child_id": 1, "extract": True},
    "ck_resource_of_one_institution": {"institution_id": 1, "asked_of": "La mairie"},
    "ck_signed_paper_size": {"size": 0},
    "ck_mission_share": {"share": 2},
    "ck_mission_order": {"until": "1900-01-01"},
    "ck_mission_extra_for_a_time": {"extra": 0.1, "extra_until": None},
    "ck_mission_extra_share": {"extra": 0.9, "extra_until": "2026-06-30"},
    "ck_department_letter_ceiling_share": {"letter_ceiling": 2},
    "ck_standing_explained_alone": {"status": "engaged", "reason": "absence"},
    "ck_standing_other_in_words": {"status": "left", "reason": "other"},
    "ck_standing_correction_of_something": {"was_since": None, "was_status": None, "since": None, "status": None},
    "ck_standing_correction_dated_before": {"was_since": "2020-01-01", "was_status": None},
    "ck_standing_correction_dated_instead": {"since": None},
    **{f"ck_charter_{one}_after_draft": {f"{one}_signed_on": "1900-01-01"} for one in ("direction", "manager")},
    "ck_charter_coordinator_after_draft": {"coordinator_signed_on": "1900-01-01"},
    "ck_charter_order": {"ended_on": "1900-01-01"},
    "ck_mentoring_of_two": {"coordinator_id": 1, "mentor_id": 1},
    "ck_mentoring_order": {"until": "1900-01-01"},
    "ck_membership_one_case_alone": {"case_id": 1, "role": "lead"},
    "ck_cases_pair_of_two": {"pair_id": 1, "coordinator_id": None, "stage": "assignment", "outcome": None},
    "ck_travel_time_once": {"from_id": 2, "to_id": 1},
    "ck_travel_time_plausible": {"minutes": 601},
    "ck_body_sitting_opened_then_closed": {"opened_at": None, "closed_at": "2026-03-10 10:00:00+00:00"},
    "ck_attendance_one_of_two": {"account_id": None, "family_seat_id": None},
    "ck_council_other_named": {"kind": "other", "name": ""},
    "ck_council_cadence": {"cadence_weeks": 0},
    "ck_council_order": {"until": "1900-01-01"},
    "ck_council_seat_order": {"until": "1900-01-01"},
    "ck_council_seat_families_without_account": {"account_id": 1, "families": True},
    "ck_council_meeting_closed_is_dated": {
        "state": "cancelled",
        "held_on": "2026-03-10",
        "closed_at": "2026-03-10 10:00:00+00:00",
    },
    "ck_council_decision_in_words": {"what": ""},
    "ck_council_follow_up_dropped_says_why": {"fate": "dropped", "why": ""},
    "ck_loan_order": {"until": "1900-01-01"},
    "ck_yearly_note_order": {"last": "1900-01-01"},
    "ck_record_frame_numbered": {"number": 0},
    "ck_effect_in_words": {"whom": ""},
    "ck_meeting_presence_some": {"people": 0},
    "ck_meeting_decision_settled_at_once": {"fate": None, "settled_at": "2026-03-10 10:00:00+00:00"},
    "ck_meeting_decision_explained": {"fate": "partly", "why": "", "settled_at": "2026-03-10 10:00:00+00:00"},
    "ck_institution_kind_of_a_whole": {"parent_id": 1, "kind": "caf"},
    "ck_convention_begins_once_signed": {"since": None},
    "ck_convention_order": {"until": "1900-01-01"},
    "ck_convention_term_to_renew": {"until": None},
    "ck_convention_notice_in_months": {"notice": 25},
    "ck_convention_not_its_own_renewal": {"renews_id": 1},
    "ck_reported_figure_low_where_known": {"kind": "unknown"},
    "ck_reported_figure_high_where_two": {"kind": "number", "low": 1, "high": 2},
    "ck_reported_figure_range_forwards": {"kind": "range", "low": 3, "high": 2},
    "ck_reported_figure_fraction_within": {"kind": "fraction", "low": 3, "high": 2},
    "ck_reported_figure_order": {"since": "2019-01-02", "until": "2019-01-01"},
    "ck_reported_figure_other_named": {"measure": "other", "title": ""},
    "ck_programme_territories_of_a_kind": {"territory_kind": "", "territory_count": 3},
    "ck_programme_text_numbered": {"number": 0},
    "ck_programme_phase_since_how_well": {"since": None, "precision": "year"},
    "ck_event_in_words": {"what": ""},
    "ck_funding_in_words": {"payer": ""},
    "ck_funding_order": {"since": "2026-07-02", "until": "2026-07-01"},
    "ck_funding_amounts": {"cents": 0},
    "ck_lesson_in_words": {"words": ""},
    "ck_lesson_since_how_well": {"since": None, "precision": "year"},
    "ck_lesson_step_in_words": {"who": ""},
    "ck_kept_document_titled": {"title": ""},
    "ck_kept_document_size": {"size": 0},
    "ck_log_entry_contact_has_its_result": {"kind": "contact", "way": None, "result": "reached"},
    "ck_log_access_order": {"until": "1900-01-01 00:00:00+00:00"},
    "ck_supervision_order": {"until": "1900-01-01 00:00:00+00:00"},
    "ck_log_entry_not_in_the_future": {"happened_at": "2100-01-01 00:00:00+00:00"},
    "ck_publication_a_year": {"year": 1700},
    "ck_publication_withdrawn_later": {"withdrawn_at": "1900-01-01 00:00:00+00:00", "withdrawn_why": "Une erreur."},
    "ck_publication_withdrawn_why": {"withdrawn_at": "2100-01-01 00:00:00+00:00", "withdrawn_why": ""},
    "ck_practice_sheet_a_year": {"year": 1900},
    "ck_practice_exchange_reuse_says_who": {"reuse_on": "2026-03-12", "reuse_by": ""},
    "ck_time_change_a_day_at_most": {"minutes": 1441},
    "ck_time_entry_a_day_at_most": {"minutes": 1441},
    "ck_time_entry_logged_or_taken_over": {"account_id": None, "spent_by": "other", "import_mark": "d/1"},
    "ck_time_entry_whose_when_taken_over": {"spent_by": "other"},
    "ck_time_entry_known_again_when_taken_over": {"import_mark": "d/1"},
    "ck_time_entry_kind_when_logged": {"kind": None},
    "ck_time_entry_coordinator_s_own": {"coordinator_id": 1},
}


@pytest.fixture(scope="module", name="lived_in", params=ENGINES)
def _lived_in(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nothing is committed, so that one is enough."""
    with copied(request, request.param, bases.live, tmp_path_factory.mktemp("rules")) as url:
        yield url


@pytest.fixture(name="connection")
def _connection(lived_in: str) -> Iterator[Connection]:
    engine = create_engine(lived_in)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]  # noqa: S608


def copy(connection: Connection, name: str, row: Mapping[str, Any]) -> str:
    """Write a row again, and give what the base says of it."""
    typed = {key: _typed(connection.engine, value) for key, value in row.items()}
    statement = insert(table(name, *(column(key) for key in typed))).values({key: bindparam(key) for key in typed})
    try:
        with connection.begin_nested():
            connection.execute(statement, typed)
    except IntegrityError as error:
        return str(error.orig)
    return ""


def _typed(engine: Engine, value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value)
    instant = isinstance(value, str) and value.endswith("+00:00")
    return datetime.fromisoformat(value) if instant and engine.dialect.name != "sqlite" else value


def _violations(name: str) -> dict[str, dict[str, Any]]:
    """The name of each check of a table, and what violates it."""
    found = Base.metadata.tables[name]
    coded = {f"ck_{name}_{c.type.name}": {c.name: "no such code"} for c in found.columns if isinstance(c.type, Enum)}
    named = {f"ck_{name}_{str(c.name).removeprefix(f'ck_{name}_')}" for c in found.constraints if _is_check(c)}
    return coded | {rule: FORBIDDEN[rule] for rule in named - set(coded)}


def _is_check(constraint: object) -> bool:
    return isinstance(constraint, CheckConstraint)


def test_each_check_refuses_what_it_forbids(connection: Connection) -> None:
    proved = 0
    for name in Base.metadata.tables:
        for rule, values in _violations(name).items():
            said = {copy(connection, name, row | values) for row in rows(connection, name)}
            assert any(rule in message for message in said), (rule, said)
            proved += 1
    assert proved > 30


def refused(connection: Connection, statement: str) -> bool:
    """Whether the base refuses a statement; it is undone either way."""
    attempt = connection.begin_nested()
    try:
        connection.execute(text(statement))
    except DBAPIError:
        attempt.rollback()
        return True
    attempt.rollback()
    return False


APPEND_ONLY = {
    "passage": {"words", "advice", "pertinence"},
    "audit_row": set(),
    "practice_move": set(),
    "hand_out": {"to_whom"},
    "extract_action": set(),
    "resource_reply": {"reason"},
    "agreement": {"way", "helped_by", "what", "with_whom"},
    "guest_answer": {"needs"},
    "done_mark": set(),
    "leaflet": {"way", "by_whom"},
    "question": {"words", "written_by"},
    "questionnaire_form": set(),
    "sheet_version": {"strengths", "concerns", "resources", "non_negotiables", "took_part", "family_adds"},
    "danger_notice": {"transmitted", "to_whom"},
    "derogation": {"reason"},
    "family_refusal": set(),
    "recusal": set(),
    "opinion": set(),
    "log_access": {"reason"},
    "time_change": set(),
    "child_choice": set(),
    "sitting_move": {"place", "why"},
    "child_words": {"words"},
    "programme_text": set(),
    "lesson_step": set(),
}


@pytest.mark.parametrize("name", APPEND_ONLY)
def test_what_is_append_only_neither_changes_nor_goes(connection: Connection, name: str) -> None:
    """Column by column: no other value, and nothing for the texts that anonymising may take away."""
    assert refused(connection, f"DELETE FROM {name} WHERE id = (SELECT max(id) FROM {name})")  # noqa: S608
    for found in Base.metadata.tables[name].columns:
        value = _changed(next((row[found.name] for row in rows(connection, name) if row[found.name]), None))
        assert refused(connection, f'UPDATE {name} SET "{found.name}" = {value}'), found.name  # noqa: S608
        erasable = found.name in APPEND_ONLY[name]
        held = any(row[found.name] is not None for row in rows(connection, name))
        nothing = "NULL" if found.nullable or not erasable else "''"
        emptied = refused(connection, f'UPDATE {name} SET "{found.name}" = {nothing}')  # noqa: S608
        assert emptied is (held and not erasable), found.name


def _changed(value: Any) -> str:
    if isinstance(value, int):
        return str(value + 1_000_000)
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value - timedelta(days=1)}'"
    return "'2020-01-01'" if value is None else "'other'"


def test_an_empty_update_of_the_journal_is_no_change(connection: Connection) -> None:
    assert not refused(connection, "UPDATE passage SET words = words, number = number")


@pytest.mark.parametrize(
    "change",
    [
        "stage = 'closed', outcome = 'own_solution' WHERE stage = 'preparation'",
        "stage = 'conference' WHERE stage = 'preparation'",
        "stage = 'assignment' WHERE stage = 'preparation'",
        "outcome = 'plan_agreed' WHERE stage = 'closed'",
        "stage = 'assignment', outcome = NULL WHERE stage = 'closed'",
    ],
)
def test_a_stage_changes_by_the_journal_alone(connection: Connection, change: str) -> None:
    _, _, where = change.partition(" WHERE ")
    assert connection.execute(text(f"SELECT count(*) FROM cases WHERE {where}")).scalar_one() > 0  # noqa: S608
    assert refused(connection, f"UPDATE cases SET {change}")  # noqa: S608


def test_what_is_no_stage_may_change_without_the_journal(connection: Connection) -> None:
    assert not refused(connection, "UPDATE cases SET urgent = NOT urgent")


def test_a_case_is_not_removed_under_its_journal(connection: Connection) -> None:
    if connection.engine.dialect.name == "sqlite":
        connection.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    assert refused(connection, "DELETE FROM cases WHERE received_at IS NOT NULL")
