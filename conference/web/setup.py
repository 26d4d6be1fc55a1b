"""The setting-up of a département: what is done, what remains, and the fields that answer it, on one page."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework.imports import upload
from conference.domain.access import TO_INVITE
from conference.domain.actors import Actor
from conference.domain.profiles import STARTS
from conference.domain.reasons import Refused
from conference.domain.roster import RosterColumn
from conference.domain.setup import SetupStep, remaining
from conference.extensions import db
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.programme import access, setup
from conference.programme.roster import reading
from conference.queries import setup as queries
from conference.queries.access import ways
from conference.queries.places import tree
from conference.queries.roster import rosters
from conference.security import kept as kept_form
from conference.security import links
from conference.security.guard import requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.security.user import User
from conference.web import settings
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import GIVEN_BACK, Form
from conference.web.forms.setup import InstitutionsForm, InviteForm, ListForm, ProfileForm, RosterForm, TerritoriesForm
from conference.web.refusals import beside_fields, kept
from conference.web.settings import Group
from conference.web.tasks import Task
from conference.web.versions import Difference
from conference.words import roster as roster_words
from conference.words import setup as words
from conference.words.numbers import counted
from conference.words.roles import BODY_DECIDES

pages = Blueprint("setup", __name__)
KEEP = Permission.SETUP_KEEP


def _start(session: Session, actor: Actor, department: Department, form: ProfileForm) -> None:
    setup.start_from(session, actor, department, form.start.data)


GROUPS: dict[str, Group] = {
    "profil": Group(ProfileForm, lambda department: {"start": department.profile or ""}, _start),
    **{name: settings.GROUPS[name] for name in ("instance", "service", "contact", "note")},
}
# The step that each form stands in.
STEP_OF: dict[str, SetupStep] = {
    "profil": SetupStep.PROFILE,
    "instance": SetupStep.BODY,
    "territoires": SetupStep.TERRITORIES,
    "institutions": SetupStep.INSTITUTIONS,
    "personnes": SetupStep.PEOPLE,
    "invitations": SetupStep.INVITATIONS,
    **dict.fromkeys(("service", "contact", "note"), SetupStep.PAPERS),
}
CREATING: dict[str, type[Form]] = {
    "territoires": TerritoriesForm,
    "institutions": InstitutionsForm,
    "personnes": RosterForm,
    "invitations": InviteForm,
}


@pages.get("/mise-en-route")
@requires(KEEP, Act.PAGE_READ)
def show() -> Answer:
    """What is done, and what remains; ``?etape=…`` opens a step, else the first that something remains of."""
    return _page()


@pages.post("/mise-en-route/<what>")
@requires(KEEP, Act.DEPARTMENT_SET)
def write(what: str) -> Answer:
    """Answer one thing right there."""
    if what in GROUPS:
        return settings.change(what, GROUPS[what], _page, url_for("setup.show"))
    if what in LISTS:
        return _add(what)
    act = {"personnes": _send, "invitations": _invite, "fin": _finish}.get(what) or abort(404)
    return act()


def _page(name: str = "", sent: Form | None = None, overtaken: list[Difference] | None = None) -> str:
    session, department, user = db.session(), the_department(), signed_in()
    found = queries.set_up(session, department, clock.today(zone()), clock.ago(links.LIFE))
    now = setup.stands(department)
    left = remaining(found.settled)
    settings_now = current_app.extensions["settings"]
    return render_template(
        "setup/show.html",
        department=department,
        found=found,
        left=left,
        reasons=[reason for reasons in left.values() for reason in reasons],
        opened=STEP_OF.get(name or _given_back())
        or request.args.get("etape")
        or next((step for step in SetupStep if left[step]), None),
        forms=_forms(department, name, sent),
        sent=name,
        overtaken=overtaken,
        starts={code: (*words.STARTS[code], words.changes(now, start)) for code, start in STARTS.items()},
        territories=tree(session, Territory),
        institutions=tree(session, Institution),
        rosters=rosters(session),
        words=words,
        headings=[roster_words.HEADING[column] for column in RosterColumn],
        to_invite=[way for way in found.ways if way.access in TO_INVITE],
        body_decides=BODY_DECIDES[department.body],
        mail_leaves=settings_now.relay is not None and not settings_now.demo,
        demo=settings_now.demo,
        keeps_accounts=may(user, Permission.ACCOUNTS_KEEP),
        refers=may(user, Permission.REFERRAL_BEGIN),
    )


def _given_back() -> str:
    """The form that somebody was filling when their session ended."""
    if GIVEN_BACK not in request.args:
        return ""
    fields = kept_form.fields(db.session(), signed_in().account.id, request.path) or {}
    return next((one for one in STEP_OF if any(field.startswith(f"{one}-") for field in fields)), "")


def _forms(department: Department, name: str, sent: Form | None) -> dict[str, Form]:
    """Every form of the page; one that was sent keeps what was typed, and lends none of it to the others."""
    given: dict[str, Any] = {"formdata": None} if sent is not None else {}
    forms: dict[str, Form] = {one: settings.shown(department, one, group, **given) for one, group in GROUPS.items()} | {
        one: kind(prefix=f"{one}-", **given) for one, kind in CREATING.items()
    }
    return forms | ({name: sent} if sent is not None else {})


Grow = Callable[[Session, Actor, str], int]
LISTS: dict[str, tuple[type[ListForm], Grow, tuple[str, str]]] = {
    "territoires": (TerritoriesForm, setup.add_territories, words.TERRITORIES),
    "institutions": (InstitutionsForm, setup.add_institutions, words.INSTITUTIONS),
}


def _add(what: str) -> Answer:
    kind, grow, counts = LISTS[what]
    form, said = kind(prefix=f"{what}-"), ""

    def act() -> str:
        nonlocal said
        new = grow(db.session(), signed_in().actor, form.lines.data or "")
        said = f"{counted(new, *counts)}." if new else words.NOTHING_NEW
        return url_for("setup.show")

    return _told(kept(form, act, lambda: _page(what, form), ""), lambda: said)


def _told(answer: Answer, said: Callable[[], str]) -> Answer:
    """What an act did is told where it did it: a second click does nothing, and says nothing."""
    if said():
        flash(said(), "success")
    return answer


def _send() -> Answer:
    """Keep a readable table for its preview; one that is not says why."""
    form, actor, session = RosterForm(prefix="personnes-"), signed_in().actor, db.session()
    if not form.validate_on_submit():
        return _page("personnes", form), 422
    file = form.file.data
    content, filename = (file.read(), file.filename) if file else ((form.typed.data or "").encode(), roster_words.TYPED)
    session.rollback()
    try:
        reading.read(content, filename)
    except Refused as refusal:
        beside_fields(form, refusal.reasons)
        return _page("personnes", form), 422
    found = upload.keep(session, actor, content, filename)
    session.commit()
    return redirect(url_for("roster.look", key=found.key))


def _invite() -> Answer:
    form, session, said = InviteForm(prefix="invitations-"), db.session(), ""

    def act() -> str:
        nonlocal said
        found = ways(session, clock.ago(links.LIFE))
        one = form.who.data or ""
        asked = [way for way in found if way.account.key == one] or abort(404) if one else found
        sent = access.invite(session, signed_in().actor, asked)
        said = counted(sent, *words.INVITED) if sent else words.NOBODY_TO_INVITE
        return url_for("setup.show")

    return _told(kept(form, act, lambda: _page("invitations", form), ""), lambda: said)


def _finish() -> Answer:
    if not Form().validate_on_submit():
        abort(400)
    setup.finish(db.session(), signed_in().actor, the_department())
    db.session.commit()
    flash(words.FINISHED, "success")
    return redirect(url_for("home.show"))


def cards(_session: Session, user: User) -> list[Task]:
    """One card, until the setting-up is over or set aside."""
    department = user.department
    if department is None or department.set_up_at is not None or not may(user, KEEP):
        return []
    return [Task(words.CARD, department.name, url_for("setup.show"), words.ACTION)]
