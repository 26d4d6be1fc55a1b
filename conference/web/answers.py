"""What a view answers, and what it gives to download."""

from flask import Response as Made
from flask import make_response
from werkzeug.wrappers import Response

Answer = str | Response | tuple[str, int]


def attached(content: bytes, name: str, media: str) -> Made:
    """A download; its name says what and when, never whose."""
    response = make_response(content)
    response.headers["Content-Type"] = media
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
