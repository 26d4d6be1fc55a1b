"""Commands of the machine: ``flask database upgrade``, ``flask departments create 33``…"""

from flask import Flask

from conference.cli import accounts, audit, cases, database, demo, departments, evaluation, outbox

GROUPS = (
    accounts.group,
    audit.group,
    cases.group,
    database.group,
    demo.group,
    departments.group,
    evaluation.group,
    outbox.group,
)


def install(app: Flask) -> None:
    """Give an application its commands."""
    for group in GROUPS:
        app.cli.add_command(group)
