"""Referring a situation: six short pages, a check, an acknowledgement."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import referral, step
from conference.domain.reasons import Reason, Refused
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.place import Institution, Territory
from conference.models.referral import KnownBy, Person
from conference.queries import cases, story
from conference.queries.enquiry import of_case
from conference.queries.referral import Dossier, dossier
from conference.security import once
from conference.security.guard import child, owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.choices import of_rows
from conference.web.forms.minimal import NewForm
from conference.web.forms.referral import (
    AgreementForm,
    BareForm,
    CheckForm,
    KnownByForm,
    PageForm,
    PeopleForm,
    SafetyForm,
    SituationForm,
)
from conference.web.places import TITLES, Place
from conference.web.versions import Difference, differences

pages = Blueprint("referral", __name__)


@pages.get("/orientations/nouvelle")
@requires(Permission.REFERRAL_BEGIN, Act.PAGE_READ)
def new() -> Answer:
    """Before beginning: what will be asked."""
    return render_template("referral/new.html", form=NewForm())


@pages.post("/orientations/nouvelle")
@requires(Permission.REFERRAL_BEGIN, Act.REFERRAL_BEGUN)
def begin() -> Answer:
    """Open a draft, once."""
    user, session, form = signed_in(), db.session(), NewForm()
    department = user.department
    if department is None or not form.validate_on_submit() or not form.once.data:
        abort(400)

    def act() -> str:
        case = referral.begin(session, user.actor, department, user.institution_id)
        if form.minimal.data:
            return url_for("minimal.explain", key=case.key)
        return url_for("referral.page", key=case.key, page=Place.PEOPLE)

    return redirect(once.create(session, user.account.id, form.once.data, act))


@pages.get("/orientations/<key>/<place:page>")
@requires(Permission.REFERRAL_WRITE, Act.REFERRAL_READ, case=True)
def page(case: Case, page: Place) -> Answer:
    """One page, with what it already holds."""
    if case.minimal and page is not Place.PEOPLE:
        return redirect(url_for("minimal.show", key=case.key))
    said = dossier(db.session(), case)
    return _render(case, page, _form(page, said, filled=True), said)


@pages.post("/orientations/<key>/<place:page>")
@requires(Permission.REFERRAL_WRITE, Act.REFERRAL_WRITTEN, case=True)
def write(case: Case, page: Place) -> Answer:
    """Keep one page, however unfinished; add whom it names."""
    session, user = db.session(), signed_in()
    if case.minimal and page is not Place.PEOPLE:
        raise Refused(Reason("minimal_record"))
    said = dossier(session, case)
    form = _form(page, said)
    if not form.validate_on_submit():
        return _render(case, page, form, said), 422
    if form.overtaken(case.version):
        found = differences(form, _stored(page, said), form.values())
        form.version.data = str(case.version)
        return _render(case, page, form, said, found), 409

    def act() -> str:
        referral.write(session, user.actor, case, _values(session, form))
        _add(session, case, form)
        return url_for("referral.page", key=case.key, page=page) if form.add.data else _after(case, page)

    address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    return redirect(address)


def _after(case: Case, page: Place) -> str:
    if case.minimal:
        return url_for("minimal.show", key=case.key)
    order = list(Place)
    rest = order[order.index(page) + 1 :]
    return url_for("referral.page", key=case.key, page=rest[0]) if rest else url_for("referral.check", key=case.key)


def _form(page: Place, said: Dossier, *, filled: bool = False) -> PageForm:
    session = db.session()
    stored: dict[str, Any] = {"version": said.case.version}
    if filled:
        stored |= _stored(page, said)
    if page is Place.PEOPLE:
        people = (BareForm if said.case.minimal else PeopleForm)(data=stored)
        people.territory_id.choices = of_rows(_territories(session), "Choisissez")
        return people
    if page is Place.KNOWN_BY:
        known = KnownByForm(data=stored)
        known.institution.choices = of_rows(_institutions(session), "Choisissez")
        return known
    if page is Place.AGREEMENT:
        return AgreementForm(data=stored, today=clock.today(zone()))
    return SituationForm(data=stored) if page is Place.SITUATION else SafetyForm(data=stored)


def _stored(page: Place, said: Dossier) -> dict[str, Any]:
    """What a page holds, as its form shows it."""
    case, texts = said.case, said.referral
    if page is Place.PEOPLE:
        territory = case.territory.key if case.territory else ""
        demand = {"field": case.field, "territory_id": territory, "origin": case.origin, "urgent": case.urgent}
        return demand | {"children": case.children}
    kept = {column.key: getattr(texts, column.key) for column in texts.__mapper__.columns}
    return (
        kept | {"agreed": None if texts.agreed is None else ("yes" if texts.agreed else "no")}
        if page is Place.AGREEMENT
        else kept
    )


def _territories(session: Session) -> Sequence[Territory]:
    return session.scalars(select(Territory).order_by(Territory.folded)).all()


def _institutions(session: Session) -> Sequence[Institution]:
    return session.scalars(select(Institution).order_by(Institution.folded)).all()


def _values(session: Session, form: PageForm) -> dict[str, Any]:
    values = form.values()
    if values.get("territory_id"):
        values["territory_id"] = owned(session, Territory, values["territory_id"]).id
    return values


def _add(session: Session, case: Case, form: PageForm) -> None:
    actor = signed_in().actor
    if isinstance(form, PeopleForm) and form.first_name.data:
        referral.name_person(session, actor, case, {name: form[name].data for name in form.NEW})
    if isinstance(form, KnownByForm) and form.institution.data:
        institution = owned(session, Institution, form.institution.data)
        known = {name: form[name].data for name in form.NEW if name != "institution"}
        referral.name_institution(session, actor, case, {"institution_id": institution.id, **known})


def _render(
    case: Case, page: Place, form: PageForm, said: Dossier, overtaken: Sequence[Difference] | None = None
) -> str:
    number = list(Place).index(page) + 1
    return render_template(
        f"referral/{page.value}.html",
        case=case,
        form=form,
        said=said,
        enquiry=of_case(db.session(), case) if page is Place.PEOPLE else None,
        title=TITLES[page],
        number=number,
        page=page,
        overtaken=overtaken,
        asked=story.last_words(db.session(), case, StepCode.RETURN) if case.received else "",
        previous=list(Place)[number - 2] if number > 1 else None,
    )


@pages.post("/orientations/<key>/personnes/<person>/retirer")
@requires(Permission.REFERRAL_WRITE, Act.REFERRAL_WRITTEN, case=True)
def remove_person(case: Case, person: str) -> Answer:
    """Take somebody off the referral."""
    session = db.session()
    referral.remove_person(session, signed_in().actor, case, child(session, Person, person, case))
    session.commit()
    flash("La personne est retirée.", "success")
    return redirect(url_for("referral.page", key=case.key, page=Place.PEOPLE))


@pages.post("/orientations/<key>/institutions/<known>/retirer")
@requires(Permission.REFERRAL_WRITE, Act.REFERRAL_WRITTEN, case=True)
def remove_institution(case: Case, known: str) -> Answer:
    """Take an institution off the referral."""
    session = db.session()
    referral.remove_institution(session, signed_in().actor, case, child(session, KnownBy, known, case))
    session.commit()
    flash("L’institution est retirée.", "success")
    return redirect(url_for("referral.page", key=case.key, page=Place.KNOWN_BY))


@pages.get("/orientations/<key>/verification")
@requires(Permission.REFERRAL_WRITE, Act.REFERRAL_READ, case=True)
def check(case: Case) -> Answer:
    """Everything that was answered, what is missing, and the button that sends."""
    return _check(case, CheckForm())


def _check(case: Case, form: CheckForm) -> str:
    said = dossier(db.session(), case)
    session, user = db.session(), signed_in()
    missing = step.missing(session, user.actor, case, StepCode.SUBMIT) if case.minimal else said.missing
    duplicates = cases.likely_duplicates(session, case, user.account.id)
    return render_template(
        "referral/check.html", case=case, said=said, form=form, missing=missing, duplicates=duplicates
    )


@pages.post("/orientations/<key>/verification")
@requires(Permission.REFERRAL_WRITE, Act.CASE_PASSED, case=True)
def submit(case: Case) -> Answer:
    """Send the referral; every reason why not is shown on the page itself."""
    session, form = db.session(), CheckForm()
    if not form.validate_on_submit():
        return _check(case, form), 422
    try:
        referral.submit(session, signed_in().actor, case)
    except Refused:
        session.rollback()
        return _check(case, form), 422
    session.commit()
    return redirect(url_for("referral.sent", key=case.key))


@pages.get("/orientations/<key>/envoyee")
@requires(Permission.CASE_STEP, Act.CASE_READ, case=True)
def sent(case: Case) -> Answer:
    """The acknowledgement: number, next step, contact."""
    if not case.received:
        abort(404)
    return render_template("referral/sent.html", case=case)
