"""What an act refuses is said beside the field where it is mended."""

from collections.abc import Iterable

from wtforms import Form

from conference.domain.reasons import Reason
from conference.words.reasons import sentence


def beside_fields(form: Form, reasons: Iterable[Reason]) -> None:
    """Say each reason beside the field that its place names, or above the whole form."""
    for reason in reasons:
        if reason.place in form:
            field = form[reason.place]
            field.errors = [*field.errors, sentence(reason)]
        else:
            form.form_errors.append(sentence(reason))
