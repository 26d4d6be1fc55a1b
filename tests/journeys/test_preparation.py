"""A coordinator prepares a conference through the web, with every reason in sight until none is left."""

import re

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from conference.domain.stages import Stage
from conference.models.case import Case
from tests.browse import fill, lands, token
from tests.conftest import SignIn
from tests.web.rooms import hidden, prepared
from tests.world import Place


def _left(client: FlaskClient, convene: str) -> list[str]:
    """Where the step still sends its coordinator."""
    notice = client.get(convene).text.partition('class="reasons"')[2].partition("</ul>")[0]
    return re.findall(r'href="[^"]*/(\w+)"', notice)


def _add_lou(client: FlaskClient, network: str) -> None:
    page = client.get(network).text
    once, person = hidden(page, "once"), hidden(page, "person")
    lands(client.post(network, data=token(client) | {"once": once, "person": person, "part": "family"}))


def _guests(client: FlaskClient, network: str) -> list[str]:
    return re.findall(rf'href="({network}/[^"]+)"', client.get(network).text)


def test_from_an_empty_preparation_to_a_fixed_conference(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    base = f"/situations/{case.key}"
    convene, network = f"{base}/etapes/convene", f"{base}/reseau"
    assert _left(client, convene) == ["question", "reseau", "reseau", "seance", "seance", "note"]
    refused = fill(client, convene)
    assert refused.status_code == 422
    assert "Écrivez la question centrale" in refused.text

    answers = 0
    answers += _answer(client, f"{base}/question", words="Comment Lou peut-elle rester à la maison ?")
    assert _left(client, convene) == ["reseau", "reseau", "seance", "seance", "note"]
    _add_lou(client, network)
    answers += _answer(client, network, first_name="Rose")
    answers += _answer(client, network, first_name="Yann")
    lou, rose, yann = _guests(client, network)
    answers += _answer(client, lou, child_way="present")
    answers += _answer(client, rose, invitation="coming")
    answers += _answer(client, yann, invitation="remote")
    assert _left(client, convene) == ["reseau", "seance", "seance", "note"]
    lands(client.post(f"{network}/rien-a-signaler", data=token(client)))
    answers += _answer(client, f"{base}/seance", day="2026-04-11", hour="14:30", place="Salle des fêtes")
    assert _left(client, convene) == ["note"]
    answers += _needless(client, base)
    assert _left(client, convene) == []
    assert "La conférence peut être fixée" in client.get(network).text
    assert lands(fill(client, convene)) == base
    assert answers == 10

    session.expire_all()
    assert session.get_one(Case, case.id).stage is Stage.CONFERENCE


def _answer(client: FlaskClient, address: str, **typed: str) -> int:
    lands(fill(client, address, **typed))
    return len(typed)


def _needless(client: FlaskClient, base: str) -> int:
    page = client.get(f"{base}/note").text
    typed = {
        "needless-version": hidden(page, "needless-version"),
        "needless-needless_why": "La famille sait déjà tout.",
    }
    lands(client.post(f"{base}/note/sans-objet", data=token(client) | typed))
    return 1


def test_neither_committee_nor_lead_sees_any_of_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    base = f"/situations/{case.key}"
    lands(fill(client, f"{base}/question", words="Comment rester à Bègles ?"))
    lands(fill(client, f"{base}/reseau", first_name="Rosalinde"))
    lands(fill(client, f"{base}/accords", first_name="Marcellin", tie="père", person="", state="refused"))
    assert "Réseau et invitations" in client.get(base).text
    body = sign_in("committee")
    pages = {name: sign_in(name).get(base).text for name in ("committee", "lead", "referrer")}
    for name, page in (pages | {"names": body.get(f"{base}/noms").text}).items():
        for told in ("Bègles", "Marcellin", "Rosalinde", "Réseau et invitations", "Accords de chacun"):
            assert told not in page, (name, told)
