"""``flask database upgrade`` and ``flask database check``."""

import click
from alembic import command
from alembic.config import Config
from flask import current_app
from flask.cli import AppGroup

from conference import config
from conference.casework import checking
from conference.extensions import db

group = AppGroup("database", help="Base de données.")


def alembic_config(url: str) -> Config:
    """Alembic's configuration for a database, without a file of its own."""
    found = Config()
    found.set_main_option("script_location", str(config.ROOT / "migrations"))
    found.attributes["url"] = url
    return found


def upgrade_to(url: str, revision: str = "head") -> None:
    """Bring a database to a revision."""
    command.upgrade(alembic_config(url), revision)


def downgrade_to(url: str, revision: str) -> None:
    """Take a database back to a revision."""
    command.downgrade(alembic_config(url), revision)


@group.command("upgrade")
def upgrade() -> None:
    """Bring the tables to the latest revision, and install their guards."""
    upgrade_to(current_app.extensions["settings"].database_url)
    click.echo("La base est à jour.")


@group.command("check")
def check() -> None:
    """Fold every journal again; name each case that does not stand where its journal leaves it. Exit 1 if any."""
    faults = list(checking.faults(db.session()))
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo("Tous les journaux, séjours et délais concordent.")
