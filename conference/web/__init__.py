"""The pages: one blueprint per noun. A view is five moves: who may, fetch, form, one act, redirect."""

from flask import Flask

from conference.security.guard import everyone
from conference.web import (
    account,
    agreement,
    assignment,
    audit,
    body,
    case,
    content,
    coordinator,
    danger,
    day,
    departure,
    disagreement,
    edition,
    errors,
    evaluation,
    filters,
    follow_up,
    guest,
    hand_out,
    health,
    holder,
    home,
    imports,
    in_session,
    institution,
    logs,
    minimal,
    names,
    navigation,
    neutrality,
    note,
    pair,
    places,
    plan,
    proposal,
    question,
    referral,
    refusal,
    seats,
    settings,
    sheet,
    sign_in,
    sitting,
    step,
    synthesis,
    territory,
    time,
    unserved,
)

BLUEPRINTS = (
    account.pages,
    agreement.pages,
    assignment.pages,
    body.pages,
    audit.pages,
    case.pages,
    content.pages,
    coordinator.pages,
    danger.pages,
    day.pages,
    departure.pages,
    disagreement.pages,
    edition.pages,
    evaluation.pages,
    follow_up.pages,
    guest.pages,
    hand_out.pages,
    health.pages,
    holder.pages,
    home.pages,
    imports.pages,
    in_session.pages,
    institution.pages,
    minimal.pages,
    names.pages,
    neutrality.pages,
    note.pages,
    pair.pages,
    plan.pages,
    proposal.pages,
    question.pages,
    referral.pages,
    refusal.pages,
    seats.pages,
    settings.pages,
    sheet.pages,
    sign_in.pages,
    sitting.pages,
    step.pages,
    synthesis.pages,
    territory.pages,
    time.pages,
    unserved.pages,
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
