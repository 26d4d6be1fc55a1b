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


def here(step: str, stage: str, *, suspended: bool, received: bool) -> bool:
    """Whether anybody at all may take a step where a case stands."""
    sources, _, _ = TABLE[step]
    if stage not in sources:
        return False
    if suspended and step not in {"stop", "resume"}:
        return False
    if step == "resume":
        return suspended
    # A draft is counted nowhere: it is thrown away. What was received once is stopped, and stays counted.
    return {"withdraw_draft": not received, "stop": received}.get(step, True)


def allowed(
    step: str, stage: str, hats: frozenset[str], *, suspended: bool, received: bool, holds: bool = False
) -> bool:
    """Whether somebody with these capacities on a case may take a step where it stands.

    ``holds`` is whether a professional holds the case: its coordinator notes the content of a plan where
    nobody does, and never instead of who does.
    """
    by = TABLE[step][2]
    mine = any(stage in by.get(hat, ()) for hat in hats - ({"coordinator"} if step == "ratify" and holds else set()))
    return mine and here(step, stage, suspended=suspended, received=received)
