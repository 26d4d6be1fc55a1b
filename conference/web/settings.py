"""The settings of a département: groups, each its own form."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.delays import DelayKind
from conference.domain.neutrality import Rule
from conference.domain.profiles import PROFILES
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.account import Account
from conference.models.department import Department
from conference.programme import checklist, departments
from conference.queries.accounts import leads_of_all
from conference.queries.logistics import checklist as kept_list
from conference.queries.paper import service
from conference.security.guard import requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.settings import (
    BodyForm,
    ChecklistForm,
    ComplaintsForm,
    ContactForm,
    DelaysForm,
    FollowUpForm,
    GroupForm,
    LettersForm,
    NoteForm,
    RulesForm,
    ServiceForm,
    TrainedForm,
)
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words.neutrality import CHECKS, PRESET
from conference.words.roles import BODY_DECIDES, DELAY_KIND, DELAY_RUNS

pages = Blueprint("settings", __name__)
Set = Callable[[Session, Actor, Department, Any], None]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of settings: its form, what it holds now, and the act that changes it."""

    form: type[GroupForm]
    stored: Callable[[Department], dict[str, Any]]
    set: Set


def _terms(department: Department) -> dict[str, Any]:
    return {
        f"{kind}_{part}": getattr(term, part)
        for kind, term in department.terms.items()
        for part in ("unit", "target", "maximum", "urgent")
    }


def _rules(department: Department) -> dict[str, Any]:
    modes = {rule.value: mode for rule, mode in department.modes.items()}
    return {**modes, "declaration_days": department.declaration_days}


def _preset(name: str) -> dict[str, Any]:
    """The rules of the programme that the address names: they fill the form, and nothing is kept yet."""
    chosen = PROFILES.get(request.args.get("modele", "")) if name == "neutralite" else None
    return {rule.value: mode for rule, mode in chosen.modes.items()} if chosen else {}


def _set_body(session: Session, actor: Actor, department: Department, form: BodyForm) -> None:
    departments.set_body(session, actor, department, form.kind.data, form.name.data or "")
    departments.set_sittings(session, actor, department, form.quorum.data or 0, form.cadence_weeks.data)


def _body(department: Department) -> dict[str, Any]:
    sittings = {"quorum": department.quorum, "cadence_weeks": department.cadence_weeks}
    return {"kind": department.body, "name": department.body_name, **sittings}


def _set_rules(session: Session, actor: Actor, department: Department, form: RulesForm) -> None:
    departments.set_modes(session, actor, department, form.modes())
    departments.set_declaration_days(session, actor, department, form.declaration_days.data or 0)


def _set_delays(session: Session, actor: Actor, department: Department, form: DelaysForm) -> None:
    departments.set_terms(session, actor, department, form.terms())


def _set_follow_up(session: Session, actor: Actor, department: Department, form: FollowUpForm) -> None:
    departments.set_follow_up(session, actor, department, **form.values())


def _set_training(session: Session, actor: Actor, department: Department, form: TrainedForm) -> None:
    departments.set_training(session, actor, department, **form.values())


def _set_letters(session: Session, actor: Actor, department: Department, form: LettersForm) -> None:
    ceiling = Decimal(form.ceiling.data) / 100 if form.ceiling.data else None
    departments.set_letter_ceiling(session, actor, department, ceiling)


def _letters(department: Department) -> dict[str, Any]:
    return {"ceiling": int(department.letter_ceiling * 100) if department.letter_ceiling else None}


def _set_contact(session: Session, actor: Actor, department: Department, form: ContactForm) -> None:
    departments.set_contact(session, actor, department, form.contact.data or "")


def _set_service(session: Session, actor: Actor, department: Department, form: ServiceForm) -> None:
    departments.set_service(session, actor, department, form.service())


def _set_complaints(session: Session, actor: Actor, department: Department, form: ComplaintsForm) -> None:
    departments.set_complaints(session, actor, department, form.complaints.data or "")


def _set_note(session: Session, actor: Actor, department: Department, form: NoteForm) -> None:
    chosen = [one for one in leads_of_all(session) if one.key == form.validator.data]
    departments.set_note(session, actor, department, form.recipient.data or "", next(iter(chosen), None))


def _set_checklist(session: Session, actor: Actor, department: Department, form: ChecklistForm) -> None:
    checklist.write(session, actor, department, (form.lines.data or "").splitlines())


def _checklist(_department: Department) -> dict[str, Any]:
    return {"lines": "\n".join(item.words for item in kept_list(db.session()))}


def _note(department: Department) -> dict[str, Any]:
    named = department.note_validator_id
    validator = db.session().get(Account, named) if named else None
    return {"recipient": department.note_recipient, "validator": validator.key if validator else ""}


GROUPS: dict[str, Group] = {
    "instance": Group(BodyForm, _body, _set_body),
    "neutralite": Group(RulesForm, _rules, _set_rules),
    "delais": Group(DelaysForm, _terms, _set_delays),
    "suivi": Group(FollowUpForm, lambda d: {name: getattr(d, name) for name in departments.AHEAD}, _set_follow_up),
    "formation": Group(TrainedForm, lambda d: {name: getattr(d, name) for name in departments.TRAINED}, _set_training),
    "lettres": Group(LettersForm, _letters, _set_letters),
    "contact": Group(ContactForm, lambda d: {"contact": d.contact}, _set_contact),
    "service": Group(ServiceForm, lambda d: asdict(service(d)), _set_service),
    "reclamations": Group(ComplaintsForm, lambda d: {"complaints": d.complaints}, _set_complaints),
    "liste": Group(ChecklistForm, _checklist, _set_checklist),
    "note": Group(NoteForm, _note, _set_note),
}


@pages.get("/reglages")
@requires(Permission.SETTINGS_KEEP, Act.PAGE_READ)
def show() -> Answer:
    """Every setting, with what it changes."""
    return _page(the_department())


@pages.get("/reglages/<name>")
@requires(Permission.SETTINGS_KEEP, Act.PAGE_READ)
def edit(name: str) -> Answer:
    """The same page, where one group holds again what was typed before a session ended, or a programme's rules."""
    department, group = the_department(), GROUPS.get(name) or abort(404)
    held = group.stored(department) | _preset(name) | {"version": department.version}
    return _page(department, name, _offered(group.form(data=held, prefix=f"{name}-")))


@pages.post("/reglages/<name>")
@requires(Permission.SETTINGS_KEEP, Act.DEPARTMENT_SET)
def write(name: str) -> Answer:
    """Change one group; whoever changed a setting meanwhile is shown beside what was typed."""
    return change(
        name, GROUPS.get(name) or abort(404), partial(_page, the_department()), url_for("settings.show", _anchor=name)
    )


def change(name: str, group: Group, page: Callable[..., str], address: str) -> Answer:
    """Change a group of settings from the page that it stands on, which is shown again where something is wrong.

    ``page`` takes the name, the form as it was sent, and what was changed meanwhile; ``address`` is where to go then.
    """
    session, department = db.session(), the_department()
    form = _offered(group.form(prefix=f"{name}-"))
    if not form.validate_on_submit():
        return page(name, form), 422
    if form.overtaken(department.version):
        found = differences(form, group.stored(department), form.values())
        form.version.data = str(department.version)
        return page(name, form, found), 409
    try:
        group.set(session, signed_in().actor, department, form)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return page(name, form), 422
    session.commit()
    flash("Les réglages sont enregistrés.", "success")
    return redirect(address)


def _page(
    department: Department,
    sent: str | None = None,
    form: GroupForm | None = None,
    overtaken: list[Difference] | None = None,
) -> str:
    forms = {name: form if name == sent else _shown(department, name, group) for name, group in GROUPS.items()}
    return render_template(
        "settings/show.html",
        department=department,
        forms=forms,
        sent=sent,
        overtaken=overtaken,
        rules=list(Rule),
        checks=CHECKS,
        presets=PRESET,
        preset=PRESET.get(request.args.get("modele", "")) if sent == "neutralite" and request.method == "GET" else None,
        delays=list(DelayKind),
        delay_words=DELAY_KIND,
        delay_runs=DELAY_RUNS,
        body_decides=BODY_DECIDES[department.body],
    )


def _shown(department: Department, name: str, group: Group) -> GroupForm:
    """A group as it is, never filled with what was posted for another."""
    return shown(department, name, group, formdata=None)


def shown(department: Department, name: str, group: Group, **given: Any) -> GroupForm:
    """A group as it is; unless ``formdata`` is None, with what was kept of it when a session ended."""
    held = group.stored(department) | {"version": department.version}
    return _offered(group.form(data=held, prefix=f"{name}-", **given))


def _offered(form: GroupForm) -> GroupForm:
    """A form with the people that it lets choose from."""
    if isinstance(form, NoteForm):
        form.offer(leads_of_all(db.session()))
    return form
