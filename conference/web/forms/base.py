"""What every form shares: French messages, one-time keys, versions, and texts given back."""

from typing import Any

from flask import g, request
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField
from wtforms.validators import InputRequired, Length

from conference.extensions import db
from conference.security import kept, once

LONGEST_LINE, LONGEST_TEXT = 200, 20_000
GIVEN_BACK = "garde"


def required(message: str) -> InputRequired:
    """A field that must be answered, with what to do."""
    return InputRequired(message=message)


def line(longest: int = LONGEST_LINE) -> Length:
    """At most a line."""
    return Length(max=longest, message=f"Écrivez {longest} caractères au plus.")


def text() -> Length:
    """At most some pages."""
    return Length(max=LONGEST_TEXT, message=f"Écrivez {LONGEST_TEXT} caractères au plus.")


def typed(field: Field) -> str:
    """What was typed in a field, if anything was."""
    return field.data or ""


def trimmed(value: str | None) -> str:
    """A typed line without the spaces around it."""
    return (value or "").strip()


class Form(FlaskForm):
    """The base of every form; a text kept from an ended session comes back by itself."""

    class Meta(FlaskForm.Meta):
        locales = ("fr",)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Posted fields first; else those that were kept for this address, after a new sign-in."""
            posted = super().wrap_formdata(form, formdata)
            if posted is not None or request.method == "POST" or GIVEN_BACK not in request.args:
                return posted
            if not current_user.is_authenticated:
                return None
            fields = kept.fields(db.session(), current_user.account.id, request.path)
            g.given_back = fields is not None
            return MultiDict(dict(fields)) if fields else None


class CreatingForm(Form):
    """A form that creates: its key makes one thing of two clicks."""

    once = HiddenField(default=once.draw)


class VersionedForm(Form):
    """A form that changes: it carries the version that its writer had before their eyes."""

    version = HiddenField()

    def overtaken(self, version: int) -> bool:
        """Whether somebody else has written since this form was shown."""
        return self.version.data != str(version)
