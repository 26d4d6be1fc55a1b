"""The pages of a case after its assignment: where each is, and where a reason is mended."""

from flask import current_app, g, url_for
from sqlalchemy import select

from conference.domain.minimal import PLACE
from conference.domain.roles import Role
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
    "invitations": "personal_link.index",
    "leaflet": "leaflet.index",
    "guests": "guest.index",
    "contacts": "contact.index",
    "log": "log.index",
    "sitting": "sitting.show",
    "child": "child.index",
    "logistics": "logistics.show",
    "sheet": "sheet.show",
    "papers": "paper.index",
    "day": "day.show",
    "plan": "plan.show",
    "family": "family_page.index",
    "follow_up": "follow_up.show",
    "synthesis": "synthesis.show",
    "questionnaires": "slip.index",
    "quotations": "proposed_quotation.index",
    "time": "time.show",
    "danger": "danger.show",
    "holder": "holder.show",
    "disagreement": "disagreement.index",
    "neutrality": "neutrality.show",
    "refusal": "refusal.show",
    "seen": "names.seen",
    "body": "assignment.show",
    "recusal": "recusal.ask",
    "private_time": "private_time.show",
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


def room_url(place: str, key: str) -> str:
    """The page of a place, for whoever is known to have it open."""
    return url_for(ROOMS[place], key=key)


def way_to(place: str, key: str) -> str | None:
    """The page where the reason of a place is mended, if there is one that somebody here may open."""
    if place in set(Place):
        return url_for("referral.page", key=key, page=place)
    if place not in ROOMS or not _opens(key)[_permission(place)]:
        return None
    return room_url(place, key)


def _permission(place: str) -> Permission:
    permission: Permission = current_app.view_functions[ROOMS[place]].policy  # type: ignore[union-attr]
    return permission


def _opens(key: str) -> dict[Permission, bool]:
    """Which permissions are held on a case; who has several roles may hold some on other cases than this one.

    So may a lead: where no member of the body is left, they decide.

    A page has many reasons and asks the base once for all of them.
    """
    user = signed_in()
    asked = {permission: may(user, permission) for permission in map(_permission, ROOMS)}
    if len(user.roles) < 2 and (Role.LEAD not in user.roles or user.sits_in_body):
        return asked
    known: dict[str, dict[Permission, bool]] = g.setdefault("opens", {})
    if key not in known:
        held = select(*(visible(user, permission) for permission in asked)).where(Case.key == key)
        row = db.session().execute(held).one_or_none()
        known[key] = dict(zip(asked, map(bool, row or [False] * len(asked)), strict=True))
    return known[key]


def step_url(case: Case, code: StepCode) -> str:
    """The page where a step is taken."""
    endpoint = OWN_PAGES.get(code)
    if endpoint in current_app.view_functions:
        return url_for(endpoint, key=case.key)
    return url_for("step.show", key=case.key, name=code.value)
