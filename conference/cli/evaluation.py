"""``flask evaluation``: the figures of a département, and its note as PDF and CSV."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.cli.options import Day, period
from conference.cli.saying import department_of
from conference.documents import note as papers
from conference.documents.press import PressFailed
from conference.domain.actors import MACHINE
from conference.evaluation.indicators.declaration import Figure, Scope
from conference.evaluation.note import Note, assemble
from conference.extensions import db
from conference.models.department import Department
from conference.security.transactions import to_read, to_write
from conference.words.evaluation import NOTHING_ASKED, WRITTEN
from conference.words.numbers import number

group = AppGroup("evaluation", help="Chiffres et note annuelle d’un département.")
Command = Callable[..., None]
Output = click.Path(dir_okay=False, path_type=Path)


def _of_a_period(command: Command) -> Command:
    for option in (
        click.option("--to", "last", type=Day(), required=True, help="Dernier jour, compris."),
        click.option("--from", "first", type=Day(), required=True, help="Premier jour, compris."),
        click.option("--department", "code", required=True, help="Code du département, par exemple 33."),
    ):
        command = option(command)
    return command


@group.command("note")
@_of_a_period
@click.option("--pdf", type=Output, help="Où écrire la note en PDF.")
@click.option("--csv", type=Output, help="Où écrire les mêmes chiffres en CSV.")
def note(code: str, first: date, last: date, pdf: Path | None, csv: Path | None) -> None:
    """Écrit la note annuelle, en PDF, en CSV ou les deux."""
    asked = [(path, make) for path, make in ((pdf, papers.pdf), (csv, papers.table)) if path is not None]
    if not asked:
        raise click.UsageError(NOTHING_ASKED)
    session = db.session()
    department, found = _assembled(session, code, first, last)
    try:
        made = [(path, make(found)) for path, make in asked]
    except PressFailed as failed:
        raise click.ClickException(str(failed)) from failed
    _tell(session, department, Act.NOTE_EXPORTED, (path.suffix.lstrip(".") for path, _ in made))
    for path, content in made:
        _write(path, content)
    click.echo(found.control_sum)


@group.command("indicators")
@_of_a_period
@click.option("--json", "as_json", is_flag=True, help="En JSON, avec les définitions.")
def indicators(code: str, first: date, last: date, as_json: bool) -> None:
    """Affiche les indicateurs d’une période."""
    session = db.session()
    department, found = _assembled(session, code, first, last)
    _tell(session, department, Act.FIGURES_READ)
    if as_json:
        click.echo(json.dumps([_plain(figure) for figure in found.figures], ensure_ascii=False, indent=2))
        return
    for figure in found.figures:
        measure = f"{figure.shown} {figure.indicator.unit} (n = {number(figure.result.n)})"
        click.echo(f"{figure.code:<24} {figure.indicator.title}\u00a0: {measure}")
        for line in figure.result.lines:
            click.echo(f"{'':<24} {'    ' if line.inner else '  '}{line.title}\u00a0: {number(line.value)}")
    click.echo(found.control_sum)


def _assembled(session: Session, code: str, first: date, last: date) -> tuple[Department, Note]:
    to_read(session)
    department = department_of(session, code)
    return department, assemble(session, department, Scope(period(first, last, department.zone)))


def _tell(session: Session, department: Department, act: Act, fields: Iterable[str] = ()) -> None:
    """Write the act down before anything leaves: no row, no act."""
    to_write(session)
    audit.write(session, MACHINE, act, department, fields)
    session.commit()


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as refused:
        raise click.FileError(str(path), refused.strerror or "") from refused
    click.echo(WRITTEN.format(path=path))


def _plain(figure: Figure) -> dict[str, Any]:
    indicator, result = figure.indicator, figure.result
    return {
        "code": indicator.code,
        "title": indicator.title,
        "value": None if result.value is None else float(result.value),
        "n": result.n,
        "unit": indicator.unit,
        "missing": result.missing,
        "definition": asdict(indicator.definition),
        "lines": [asdict(line) for line in result.lines],
        "references": list(result.references),
    }
