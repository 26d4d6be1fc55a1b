"""``flask accounts create`` and ``link``: the first administrator of a département comes from here."""

import click
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.cli.saying import department_of, said
from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account
from conference.models.case import Case
from conference.programme import accounts
from conference.security import links

group = AppGroup("accounts", help="Comptes.")


@group.command("create")
@click.argument("email")
@click.option("--name", required=True, help="Prénom et nom.")
@click.option("--department", "code", required=True, help="Code du département.")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]), default=["admin"])
@click.option("--case", "reference", help="Pour cette situation seulement, par exemple 33-2026-0007.")
def create(email: str, name: str, code: str, roles: tuple[str, ...], reference: str | None) -> None:
    """Open an account for EMAIL, give it roles, and print the link by which its password is chosen."""
    session = db.session()
    department_of(session, code)
    try:
        case = _case(session, reference) if reference else None
        account = accounts.create(session, MACHINE, email, name)
        for role in roles:
            accounts.give(session, MACHINE, account, Role(role), case=case)
    except Refused as refusal:
        raise click.ClickException(said(refusal)) from refusal
    _hand_over(session, account)


def _case(session: Session, reference: str) -> Case:
    found = session.scalars(select(Case).where(Case.reference == reference.strip().upper())).one_or_none()
    if found is None:
        raise click.BadParameter(f"Aucune situation ne porte la référence {reference}.", param_hint="--case")
    return found


@group.command("link")
@click.argument("email")
def link(email: str) -> None:
    """Print a new link by which EMAIL chooses a password, in place of those drawn before."""
    session = db.session()
    account = accounts.by_email(session, email)
    if account is None:
        raise click.ClickException(f"Aucun compte à l’adresse {email}.")
    _hand_over(session, account)


@group.command("vouch")
@click.argument("email")
@click.option("--department", "code", required=True, help="Code du département.")
def vouch(email: str, code: str) -> None:
    """Confirm the roles that EMAIL, who works for a neighbouring département, was given here on one case."""
    session = db.session()
    department_of(session, code)
    account = accounts.by_email(session, email)
    found = accounts.vouch_for_cases(session, account) if account else []
    if not found:
        raise click.ClickException(f"Aucun rôle à confirmer pour {email}.")
    session.commit()
    click.echo(
        f"{email}\u00a0: {len(found)} rôle{'s' if len(found) > 1 else ''} confirmé{'s' if len(found) > 1 else ''}."
    )


def _hand_over(session: Session, account: Account) -> None:
    token = links.draw(session, MACHINE, account)
    session.commit()
    click.echo(f"{account.name} <{account.email}>\u00a0: compte prêt.")
    click.echo(f"Lien pour choisir le mot de passe, trois jours, une seule fois\u00a0: /lien/{token}")
