"""The central question, in the family's words."""

from typing import Any

from wtforms import StringField, TextAreaField

from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed


class QuestionForm(CreatingForm, VersionedForm):
    """One more version; ``version`` is the number of the last one."""

    words = TextAreaField(
        "La question, avec les mots de la famille",
        filters=[trimmed],
        validators=[required("Écrivez la question centrale, avec les mots de la famille."), text()],
    )
    written_by = StringField("Qui l’a écrite\u00a0?", filters=[trimmed], validators=[line()])

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {"words": self.words.data, "written_by": self.written_by.data}
