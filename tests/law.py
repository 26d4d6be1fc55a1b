"""The table of steps as the law gives it, written a second time: the tests' own reading, in plain words.

Nothing here comes from the table of the product, so that the two can be compared.
"""

OPEN = ("referral", "assignment", "preparation", "conference", "validation", "follow_up")
STAGES = (*OPEN, "closed")
AFTER_REFERRAL = OPEN[1:]
COORDINATED = OPEN[2:]

# step: from where, to where, and from where each capacity may take it
TABLE: dict[str, tuple[tuple[str, ...], str, dict[str, tuple[str, ...]]]] = {
    "submit": (("referral",), "assignment", {"referrer": ("referral",)}),
    "withdraw_draft": (("referral",), "gone", {"referrer": ("referral",)}),
    "return": (("assignment",), "referral", {"body": ("assignment",)}),
    "postpone": (("assignment",), "stays", {"body": ("assignment",)}),
    "decline": (("assignment",), "closed", {"body": ("assignment",)}),
    "assign": (("assignment",), "preparation", {"body": ("assignment",)}),
    "convene": (("preparation",), "conference", {"coordinator": ("preparation",)}),
    "adjourn": (("conference",), "preparation", {"coordinator": ("conference",)}),
    "record": (("conference",), "validation", {"coordinator": ("conference",)}),
    "record_without_plan": (("conference",), "either", {"coordinator": ("conference",)}),
    "validate_form": (("validation",), "stays", {"coordinator": ("validation",)}),
    "return_for_form": (("validation",), "conference", {"coordinator": ("validation",)}),
    "ratify": (("validation",), "follow_up", {"holder": ("validation",), "coordinator": ("validation",)}),
    "send_back": (("validation",), "conference", {"holder": ("validation",)}),
    "review": (("follow_up",), "stays", {"coordinator": ("follow_up",)}),
    "adapt": (("follow_up",), "validation", {"coordinator": ("follow_up",)}),
    "convene_again": (("follow_up",), "preparation", {"coordinator": ("follow_up",)}),
    "close": (("follow_up",), "closed", {"coordinator": ("follow_up",)}),
    "stop": (OPEN, "closed", {"body": OPEN, "coordinator": OPEN, "referrer": ("referral", "assignment")}),
    "suspend": (AFTER_REFERRAL, "stays", {"body": OPEN, "coordinator": OPEN}),
    "resume": (AFTER_REFERRAL, "stays", {"body": OPEN, "coordinator": OPEN}),
    "hand_over": (COORDINATED, "stays", {"body": COORDINATED}),
    "release": (COORDINATED, "assignment", {"body": COORDINATED}),
    "reopen": (("closed",), "back", {"body": ("closed",)}),
    "take_over": ((), "any", {}),
}
STEPS = tuple(TABLE)
# The steps that are refused without what is typed with them: words, a reason, a date, an answer.
TYPED = frozenset(
    (
        *("return", "postpone", "decline", "stop", "suspend", "adjourn", "record_without_plan", "validate_form"),
        *("return_for_form", "ratify", "send_back", "review", "convene_again", "release", "reopen"),
    )
)

PREPARED, TOGETHER, WRITTEN = ("preparation",), ("conference",), ("conference", "follow_up")
# What is written in a case and is no step: where, by whom, and whether a suspended case takes it.
WRITINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "write_referral": (("referral",), ("referrer",), False),
    "name_holder": (OPEN, ("body",), False),
    "agree_to": (OPEN, ("coordinator",), True),
    "withdraw_agreement": (OPEN, ("coordinator",), True),
    "go_on": (OPEN, ("body",), True),
    "ask_question": (PREPARED, ("coordinator",), False),
    "invite": (("preparation", "conference"), ("coordinator",), False),
    "write_guest": (("preparation", "conference"), ("coordinator",), False),
    "plan_sitting": (PREPARED, ("coordinator",), False),
    "write_sheet": (PREPARED, ("coordinator", "referrer"), False),
    "do_without_sheet": (PREPARED, ("coordinator", "referrer"), False),
    "agree_sheet": (PREPARED, ("coordinator",), False),
    "arrive": (TOGETHER, ("coordinator",), False),
    "welcome": (TOGETHER, ("coordinator",), False),
    "leave": (TOGETHER, ("coordinator",), False),
    "begin_part": (TOGETHER, ("coordinator",), False),
    "end_part": (TOGETHER, ("coordinator",), False),
    "write_afterwards": (TOGETHER, ("coordinator",), False),
    "note_danger": (OPEN, ("coordinator", "referrer", "holder"), True),
    "begin_plan": (WRITTEN, ("coordinator",), False),
    "write_plan": (WRITTEN, ("coordinator",), False),
    "add_action": (WRITTEN, ("coordinator",), False),
    "write_action": (WRITTEN, ("coordinator",), False),
    "remove_action": (WRITTEN, ("coordinator",), False),
    "agree_plan": (WRITTEN, ("coordinator",), False),
    "hand_out": (OPEN, ("coordinator",), False),
    "answer_decision": (("follow_up",), ("holder",), True),
    "wish": (("validation", "follow_up"), ("coordinator",), False),
    "resolved_at_end": (("validation", "follow_up"), ("coordinator",), False),
    "call": (("validation", "follow_up"), ("coordinator",), False),
    "live": (("validation", "follow_up"), ("coordinator",), False),
    "try_again": (("follow_up",), ("coordinator",), False),
    "synthesise": (OPEN, ("coordinator",), True),
}
# While a family is among itself, the case takes nothing but these: its end, those of it who come and go, danger.
IN_PRIVATE_TIME = frozenset({"end_part", "arrive", "leave", "note_danger"})


def here(step: str, stage: str, *, suspended: bool, received: bool, assigned: bool = False) -> bool:
    """Whether anybody at all may take a step where a case stands; ``assigned`` is whether it ever was."""
    sources, _, _ = TABLE[step]
    if stage not in sources:
        return False
    if suspended and step not in {"stop", "resume"}:
        return False
    if step == "resume":
        return suspended
    # What somebody once coordinated was admitted: it ends, and neither goes back nor is declined.
    if step in {"return", "decline"} and assigned:
        return False
    # A draft is counted nowhere: it is thrown away. What was received once is stopped, and stays counted.
    return {"withdraw_draft": not received, "stop": received}.get(step, True)


def allowed(
    step: str,
    stage: str,
    hats: frozenset[str],
    *,
    suspended: bool,
    received: bool,
    holds: bool = False,
    assigned: bool = False,
) -> bool:
    """Whether somebody with these capacities on a case may take a step where it stands.

    ``holds`` is whether a professional holds the case: its coordinator notes the content of a plan where
    nobody does, and never instead of who does.
    """
    by = TABLE[step][2]
    mine = any(stage in by.get(hat, ()) for hat in hats - ({"coordinator"} if step == "ratify" and holds else set()))
    return mine and here(step, stage, suspended=suspended, received=received, assigned=assigned)


def takes(writing: str, stage: str, *, suspended: bool, received: bool, private: bool) -> bool:
    """Whether a case takes a writing where it stands, whoever writes; a draft takes its own words alone."""
    stages, _, even_suspended = WRITINGS[writing]
    if private and writing not in IN_PRIVATE_TIME:
        return False
    return stage in stages and (even_suspended or not suspended) and (received or writing == "write_referral")
