"""The information sheet: its writer and the coordinator open it, and nobody else."""

from collections.abc import Callable, Sequence

from flask import Blueprint, render_template, url_for
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.casework import preparation
from conference.domain.preparation import AgreementTo
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.preparation import Sheet
from conference.queries.referral import words
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.sheet import OnceForm, SheetAgreementForm, SheetForm, SheetNeedlessForm, agreement, stored
from conference.web.preparation import Answer, arrived, barred, desk, keep
from conference.web.versions import Difference, differences

pages = Blueprint("sheet", __name__)
AGREE, NEEDLESS = "agree-", "needless-"


@pages.get("/situations/<key>/note")
@requires(Permission.SHEET_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """The sheet, where it stands, and what may be done with it."""
    return _show(case, SheetForm(data=_stored(case)))


@pages.post("/situations/<key>/note")
@requires(Permission.SHEET_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep the sheet; whoever had agreed to it is asked again."""
    form = SheetForm()

    def act() -> None:
        preparation.write_sheet(db.session(), signed_in().actor, case, form.values())

    found = differences(form, _stored(case), form.values())
    return _receive(case, form, act, "La note est gardée.", lambda late: _show(case, form, found if late else None))


@pages.post("/situations/<key>/note/accord")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def agree(case: Case) -> Answer:
    """Note that those whose agreement counts have read this very text and accept it."""
    form = SheetAgreementForm(prefix=AGREE)

    def act() -> None:
        by, on = typed(form.agreed_by), form["agreed_on"].data
        preparation.agree_sheet(db.session(), signed_in().actor, case, by, on)

    return _receive(case, form, act, "L’accord est noté.", lambda late: _show(case, None, agree=form, late=late))


@pages.post("/situations/<key>/note/sans-objet")
@requires(Permission.SHEET_KEEP, Act.PREPARATION_WRITTEN, case=True)
def do_without(case: Case) -> Answer:
    """Note that there is no sheet, and why."""
    form = SheetNeedlessForm(prefix=NEEDLESS)

    def act() -> None:
        preparation.do_without_sheet(db.session(), signed_in().actor, case, typed(form.needless_why))

    said = "La note d’information est sans objet."
    return _receive(case, form, act, said, lambda late: _show(case, None, needless=form, late=late))


def _receive(
    case: Case,
    form: OnceForm,
    act: Callable[[], None],
    said: str,
    page: Callable[[bool], str],
) -> Answer:
    """One of the three forms: once, on the sheet that its writer had before their eyes."""
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return page(False), 422
    now = _version(case)
    if form.overtaken(now) and not barred(case, Stage.PREPARATION):
        form.version.data = str(now)
        return page(True), 409

    def once() -> str:
        act()
        return url_for("sheet.show", key=case.key)

    return keep(form, once, lambda: page(False), said)


def _sheet(case: Case) -> Sheet | None:
    return db.session().scalars(select(Sheet).where(Sheet.case_id == case.id)).one_or_none()


def _version(case: Case) -> int:
    sheet = _sheet(case)
    return sheet.version if sheet else 0


def _stored(case: Case) -> dict[str, object]:
    return stored(_sheet(case), words(db.session(), case))


def _show(
    case: Case,
    form: SheetForm | None,
    found: Sequence[Difference] | None = None,
    *,
    agree: SheetAgreementForm | None = None,
    needless: SheetNeedlessForm | None = None,
    late: bool = False,
) -> str:
    """The page: the form that was sent keeps what was typed, the others stand as the base has them."""
    session, user, sheet = db.session(), signed_in(), _sheet(case)
    coordinates = bool(opened(session, user, case, Permission.PREPARATION_KEEP))
    here = desk(case, Stage.PREPARATION) if coordinates else None
    shared = agreement(sheet, clock.today(zone()))
    return render_template(
        "sheet/show.html",
        case=case,
        sheet=sheet,
        desk=here,
        barred=barred(case, Stage.PREPARATION),
        against=[line for line in here.prepared.against if line.to is not AgreementTo.SUPPORT] if here else [],
        form=form or SheetForm(formdata=None, data=_stored(case)),
        agree=agree or SheetAgreementForm(formdata=None, prefix=AGREE, data=shared),
        needless=needless or SheetNeedlessForm(formdata=None, prefix=NEEDLESS, data=shared),
        sent=agree or needless or form,
        overtaken=found,
        late=late,
    )
