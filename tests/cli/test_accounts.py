"""``flask accounts``: from nothing to somebody who signs in."""

from click.testing import Result
from flask import Flask

from tests.browse import fill, lands

PHRASE = "quatre mots qui se suivent"
WHO = ("nouvelle@exemple.org", "--name", "Nina Nouvelle", "--department", "33")


def run(app: Flask, *args: str) -> Result:
    """One command of the group."""
    return app.test_cli_runner().invoke(args=["accounts", *args])


def link(result: Result) -> str:
    """The link that a command prints."""
    assert result.exit_code == 0, result.output
    return "/lien/" + result.output.rpartition("/lien/")[2].strip()


def test_the_link_that_is_printed_lets_somebody_in(app: Flask) -> None:
    opened = link(run(app, "create", *WHO))
    client = app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    assert lands(client.get(opened)) == "/mot-de-passe"
    assert lands(fill(client, "/mot-de-passe", password=PHRASE, password_again=PHRASE)) == "/connexion"
    assert lands(fill(client, "/connexion", email="Nouvelle@exemple.org", password=PHRASE)) == "/"
    assert "Nina Nouvelle" in client.get("/").text


def test_a_new_link_bars_the_one_before(app: Flask) -> None:
    first = link(run(app, "create", *WHO))
    second = link(run(app, "link", "nouvelle@exemple.org"))
    client = app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    client.get(first)
    assert client.get("/mot-de-passe").status_code == 404
    client.get(second)
    assert client.get("/mot-de-passe").status_code == 200


def test_what_cannot_be_is_said(app: Flask) -> None:
    assert "Aucun compte" in run(app, "link", "personne@exemple.org").output
    refused = run(app, "create", "sans-arobase", "--name", "X", "--department", "33")
    assert (refused.exit_code, "adresse électronique" in refused.output) == (1, True)
    unknown = run(app, "create", "x@exemple.org", "--name", "X", "--department", "75")
    assert (unknown.exit_code, "flask departments create 75" in unknown.output) == (1, True)
