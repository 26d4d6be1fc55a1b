"""Whether the application and its database answer."""

from flask import Blueprint
from sqlalchemy import text

from conference.extensions import db
from conference.security.guard import everyone

pages = Blueprint("health", __name__)


@pages.get("/sante")
@everyone("asked by a supervisor, says nothing but that it works")
def show() -> tuple[str, int]:
    """``ok`` when a query of the database comes back."""
    db.session.execute(text("SELECT 1"))
    return "ok", 200
