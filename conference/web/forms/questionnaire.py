"""A questionnaire as somebody answers it: one field a question, each in the language of the page."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length

from conference.documents.papers.voice import Voice
from conference.domain.questionnaires import (
    LONGEST_WORDS,
    OPEN,
    Question,
    Respondent,
    Said,
    Scale,
    values,
)
from conference.web.forms.base import Form, trimmed, typed
from conference.words.questionnaires import scale_key


class QuestionnaireForm(Form):
    """What every questionnaire carries: its number, sealed, and whether its words may be quoted."""

    sheet = HiddenField()
    quotable = BooleanField()

    def said(self, asked: tuple[Question, ...]) -> Said | None:
        """What was answered; None where nothing was."""
        figures = {q.name: int(self[q.name].data) for q in asked if q.scale is not Scale.WORDS and self[q.name].data}
        words = {name.value: typed(self[name]) for name in OPEN}
        if not figures and not any(words.values()):
            return None
        return Said(figures, **words, quotable=bool(self.quotable.data) and any(words.values()))


def questionnaire_form(respondent: Respondent, asked: tuple[Question, ...], voice: Voice) -> type[QuestionnaireForm]:
    """The form of a respondent in a language; silence is an answer to each question, and is chosen first."""
    fields = {question.name: _field(respondent, question, voice) for question in asked}
    return type("Questionnaire", (QuestionnaireForm,), fields)


def _field(respondent: Respondent, question: Question, voice: Voice) -> RadioField | TextAreaField:
    label = question.words or voice.say(f"ask_{respondent}.{question.name}").words
    if question.scale is Scale.WORDS:
        too_long = voice.say("screen.long", nombre=str(LONGEST_WORDS)).words
        return TextAreaField(label, filters=[trimmed], validators=[Length(max=LONGEST_WORDS, message=too_long)])
    choices = [SelectChoice(str(value), _words(question.scale, value, voice)) for value in values(question.scale)]
    silent = SelectChoice("", voice.say("screen.silent").words)
    return Marks(label, choices=[*choices, silent], wrong=voice.say("screen.wrong").words)


def _words(scale: Scale, value: int, voice: Voice) -> str:
    key = scale_key(scale, value)
    return voice.say(key).words if key else str(value)


class Marks(RadioField):
    """Radios of which none need be chosen; ``wrong`` is what is said of anything that is not among them."""

    def __init__(self, label: str, *, wrong: str, **options: Any) -> None:
        super().__init__(label, validate_choice=False, **options)
        self.wrong = wrong

    def post_validate(self, form: object, validation_stopped: bool) -> None:
        """Refuse a value that is not offered."""
        if not validation_stopped and (self.data or "") not in {choice[0] for choice in self.iter_choices()}:
            self.errors = [self.wrong]
