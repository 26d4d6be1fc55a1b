"""The model of a table of institutions and people: an empty sheet with its headings, and how each is filled."""

import io

from xlsxwriter import Workbook

from conference.domain.roster import RosterColumn
from conference.words.roster import HEADING, HOW, HOW_SHEET, PEOPLE_SHEET

AS_GIVEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
PLUM = "#613569"
WIDTH, WIDE = 24, 70
DAYS = (RosterColumn.TRAINED, RosterColumn.ENGAGED)


def model() -> bytes:
    """A workbook whose first sheet is filled and sent back; nothing is read from the other."""
    out = io.BytesIO()
    with Workbook(out, AS_GIVEN) as book:
        font = {"font_name": "Verdana", "font_size": 10, "valign": "top"}
        plain, wrapped = book.add_format(font), book.add_format(font | {"text_wrap": True})
        day = book.add_format(font | {"num_format": "dd/mm/yyyy"})
        head = book.add_format(font | {"bold": True, "font_color": "#ffffff", "bg_color": PLUM})
        sheet = book.add_worksheet(PEOPLE_SHEET)
        for number, column in enumerate(RosterColumn):
            sheet.set_column(number, number, WIDTH, day if column in DAYS else plain)
            sheet.write_string(0, number, HEADING[column], head)
        sheet.freeze_panes(1, 0)
        how = book.add_worksheet(HOW_SHEET)
        how.set_column(0, 0, WIDTH, plain)
        how.set_column(1, 1, WIDE, wrapped)
        how.set_column(2, 2, WIDTH, plain)
        for number, column in enumerate(RosterColumn):
            for place, words in enumerate((HEADING[column], *HOW[column])):
                how.write_string(number, place, words, head if place == 0 else wrapped)
    return out.getvalue()
