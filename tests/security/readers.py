"""Whose words somebody may read: for each table, who and on which cases, by hand from the law of the domain.

A canary says the table, the column and the row where it was planted; the row says the case.
"""

import re
from functools import cache

from conference.models.base import Base
from tests.security.access import ASKED, COORDINATED, HELD, RECEIVED, REFERRED, Rights
from tests.security.canaries import columns
from tests.security.visitors import House

CANARY = re.compile(r"zibeline33-([a-z_]+)-([a-z_]+)-([0-9a-f]{32}|\d+)")
BODY: Rights = {"committee": RECEIVED}


def either(*rights: Rights) -> Rights:
    """What any of these lets somebody read."""
    actors = {actor for one in rights for actor in one}
    return {actor: {case for one in rights for case in one.get(actor, ())} for actor in actors}


# Whoever supervises a coordinator has opened the log of one case today, and no other.
LET_IN: Rights = {"observer": {"prepared"}}
# What is confided is read on these pages alone, whoever reads it.
CONFIDED_TABLES = {"contact", "log_entry", "log_access", "complaint"}
CONFIDED_PAGES = re.compile(r"/coordonnees?(/|$)|/carnet(/|$)|^/telephones$|^/supervision/|^/reclamations/")
FOLLOWED = either(REFERRED, HELD, COORDINATED)
WITH_HOLDER = either(HELD, COORDINATED)
# The body reads what a case was referred for and decided on; what is prepared is between a family and its coordinator,
# but for the sheet, which the referrer writes; the plan goes to who holds the case too.
WORDS: dict[str, Rights] = {
    **dict.fromkeys(("referral", "known_by", "passage", "derogation", "written_decision"), either(FOLLOWED, BODY)),
    "person": either(FOLLOWED, ASKED, BODY),
    "case_word": {},
    "danger_notice": FOLLOWED,
    **dict.fromkeys(("sheet", "sheet_version"), either(COORDINATED, REFERRED)),
    **dict.fromkeys(("agreement", "guest", "guest_answer", "leaflet", "sitting", "sent_message"), COORDINATED),
    **dict.fromkeys(("log_entry", "log_access"), either(COORDINATED, LET_IN)),
    # To somebody other than who coordinates.
    "complaint": {"lead": RECEIVED},
    **dict.fromkeys(("side", "bond", "mention", "contact"), COORDINATED),
    **dict.fromkeys(("child_day", "child_words", "attachment", "sitting_move"), COORDINATED),
    **dict.fromkeys(("venue", "offer", "interpreting", "cost"), COORDINATED),
    **dict.fromkeys(("question", "plan", "action", "resource", "resource_reply"), WITH_HOLDER),
    **dict.fromkeys(("hand_out", "follow_up", "try", "review", "synthesis"), COORDINATED),
}
# By hand: what was written at these steps is the family's, as their plan is.
OF_THE_PLAN = (
    *("adjourn", "record", "record_without_plan", "return_for_form"),
    *("send_back", "review", "adapt", "convene_again"),
)
# No family's: places, colleagues, files taken over, the yearly note, the département itself.
NOBODY_S = frozenset(
    {"account", "membership", "family_seat", "coordinator", "institution", "territory", "department", "cases"}
    | {
        "questionnaire_form",
        "theme",
        "body_sitting",
        "council",
        "council_seat",
        "council_meeting",
        "council_item",
        "council_decision",
        "council_follow_up",
        "loan",
        "mail",
        "roster",
        "import_batch",
        "import_upload",
        "import_layout",
        "import_word",
        "note_part",
        "namesake",
        "edition",
        "publication",
        "practice_heading",
        "practice_namesake",
        "practice_criterion",
        "practice_review",
        "practice_exchange",
        "welcome",
        "reported_figure",
        "convention",
        "partner_contact",
        "programme",
        "programme_text",
        "programme_phase",
        "event",
        "funding",
        "lesson",
        "lesson_step",
        "kept_document",
        "directory_entry",
        "record_frame",
        "crossed_meeting",
        "meeting_decision",
        "language",
        "translation",
        "checklist_item",
        "training",
        "training_registration",
        "training_cost",
        "training_target",
        "mission",
        "standing",
        "standing_correction",
        "charter",
    }
)
# Words that belong to no case are read by who leads the département; a passage of a review by its coordinator too.
OF_NO_CASE: dict[str, frozenset[str]] = {
    # Who designates calls back whoever asks.
    "enquiry": frozenset({"lead", "committee"}),
    "answer": frozenset({"lead"}),
    "quotation": frozenset({"lead", *COORDINATED}),
    # Who noted it, and whoever leads.
    "effect": frozenset({"lead", "south", "coordinator"}),
}
# Whose texts name somebody the body asks for one case at a time; the professional who knows the family is a colleague.
NAMING = {(column.table.name, column.name) for column in columns() if column.info["text"] == "person"}
NAMING -= {("known_by", "worker"), ("known_by", "folded")}
# How people are to be received, and kept safe: the body chooses a coordinator with that in view.
NAMING -= {("referral", "access_needs"), ("referral", "danger_details")}


@cache
def _owners(house: House) -> dict[tuple[str, int], str]:
    """The case of each row that has words, by name."""
    names = {key: name for name, key in house.life.keys.items()}
    cases = {row: names[key] for row, key in house.settled("SELECT id, key FROM cases") if key in names}
    found = {}
    for table in WORDS:
        plan = "(SELECT case_id FROM plan WHERE plan.id = plan_id)"
        case = "case_id" if "case_id" in Base.metadata.tables[table].columns else plan
        for row, number in house.settled(f"SELECT id, {case} FROM {table}"):  # noqa: S608
            found[table, row] = cases[number]
    return found


@cache
def _brought(house: House) -> frozenset[int]:
    """Those whom the network brought: their names stay in preparation."""
    return frozenset(row for (row,) in house.settled("SELECT id FROM person WHERE in_preparation"))


@cache
def _of_the_plan(house: House) -> frozenset[int]:
    """The passages whose words are of the day and of the plan."""
    said = ", ".join(f"'{step}'" for step in OF_THE_PLAN)
    return frozenset(row for (row,) in house.settled(f"SELECT id FROM passage WHERE step IN ({said})"))  # noqa: S608


@cache
def _unagreed(house: House) -> frozenset[tuple[str, int]]:
    """The sheets that a coordinator wrote and nobody agreed to yet; a referrer here writes none."""
    said = "SELECT 1 FROM agreement a WHERE a.case_id = s.case_id AND a.\"to\" = 'sheet' AND a.state = 'given'"
    found = set()
    for table in ("sheet", "sheet_version"):
        unread = house.settled(f"SELECT id FROM {table} s WHERE NOT EXISTS ({said})")  # noqa: S608
        found |= {(table, row) for (row,) in unread}
    return frozenset(found)


def kept_from(house: House, actor: str, path: str, shown: str) -> list[str]:
    """The words in an answer that are not for whom it was given to."""
    asked_for = actor == "committee" and path.endswith("/noms")
    found = []
    for table, column, number in sorted(set(CANARY.findall(shown))):
        if table in NOBODY_S:
            continue
        if table in OF_NO_CASE:
            found += [f"shows {table}.{column}"] if actor not in OF_NO_CASE[table] else []
            continue
        rights = COORDINATED if table == "person" and int(number) in _brought(house) else WORDS[table]
        rights = WITH_HOLDER if table == "passage" and int(number) in _of_the_plan(house) else rights
        rights = COORDINATED if (table, int(number)) in _unagreed(house) else rights
        if actor == "committee" and (table, column) in NAMING:
            rights = BODY if asked_for and table == "person" else {}
        case = _owners(house)[table, int(number)]
        if case not in rights.get(actor, ()):
            found.append(f"shows {table}.{column} of {case}")
        if table in CONFIDED_TABLES and not CONFIDED_PAGES.search(path):
            found.append(f"shows {table}.{column} where it is not read")
    return found
