"""The auditor's page: who opened this case, who did what. It shows acts, never what a case contains."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Blueprint, abort, g, render_template, request
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.domain.neutrality import Rule
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.queries.accounts import Known
from conference.queries.audit import Anchor, actors, case_of, names, page, references
from conference.queries.invited import BY_LINK
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, visible
from conference.web.filters import zone
from conference.web.forms.audit import AuditForm
from conference.web.pager import anchored, pager
from conference.words import audit as said
from conference.words import of

pages = Blueprint("audit", __name__)
DETAILS: dict[str, type[StepCode] | type[Role] | type[Rule]] = {
    Act.CASE_PASSED: StepCode,
    Act.MEMBERSHIP_GIVEN: Role,
    Act.MEMBERSHIP_WITHDRAWN: Role,
    Act.DEROGATION_DECIDED: Rule,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One act, in words; ``about`` is a reference or a name, ``reference`` says which."""

    number: int
    when: str
    who: str
    act: str
    detail: str
    about: str
    reference: bool
    revealed: bool
    refused: bool


@pages.get("/controle")
@requires(Permission.AUDIT_READ, Act.AUDIT_READ)
def show() -> str:
    """The acts of the département, narrowed by what stands in the address."""
    user, session = signed_in(), db.session()
    department = user.department or abort(404)
    people, form = actors(session, department.code), AuditForm(request.args)
    form.offer(people)
    wanted = (form.reference.data or "").strip()[:40]
    case = case_of(session, visible(user, Permission.AUDIT_READ), wanted) if wanted else None
    who = next((one for one in people if one.key == form.who.data), None)
    _tell(wanted, case, who)
    found = None
    if case is not None or not wanted:
        found = page(session, department.code, _anchor(), case=case, who=who.account if who else None)
    return render_template(
        "audit/show.html",
        form=form,
        wanted=wanted,
        case=case,
        who=who,
        lines=_lines(session, [*found.rows]) if found else [],
        pager=pager(found.before, found.after) if found else None,
    )


def _tell(wanted: str, case: Case | None, who: Known | None) -> None:
    g.about = case or ""
    told(*(("case",) if wanted else ()), *(("person",) if who else ()))


def _anchor() -> Anchor | None:
    there = anchored()
    if there is None:
        return None
    if not there[0].isdecimal() or len(there[0]) > 15:
        abort(400)
    return Anchor(int(there[0]), there[1])


def _lines(session: Session, rows: list[tuple[AuditRow, str | None]]) -> list[Line]:
    told_rows, seen = [row for row, _ in rows], visible(signed_in(), Permission.AUDIT_READ)
    cases, people = references(session, seen, told_rows), names(session, told_rows)
    return [_line(row, name, cases, people) for row, name in rows]


def _line(row: AuditRow, name: str | None, cases: dict[str, str | None], people: dict[str, str]) -> Line:
    kind = row.subject.partition(":")[0]
    about = people.get(row.subject, "")
    if kind == "case":
        about = (cases[row.subject] or said.DRAFT) if row.subject in cases else said.GONE
    elif kind == "account":
        about = about or said.NOBODY
    return Line(
        row.number,
        format_datetime(row.at.astimezone(ZoneInfo(zone())), "d MMM y, HH:mm", locale="fr"),
        name or (said.INVITED if kind == BY_LINK else said.MACHINE),
        of(Act(row.act)),
        _detail(row),
        about,
        bool(cases.get(row.subject)),
        row.act == Act.CASE_NAMES_READ,
        row.act == Act.REFUSED,
    )


def _detail(row: AuditRow) -> str:
    """The step, the role or the rule of an act, where it tells one."""
    codes = DETAILS.get(row.act)
    return "" if codes is None else ", ".join(of(codes(code)) for code in row.fields.split() if code in set(codes))
