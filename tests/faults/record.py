"""Faults by which something would go untold, be lost, or be done twice."""

from tests.faults.fault import CHAIN, CRAWL, MATRIX, ONCE, TOLD, Fault

WRITING = f"{TOLD}::test_a_writing_leaves_its_rows_and_never_a_value"
NOT_TOLD = (
    Fault(
        "an audit row forgotten",
        "conference/casework/referral.py",
        "    audit.write(session, actor, Act.REFERRAL_WRITTEN, case, fields)\n",
        "",
        (f"{WRITING}[POST referral.write /orientations/{{}}/situation]",),
    ),
    Fault(
        "a reading that is not told",
        "conference/security/lifecycle.py",
        '    audit.write(writes, actor, act, subject, g.get("fields", ()))\n',
        "",
        (f"{TOLD}::test_a_reading_leaves_one_row_signed_by_its_reader[GET case.show /situations/{{}}]",),
    ),
    Fault(
        "a value in the audit",
        "conference/casework/referral.py",
        "    _touch(session, actor, case, tuple(values))\n",
        "    _touch(session, actor, case, tuple(str(value) for value in values.values()))\n",
        (f"{WRITING}[POST referral.write /orientations/{{}}/situation]",),
    ),
    Fault(
        "a change that may go without its row",
        "conference/audit/chain.py",
        '        raise Untold("a change without an audit row")\n',
        "        return\n",
        (f"{CHAIN}::test_a_change_without_its_row_is_refused_at_the_commit",),
    ),
    Fault(
        "a trigger missing",
        "conference/models/audit.py",
        "append_only(AuditRow)\n",
        "",
        (f"{CHAIN}::test_the_database_itself_refuses",),
    ),
    Fault(
        "a head that nobody compares",
        "conference/audit/verify.py",
        "if head is not None and (head.number, head.digest) != (expected - 1, previous):",
        "if False:",
        (f"{CHAIN}::test_a_head_altered_is_named", f"{CHAIN}::test_the_end_cut_is_named"),
    ),
    Fault(
        "a reading given though it could not be told",
        "conference/security/lifecycle.py",
        '        return Response("", 503)\n',
        "        return response\n",
        (f"{TOLD}::test_a_reading_that_cannot_be_told_is_not_given",),
    ),
    Fault(
        "a GET that writes",
        "conference/web/case.py",
        "    user, session = signed_in(), db.session()\n    asked = {",
        "    user, session = signed_in(), db.session()\n"
        "    from conference import audit\n"
        "    from conference.security.transactions import to_write\n\n"
        "    to_write(session)\n"
        '    user.department.contact = "lu"\n'
        "    audit.write(session, user.actor, Act.CASE_READ, case)\n"
        "    session.commit()\n"
        "    asked = {",
        (
            f"{CRAWL}::test_reading_changes_nothing_and_every_answer_is_protected[referrer, all]",
            MATRIX.format("GET case.show"),
        ),
    ),
)

EXTRA = "tests/security/test_mass_assignment.py::test_a_form_takes_only_what_it_offers"
LOST_OR_DOUBLED = (
    Fault(
        "a stale version let through",
        "conference/web/forms/base.py",
        "return self.version.data != str(version)",
        "return False",
        (f"{ONCE}::test_of_two_writers_the_second_sees_both_and_decides",),
    ),
    Fault(
        "a form that takes an extra column",
        "conference/web/forms/referral.py",
        "return {name: field.data for name, field in self._fields.items() if name not in left_out}",
        "from flask import request\n\n"
        '        extra = {name: request.form[name] for name in ("language",) if name in request.form}\n'
        "        return extra | {n: f.data for n, f in self._fields.items() if n not in left_out}",
        (f"{EXTRA}[POST referral.write /orientations/{{}}/situation]",),
    ),
    Fault(
        "a key that is not kept",
        "conference/security/once.py",
        "        session.add(OneTimeKey(account_id=account_id, value=value, led_to=address, at=clock.now()))\n",
        "",
        (
            f"{ONCE}::test_a_double_click_a_retry_and_the_back_button_make_one",
            f"{ONCE}::test_two_tabs_at_the_same_instant_make_one",
        ),
    ),
    Fault(
        "a text lost with its session",
        "conference/security/lifecycle.py",
        "    kept.keep(db.session(), lapsed.account_id, request.path, request.form.to_dict(flat=False))\n",
        "",
        (f"{ONCE}::test_a_session_that_ends_while_typing_gives_the_text_back",),
    ),
)
