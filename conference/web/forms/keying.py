"""One sheet of a questionnaire as it is typed from paper, or while somebody says it aloud."""

from collections.abc import Iterable

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import Length, Optional

from conference.domain.questionnaires import (
    LONGEST_WORDS,
    MARKS,
    OPEN,
    OWN,
    STATEMENTS,
    AnswerWay,
    Asked,
    Respondent,
    Said,
)
from conference.domain.referral import Field
from conference.models.answer import Answer
from conference.models.place import Institution, Territory
from conference.web.forms.base import Form, line, trimmed, typed
from conference.web.forms.choices import of_codes, of_tree
from conference.words.case import FIELD
from conference.words.follow_up import RESPONDENT
from conference.words.questionnaires import ASKED, ITEM, WAY

FIGURES = (*MARKS, *STATEMENTS, *OWN)
BY_HAND = ("respondent", "asked", "territory", "field")
OWN_WORDS = {"own_first": "1re question ajoutée", "own_second": "2e question ajoutée"}


class KeyingForm(Form):
    """The code of a sheet, or where it comes from when the code was cut off; then its answers in their order."""

    sheet = HiddenField()
    retaken = HiddenField()
    code = StringField("Code de la feuille", filters=[trimmed], validators=[line(20)])
    way = RadioField("Façon de répondre", choices=of_codes(WAY, (AnswerWay.PAPER, AnswerWay.SPOKEN)), coerce=AnswerWay)
    liked = StringField(ITEM[OPEN[0]], filters=[trimmed], validators=[Length(max=LONGEST_WORDS)])
    wished = StringField(ITEM[OPEN[1]], filters=[trimmed], validators=[Length(max=LONGEST_WORDS)])
    quotable = BooleanField("On peut citer ces mots")
    respondent = SelectField("Qui répond", choices=of_codes(RESPONDENT, empty="À choisir"))
    asked = SelectField("Sur", choices=of_codes(ASKED), default=Asked.END.value)
    territory = SelectField("Territoire")
    field = SelectField("Champ", choices=of_codes(FIELD, empty="À choisir"))

    def offer(self, territories: Iterable[tuple[Institution | Territory, int]], *, by_hand: bool) -> None:
        """Where a sheet without its code may come from; nothing to who must have the code."""
        if not by_hand:
            for name in BY_HAND:
                del self[name]
            return
        self.territory.choices = of_tree(territories, "À choisir")

    @property
    def says_where(self) -> bool:
        """Whether it was said where a sheet without a code comes from."""
        return all(name in self and self[name].data for name in BY_HAND)

    def where(self) -> tuple[Respondent, Asked, Field]:
        """What was said of a sheet without a code, its territory apart."""
        return Respondent(self.respondent.data), Asked(self.asked.data), Field(self.field.data)

    def said(self) -> Said | None:
        """What the sheet answers; None where it is blank."""
        figures = {str(name): self[name].data for name in FIGURES if self[name].data is not None}
        words = {name.value: typed(self[name]) for name in OPEN}
        if not figures and not any(words.values()):
            return None
        return Said(figures, **words, quotable=bool(self.quotable.data) and any(words.values()))

    @classmethod
    def holding(cls, answer: Answer) -> "KeyingForm":
        """The form of an answer that is taken back, as it was typed."""
        told = {name: getattr(answer, name) for name in (*FIGURES, *OPEN, "quotable")}
        return cls(formdata=None, data=told | {"way": answer.way or AnswerWay.PAPER})


for _name in FIGURES:
    _label = OWN_WORDS.get(_name) or ITEM[_name]  # type: ignore[index]  # the core by its items
    setattr(KeyingForm, _name, IntegerField(_label, validators=[Optional()]))
