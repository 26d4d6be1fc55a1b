"""``flask departments create 33``."""

import click
from flask.cli import AppGroup

from conference.cli.saying import said
from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.programme import departments

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
