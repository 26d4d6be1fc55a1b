"""The network: what départements publish, side by side, and each as it published it."""

from itertools import groupby

from flask import Blueprint, abort, g, render_template, request, url_for

from conference.audit import Act
from conference.documents.published import csv as table
from conference.documents.published import drawing
from conference.domain.publication import digest, plain
from conference.evaluation.grids import Head, grids
from conference.evaluation.peers import Compared, side_by_side
from conference.extensions import db
from conference.models.publication import Publication
from conference.queries import published_figures
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, may
from conference.web.answers import Answer, attached
from conference.words import publication as words

pages = Blueprint("peers", __name__)
READ = Permission.PEERS_READ


def _years() -> tuple[list[int], list[int]]:
    """The years that are public, and those of the address: the last one where it names none."""
    offered = published_figures.years(db.session())
    asked = [year for year in offered if str(year) in request.args.getlist("annee")]
    return offered, asked or offered[:1]


@pages.get("/reseau-interdepartemental")
@requires(READ, Act.PEERS_READ)
def show() -> Answer:
    """One year or several, a table for each thing that adds up."""
    offered, asked = _years()
    told(*map(str, asked))
    found = published_figures.current(db.session(), asked)
    compared = {
        year: side_by_side([(one.key, one.content) for one in ones])
        for year, ones in groupby(found, key=lambda one: one.year)
    }
    return render_template(
        "peers/show.html", offered=offered, asked=asked, compared=compared, columns=_columns, words=words
    )


def _columns(one: Compared, total: str) -> list[Head]:
    """The heads of a table: what it counts, each département with what it published, their sum."""
    sides = [Head(side.label, url=url_for("peers.one", key=side.key)) for side in one.sides]
    return [Head(one.grid.head, number=False), *sides, Head(total)]


@pages.get("/reseau-interdepartemental.csv")
@requires(READ, Act.PEERS_READ)
def csv() -> Answer:
    """Every cell that is published of these years, a line each."""
    _, asked = _years()
    told("csv", *map(str, asked))
    content = table(one.content for one in published_figures.current(db.session(), asked))
    return attached(content, "reseau.csv", "text/csv; charset=utf-8")


@pages.get("/reseau-interdepartemental/<key>")
@requires(READ, Act.PEERS_READ)
def one(key: str) -> Answer:
    """What one département published of a year, table by table."""
    found = _one(key)
    return render_template(
        "peers/one.html",
        publication=found,
        grids=grids(found.content),
        digest=digest(found.content),
        drawing=drawing,
        words=words,
    )


@pages.get("/reseau-interdepartemental/<key>.<any(csv, json):kind>")
@requires(READ, Act.PEERS_READ)
def file(key: str, kind: str) -> Answer:
    """The same as a table, or as the values that its digest is of."""
    found = _one(key)
    told(kind)
    name = f"chiffres-{found.content['department']}-{found.year}.{kind}"
    if kind == "json":
        return attached(plain(found.content), name, "application/json")
    return attached(table([found.content]), name, "text/csv; charset=utf-8")


def _one(key: str) -> Publication:
    user = signed_in()
    keeps = user.department.id if user.department and may(user, Permission.FIGURES_PUBLISH) else None
    found = published_figures.one(db.session(), key, keeps) or abort(404)
    g.about = found
    return found
