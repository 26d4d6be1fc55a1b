"""What an act refuses is said beside the field where it is mended."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import flash, redirect
from werkzeug.wrappers import Response
from wtforms import Form

from conference.domain.reasons import Reason, Refused
from conference.extensions import db
from conference.security import once
from conference.security.guard import signed_in
from conference.web.forms.base import CreatingForm, VersionedForm
from conference.web.versions import Difference, differences
from conference.words.reasons import sentence


def beside_fields(form: Form, reasons: Iterable[Reason]) -> None:
    """Say each reason beside the field that its place names, or above the whole form."""
    for reason in reasons:
        if reason.place in form:
            field = form[reason.place]
            field.errors = [*field.errors, sentence(reason)]
        else:
            form.form_errors.append(sentence(reason))


def kept(form: CreatingForm, act: Callable[[], str], page: Callable[[], str], said: str) -> Response | tuple[str, int]:
    """One act, once however often its form arrives; what is refused is said beside its field."""
    if not form.validate_on_submit():
        return page(), 422
    try:
        address = once.create(db.session(), signed_in().account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        db.session.rollback()
        beside_fields(form, refusal.reasons)
        return page(), 422
    if said:
        flash(said, "success")
    return redirect(address)


def corrected(
    form: VersionedForm,
    version: int,
    stored: Mapping[str, Any],
    act: Callable[[], str],
    page: Callable[[list[Difference] | None], str],
    said: str,
) -> Response | tuple[str, int]:
    """One correction of what is ``stored`` at a version; whoever wrote meanwhile is shown beside what was typed."""
    if not form.validate_on_submit():
        return page(None), 422
    if form.overtaken(version):
        form.version.data = str(version)
        return page(differences(form, stored, {name: form[name].data for name in stored})), 409
    try:
        address = act()
    except Refused as refusal:
        db.session.rollback()
        beside_fields(form, refusal.reasons)
        return page(None), 422
    db.session.commit()
    flash(said, "success")
    return redirect(address)
