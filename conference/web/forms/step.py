"""What is typed with a step: each step asks for its own fields, and for nothing else."""

from typing import Any

from wtforms import RadioField, TextAreaField
from wtforms.validators import Optional

from conference.domain.facts import Given
from conference.domain.outcomes import DECLINE_REASONS, STOP_REASONS, EndedBy, EndReason
from conference.domain.steps import StepCode
from conference.web.forms.base import VersionedForm, required, text, trimmed
from conference.web.forms.choices import of_codes, yes_no
from conference.web.forms.dates import DateField
from conference.words.case import END_REASON, ENDED_BY


class StepForm(VersionedForm):
    """A step may have happened before it is typed."""

    happened_on = DateField("Jour où cette étape a eu lieu", validators=[Optional()], default=None)

    def given(self) -> Given:
        """What the domain receives."""
        reason, ended_by, until = self._data("reason"), self._data("ended_by"), self._data("until")
        return Given(
            words=self._data("words") or "",
            advice=self._data("advice") or "",
            reason=EndReason(reason) if reason else None,
            ended_by=EndedBy(ended_by) if ended_by else None,
            until=until or None,
            closes=self._data("closes") == "yes",
        )

    def _data(self, name: str) -> Any:
        return self[name].data if name in self else None


class ReturnForm(StepForm):
    """What is missing."""

    words = TextAreaField(
        "Qu’est-ce qui manque\u00a0?", filters=[trimmed], validators=[required("Écrivez ce qui manque."), text()]
    )


class PostponeForm(StepForm):
    """Until when, and why."""

    until = DateField("Jusqu’à quelle date\u00a0?", validators=[required("Choisissez une date.")])
    words = TextAreaField("Pourquoi\u00a0?", filters=[trimmed], validators=[required("Écrivez pourquoi."), text()])


class DeclineForm(StepForm):
    """A coded reason, and advice: never a dead end."""

    reason = RadioField(
        "Motif", choices=of_codes(END_REASON, DECLINE_REASONS), validators=[required("Choisissez un motif.")]
    )
    advice = TextAreaField(
        "Votre conseil à l’orienteur·rice",
        filters=[trimmed],
        validators=[required("Écrivez un conseil\u00a0: une date de réexamen, ou une autre direction."), text()],
    )


class StopForm(StepForm):
    """Why, and who ends it."""

    reason = RadioField(
        "Motif", choices=of_codes(END_REASON, STOP_REASONS), validators=[required("Choisissez un motif.")]
    )
    ended_by = RadioField(
        "Qui met fin à la démarche\u00a0?",
        choices=of_codes(ENDED_BY),
        validators=[required("Dites qui met fin à la démarche.")],
    )
    words = TextAreaField("Ce qu’il faut savoir", filters=[trimmed], validators=[text()])


class ReasonForm(StepForm):
    """Why."""

    words = TextAreaField("Pourquoi\u00a0?", filters=[trimmed], validators=[required("Écrivez pourquoi."), text()])


class PointForm(StepForm):
    """Which point."""

    words = TextAreaField(
        "Quel point la famille doit-elle reprendre\u00a0?",
        filters=[trimmed],
        validators=[required("Nommez le point à reprendre."), text()],
    )


class StakeForm(StepForm):
    """Which right, or whose safety."""

    words = TextAreaField(
        "Quelle action, et quel droit ou quelle sécurité est en jeu\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez le droit ou la sécurité en jeu."), text()],
    )


class WithoutPlanForm(StepForm):
    """Why, in the family's words; and whether the case ends there."""

    words = TextAreaField(
        "Pourquoi, avec les mots de la famille\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi, avec les mots de la famille."), text()],
    )
    closes = RadioField(
        "Et maintenant\u00a0?",
        choices=yes_no("La démarche s’arrête là", "La préparation reprend"),
        default="no",
        validators=[required("Dites ce qui suit.")],
    )
    reason = RadioField(
        "Si elle s’arrête, le motif", choices=of_codes(END_REASON, STOP_REASONS), validators=[Optional()]
    )
    ended_by = RadioField("Si elle s’arrête, qui en décide\u00a0?", choices=of_codes(ENDED_BY), validators=[Optional()])


FORMS: dict[StepCode, type[StepForm]] = {
    StepCode.WITHDRAW_DRAFT: StepForm,
    StepCode.RETURN: ReturnForm,
    StepCode.POSTPONE: PostponeForm,
    StepCode.DECLINE: DeclineForm,
    StepCode.CONVENE: StepForm,
    StepCode.ADJOURN: ReasonForm,
    StepCode.RECORD: StepForm,
    StepCode.RECORD_WITHOUT_PLAN: WithoutPlanForm,
    StepCode.RETURN_FOR_FORM: PointForm,
    StepCode.SEND_BACK: StakeForm,
    StepCode.ADAPT: StepForm,
    StepCode.CONVENE_AGAIN: ReasonForm,
    StepCode.CLOSE: StepForm,
    StepCode.RELEASE: ReasonForm,
    StepCode.STOP: StopForm,
    StepCode.SUSPEND: ReasonForm,
    StepCode.RESUME: StepForm,
    StepCode.REOPEN: ReasonForm,
}
