"""Signing in, and choosing a password."""

from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo

from conference.web.forms.base import Form, line, required, trimmed


class SignInForm(Form):
    """An address and a password."""

    email = StringField(
        "Adresse électronique",
        filters=[trimmed],
        validators=[required("Tapez votre adresse électronique."), line()],
    )
    password = PasswordField("Mot de passe", validators=[required("Tapez votre mot de passe."), line()])


class PasswordForm(Form):
    """A new password, twice."""

    password = PasswordField("Nouveau mot de passe", validators=[required("Choisissez un mot de passe.")])
    password_again = PasswordField(
        "Le même, une seconde fois",
        validators=[EqualTo("password", message="Les deux mots de passe ne sont pas les mêmes.")],
    )
