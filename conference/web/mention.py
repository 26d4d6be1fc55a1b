"""Who could still be thought of: names that the family gives, without inviting anybody."""

from flask import Blueprint, flash, redirect, url_for

from conference.audit import Act
from conference.casework import mention
from conference.domain.preparation import Part
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Mention
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web import guest
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.mention import MentionForm
from conference.web.preparation import receive

pages = Blueprint("mention", __name__)


@pages.post("/situations/<key>/reseau/idees")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Note a name."""
    session, form = db.session(), MentionForm(prefix="mention")

    def act() -> str:
        mention.think_of(session, signed_in().actor, case, typed(form.name), typed(form.tie))
        return url_for("guest.index", key=case.key, _anchor="missing")

    return receive(form, act, lambda: guest.page(case, mentioning=form), "Le nom est noté.")


@pages.post("/situations/<key>/reseau/idees/<mentioned>/inviter")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def invite(case: Case, mentioned: str) -> Answer:
    """The family wants them there: they come into the network."""
    session = db.session()
    found = child(session, Mention, mentioned, case)
    invited = mention.take_up(session, signed_in().actor, case, found, Part.FAMILY)
    session.commit()
    flash("La personne est dans le réseau.", "success")
    return redirect(url_for("guest.show", key=case.key, guest=invited.key))


@pages.post("/situations/<key>/reseau/idees/<mentioned>/retirer")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def forget(case: Case, mentioned: str) -> Answer:
    """Take a name off."""
    session = db.session()
    mention.forget(session, signed_in().actor, case, child(session, Mention, mentioned, case))
    session.commit()
    flash("Le nom est retiré.", "success")
    return redirect(url_for("guest.index", key=case.key, _anchor="missing"))
