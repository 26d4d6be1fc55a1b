"""Territories: a tree."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from conference.audit import Act
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.place import Territory
from conference.programme.places import write_roads, write_territory
from conference.queries.places import roads, rows, tree
from conference.security import once
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.place import RoadsForm, TerritoryForm, roads_form
from conference.web.refusals import beside_fields
from conference.web.versions import differences

pages = Blueprint("territory", __name__)
NONE = "Aucun\u00a0: directement dans le département"


@pages.get("/territoires")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def index() -> str:
    """The territories of the département, each with those that it holds."""
    return render_template("territory/index.html", branches=tree(db.session(), Territory))


def _offered(form: TerritoryForm, own: Territory | None = None) -> TerritoryForm:
    form.offer([(place, depth) for place, depth in rows(tree(db.session(), Territory)) if place is not own], NONE)
    return form


def _stored(place: Territory) -> dict[str, object]:
    return {"name": place.name, "parent": place.parent.key if place.parent else ""}


def _parent(form: TerritoryForm) -> Territory | None:
    return owned(db.session(), Territory, form.parent.data) if form.parent.data else None


@pages.get("/territoires/nouveau")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def new() -> Answer:
    """What to add; ``?dans=…`` is the territory that it lies in."""
    form = TerritoryForm(data={"parent": request.args.get("dans", "")})
    return render_template("territory/write.html", form=_offered(form), place=None)


@pages.post("/territoires/nouveau")
@requires(Permission.PLACES_KEEP, Act.TERRITORY_WRITTEN)
def create() -> Answer:
    """Add a territory, once."""
    user, session, form = signed_in(), db.session(), _offered(TerritoryForm())

    def act() -> str:
        write_territory(session, user.actor, form.name.data or "", _parent(form))
        return url_for("territory.index")

    if not form.validate_on_submit():
        return render_template("territory/write.html", form=form, place=None), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return render_template("territory/write.html", form=form, place=None), 422
    flash(f"«\u00a0{form.name.data}\u00a0» est dans la liste.", "success")
    return redirect(address)


@pages.get("/territoires/<key>")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def edit(key: str) -> Answer:
    """What it is now."""
    place = g.about = owned(db.session(), Territory, key)
    form = TerritoryForm(data=_stored(place) | {"version": place.version})
    return render_template("territory/write.html", form=_offered(form, place), place=place)


@pages.post("/territoires/<key>")
@requires(Permission.PLACES_KEEP, Act.TERRITORY_WRITTEN)
def write(key: str) -> Answer:
    """Rename or move it; whoever changed it meanwhile is shown beside what was typed."""
    session, place = db.session(), owned(db.session(), Territory, key)
    form = _offered(TerritoryForm(), place)
    if not form.validate_on_submit():
        return render_template("territory/write.html", form=form, place=place), 422
    if form.overtaken(place.version):
        found = differences(form, _stored(place), form.values())
        form.version.data = str(place.version)
        return render_template("territory/write.html", form=form, place=place, overtaken=found), 409
    try:
        write_territory(session, signed_in().actor, form.name.data or "", _parent(form), place)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return render_template("territory/write.html", form=form, place=place), 422
    session.commit()
    flash(f"«\u00a0{form.name.data}\u00a0» est enregistré.", "success")
    return redirect(url_for("territory.index"))


def _roads(place: Territory, *, shown: bool = False) -> tuple[RoadsForm, dict[str, object]]:
    """The form of the roads from a place, and what stands for each of them."""
    session = db.session()
    network, every = roads(session), [row for row, _ in rows(tree(session, Territory)) if isinstance(row, Territory)]
    others = [other for other in every if network.apart(place.id, other.id)]
    stored: dict[str, object] = {
        f"to-{other.key}": network.typed.get((min(place.id, other.id), max(place.id, other.id))) for other in others
    }
    return roads_form(others, **({"data": stored | {"version": place.version}} if shown else {})), stored


@pages.get("/territoires/<key>/trajets")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def ask_roads(key: str) -> Answer:
    """How long the road is from this territory to each of the others."""
    place = g.about = owned(db.session(), Territory, key)
    form, _ = _roads(place, shown=True)
    return render_template("territory/roads.html", form=form, place=place)


@pages.post("/territoires/<key>/trajets")
@requires(Permission.PLACES_KEEP, Act.TERRITORY_WRITTEN)
def keep_roads(key: str) -> Answer:
    """Keep them; whoever typed others meanwhile is shown beside what was typed."""
    session, place = db.session(), owned(db.session(), Territory, key)
    form, stored = _roads(place)
    if not form.validate_on_submit():
        return render_template("territory/roads.html", form=form, place=place), 422
    if form.overtaken(place.version):
        found = differences(form, stored, form.values())
        form.version.data = str(place.version)
        return render_template("territory/roads.html", form=form, place=place, overtaken=found), 409
    write_roads(session, signed_in().actor, place, form.minutes())
    session.commit()
    flash(f"Les trajets depuis «\u00a0{place.name}\u00a0» sont enregistrés.", "success")
    return redirect(url_for("territory.edit", key=place.key))
