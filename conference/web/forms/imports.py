"""The file to take over, what is said of its words and columns, and the word that confirms it."""

from collections.abc import Mapping
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import IntegerField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, NumberRange, Optional

from conference.casework.imports import summary
from conference.casework.imports.columns import TITLES
from conference.casework.imports.layout import DEEPEST_HEADER, Layout, proposed
from conference.casework.imports.preview import Preview, Question, SheetPreview
from conference.casework.imports.rows import Row
from conference.casework.imports.vocabulary import LEFT
from conference.domain.imports import Column, Kind
from conference.domain.names import fold
from conference.web.forms.base import CreatingForm, Form
from conference.web.forms.choices import of_codes
from conference.words import imports as words

# What a select sends: nothing was said yet, or it was said to leave it unknown.
UNSAID, UNKNOWN = "", "?"
MOST_WORDS = 40


class UploadForm(Form):
    """One spreadsheet."""

    file = FileField(
        "Le tableau à reprendre",
        validators=[FileRequired("Choisissez un classeur .xlsx ou .ods, ou un fichier .csv.")],
    )


class ConfirmForm(CreatingForm):
    """Its key, and how many refused lines are left out: what is confirmed is the file that was looked through."""

    without = IntegerField(validators=[Optional()])


class WordsForm(Form):
    """What each word of a file means."""

    NAMES: Mapping[str, Question] = {}
    more = 0

    def meanings(self) -> list[tuple[Question, str | None]]:
        """What was said of each word: ``LEFT`` to leave it unknown, None when nothing is said."""
        sent = ((question, self[name].data) for name, question in self.NAMES.items())
        return [(question, {UNSAID: None, UNKNOWN: LEFT}.get(value, value)) for question, value in sent]

    def fields(self, *, known: bool) -> list[Any]:
        """The fields of the words that were taught, or of the others."""
        return [self[name] for name, question in self.NAMES.items() if (question.meaning is not None) is known]


def words_form(preview: Preview) -> WordsForm:
    """A choice for each word of a file, as far as a page holds; ``more`` says how many wait."""
    questions = preview.questions[:MOST_WORDS]
    names = {f"{one.topic}__{fold(one.text).replace(' ', '_')}": one for one in questions}
    fields = {name: _choice(question) for name, question in names.items()}
    made: WordsForm = type("AskedWordsForm", (WordsForm,), {"NAMES": names, **fields})(prefix="words-")
    made.more = len(preview.questions) - len(questions)
    return made


def _choice(question: Question) -> Any:
    label = words.MEANS.format(topic=words.TOPICS[question.topic].capitalize(), word=question.text)
    unsaid = words.AS_WRITTEN if question.topic in words.CREATED else words.NOT_SAID
    first = [SelectChoice(UNSAID, unsaid), SelectChoice(UNKNOWN, words.LEFT_UNKNOWN)]
    known, looks_like = question.choices, question.near()
    near = [SelectChoice(one, known[one], optgroup=words.NEAREST) for one in looks_like]
    others = [
        SelectChoice(value, told, optgroup=words.OTHERS) for value, told in known.items() if value not in looks_like
    ]
    given = {None: UNSAID, LEFT: UNKNOWN}.get(question.meaning, question.meaning)
    close = words.NEAR_WORDS.format(near=", ".join(known[one] for one in looks_like)) if near else ""
    hint = ", ".join(filter(None, (words.lines(question.lines), close)))
    return SelectField(label, choices=[*first, *near, *others], default=given, description=f"{hint}.")


class ColumnsForm(Form):
    """What a sheet is a list of, which of its lines has the titles, and what each column means."""

    PLACES: Mapping[int, str] = {}
    header = IntegerField(
        "Ligne des titres",
        validators=[
            InputRequired(f"Tapez un nombre de 1 à {DEEPEST_HEADER}."),
            NumberRange(1, DEEPEST_HEADER, f"Tapez un nombre de 1 à {DEEPEST_HEADER}."),
        ],
    )
    kind = SelectField(
        "Ce que contient cette feuille",
        choices=of_codes({kind: told[1] for kind, told in words.KINDS.items()}, empty=words.NOTHING_OF_THE_SHEET),
    )

    @property
    def columns(self) -> list[Any]:
        """The fields of the columns, in their order."""
        return [self[f"c{place}"] for place in self.PLACES]

    def layout(self, sheet: SheetPreview) -> tuple[Row | None, Layout]:
        """The header that was said, and what stands under it: proposed anew for another list, or another line."""
        number, kind = self.header.data, Kind(self.kind.data) if self.kind.data else None
        header = next((row for row in sheet.table.sheet.rows if row.number == number and not row.is_empty), None)
        if kind is None or header is None:
            return header, Layout(None, ())
        if kind is not sheet.kind or number != sheet.header:
            return header, proposed(sheet.table.sheet, kind, header).layout
        said = (self[f"c{place}"].data if place in self.PLACES else "" for place in range(len(header.cells)))
        return header, Layout(kind, tuple(Column(value) if value else None for value in said))


def columns_form(number: int, sheet: SheetPreview) -> ColumnsForm:
    """The choices of one sheet; its columns are asked once it is known what it is a list of."""
    places = dict(sheet.table.titles) if sheet.kind else {}
    fields = {f"c{place}": _meaning(sheet, place, title) for place, title in places.items()}
    made: ColumnsForm = type("TitledColumnsForm", (ColumnsForm,), {"PLACES": places, **fields})(
        prefix=f"sheet{number}-", data={"header": sheet.header, "kind": sheet.kind or ""}
    )
    return made


def _meaning(sheet: SheetPreview, place: int, title: str) -> Any:
    known = {column: summary.column(sheet.kind, column) for column in TITLES[sheet.kind]} if sheet.kind else {}
    meanings = sheet.table.layout.meanings
    found = meanings[place] if place < len(meanings) else None
    near = f" ({words.NEAR_TITLE})" if found in sheet.table.near else ""
    return SelectField(f"{title}{near}", choices=of_codes(known, empty=words.NOTHING_READ), default=found or "")
