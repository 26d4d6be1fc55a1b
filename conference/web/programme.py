"""The programme on one page, and what it says of itself."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.domain.programme import DESCRIBED
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.programme.programme import describe
from conference.queries.programme import described, programme, texts, versions
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, may
from conference.web.answers import Answer
from conference.web.forms.programme import ProgrammeForm, stored
from conference.web.programme_parts import PARTS
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words import memory as words

pages = Blueprint("programme", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.PROGRAMME_KEEP


@pages.get("/programme")
@requires(READ, Act.PROGRAMME_READ)
def show() -> Answer:
    """The département on one page: each part leads to its own list."""
    user, session = signed_in(), db.session()
    shown = [(part, part.read(session, user)) for part in PARTS if may(user, part.permission)]
    return render_template("programme/show.html", shown=shown, keeps=may(user, KEEP))


@pages.get("/programme/presentation")
@requires(KEEP, Act.PROGRAMME_READ)
def edit() -> Answer:
    """What the programme says of itself, as it is kept."""
    session = db.session()
    row = programme(session)
    known = stored(described(row), texts(session))
    return _edit(ProgrammeForm(formdata=None, data={**known, "version": row.version if row else 0}))


@pages.post("/programme/presentation")
@requires(KEEP, Act.PROGRAMME_WRITTEN)
def write() -> Answer:
    """Keep it: a text that changed is a version beside those before."""
    session, form = db.session(), ProgrammeForm()
    row = programme(session)
    version = row.version if row else 0
    if not form.validate_on_submit():
        return _edit(form), 422
    if form.overtaken(version):
        known = stored(described(row), texts(session))
        form.version.data = str(version)
        return _edit(form, differences(form, known, {name: form[name].data for name in known})), 409
    try:
        describe(session, signed_in().actor, form.told(), form.words())
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _edit(form), 422
    session.commit()
    flash(words.DESCRIBED, "success")
    return redirect(url_for("programme.show"))


def _edit(form: ProgrammeForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "programme/write.html",
        form=form,
        boxes=[form[heading.value] for heading in DESCRIBED],
        versions=[one for one in versions(db.session()) if one.heading in DESCRIBED],
        overtaken=overtaken,
    )
