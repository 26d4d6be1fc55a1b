"""The same table for the steps: one page for all of them, by whoever may take each where the case stands."""

from dataclasses import dataclass, field

from tests.security.access import DRAFTED, TO_ASSIGN, WORKED, Example, Rights, Things, at, of_case
from tests.security.typed import step

AT_ASSIGNMENT: Rights = {"committee": TO_ASSIGN}
TOLD = {"words": "La famille le demande ainsi."}


@dataclass(frozen=True)
class Step:
    """One step: who opens its page on which cases, and on which of these it can be taken as they stand."""

    name: str
    shown: Rights
    taken: Rights | None = None
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def cases(self) -> tuple[Things, ...]:
        """Those that it is for, one that no step is for, one of the other département, and none."""
        own = sorted({case for cases in self.shown.values() for case in cases})
        return tuple((case,) for case in (*own, "private", f"{own[0]}@59", "missing"))

    def example(self, may: Rights, typed: dict[str, str] | None = None) -> Example:
        """The address of the step."""
        given = None if typed is None else step(**typed)
        return of_case(f"/situations/{{}}/etapes/{self.name}", may, WORKED, given, self.cases)


STEPS = (
    Step("return", AT_ASSIGNMENT, typed={"words": "Qui est l’autre parent ?"}),
    Step("withdraw_draft", DRAFTED),
    Step("postpone", AT_ASSIGNMENT, typed={"until": "2026-04-01", **TOLD}),
    Step("decline", AT_ASSIGNMENT, typed={"reason": "other_answer_fitter", "advice": "Revenir après l’été."}),
    Step("convene", at("prepared", "invited"), at("prepared")),
    Step("adjourn", at("today", "planned"), typed=TOLD),
    Step("record", at("agreed", "planned"), at("agreed")),
    Step("record_without_plan", at("today", "planned"), at("planned"), TOLD | {"closes": "no"}),
    Step("return_for_form", at("recorded", "unheld"), typed=TOLD),
    Step(
        "send_back",
        {"referrer": {"checked", "recorded"}, "other": {"checked2", "moved"}},
        typed={"words": "La visite du mercredi, et la sécurité de Lou."},
    ),
    Step("adapt", at("reserved", "followed"), at("reserved")),
    Step("convene_again", at("ending", "followed"), typed=TOLD),
    Step("close", at("ending", "followed", "reserved"), at("ending")),
    Step("suspend", {**at("assigned"), "committee": {"assigned", "assigned2", "waiting", "waiting2"}}, typed=TOLD),
    Step("resume", {"committee": {"paused"}, "coordinator": {"paused"}}),
    Step("release", {"committee": {"assigned", "assigned2", "followed"}}, typed=TOLD),
    Step("reopen", {"committee": {"closed"}}, typed=TOLD),
    # A case that had a coordinator is not stopped without its synthesis sheet.
    Step(
        "stop",
        {
            "committee": {"assigned", "ending", "waiting", "waiting2"},
            "coordinator": {"assigned", "ending"},
            "referrer": {"waiting"},
            "other": {"waiting2"},
        },
        {
            "committee": {"ending", "waiting", "waiting2"},
            "coordinator": {"ending"},
            "referrer": {"waiting"},
            "other": {"waiting2"},
        },
        {"reason": "family_organised", "ended_by": "family", "words": "Rose et Yann s’en chargent."},
    ),
)
# Two that are taken elsewhere, and one that there is not: nobody finds them here.
ELSEWHERE = tuple(Step(name, {"coordinator": {"assigned"}}) for name in ("hand_over", "take_over", "leap"))

STEP_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET step.show": (*(one.example(one.shown) for one in STEPS), *(one.example({}) for one in ELSEWHERE)),
    "POST step.take": (
        *(one.example(one.taken or one.shown, one.typed) for one in STEPS),
        *(one.example({}, {}) for one in ELSEWHERE),
    ),
}
