"""What follows a conference: the family's wish, a try, one respondent's review."""

from collections.abc import Sequence
from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional, ValidationError

from conference.domain.follow_up import Call, Kept, Resolved, Wish
from conference.domain.questionnaires import Respondent
from conference.models.plan import Action
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed, typed
from conference.web.forms.choices import of_codes
from conference.web.forms.dates import DateField
from conference.words.follow_up import CALL, PLAN_KEPT, REFUSES, RESPONDENT, WISH_ANSWER
from conference.words.preparation import KEPT, RESOLVED

REFUSED = "refused"


class WishForm(VersionedForm):
    """What the family wants, and how the situation stood at the end of the conference."""

    wish = RadioField(
        "La famille souhaite-t-elle un bilan\u00a0?", choices=of_codes(WISH_ANSWER), validators=[Optional()]
    )
    resolved_at_end = RadioField(
        "À la fin de la conférence, la situation de départ était-elle résolue\u00a0?",
        choices=of_codes(RESOLVED),
        validators=[Optional()],
    )

    call = RadioField("Quelqu’un a-t-il appelé la famille\u00a0?", choices=of_codes(CALL), validators=[Optional()])
    called_on = DateField("Quel jour\u00a0?", validators=[Optional()])
    call_words = TextAreaField("Ce que la famille en a dit", filters=[trimmed], validators=[text()])

    def uncalled(self) -> None:
        """Nobody calls in this département."""
        for name in ("call", "called_on", "call_words"):
            if name in self:
                del self[name]

    def validate_call(self, field: RadioField) -> None:
        """A call was made on some day."""
        if field.data and not self.called_on.data:
            raise ValidationError("Dites aussi quel jour.")

    def values(self) -> dict[str, Any]:
        """What was chosen; of the call, only where one is made."""
        wish, resolved = self.wish.data, self.resolved_at_end.data
        said = {"wish": Wish(wish) if wish else None, "resolved_at_end": Resolved(resolved) if resolved else None}
        if "call" not in self:
            return said
        call = Call(self.call.data) if self.call.data else None
        return {**said, "call": call, "called_on": self.called_on.data, "call_words": typed(self.call_words)}


class TryForm(CreatingForm):
    """An attempt that nobody answered."""

    way = StringField(
        "Comment avez-vous essayé de joindre la famille\u00a0?",
        filters=[trimmed],
        validators=[required("Dites comment\u00a0: appel, message, visite…"), line()],
    )


def _or_refuses(words: dict[Kept, str]) -> list[SelectChoice]:
    return [*of_codes(words), SelectChoice(REFUSED, REFUSES)]


def _kept(value: str | None) -> Kept | None:
    return Kept(value) if value and value != REFUSED else None


class ReviewForm(CreatingForm):
    """What one respondent says; each action of the plan adds its own question, see `review_form`."""

    ACTIONS: dict[str, Action] = {}  # noqa: RUF012  (each plan brings its own)

    respondent = RadioField(
        "Qui répond\u00a0?", choices=of_codes(RESPONDENT), validators=[required("Dites qui répond.")], coerce=str
    )
    on = DateField("Quel jour\u00a0?", validators=[required("Choisissez le jour du bilan.")])
    changed = TextAreaField("Qu’est-ce qui a changé\u00a0?", filters=[trimmed], validators=[text()])
    unexpected = TextAreaField(
        "Y a-t-il eu quelque chose de bien, que personne n’attendait\u00a0?", filters=[trimmed], validators=[text()]
    )
    criterion = TextAreaField(
        "Qu’est-ce qui compte, pour vous, pour dire que ça s’est bien passé\u00a0?",
        filters=[trimmed],
        validators=[text()],
    )
    plan_kept = RadioField("Le plan est-il tenu\u00a0?", choices=_or_refuses(PLAN_KEPT), validators=[Optional()])
    resolved = RadioField(
        "Aujourd’hui, la situation de départ est-elle résolue\u00a0?",
        choices=of_codes(RESOLVED),
        validators=[required("Choisissez une réponse\u00a0; ne pas répondre en est une.")],
    )
    next_on = DateField("Un autre bilan, à quelle date\u00a0?", validators=[Optional()])

    def values(self) -> dict[str, Any]:
        """What the act writes of the respondent."""
        return {
            "respondent": Respondent(self.respondent.data),
            "changed": typed(self.changed),
            "unexpected": typed(self.unexpected),
            "criterion": typed(self.criterion),
            "next_on": self.next_on.data,
            "plan_kept": _kept(self.plan_kept.data),
            "resolved": Resolved(self.resolved.data),
        }

    def actions(self) -> dict[Action, Kept]:
        """What became of each action that was answered for."""
        answered = {action: _kept(self[name].data) for name, action in self.ACTIONS.items()}
        return {action: kept for action, kept in answered.items() if kept is not None}


def review_form(actions: Sequence[Action], **given: Any) -> ReviewForm:
    """The form of one plan: a question for each of its actions."""
    named = {f"action_{action.key}": action for action in actions}
    questions = {
        name: RadioField(action.what or f"Action {action.number}", choices=_or_refuses(KEPT), validators=[Optional()])
        for name, action in named.items()
    }
    made: ReviewForm = type("PlanReviewForm", (ReviewForm,), {"ACTIONS": named, **questions})(**given)
    return made
