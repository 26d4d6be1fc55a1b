"""The pages: one blueprint per noun. A view is five moves: who may, fetch, form, one act, redirect."""

from flask import Flask

from conference.security.guard import everyone
from conference.web import (
    account,
    assignment,
    audit,
    case,
    errors,
    evaluation,
    filters,
    health,
    home,
    imports,
    institution,
    logs,
    names,
    navigation,
    places,
    referral,
    settings,
    sign_in,
    step,
    territory,
)

BLUEPRINTS = (
    account.pages,
    assignment.pages,
    audit.pages,
    case.pages,
    evaluation.pages,
    health.pages,
    home.pages,
    imports.pages,
    institution.pages,
    names.pages,
    referral.pages,
    settings.pages,
    sign_in.pages,
    step.pages,
    territory.pages,
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
