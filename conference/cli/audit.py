"""``flask audit verify``: reads every chain again, from its beginning."""

import click
from flask.cli import AppGroup

from conference.audit import verify
from conference.extensions import db

group = AppGroup("audit", help="Journal des accès et des actes.")


@group.command("verify")
def check() -> None:
    """Say what was changed, removed, swapped or cut; exit 1 if anything was."""
    session, broken = db.session(), False
    for scope in verify.scopes(session):
        found = list(verify.faults(session, scope))
        broken = broken or bool(found)
        for fault in found:
            click.echo(fault)
        if not found:
            click.echo(f"{scope}: la chaîne tient")
    if broken:
        raise click.exceptions.Exit(1)
