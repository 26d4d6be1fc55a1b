"""The body's decision to go on without somebody's agreement."""

from wtforms import TextAreaField

from conference.web.forms.base import CreatingForm, required, text, trimmed


class DecisionForm(CreatingForm):
    """Why the conference goes on; to stop or to suspend is a step."""

    words = TextAreaField(
        "Pourquoi continuer\u00a0?",
        filters=[trimmed],
        validators=[required("Écrivez pourquoi la démarche continue."), text()],
    )
