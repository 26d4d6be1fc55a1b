"""``flask evaluation``: the figures of a département, and its note as PDF and CSV."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.cli.options import Day, FieldCode, period
from conference.cli.saying import department_of
from conference.documents import note as papers
from conference.documents.press import PressFailed
from conference.domain.actors import MACHINE
from conference.domain.names import fold
from conference.domain.referral import Field
from conference.evaluation.indicators.declaration import Number, Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Note, assemble
from conference.extensions import db
from conference.models.department import Department
from conference.models.place import Territory
from conference.security.transactions import to_read, to_write
from conference.words.evaluation import APART, NOTHING_ASKED, TERRITORY_UNKNOWN, WRITTEN

group = AppGroup("evaluation", help="Chiffres et note annuelle d’un département.")
Command = Callable[..., None]
Output = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures are asked for, over which period, narrowed to what."""

    department: str
    first: date
    last: date
    territory: str | None
    field: Field | None


def _asks(command: Command) -> Command:
    """Give a command what is asked for, as its first argument."""

    @wraps(command)
    def run(department: str, first: date, last: date, territory: str | None, field: Field | None, **rest: Any) -> None:
        command(Asked(department, first, last, territory, field), **rest)

    asked: Command = run
    for option in (
        click.option("--field", type=FieldCode(), help="Un champ seulement, par exemple childhood."),
        click.option("--territory", help="Un territoire seulement, avec ceux qu’il contient, par son nom."),
        click.option("--to", "last", type=Day(), required=True, help="Dernier jour, compris."),
        click.option("--from", "first", type=Day(), required=True, help="Premier jour, compris."),
        click.option("--department", required=True, help="Code du département, par exemple 33."),
    ):
        asked = option(asked)
    return asked


@group.command("note")
@_asks
@click.option("--pdf", type=Output, help="Où écrire la note en PDF.")
@click.option("--csv", type=Output, help="Où écrire les mêmes chiffres en CSV.")
def note(asked: Asked, pdf: Path | None, csv: Path | None) -> None:
    """Écrit la note annuelle, en PDF, en CSV ou les deux."""
    files = [(path, make) for path, make in ((pdf, papers.pdf), (csv, papers.table)) if path is not None]
    if not files:
        raise click.UsageError(NOTHING_ASKED)
    session = db.session()
    department, found = _assembled(session, asked)
    try:
        made = [(path, make(found)) for path, make in files]
    except PressFailed as failed:
        raise click.ClickException(str(failed)) from failed
    _tell(session, department, Act.NOTE_EXPORTED, (path.suffix.lstrip(".") for path, _ in made))
    for path, content in made:
        _write(path, content)
    click.echo(found.control_sum)


@group.command("indicators")
@_asks
@click.option("--json", "as_json", is_flag=True, help="En JSON, avec les définitions.")
def indicators(asked: Asked, as_json: bool) -> None:
    """Affiche les indicateurs d’une période."""
    session = db.session()
    department, found = _assembled(session, asked)
    _tell(session, department, Act.FIGURES_READ)
    if as_json:
        click.echo(json.dumps([_plain(figure) for figure in found.figures], ensure_ascii=False, indent=2))
        return
    for figure in found.figures:
        rests = "".join(f" ({said})" for said in (figure.basis, figure.silence) if said)
        click.echo(f"{figure.code:<32} {figure.indicator.title}\u00a0: {figure.shown}{figure.suffix}{rests}")
        for line in figure.result.lines if figure.parted else ():
            mark = "    " if line.inner else f"  {APART}" if line.apart else "  "
            click.echo(f"{'':<32} {mark}{line.title}\u00a0: {figure.said_of(line)}")
    click.echo(found.control_sum)


def _assembled(session: Session, asked: Asked) -> tuple[Department, Note]:
    to_read(session)
    department = department_of(session, asked.department)
    territory = _territory(session, asked.territory) if asked.territory is not None else None
    within = period(asked.first, asked.last, department.zone)
    return department, assemble(session, department, Scope(within, territory_id=territory, field=asked.field))


def _territory(session: Session, name: str) -> int:
    found = session.scalar(select(Territory.id).where(Territory.folded == fold(name)))
    if found is None:
        raise click.BadParameter(TERRITORY_UNKNOWN.format(name=name), param_hint="--territory")
    return found


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


def _number(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def _plain(figure: Figure) -> dict[str, Any]:
    indicator, result = figure.indicator, figure.result
    return {
        "code": indicator.code,
        "title": indicator.title,
        "value": _number(result.value),
        "shown": f"{figure.shown}{figure.suffix}",
        "n": None if figure.idle else result.n,
        "counts": indicator.several,
        "unit": indicator.unit,
        "missing": None if figure.idle else result.missing,
        "missing_of": None if figure.idle else result.population,
        "definition": asdict(indicator.definition),
        "lines": [asdict(line) | {"shown": figure.said_of(line)} for line in result.lines if figure.parted],
        "references": list(result.references),
    }
