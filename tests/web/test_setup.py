"""The guided page of a new département, for whoever leads all of it or keeps its accounts."""

import io
import re
from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.domain.mail import MailKind
from conference.models.account import Membership
from conference.models.department import Department
from conference.models.outbox import Mail
from conference.models.place import Institution, Territory
from tests import world
from tests.conftest import SignIn
from tests.rosters import filled
from tests.web.pages import Browser, Page
from tests.world import Place

PAGE = "/mise-en-route"


def told(page: Page) -> str:
    """What a page says, in one line."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", page.text)).replace("\u00a0", " ").split())


def sent(browser: Browser, what: str, **typed: object) -> Page:
    """One form of the page, filled and sent; where it leads, or the page again."""
    page, prefix = browser.get(PAGE), f"{what}-"
    carried = {f"{prefix}{name}": page.hidden(f"{prefix}{name}") for name in ("once", "version")}
    answer = browser.post(f"{PAGE}/{what}", **carried, **{f"{prefix}{name}": value for name, value in typed.items()})
    return Page(answer) if answer.status_code != 302 else browser.get(answer.location)


@pytest.fixture
def new(session: Session, gironde: Place) -> Department:
    """Gironde before anybody said that its setting-up is over."""
    gironde.department.set_up_at = None
    audit.write(session, MACHINE, Act.DEPARTMENT_SET, gironde.department)
    session.commit()
    return gironde.department


@pytest.fixture
def lead(new: Department, sign_in: SignIn) -> Browser:
    """The lead of the new département, at their browser."""
    assert new.code == "33"
    return Browser(sign_in("lead"))


def test_home_leads_there_until_it_is_over(lead: Browser, sign_in: SignIn) -> None:
    assert "Mettre en route le département" in lead.get("/").text
    assert "Mettre en route" in Browser(sign_in("admin")).get("/").text
    assert "Mettre en route" not in Browser(sign_in("committee")).get("/").text
    answer = lead.post(f"{PAGE}/fin")
    assert answer.location == "/"
    home = lead.get("/").text
    assert "Mettre en route le département" not in home
    assert PAGE in home, "in the menu"


def test_what_remains_leads_to_its_step_and_goes_once_answered(lead: Browser) -> None:
    page = lead.get(PAGE)
    assert page.link("qui appeler") == f"{PAGE}?etape=papers#papers"
    assert re.findall(r'<details class="fold" id="(\w+)" open', page.text) == ["profile"]
    asked = lead.get(page.link("qui appeler"))
    assert re.findall(r'<details class="fold" id="(\w+)" open', asked.text) == ["papers"]
    after = sent(lead, "contact", contact="Le secrétariat, 05 00 00 00 00")
    assert "qui appeler" not in told(after).partition("De quoi partir")[0]
    wrong = sent(lead, "instance", kind="technical_committee", name="", quorum="0")
    assert wrong.status_code == 422
    assert "Tapez le nom de l’instance." in told(wrong)
    assert not re.search(r"\d+ ?%", told(page).partition("Les personnes")[0]), "no percentage"


def test_what_a_start_changes_is_said_before_and_is_what_changes(lead: Browser, session: Session) -> None:
    page = told(lead.get(PAGE))
    pyrenees = page.partition("Pyrénées-Orientales.")[2]
    said = "Désigne : le groupe des coordinateurs, et non plus un comité technique."
    assert said in pyrenees
    after = told(sent(lead, "profil", start="66"))
    assert "Rien ne change" in after.partition("Pyrénées-Orientales.")[2].partition("Partir de ces réglages")[0]
    session.expire_all()
    department = session.scalars(select(Department).where(Department.code == "33")).one()
    assert (department.profile, department.body_name) == ("66", "Groupe de conférenciers")


def test_once_a_case_was_received_the_start_is_not_swapped(lead: Browser, session: Session, gironde: Place) -> None:
    page = lead.get(PAGE)
    version = page.hidden("profil-version")
    world.received(session, gironde)
    session.commit()
    assert "profil-start" not in lead.get(PAGE).text
    answer = lead.post(f"{PAGE}/profil", **{"profil-start": "66", "profil-version": version})
    assert answer.status_code == 422
    assert "Une situation a déjà été reçue" in answer.text


def test_places_are_typed_as_lists_all_or_none(lead: Browser, session: Session) -> None:
    after = sent(lead, "territoires", lines="Nord 33\n  Médoc\n    Lesparre\nBassin")
    assert "3 territoires ajoutés." in told(after)
    names = {one.name: one.parent.name if one.parent else "" for one in session.scalars(select(Territory))}
    assert names == {"Nord 33": "", "Sud 33": "", "Médoc": "Nord 33", "Lesparre": "Médoc", "Bassin": ""}
    session.commit()
    wrong = sent(lead, "territoires", lines="Arès\nSud 33\n  Lesparre")
    assert wrong.status_code == 422
    assert "Ligne 3 (« Lesparre ») : Ce nom est déjà ailleurs dans la liste" in told(wrong)
    assert "Arès\nSud 33\n  Lesparre</textarea>" in wrong.text
    deep = sent(lead, "institutions", lines="Foyer\n  Accueil\n    Nuit")
    assert "Ligne 3 (« Nuit ») : Un service ne peut pas dépendre d’un autre service." in told(deep)
    assert set(session.scalars(select(Institution.name))) == {"MDS 33", "UDAF 33", "CCAS 33"}
    assert session.scalars(select(Territory).where(Territory.name == "Arès")).all() == []


def test_a_table_is_looked_through_written_once_and_undone(lead: Browser, session: Session) -> None:
    model = lead.client.get(f"{PAGE}/modele.xlsx")
    assert model.data.startswith(b"PK")
    ana = {"Institution": "Foyer", "Prénom et nom": "Ana Test", "Courriel": "ana@test.example", "Rôles": "orienteur"}
    look = sent(lead, "personnes", file=(io.BytesIO(filled([ana])), "personnes.xlsx"))
    said = told(look)
    assert "Ce tableau apporterait : 1 institution ou service, 1 rôle." in said
    assert "nouvelle institution : Foyer ; nouveau rôle : Orienteur·rice" in said
    where = look.answer.request.path
    once = look.hidden("once")
    first, second = (lead.post(where, once=once) for _ in range(2))
    assert first.location == second.location == PAGE
    held = select(Membership).where(Membership.name == "Ana Test")
    assert len(session.scalars(held).all()) == 1
    session.commit()
    page = lead.get(PAGE)
    undo = re.search(rf'action="({PAGE}/tableaux/[^"]+)"', page.text)
    assert undo is not None
    lead.post(undo[1])
    assert session.scalars(held).all() == []
    session.commit()


def test_a_refused_line_stops_all_and_typed_lines_come_back(lead: Browser, session: Session) -> None:
    typed = "Ana Test;ana@test.example;orienteur;Foyer\nBob Test;bob;instance"
    look = sent(lead, "personnes", typed=typed)
    said = told(look)
    assert "Rien n’est écrit Une ligne est refusée" in said
    assert "Courriel : Cette adresse électronique n’en est pas une." in said
    assert "Écrire tout ce tableau" not in said
    assert typed in unescape(look.text).replace("\r", "")
    forced = lead.post(look.answer.request.path, once="k" * 22)
    assert forced.status_code == 409
    assert "Rien n’est écrit\u00a0: des lignes sont refusées." in forced.text
    assert session.scalars(select(Institution).where(Institution.name == "Foyer")).all() == []
    session.commit()
    neither = sent(lead, "personnes", typed=" ")
    assert "Choisissez un tableau, ou tapez des lignes" in told(neither)
    junk = sent(lead, "personnes", file=(io.BytesIO(b"rien"), "personnes.pdf"))
    assert "n’est ni un classeur" in told(junk)


def test_all_who_wait_for_it_are_invited_by_one_button(lead: Browser, session: Session, gironde: Place) -> None:
    page = told(lead.get(PAGE))
    assert "Aucun courriel ne part d’ici pour l’instant" in page
    after = told(sent(lead, "invitations", who=""))
    # The lead is there already.
    assert f"{len(gironde.accounts) - 1} invitations sont prêtes à partir." in after
    mails = session.scalars(select(Mail.account_id).where(Mail.kind == MailKind.ACCOUNT_OPENED)).all()
    assert set(mails) == {one.id for name, one in gironde.accounts.items() if name != "lead"}
    session.commit()
    assert "Inviter toutes ces personnes" not in after
    assert lead.post(f"{PAGE}/invitations", **{"invitations-who": "x", "invitations-once": "k"}).status_code == 404
