"""Pictures of a child: added, looked at together, given back. Their bytes go to whoever prepares, and nobody else."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import attachment as acts
from conference.casework.child import WRITTEN_AT
from conference.extensions import db
from conference.models.attachment import Attachment
from conference.models.case import Case
from conference.models.guest import Guest
from conference.queries.child import children
from conference.queries.child import pictures as kept_of
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.attachment import LookForm, PictureForm, stored
from conference.web.preparation import barred, receive
from conference.web.versions import Difference, differences

pages = Blueprint("attachment", __name__)


@pages.get("/situations/<key>/enfants/<guest>/images")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case, guest: str) -> Answer:
    """What a child gave, and a form to add one."""
    return _index(case, _child(case, guest), PictureForm())


@pages.post("/situations/<key>/enfants/<guest>/images")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case, guest: str) -> Answer:
    """Take one in."""
    session, found, form = db.session(), _child(case, guest), PictureForm()

    def act() -> str:
        given = (form.kind.data, form.title.data or "", form.file.data.read())
        kept = acts.attach(session, signed_in().actor, case, found, *given)
        return url_for("attachment.show", key=case.key, picture=kept.key)

    return receive(form, act, lambda: _index(case, found, form), "L’image est gardée\u00a0: regardez-la ensemble.")


def _index(case: Case, guest: Guest, form: PictureForm) -> str:
    found, closed = kept_of(db.session(), guest), barred(case, *WRITTEN_AT)
    return render_template("attachment/index.html", case=case, guest=guest, form=form, pictures=found, barred=closed)


@pages.get("/situations/<key>/images/<picture>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case, picture: str) -> Answer:
    """One picture, and what the child says of it."""
    found = child(db.session(), Attachment, picture, case)
    return _show(case, found, LookForm(data=stored(found)))


@pages.post("/situations/<key>/images/<picture>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, picture: str) -> Answer:
    """Keep what the child says of it."""
    session, form = db.session(), LookForm()
    found = child(session, Attachment, picture, case)
    if form.overtaken(found.version) and not barred(case, *acts.ANSWERED_AT) and form.validate_on_submit():
        kept = stored(found)
        both = differences(form, kept, {name: form[name].data for name in kept if name != "version"})
        form.version.data = str(found.version)
        return _show(case, found, form, both), 409

    def act() -> str:
        said = (form.looked_at_on.data, form.shown(), form.shown_words.data or "")
        acts.look(session, signed_in().actor, case, found, *said)
        return url_for("attachment.show", key=case.key, picture=found.key)

    return receive(form, act, lambda: _show(case, found, form), "C’est noté.")


def _show(case: Case, picture: Attachment, form: LookForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "attachment/show.html",
        case=case,
        guest=picture.guest,
        picture=picture,
        form=form,
        overtaken=overtaken,
        barred=barred(case, *acts.ANSWERED_AT),
    )


@pages.get("/situations/<key>/images/<picture>/image")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def image(case: Case, picture: str) -> Response:
    """The bytes of one, made anew as it came in."""
    found = child(db.session(), Attachment, picture, case)
    return Response(found.content, mimetype=found.media.value)


@pages.post("/situations/<key>/images/<picture>/effacer")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def remove(case: Case, picture: str) -> Answer:
    """Give one back."""
    session = db.session()
    found = child(session, Attachment, picture, case)
    theirs = found.guest.key
    acts.give_back(session, signed_in().actor, case, found)
    session.commit()
    flash("L’image est effacée.", "success")
    return redirect(url_for("child.show", key=case.key, guest=theirs))


def _child(case: Case, key: str) -> Guest:
    return next((one for one in children(db.session(), case) if one.key == key), None) or abort(404)
