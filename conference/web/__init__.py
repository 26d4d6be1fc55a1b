"""The pages: one blueprint per noun. A view is five moves: who may, fetch, form, one act, redirect."""

from flask import Flask

from conference.security.guard import everyone
from conference.web import (
    assignment,
    case,
    errors,
    evaluation,
    filters,
    health,
    home,
    imports,
    logs,
    names,
    navigation,
    places,
    referral,
    sign_in,
    step,
)

BLUEPRINTS = (
    assignment.pages,
    case.pages,
    evaluation.pages,
    health.pages,
    home.pages,
    imports.pages,
    names.pages,
    referral.pages,
    sign_in.pages,
    step.pages,
)


def install(app: Flask) -> None:
    """Hang every page on an application."""
    logs.install(app)
    places.install(app)
    filters.install(app)
    navigation.install(app)
    errors.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.view_functions["static"] = everyone("stylesheets, fonts and icons")(app.view_functions["static"])
