"""Tables of institutions and people, filled as somebody would fill the model."""

import io
from collections.abc import Iterable, Mapping

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from conference.documents.roster import AS_GIVEN, model


def headings() -> list[str]:
    """The first line of the model's first sheet."""
    first = CalamineWorkbook.from_filelike(io.BytesIO(model())).get_sheet_by_index(0)
    return [str(cell) for cell in first.to_python()[0]]


def filled(lines: Iterable[Mapping[str, object]]) -> bytes:
    """The model with these lines under its headings, each cell by its heading."""
    titles, out = headings(), io.BytesIO()
    with Workbook(out, AS_GIVEN | {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Personnes")
        sheet.write_row(0, 0, titles)
        for number, line in enumerate(lines, 1):
            assert set(line) <= set(titles), line
            for heading, cell in line.items():
                sheet.write(number, titles.index(heading), cell)
    return out.getvalue()
