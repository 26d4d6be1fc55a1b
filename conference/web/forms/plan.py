"""The family's plan: its words, its actions, its form, its content, and to whom it goes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional, ValidationError

from conference.domain.plan import REMARKS, Carrier, Content, FormPoint
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import of_codes, yes_no
from conference.web.forms.dates import DateField
from conference.web.forms.day import named, ticks
from conference.words.form import FORM_POINT
from conference.words.preparation import CARRIER, CONTENT
from conference.words.reasons import REASON


class WordsForm(VersionedForm):
    """What if it goes otherwise, and who in the family watches over the plan."""

    otherwise = TextAreaField("Et si cela ne se passe pas comme prévu ?", filters=[trimmed], validators=[text()])
    watched_by = StringField("Qui, dans la famille, veille sur le plan ?", filters=[trimmed], validators=[line()])

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {"otherwise": self.otherwise.data, "watched_by": self.watched_by.data}


class FurtherForm(WordsForm):
    """The same on its own page, where it is also said when and with whom the plan is looked at again."""

    review_on = DateField("Quand la famille veut-elle faire le bilan ?", validators=[Optional()])
    at_review = ticks("Qui sera au bilan ?")
    sheet_each = BooleanField("La famille veut une feuille pour chaque enfant")

    def offer(self, guests: Iterable[Guest], children: int) -> None:
        """The network to choose from; a sheet each is for several children."""
        self.at_review.choices = named(guests)
        if children < 2:
            del self.sheet_each

    def values(self) -> dict[str, Any]:
        """What was typed."""
        each = {"sheet_each": bool(self["sheet_each"].data)} if "sheet_each" in self else {}
        return {**super().values(), "review_on": self.review_on.data, **each}


class ActionForm(CreatingForm, VersionedForm):
    """One action; it may stay unfinished until its form is looked at."""

    what = TextAreaField("Quoi ?", filters=[trimmed], validators=[required("Écrivez l’action."), text()])
    who = StringField("Qui s’en charge ?", filters=[trimmed], validators=[line()])
    by_when = StringField("Pour quand, avec les mots de la famille ?", filters=[trimmed], validators=[line()])
    by_day = DateField("Ou à une date précise", validators=[Optional()])
    helped_by = StringField("Qui aide ?", filters=[trimmed], validators=[line()])
    checked_by = StringField("Qui vérifie ?", filters=[trimmed], validators=[line()])
    carrier = RadioField("L’action est portée par", choices=of_codes(CARRIER), coerce=Carrier, default=Carrier.FAMILY)

    COLUMNS = ("what", "who", "by_when", "by_day", "helped_by", "checked_by", "carrier")

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self[name].data for name in self.COLUMNS}


class ActionForWhomForm(ActionForm):
    """The same on its own page, where it is also said for whom the action is."""

    for_whom = ticks("Pour qui ?")

    def offer(self, concerned: Sequence[Person]) -> None:
        """Whoever is alone concerned is not asked about."""
        self.for_whom.choices = [SelectChoice(one.key, one.first_name) for one in concerned]
        if len(concerned) < 2:
            del self.for_whom

    def chosen(self, concerned: Sequence[Person]) -> list[Person] | None:
        """For whom it is, if that was asked."""
        if "for_whom" not in self:
            return None
        return [one for one in concerned if one.key in (self["for_whom"].data or ())]


class AgreeForm(VersionedForm):
    """Read back; ``version`` is a mark of all that was read."""


class FormCheckForm(VersionedForm):
    """Five questions on the form: only the first must be answered."""

    answers = RadioField(
        FORM_POINT[FormPoint.ANSWERS],
        choices=yes_no("Oui", "Pas encore"),
        validators=[required("Répondez par oui ou par pas encore.")],
    )
    happened_on = DateField("Quand\u00a0?", validators=[Optional()])

    def remarks(self) -> dict[FormPoint, bool]:
        """What was answered of the other four."""
        return {point: self[point.value].data == "yes" for point in REMARKS if self[point.value].data}


for _point in REMARKS:
    setattr(
        FormCheckForm,
        _point.value,
        RadioField(FORM_POINT[_point], choices=yes_no("Oui", "Non"), validators=[Optional()]),
    )


class ContentForm(VersionedForm):
    """One of three answers."""

    content = RadioField("Votre réponse", validators=[required(REASON["content_missing"])])
    words = TextAreaField("Si c’est sans objet, pourquoi ?", filters=[trimmed], validators=[text()])
    asked_on = DateField("Décision demandée le", validators=[Optional()])
    answered_on = DateField("Décision rendue le", validators=[Optional()])
    happened_on = DateField("Quand avez-vous répondu ?", validators=[Optional()])

    def __init__(self, *args: Any, today: date, held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        # Where nobody holds the case there is no ratification: it is only noted as needless.
        self.content.choices = of_codes(CONTENT, list(Content) if held else [Content.NEEDLESS])

    def validate_words(self, field: TextAreaField) -> None:
        """Needless says why."""
        if self.content.data == Content.NEEDLESS and not field.data:
            raise ValidationError(REASON["words_missing"])

    def validate_asked_on(self, field: DateField) -> None:
        """A decision that is awaited was asked for."""
        if self.content.data == Content.SUBJECT_TO_DECISION and not field.data:
            raise ValidationError(REASON["decision_date_missing"])
        self._past(field)

    def validate_answered_on(self, field: DateField) -> None:
        """It came after it was asked for."""
        self._past(field)
        if field.data and self.asked_on.data and field.data < self.asked_on.data:
            raise ValidationError("La décision ne peut pas précéder la demande.")

    def _past(self, field: DateField) -> None:
        if field.data and field.data > self.today:
            raise ValidationError(REASON["in_the_future"])


class DecisionDateForm(CreatingForm):
    """When an awaited decision was given."""

    answered_on = DateField("Décision rendue le", validators=[required("Indiquez la date.")])
