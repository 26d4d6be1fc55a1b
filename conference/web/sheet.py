"""The information sheet: before everybody has agreed to it, its writer and the coordinator open it, and nobody else."""

from collections.abc import Callable, Sequence

from flask import Blueprint, abort, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import sheet as acts
from conference.domain.agreement import AgreementState
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.queries.referral import words
from conference.queries.sheet import Reader, Standing, family_version, standing, versions
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.sheet import (
    OnceForm,
    SheetForm,
    SheetNeedlessForm,
    SheetReadingForm,
    first_answer,
    stored,
)
from conference.web.preparation import arrived, barred, desk, keep
from conference.web.versions import Difference, differences
from conference.web.wording import told_apart

pages = Blueprint("sheet", __name__)
NEEDLESS = "needless-"


@pages.get("/situations/<key>/note")
@requires(Permission.SHEET_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """The sheet, where it stands with each, and what may be done with it."""
    return _show(case, SheetForm(data=_stored(case)))


@pages.post("/situations/<key>/note")
@requires(Permission.SHEET_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep a version more; whoever had agreed to the one before is asked again."""
    form = SheetForm()

    def act() -> None:
        acts.write(db.session(), signed_in().actor, case, form.values())

    found = differences(form, _stored(case), form.values())
    return _receive(case, form, act, "La note est gardée.", lambda late: _show(case, form, found if late else None))


@pages.post("/situations/<key>/note/sans-objet")
@requires(Permission.SHEET_KEEP, Act.PREPARATION_WRITTEN, case=True)
def do_without(case: Case) -> Answer:
    """Note that there is no sheet, and why."""
    form = SheetNeedlessForm(prefix=NEEDLESS)

    def act() -> None:
        acts.do_without(db.session(), signed_in().actor, case, typed(form.needless_why))

    said = "La note d’information est sans objet."
    return _receive(case, form, act, said, lambda late: _show(case, None, needless=form, late=late))


@pages.get("/situations/<key>/note/lecture/<person>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def read_with(case: Case, person: str) -> Answer:
    """The sheet to read with one of those whose agreement counts, and their answer."""
    found, reader = _reader(case, person)
    form = SheetReadingForm(data=first_answer(found.number, clock.today(zone())))
    return _reading(case, found, reader, form)


@pages.post("/situations/<key>/note/lecture/<person>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def answer(case: Case, person: str) -> Answer:
    """Note what they say of this very text."""
    form = SheetReadingForm()
    found, reader = _reader(case, person)

    def act() -> None:
        said, on = AgreementState(form.state.data), form["on"].data
        acts.answer(db.session(), signed_in().actor, case, reader.person, said, on, form.details())

    def page(late: bool) -> str:
        return _reading(case, found, reader, form, late=late)

    return _receive(case, form, act, f"{reader.person.first_name}\u00a0: c’est noté.", page)


@pages.get("/situations/<key>/note/proches")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def for_relatives(case: Case) -> Answer:
    """What relatives receive of it, as they will read it."""
    session = db.session()
    found, version = standing(session, case), family_version(session, case)
    return render_template("sheet/for_relatives.html", case=case, found=found, family=version)


def _receive(
    case: Case,
    form: OnceForm | SheetReadingForm,
    act: Callable[[], None],
    said: str,
    page: Callable[[bool], str],
) -> Answer:
    """One of the three forms: once, on the version that its writer had before their eyes."""
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return page(False), 422
    now = standing(db.session(), case).number
    if form.overtaken(now) and not barred(case, Stage.PREPARATION):
        form.version.data = str(now)
        return page(True), 409

    def once() -> str:
        act()
        return url_for("sheet.show", key=case.key)

    return keep(form, once, lambda: page(False), said)


def _stored(case: Case) -> dict[str, object]:
    session = db.session()
    return stored(standing(session, case), words(session, case))


def _reader(case: Case, person: str) -> tuple[Standing, Reader]:
    found = standing(db.session(), case)
    return found, next((one for one in found.readers if one.person.key == person), None) or abort(404)


def _reading(case: Case, found: Standing, reader: Reader, form: SheetReadingForm, *, late: bool = False) -> str:
    reasons = barred(case, Stage.PREPARATION)
    return render_template(
        "sheet/read_with.html", case=case, found=found, reader=reader, form=form, barred=reasons, late=late
    )


def _show(
    case: Case,
    form: SheetForm | None,
    overtaken: Sequence[Difference] | None = None,
    *,
    needless: SheetNeedlessForm | None = None,
    late: bool = False,
) -> str:
    """The page: the form that was sent keeps what was typed, the other stands as the base has it."""
    session, user = db.session(), signed_in()
    coordinates = bool(opened(session, user, case, Permission.PREPARATION_KEEP))
    here = desk(case, Stage.PREPARATION) if coordinates else None
    found = standing(session, case, here.answers if here else None)
    texts = [(version, [text for _, text in version.parts]) for version in versions(session, case)]
    kept = {"version": found.number}
    return render_template(
        "sheet/show.html",
        case=case,
        found=found,
        desk=here,
        barred=barred(case, Stage.PREPARATION),
        form=form or SheetForm(formdata=None, data=_stored(case)),
        needless=needless or SheetNeedlessForm(formdata=None, prefix=NEEDLESS, data=kept),
        sent=needless or form,
        versions=told_apart(texts) if coordinates else [],
        overtaken=overtaken,
        late=late,
    )
