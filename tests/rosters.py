"""Tables of institutions and people, filled as somebody would fill the model."""

import io
from collections.abc import Iterable, Mapping

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from conference.documents.roster import AS_GIVEN, model


def filled(lines: Iterable[Mapping[str, object]], given: bytes | None = None) -> bytes:
    """The model, or the one that was downloaded, with these lines under its headings, each cell by its heading."""
    first = CalamineWorkbook.from_filelike(io.BytesIO(given or model())).get_sheet_by_index(0)
    titles, out = [str(cell) for cell in first.to_python()[0]], io.BytesIO()
    with Workbook(out, AS_GIVEN | {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Personnes")
        sheet.write_row(0, 0, titles)
        for number, line in enumerate(lines, 1):
            assert set(line) <= set(titles), line
            for heading, cell in line.items():
                sheet.write(number, titles.index(heading), cell)
    return out.getvalue()
