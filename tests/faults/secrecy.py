"""Faults by which what is confided to a coordinator would be read elsewhere."""

from tests.faults.fault import MATRIX, Fault

CONTACT, SUPERVISION = "tests/web/test_contact.py", "tests/web/test_supervision.py"
CONFIDED_ELSEWHERE = (
    Fault(
        "a log that the lead opens by their role",
        "conference/security/permissions.py",
        "Permission.LOG_KEEP: {Role.COORDINATOR: they_coordinate}",
        "Permission.LOG_KEEP: {Role.COORDINATOR: they_coordinate, Role.LEAD: anything}",
        (MATRIX.format("GET log.index"),),
    ),
    Fault(
        "contact details that the referrer reads",
        "conference/security/permissions.py",
        "Permission.CONTACT_KEEP: {Role.COORDINATOR: they_coordinate}",
        "Permission.CONTACT_KEEP: {Role.COORDINATOR: they_coordinate, Role.REFERRER: they_follow}",
        (MATRIX.format("GET contact.index"),),
    ),
    Fault(
        "a protected number in a list",
        "conference/domain/contact.py",
        "line.kind is ContactKind.PHONE and not line.protected",
        "line.kind is ContactKind.PHONE",
        (f"{CONTACT}::test_a_protected_line_is_no_link_and_stands_in_no_list_nor_on_paper",),
    ),
    Fault(
        "a log that stays open after the day",
        "conference/queries/supervision.py",
        "query.where(LogAccess.until > now)",
        "query",
        (f"{SUPERVISION}::test_it_closes_by_itself_at_the_end_of_the_day",),
    ),
    Fault(
        "a supervisor who is a party to the case",
        "conference/queries/supervision.py",
        "return followed & apart & ",
        "return followed & ",
        (f"{SUPERVISION}::test_whoever_is_a_party_to_the_case_supervises_another",),
    ),
)
