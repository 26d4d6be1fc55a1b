"""``flask departments create 33``, ``flask departments programme 33``."""

import click
from flask.cli import AppGroup

from conference.cli.saying import department_of, said
from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.programme import departments, published_programme
from conference.words.memory import loaded

group = AppGroup("departments", help="Départements.")


@group.command("create")
@click.argument("code")
def create(code: str) -> None:
    """Open a département by its official CODE (33, 2A, 974)."""
    session = db.session()
    try:
        department = departments.create(session, MACHINE, code)
    except Refused as refusal:
        raise click.ClickException(said(refusal)) from refusal
    session.commit()
    click.echo(f"{department.code} {department.name}\u00a0: ouvert, avec les réglages de départ.")


@group.command("programme")
@click.argument("code")
def programme(code: str) -> None:
    """Load what was published of the programme of the département CODE; a second time changes nothing."""
    session = db.session()
    department = department_of(session, code)
    try:
        added = published_programme.load(session, MACHINE, department)
    except Refused as refusal:
        raise click.ClickException(said(refusal)) from refusal
    session.commit()
    click.echo(f"{department.code} {department.name}\u00a0: {loaded(added)}")
