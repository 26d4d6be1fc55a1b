"""The pages of a case after its assignment: where each is, and where a reason is mended."""

from flask import current_app, url_for
from sqlalchemy import select

from conference.domain.minimal import PLACE
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.security.guard import signed_in
from conference.security.permissions import Permission, may, visible
from conference.web.places import Place

# The place of a reason, or the section of a case → the page where it is written.
ROOMS = {
    "agreements": "agreement.index",
    "question": "question.show",
    "guests": "guest.index",
    "sitting": "sitting.show",
    "sheet": "sheet.show",
    "day": "day.show",
    "plan": "plan.show",
    "follow_up": "follow_up.show",
    "synthesis": "synthesis.show",
    "time": "time.show",
    "danger": "danger.show",
    "holder": "holder.show",
    "disagreement": "disagreement.index",
    PLACE: "minimal.show",
}
# Steps that are taken on a page of their own; the others share the page of steps.
OWN_PAGES = {
    StepCode.SUBMIT: "referral.check",
    StepCode.ASSIGN: "assignment.show",
    StepCode.HAND_OVER: "assignment.show",
    StepCode.VALIDATE_FORM: "plan.check",
    StepCode.RATIFY: "content.show",
    StepCode.REVIEW: "follow_up.review",
}
# The step that a stage waits for, shown large on the page of a case.
AWAITED = {
    Stage.REFERRAL: (StepCode.SUBMIT,),
    Stage.ASSIGNMENT: (StepCode.ASSIGN,),
    Stage.PREPARATION: (StepCode.CONVENE,),
    Stage.CONFERENCE: (StepCode.RECORD,),
    Stage.VALIDATION: (StepCode.VALIDATE_FORM, StepCode.RATIFY),
    Stage.FOLLOW_UP: (StepCode.REVIEW, StepCode.CLOSE),
}


def room_url(place: str, key: str) -> str | None:
    """The page of a place, if there is one that somebody here may open at all."""
    if place in set(Place):
        return url_for("referral.page", key=key, page=place)
    view = current_app.view_functions.get(ROOMS.get(place, ""))
    permission = getattr(view, "policy", None)
    if not isinstance(permission, Permission) or not _opens(permission, key):
        return None
    return url_for(ROOMS[place], key=key)


def _opens(permission: Permission, key: str) -> bool:
    """Whether a permission is held here; who has several roles may hold it on other cases than this one."""
    user = signed_in()
    if len(user.roles) < 2 or not may(user, permission):
        return may(user, permission)
    query = select(Case.id).where(Case.key == key, visible(user, permission))
    return db.session().scalars(query).first() is not None


def step_url(case: Case, code: StepCode) -> str:
    """The page where a step is taken."""
    endpoint = OWN_PAGES.get(code)
    if endpoint in current_app.view_functions:
        return url_for(endpoint, key=case.key)
    return url_for("step.show", key=case.key, name=code.value)
