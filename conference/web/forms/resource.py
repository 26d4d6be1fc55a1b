"""What a plan asks of an institution, and the answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional

from conference.domain.resource import Reply
from conference.models.place import Institution
from conference.models.plan import Action
from conference.models.resource import Resource
from conference.web.forms.base import CreatingForm, VersionedForm, line, required, text, trimmed
from conference.web.forms.choices import Named, of_codes, of_tree
from conference.web.forms.dates import DateField
from conference.words.plan import REASON, REPLY

WHOLE = "Pour tout le plan"


class ResourceForm(CreatingForm, VersionedForm):
    """What, of which institution, for which action."""

    what = TextAreaField(
        "Que demande la famille\u00a0?", filters=[trimmed], validators=[required(REASON["resource_missing"]), text()]
    )
    institution = SelectField("À quelle institution\u00a0?", validators=[Optional()])
    asked_of = StringField("Ou à quelle autre", filters=[trimmed], validators=[line()])
    action = SelectField("Pour quelle action\u00a0?", validators=[Optional()])

    def offer(self, institutions: Iterable[tuple[Named, int]], actions: Iterable[Action]) -> None:
        """The institutions of the département, and the actions of the version."""
        self.institution.choices = of_tree(institutions, "Aucune de cette liste")
        self.action.choices = [SelectChoice("", WHOLE), *(SelectChoice(one.key, one.what[:80]) for one in actions)]

    def values(self, institution: Institution | None) -> dict[str, Any]:
        """What the act writes."""
        known = institution.id if institution else None
        return {"what": self.what.data, "institution_id": known, "asked_of": self.asked_of.data or ""}


def stored(resource: Resource) -> dict[str, Any]:
    """What is asked, as the form shows it."""
    return {
        "what": resource.what,
        "institution": resource.institution.key if resource.institution else "",
        "asked_of": resource.asked_of,
        "action": resource.action.key if resource.action else "",
        "version": resource.version,
    }


class ReplyForm(CreatingForm):
    """What the institution answered, when and why."""

    reply = RadioField(
        "Réponse", choices=of_codes(REPLY), coerce=Reply, validators=[required("Choisissez une réponse.")]
    )
    on = DateField("Le", validators=[required("Indiquez la date.")])
    reason = TextAreaField("Pourquoi, avec les mots de l’institution", filters=[trimmed], validators=[text()])

    def __init__(self, today: date, **kwargs: Any) -> None:
        super().__init__(data={"on": today}, **kwargs)
