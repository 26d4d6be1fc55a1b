"""Two people for one case: the body puts somebody beside the coordinator, or leaves them alone."""

from flask import Blueprint, abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from conference.audit import Act
from conference.casework import pair as pairing
from conference.casework import step
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.forms.base import VersionedForm

pages = Blueprint("pair", __name__)


def _typed(case: Case) -> None:
    """Only what the body had before its eyes is decided."""
    form = VersionedForm()
    if not form.validate_on_submit():
        abort(400)
    if form.overtaken(case.version):
        abort(409)


@pages.post("/situations/<key>/designation/<coordinator>/binome")
@requires(Permission.CASE_DECIDE, Act.PAIR_NAMED, case=True)
def begin(case: Case, coordinator: str) -> Response:
    """Put somebody beside the coordinator, or say every reason why not."""
    session, chosen = db.session(), owned(db.session(), Coordinator, coordinator)
    step.check(session, signed_in().actor, case, StepCode.HAND_OVER)
    _typed(case)
    pairing.pair(session, signed_in().actor, case, chosen)
    session.commit()
    flash(f"{chosen.name} est en binôme pour la situation {case.reference}.", "success")
    return redirect(url_for("case.show", key=case.key))


@pages.post("/situations/<key>/binome/retirer")
@requires(Permission.CASE_DECIDE, Act.PAIR_ENDED, case=True)
def end(case: Case) -> Response:
    """Leave the coordinator alone with the case."""
    session = db.session()
    step.check(session, signed_in().actor, case, StepCode.HAND_OVER)
    if case.pair_id is None:
        abort(404)
    _typed(case)
    pairing.unpair(session, signed_in().actor, case)
    session.commit()
    flash("Le binôme est défait.", "success")
    return redirect(url_for("assignment.show", key=case.key))
