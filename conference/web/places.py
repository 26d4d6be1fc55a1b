"""The pages of a referral as addresses say them: ``/orientations/…/pour-qui``."""

from enum import StrEnum

from flask import Flask
from werkzeug.routing import BaseConverter, ValidationError


class Place(StrEnum):
    """The pages of a referral, in their order; a reason's place is one of them."""

    PEOPLE = "people"
    SITUATION = "situation"
    KNOWN_BY = "known_by"
    AGREEMENT = "agreement"
    SAFETY = "safety"


SLUGS = {
    Place.PEOPLE: "pour-qui",
    Place.SITUATION: "situation",
    Place.KNOWN_BY: "institutions",
    Place.AGREEMENT: "accord",
    Place.SAFETY: "securite",
}
TITLES = {
    Place.PEOPLE: "Pour qui\u00a0?",
    Place.SITUATION: "Que se passe-t-il\u00a0?",
    Place.KNOWN_BY: "Qui connaît la famille\u00a0?",
    Place.AGREEMENT: "L’accord de la famille",
    Place.SAFETY: "Sécurité et aspects pratiques",
}


class PlaceConverter(BaseConverter):
    """A page of a referral in an address."""

    def to_python(self, value: str) -> Place:
        """The page of a slug."""
        for place, slug in SLUGS.items():
            if slug == value:
                return place
        raise ValidationError

    def to_url(self, value: str) -> str:
        """The slug of a page."""
        return SLUGS[Place(value)]


def install(app: Flask) -> None:
    """Let routes say ``<place:page>``."""
    app.url_map.converters["place"] = PlaceConverter
