"""The table of steps as the law gives it, written a second time: the tests' own reading, in plain words.

Nothing here comes from the table of the product, so that the two can be compared.
"""

OPEN = ("referral", "assignment", "preparation", "conference", "validation", "follow_up")
STAGES = (*OPEN, "closed")
AFTER_REFERRAL = OPEN[1:]

# step: from where, to where, and from where each capacity may take it
TABLE: dict[str, tuple[tuple[str, ...], str, dict[str, tuple[str, ...]]]] = {
    "submit": (("referral",), "assignment", {"referrer": ("referral",)}),
    "withdraw_draft": (("referral",), "gone", {"referrer": ("referral",)}),
    "return": (("assignment",), "referral", {"body": ("assignment",)}),
    "postpone": (("assignment",), "stays", {"body": ("assignment",)}),
    "decline": (("assignment",), "closed", {"body": ("assignment",)}),
    "assign": (("assignment",), "preparation", {"body": ("assignment",)}),
    "stop": (OPEN, "closed", {"body": OPEN, "coordinator": OPEN, "referrer": ("referral", "assignment")}),
    "suspend": (AFTER_REFERRAL, "stays", {"body": OPEN, "coordinator": OPEN}),
    "resume": (AFTER_REFERRAL, "stays", {"body": OPEN, "coordinator": OPEN}),
    "reopen": (("closed",), "back", {"body": ("closed",)}),
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


def allowed(step: str, stage: str, hats: frozenset[str], *, suspended: bool, received: bool) -> bool:
    """Whether somebody with these capacities on a case may take a step where it stands."""
    by = TABLE[step][2]
    mine = any(stage in by.get(hat, ()) for hat in hats)
    return mine and here(step, stage, suspended=suspended, received=received)
