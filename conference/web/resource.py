"""What the plan asks of institutions: written with the family, answered once the plan is agreed."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import plan
from conference.casework import resource as acts
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.place import Institution
from conference.models.plan import Action, Plan
from conference.models.resource import Resource
from conference.queries import resource as asked_by
from conference.queries.places import rows, tree
from conference.security.guard import child, owned, requires, signed_in
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import from_now, zone
from conference.web.forms.base import typed
from conference.web.forms.resource import ReplyForm, ResourceForm, stored
from conference.web.plan import written
from conference.web.preparation import barred, receive
from conference.web.tasks import Task
from conference.web.versions import Difference, differences

pages = Blueprint("resource", __name__)
# While a plan is examined and followed: once it is over nobody waits any more.
STAGES = (Stage.VALIDATION, Stage.FOLLOW_UP)


@pages.get("/situations/<key>/plan/demandes")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def ask(case: Case) -> Answer:
    """Something more to ask of an institution; ``?action=`` is the action that it is for."""
    version = written(db.session(), case)
    return _ask(case, _form(version, {"action": request.args.get("action", "")}))


@pages.post("/situations/<key>/plan/demandes")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Keep it, once."""
    session = db.session()
    version = written(session, case)
    form = _form(version)

    def act() -> str:
        values, action = form.values(_institution(session, form)), _action(version, form)
        acts.ask(session, signed_in().actor, case, version, values, action)
        return url_for("plan.show", key=case.key)

    return receive(form, act, lambda: _ask(case, form), "La demande est notée.")


@pages.get("/situations/<key>/plan/demandes/<resource>")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def show(case: Case, resource: str) -> Answer:
    """What is asked, to change while the family writes."""
    found = _being_written(case, resource)
    return _ask(case, _form(found.plan, stored(found)), found)


@pages.post("/situations/<key>/plan/demandes/<resource>")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def write(case: Case, resource: str) -> Answer:
    """Keep the change."""
    session, found = db.session(), _being_written(case, resource)
    form = _form(found.plan)
    if form.overtaken(found.version) and form.validate_on_submit():
        kept = stored(found)
        both = differences(form, kept, {name: form[name].data for name in kept if name != "version"})
        form.version.data = str(found.version)
        return _ask(case, form, found, both), 409

    def act() -> str:
        values, action = form.values(_institution(session, form)), _action(found.plan, form)
        acts.write(session, signed_in().actor, case, found, values, action)
        return url_for("plan.show", key=case.key)

    return receive(form, act, lambda: _ask(case, form, found), "La demande est changée.")


@pages.post("/situations/<key>/plan/demandes/<resource>/retirer")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def withdraw(case: Case, resource: str) -> Answer:
    """Ask it no more."""
    session, found = db.session(), _being_written(case, resource)
    acts.withdraw(session, signed_in().actor, case, found)
    session.commit()
    flash("La demande est retirée.", "success")
    return redirect(url_for("plan.show", key=case.key))


@pages.get("/situations/<key>/plan/demandes/<resource>/reponse")
@requires(Permission.PLAN_READ, Act.PLAN_READ, case=True)
def ask_reply(case: Case, resource: str) -> Answer:
    """What was answered so far, and what is answered now: whoever reads the plan here hears it."""
    return _reply(case, _agreed(case, resource), ReplyForm(clock.today(zone())))


@pages.post("/situations/<key>/plan/demandes/<resource>/reponse")
@requires(Permission.PLAN_READ, Act.PLAN_WRITTEN, case=True)
def reply(case: Case, resource: str) -> Answer:
    """Keep the answer, once."""
    session, found, form = db.session(), _agreed(case, resource), ReplyForm(clock.today(zone()))

    def act() -> str:
        on = form.on.data or clock.today(zone())
        acts.reply(session, signed_in().actor, case, found, form.reply.data, on, typed(form.reason))
        return url_for("plan.show", key=case.key)

    return receive(form, act, lambda: _reply(case, found, form), "La réponse est notée.")


def cards(session: Session, user: User) -> list[Task]:
    """For whoever coordinates or holds a case: what the family asked of institutions, and nobody has answered yet."""
    if user.roles.isdisjoint({Role.COORDINATOR, Role.REFERRER}):
        return []
    theirs = visible(user, Permission.PLAN_READ) & Case.stage.in_(STAGES) & Case.suspended.is_(False)
    return [
        Task(
            "Noter ce qu’une institution répond à la famille",
            case.reference or "",
            url_for("plan.show", key=case.key),
            "Voir la demande" if count == 1 else "Voir les demandes",
            url_for("case.show", key=case.key),
            since=f"demandé {from_now(since)}",
        )
        for case, count, since in asked_by.awaited(session, theirs)
    ]


def _being_written(case: Case, key: str) -> Resource:
    """What the version that the family writes asks: what was agreed on is not changed."""
    found = child(db.session(), Resource, key, case)
    return found if found.plan.agreed_at is None else abort(404)


def _agreed(case: Case, key: str) -> Resource:
    """What an agreed version asks: before, nobody was told."""
    found = child(db.session(), Resource, key, case)
    return found if found.plan.agreed_at is not None else abort(404)


def _form(version: Plan, filled: Mapping[str, object] | None = None) -> ResourceForm:
    form = ResourceForm(data=filled)
    form.offer(rows(tree(db.session(), Institution)), version.actions)
    return form


def _institution(session: Session, form: ResourceForm) -> Institution | None:
    return owned(session, Institution, form.institution.data) if form.institution.data else None


def _action(version: Plan, form: ResourceForm) -> Action | None:
    if not form.action.data:
        return None
    return next((one for one in version.actions if one.key == form.action.data), None) or abort(404)


def _ask(
    case: Case, form: ResourceForm, found: Resource | None = None, overtaken: Sequence[Difference] | None = None
) -> str:
    reasons = barred(case, *plan.WRITTEN_AT)
    return render_template(
        "resource/ask.html", case=case, form=form, resource=found, overtaken=overtaken, barred=reasons
    )


def _reply(case: Case, found: Resource, form: ReplyForm) -> str:
    return render_template(
        "resource/reply.html",
        case=case,
        form=form,
        asked=asked_by.one(db.session(), found),
        overtaken=None,
        barred=barred(case, while_suspended=True),
    )
