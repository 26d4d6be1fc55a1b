"""A new département in Chromium, from nothing to its first referral, by people who have only the pages' own words."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Locator

from conference.config import Relay
from tests import mailroom
from tests.browser.conftest import PASSWORD, NewTab
from tests.browser.site import Site, served
from tests.browser.tab import Tab
from tests.mailroom import Mailroom
from tests.rosters import filled
from tests.world import today

LINK = re.compile(r"/lien/[\w-]+")
HOME = "Maison de la solidarité"
PEOPLE = (
    {"Institution": "Association Exemple"},
    {
        "Institution": HOME,
        "Service": "Accueil social",
        "Prénom et nom": "Rita Oriente",
        "Courriel": "rita@neuf.example",
        "Rôles": "orienteur",
    },
    {
        "Institution": "Association Exemple",
        "Prénom et nom": "Cora Coordonne",
        "Courriel": "cora@neuf.example",
        "Rôles": "coordinatrice",
        "Formé·e le": date(2025, 1, 6),
        "Engagé·e depuis le": date(2025, 2, 3),
        "Part de la lettre de mission": 0.2,
    },
    {"Prénom et nom": "Igor Instance", "Courriel": "igor@neuf.example", "Rôles": "instance"},
)


# How many things the lead, then the referrer, have to do.
STEPS = (25, 30)


class Newcomer:
    """Somebody who acts on what pages say: every act names words that can be read there, and is counted."""

    def __init__(self, tab: Tab) -> None:
        self.tab, self.steps = tab, 0

    def _one(self, words: str) -> Locator:
        said = re.compile(rf"^\s*{re.escape(words)}", re.IGNORECASE)
        return self.tab.page.get_by_label(said).locator("visible=true").first

    def press(self, words: str) -> "Newcomer":
        """The button of these words."""
        self.steps += 1
        self.tab.press(words)
        return self

    def follow(self, words: str) -> "Newcomer":
        """The link of these words."""
        self.steps += 1
        self.tab.follow(words)
        return self

    def write(self, label: str, text: str) -> "Newcomer":
        """The field of this label."""
        self.steps += 1
        self._one(label).fill(text)
        return self

    def choose(self, label: str) -> "Newcomer":
        """The answer, or the box, of this label."""
        self.steps += 1
        self._one(label).check()
        return self

    def pick(self, label: str, words: str) -> "Newcomer":
        """One of a list."""
        self.steps += 1
        self._one(label).select_option(label=words)
        return self

    def reads(self, words: str) -> "Newcomer":
        """What the page tells."""
        assert words in " ".join(self.tab.text.split()), self.tab.text
        return self


@pytest.fixture
def room() -> Iterator[Mailroom]:
    """The mail server."""
    with mailroom.opened() as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path, room: Mailroom) -> Iterator[tuple[Site, str]]:
    """A site where the two commands of the README were run, and the link that the second one printed."""
    said = []

    def opened(app: Flask) -> None:
        run = app.test_cli_runner().invoke
        assert run(args=["departments", "create", "33"]).exit_code == 0
        given = ["pilote@neuf.example", "--name", "Maud Pilote", "--department", "33"]
        said.append(run(args=["accounts", "create", *given, "--role", "lead", "--role", "admin"]).output)

    with served(tmp_path / "new.sqlite", opened) as site:
        before = site.app.extensions["settings"]
        relay = Relay("127.0.0.1", room.port, starttls=False)
        site.app.extensions["settings"] = dataclasses.replace(
            before, relay=relay, mail_from="Service <nul@neuf.example>", public_url=site.url
        )
        found = LINK.search(said[0])
        assert found is not None
        yield site, found[0]


def come_in(person: Newcomer, email: str) -> None:
    """From a personal link: a password, then the door."""
    person.write("Nouveau mot de passe", PASSWORD).write("Le même, une seconde fois", PASSWORD)
    person.press("Enregistrer mon mot de passe")
    person.write("Adresse électronique", email).write("Mot de passe", PASSWORD).press("Se connecter")


def set_up(lead: Newcomer, folder: Path) -> None:
    """Everything that the guided page asks for, in its order."""
    lead.follow("Voir ce qui est fait et ce qui reste")
    lead.choose("Gironde.").press("Partir de ces réglages").reads("Les réglages sont enregistrés.")
    lead.write("Territoires à ajouter", "Métropole\n  Bordeaux\n  Mérignac\nMédoc").press("Ajouter ces territoires")
    lead.write("Institutions à ajouter", f"{HOME}\n  Accueil social").press("Ajouter ces institutions")
    with lead.tab.page.expect_download() as download:
        lead.tab.page.get_by_role("link", name="Télécharger le modèle").click()
    lead.steps += 1
    table = folder / "personnes.xlsx"
    table.write_bytes(filled(PEOPLE, download.value.path().read_bytes()))
    lead._one("Le tableau rempli").set_input_files(table)
    lead.steps += 1
    lead.press("Regarder ce que dit ce tableau").reads("1 institution ou service, 3 rôles, 1 fiche de coordination")
    lead.press("Écrire tout ce tableau").press("Inviter toutes ces personnes")
    lead.reads("3 invitations sont prêtes à partir.")
    lead.write("Nom du service", "Conférences familiales").write("Téléphone", "05 00 00 00 00")
    lead.press("Enregistrer le service")
    lead.write("Qui joindre, et comment", "Maud Pilote, 05 00 00 00 00").press("Enregistrer le contact")
    lead.reads("Il ne reste rien à préparer").press("La mise en route est finie")
    assert "Mettre en route le département" not in lead.tab.text


def refer(rita: Newcomer) -> None:
    """The six pages, to the acknowledgement."""
    rita.follow("Orienter une situation").press("Commencer")
    rita.choose("Enfance").pick("Sur quel territoire", "Bordeaux").choose("un·e professionnel·le du Département")
    rita.write("Prénom", "Lou").write("Nom", "Inventé").press("Ajouter cette personne")
    rita.press("Enregistrer et continuer")
    rita.write("Ce qui va bien", "La grand-mère est là.")
    rita.write("La situation de départ, avec les mots de la famille", "On veut rester ensemble.")
    rita.write("La situation de départ, avec vos mots", "Les tensions montent.").press("Enregistrer et continuer")
    rita.pick("Institution ou service", HOME).press("Ajouter cette institution").press("Enregistrer et continuer")
    rita.choose("Oui").write("Qui a donné son accord", "la mère").write("Quand", today().isoformat())
    rita.write("Comment", "à domicile").press("Enregistrer et continuer")
    rita.choose("Non").press("Enregistrer et continuer").press("Envoyer l’orientation")
    rita.reads("L’orientation est bien arrivée")


@pytest.mark.long
@pytest.mark.timeout(400)  # some forty pages, each looked at
def test_from_nothing_to_a_first_referral(empty: tuple[Site, str], room: Mailroom, tab: NewTab, tmp_path: Path) -> None:
    site, link = empty
    lead = Newcomer(tab(site).open(link))
    come_in(lead, "pilote@neuf.example")
    set_up(lead, tmp_path)
    assert room.arrived == []
    said = site.app.test_cli_runner().invoke(args=["outbox", "send"])
    assert said.exit_code == 0, said.output
    assert sorted(room.to) == ["cora@neuf.example", "igor@neuf.example", "rita@neuf.example"]
    mail = next(one for one in room.arrived if one["To"] == "rita@neuf.example")
    found = LINK.search(mail.get_content())
    assert found is not None
    rita = Newcomer(tab(site).open(found[0]))
    come_in(rita, "rita@neuf.example")
    assert "Mettre en route" not in rita.tab.text
    refer(rita)
    lead.tab.open("/")
    lead.follow("Désignation").reads("33-")
    assert (lead.steps, rita.steps) == STEPS
