"""Faults by which a paper would say what no paper says: whose home it is, who is kept apart, a name in a calendar."""

from tests.faults.fault import Fault

DOMAIN, PAPERS, WEB = "tests/domain/test_paper.py", "tests/documents/test_papers.py", "tests/web/test_paper.py"
SAID_ON_PAPER = (
    Fault(
        "an invitation for whoever must not meet the others",
        "conference/domain/paper.py",
        " and safety is not Safety.APART",
        "",
        (
            f"{DOMAIN}::test_who_gets_the_common_invitation",
            f"{WEB}::test_who_is_kept_apart_or_said_no_gets_no_common_invitation",
        ),
    ),
    Fault(
        "a letter that names a home",
        "conference/documents/papers/letter.py",
        'where = say(f"{speaks}.at_home") if about.at_home else where',
        "assert where",
        (f"{PAPERS}::test_a_home_is_never_named",),
    ),
    Fault(
        "a calendar that names a home",
        "conference/web/paper.py",
        '"" if meets_at_home(db.session(), case, sitting.place) else masked',
        "masked",
        (f"{WEB}::test_a_home_stands_on_no_paper_and_in_no_calendar",),
    ),
    Fault(
        "a calendar that names a family",
        "conference/web/paper.py",
        "masked(sitting.place, names)",
        "sitting.place",
        (f"{WEB}::test_a_calendar_names_nobody",),
    ),
    Fault(
        "a name that turns the text around it",
        "conference/documents/papers/voice.py",
        "if sign not in TURNING)",
        "if sign)",
        (f"{PAPERS}::test_a_name_cannot_turn_the_text_around_it",),
    ),
    Fault(
        "a translation that forgets whom it is for",
        "conference/words/papers/__init__.py",
        "return placeholders(text) == placeholders(FRENCH.texts[key])",
        "return bool(FRENCH.texts[key])",
        (
            f"{DOMAIN}::test_a_text_that_forgets_what_it_must_say_is_not_used",
            "tests/web/test_language.py::test_a_text_that_forgets_a_name_is_refused_beside_its_field",
        ),
    ),
)
