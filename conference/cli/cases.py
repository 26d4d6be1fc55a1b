"""``flask cases``: taking a département's spreadsheet over."""

from pathlib import Path

import click
from flask.cli import AppGroup

from conference.casework.imports import batch, summary
from conference.casework.imports import preview as previews
from conference.casework.imports.archive import MAX_FILE
from conference.casework.imports.judge import LinePreview
from conference.casework.imports.preview import Preview, SheetPreview
from conference.cli.saying import department_of
from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.security.transactions import to_read, to_write
from conference.words import imports as words

group = AppGroup("cases", help="Situations\u00a0: reprise d’un tableur.")


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--department", "code", required=True, help="Code du département, par exemple 33.")
@click.option("--without", type=int, default=0, help="Nombre de lignes refusées à laisser de côté.")
@click.option("--confirm", is_flag=True, help="Écrire\u00a0; sans cette option, rien n’est écrit.")
def import_file(file: Path, code: str, without: int, confirm: bool) -> None:
    """Reprend un classeur .xlsx ou .ods, ou un fichier .csv ; code de sortie 1 si quelque chose est refusé."""
    session = db.session()
    (to_write if confirm else to_read)(session)
    department_of(session, code)
    try:
        with file.open("rb") as opened:
            found = previews.preview(session, opened.read(MAX_FILE + 1), file.name)
        _tell(found)
        if confirm:
            batch.take_over(session, MACHINE, found, without)
            session.commit()
    except Refused as refused:
        session.rollback()
        raise click.ClickException(_why(refused)) from refused
    if found.blocked or found.refused != without:
        raise click.ClickException(_why(batch.refusal(found)))
    click.echo(words.WRITTEN.format(what=summary.brings(found)) if confirm else words.NOTHING_WRITTEN)
    if not confirm and any(found.brings.values()):
        click.echo(words.HOW_TO_CONFIRM)


def _why(refused: Refused) -> str:
    return " ".join([*map(words.sentence, refused.reasons), words.NOTHING_WRITTEN])


def _tell(preview: Preview) -> None:
    for sheet in preview.sheets:
        _tell_sheet(sheet)
    for label, names in summary.created(preview):
        click.echo(f"{label}\u00a0: {names}")
    for sentence in (summary.nameless(preview), words.TO_WRITE.format(what=summary.brings(preview))):
        if sentence:
            click.echo(sentence)


def _tell_sheet(sheet: SheetPreview) -> None:
    click.echo(summary.heading(sheet))
    for told in summary.how(sheet):
        click.echo(f"  {told}")
    for reason in sheet.refused:
        click.echo(f"  {words.REFUSED}\u00a0: {summary.where(sheet, sheet.header)}, {words.sentence(reason)}")
    for meaning in sheet.table.columns:
        click.echo(f"  {sheet.table.title(meaning)} → {summary.column(sheet.kind, meaning)}")
    for label, what in (
        (words.LEFT_COLUMNS, ", ".join(sheet.table.left)),
        (words.SKIPPED_LINES, summary.skipped(sheet)),
    ):
        if what:
            click.echo(f"  {label}\u00a0: {what}")
    click.echo(f"  {summary.fates(sheet)}")
    for line in sheet.lines:
        _tell_line(sheet, line)
    click.echo()


def _tell_line(sheet: SheetPreview, line: LinePreview) -> None:
    if line.content is not None:
        click.echo(f"  {line.number:>4}  {words.FATES[line.fate][0]}  {summary.told(line.content)}")
    for reason in line.refused:
        click.echo(f"  {words.REFUSED}\u00a0: {summary.where(sheet, line.number)}, {words.sentence(reason)}")
    for reason in line.warned:
        click.echo(f"        {words.WARNED}\u00a0: {words.sentence(reason)}")
