"""``flask demo load``: an invented département's life, and one account per role."""

import click
from flask.cli import AppGroup

group = AppGroup("demo", help="Démonstration.")


@group.command("load")
def load() -> None:
    """Load the demonstration."""
    click.echo("")
