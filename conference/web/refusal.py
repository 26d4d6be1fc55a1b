"""The family asks for somebody else: noted without a reason, for there is no field for one."""

from flask import Blueprint, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.audit import Act
from conference.casework import refusal
from conference.casework.step import NotPossible
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.reasons import Reason
from conference.extensions import db
from conference.models.assignment import FamilyRefusal
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.queries.coordinators import standing_on
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.refusal import RefusalForm
from conference.web.preparation import arrived, keep

pages = Blueprint("refusal", __name__)


@pages.get("/situations/<key>/quelqu-un-d-autre")
@requires(Permission.CASE_STEP, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """Whom the family will not have, and whom it refused already."""
    if case.stage not in refusal.RECEIVED:
        raise NotPossible(Reason("wrong_stage"))
    return _show(case, _form(case))


def _form(case: Case) -> RefusalForm:
    form = RefusalForm()
    form.offer(_offered(db.session(), case))
    return form


def _offered(session: Session, case: Case) -> list[Coordinator]:
    """Those who could come: who coordinates now first, those refused already left out."""
    refused = select(FamilyRefusal.coordinator_id).where(FamilyRefusal.case_id == case.id)
    standing = (Standing.coordinator_id == Coordinator.id) & standing_on(clock.today(zone()))
    query = select(Coordinator).join(Standing, standing & (Standing.status != CoordinatorStatus.LEFT))
    query = query.where(Coordinator.id.not_in(refused)).options(joinedload(Coordinator.institution))
    people = session.scalars(query.order_by(Coordinator.folded)).all()
    return sorted(people, key=lambda one: one.id not in {case.coordinator_id, case.pair_id})


@pages.post("/situations/<key>/quelqu-un-d-autre")
@requires(Permission.CASE_STEP, Act.REFUSAL_TOLD, case=True)
def tell(case: Case) -> Answer:
    """Keep it."""
    session, form = db.session(), RefusalForm()
    again = arrived(form)
    if again:
        return again
    form.offer(_offered(session, case))
    if not form.validate_on_submit():
        return _show(case, form), 422
    chosen = owned(session, Coordinator, form.coordinator.data or "")

    def act() -> str:
        refusal.tell(session, signed_in().actor, case, chosen)
        return url_for("case.show", key=case.key)

    placed = chosen.id in {case.coordinator_id, case.pair_id}
    said = (
        "L’instance cherche quelqu’un d’autre." if placed else f"{chosen.name} ne sera pas choisi·e pour cette famille."
    )
    said = f"C’est noté. {said}"
    return keep(form, act, lambda: _show(case, form), said)


def _show(case: Case, form: RefusalForm) -> str:
    known = select(Coordinator.name, FamilyRefusal.told_at).join(
        FamilyRefusal, FamilyRefusal.coordinator_id == Coordinator.id
    )
    refused = db.session().execute(known.where(FamilyRefusal.case_id == case.id).order_by(FamilyRefusal.id)).all()
    return render_template("refusal/show.html", case=case, form=form, refused=refused)
