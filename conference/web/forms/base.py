"""What every form shares: French messages, one-time keys, versions, and texts given back."""

from typing import Any

from flask import g, request
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, StopValidation

from conference.domain.control import cleaned
from conference.extensions import db
from conference.security import kept, once

LONGEST_LINE, LONGEST_TEXT = 200, 20_000
GIVEN_BACK = "garde"


class Answered(InputRequired):
    """Something is given; blanks are nothing."""

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Raise when there is nothing, in place of whatever else could be said of it."""
        if isinstance(field.data, str) and not field.data.strip():
            field.errors = []
            raise StopValidation(self.message or "")
        super().__call__(form, field)


def required(message: str) -> Answered:
    """A field that must be answered, with what to do."""
    return Answered(message=message)


def line(longest: int = LONGEST_LINE) -> Length:
    """At most a line."""
    return Length(max=longest, message=f"Écrivez {longest} caractères au plus.")


def text() -> Length:
    """At most some pages."""
    return Length(max=LONGEST_TEXT, message=f"Écrivez {LONGEST_TEXT} caractères au plus.")


def typed(field: Field | None) -> str:
    """What was typed in a field, if there is one and anything was."""
    return (field.data if field is not None else None) or ""


def wordless(form: BaseForm, *names: str) -> None:
    """Take off a form what nobody writes in a minimal record: fields of several lines, and those that are named."""
    lines = [field.short_name for field in form if isinstance(field, TextAreaField)]
    for name in (*lines, *names):
        del form[name]


def trimmed(value: str | None) -> str:
    """A typed line without the spaces around it."""
    return (value or "").strip()


def asks(form: BaseForm, name: str) -> bool:
    """Whether a name that was posted is one of a form's own: several may stand on a page."""
    return any(name == field.name or name.startswith(f"{field.name}-") for field in form)


def _seen(posted: Any) -> Any:
    """What was posted, without the marks that nobody sees and that no document can hold."""
    if posted is None:
        return None
    given = posted.items(multi=True)
    return MultiDict([(name, cleaned(value) if isinstance(value, str) else value) for name, value in given])


class Form(FlaskForm):
    """The base of every form; a text kept from an ended session comes back by itself."""

    class Meta(FlaskForm.Meta):
        locales = ("fr",)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Posted fields first; else those of this form that were kept for its page, after a new sign-in."""
            posted = _seen(super().wrap_formdata(form, formdata))
            if posted is not None or request.method == "POST" or GIVEN_BACK not in request.args:
                return posted
            if not current_user.is_authenticated:
                return None
            fields = kept.fields(db.session(), current_user.account.id, request.path) or {}
            own = {name: values for name, values in fields.items() if asks(form, name)}
            g.given_back = g.get("given_back", False) or bool(own)
            return _seen(MultiDict(own)) if own else None


class CreatingForm(Form):
    """A form that creates: its key makes one thing of two clicks."""

    once = HiddenField(default=once.draw)


class VersionedForm(Form):
    """A form that changes: it carries the version that its writer had before their eyes."""

    version = HiddenField()

    def overtaken(self, version: int | str) -> bool:
        """Whether somebody else has written since this form was shown."""
        return self.version.data != str(version)
