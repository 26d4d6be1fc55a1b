"""``flask demo load``: an invented département's life, and one account per role."""

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.cli.demo import (
    asking,
    councils,
    hours,
    memory,
    partners,
    practice,
    published,
    record,
    room,
    training,
    yearly,
)
from conference.cli.demo.life import lead
from conference.cli.demo.people import all_may_sign_in, let_in
from conference.cli.demo.places import found
from conference.extensions import db
from conference.models.department import Department
from conference.words import demo as words
from conference.words.roles import ROLE

group = AppGroup("demo", help="Démonstration.")


@group.command("load")
def load() -> None:
    """Charge une démonstration entière, une seule fois, et affiche ses comptes."""
    if not current_app.extensions["settings"].demo:
        raise click.ClickException(words.ONLY_IN_THE_DEMO)
    session = db.session()
    if all_may_sign_in(session):
        click.echo(words.LOADED_ALREADY)
    elif session.scalars(select(Department.id)).first() is not None:
        raise click.ClickException(words.NOT_EMPTY)
    else:
        _load(session)
        click.echo(words.LOADED)
    _print_accounts()


def _load(session: Session) -> None:
    """Passwords come last: an account that signs in is the proof that all the rest was loaded."""
    cast = found(session)
    lead(session, cast)
    training.write(session, cast)
    hours.write(session, cast)
    partners.bind(session, cast)
    record.write(session, cast)
    memory.write(session, cast)
    yearly.write(session, cast)
    practice.write(session, cast)
    asking.write(session, cast)
    published.publish(session, cast)
    councils.write(session, cast)
    room.prepare(session, cast)
    let_in(session, cast, current_app.extensions["passwords"])


def _print_accounts() -> None:
    rows = [words.HEADINGS, *((ROLE[one.role], one.email, one.sees) for one in words.ACCOUNTS)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    click.echo(f"\n{words.ACCOUNTS_FOLLOW.format(phrase=words.PHRASE)}\n")
    for number, (role, email, sees) in enumerate(rows):
        click.echo(f"  {role:<{widths[0]}}  {email:<{widths[1]}}  {sees}")
        if number == 0:
            click.echo(f"  {'-' * widths[0]}  {'-' * widths[1]}  {'-' * len(sees)}")
    click.echo()
