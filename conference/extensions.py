"""The extensions, made once and bound to an application by the factory."""

from typing import Any

from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from flask_wtf import CSRFProtect
from sqlalchemy import Engine

from conference.models import Base
from conference.models.engines import READING, reading


class RequestSession(FlaskSession):
    """The session of a request: it only reads until somebody asks it to write."""

    def get_bind(self, *args: Any, **kwargs: Any) -> Any:
        """The engine that fits what the session is for."""
        engine = super().get_bind(*args, **kwargs)
        return reading(engine) if self.info.get(READING) and isinstance(engine, Engine) else engine


db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": RequestSession, "expire_on_commit": False})
login = LoginManager()
csrf = CSRFProtect()
