"""The synthesis sheet: four free fields, none of which is required."""

from typing import Any

from wtforms import TextAreaField

from conference.web.forms.base import VersionedForm, text, trimmed


class SynthesisForm(VersionedForm):
    """What the coordinator has to say of the course, for the programme to learn from."""

    course = TextAreaField("Comment la démarche s’est-elle déroulée\u00a0?", filters=[trimmed], validators=[text()])
    helped = TextAreaField("Qu’est-ce qui a aidé\u00a0?", filters=[trimmed], validators=[text()])
    hindered = TextAreaField("Qu’est-ce qui a gêné\u00a0?", filters=[trimmed], validators=[text()])
    learned = TextAreaField("Que retenir pour la suite\u00a0?", filters=[trimmed], validators=[text()])

    def texts(self) -> list[TextAreaField]:
        """The four fields, in the order in which they are asked."""
        return [self.course, self.helped, self.hindered, self.learned]

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self[name].data or "" for name in ("course", "helped", "hindered", "learned")}
