"""A family's own page: its link and code, what it shows to whom, what is said and written there."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import agreement, family_page, follow_up, hand_out, network, step
from conference.domain.acts import Act
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.preparation import Part, Safety
from conference.domain.steps import StepCode
from conference.models.audit import AuditRow
from conference.models.complaint import Complaint
from conference.models.coordinator import Coordinator
from conference.models.family_page import DoneMark
from conference.models.guest import Guest
from conference.models.personal_link import PersonalLink
from conference.models.sign_in import KeptForm, WebSession
from conference.queries.plan import in_force
from tests import world
from tests.browse import fields, press, words
from tests.conftest import NOW, SignIn
from tests.web.holding import DONE, Scene
from tests.world import Place

QUESTION = "Comment Lou peut-elle"


@pytest.fixture
def scene(session: Session, gironde: Place, app: Flask) -> Scene:
    return Scene(session, gironde, app)


def test_the_link_goes_the_code_opens_and_nobody_is_named(scene: Scene) -> None:
    client = scene.app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    swap = client.get(f"/famille/{scene.token}")
    assert (swap.status_code, swap.location) == (303, "/famille")
    assert swap.headers["Referrer-Policy"] == "no-referrer"
    before = client.get("/famille")
    assert DONE not in before.text
    assert "Rose" not in before.text
    assert scene.types(client).status_code == 303
    page = client.get("/famille")
    assert DONE in page.text
    assert QUESTION in page.text
    assert scene.token not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    title = re.findall(r"<title>(.*?)</title>", page.text, re.DOTALL)[0]
    assert not re.search("Rose|Lou|Ferrand|33-", title + page.request.path)
    assert scene.session.scalar(select(func.count()).select_from(WebSession)) == 0
    kept = scene.session.scalars(select(PersonalLink)).one()
    assert "123456" not in repr(vars(kept)) + scene.token
    put_away = client.post("/famille/quitter", data=fields(page.text, "/famille/quitter"))
    assert put_away.headers["Clear-Site-Data"] == '"cache"'
    assert client.get("/famille").status_code == 404


def test_put_down_a_while_it_asks_its_code_again(scene: Scene) -> None:
    client = scene.inside()
    with clock.frozen(NOW + timedelta(minutes=29)):
        assert DONE in client.get("/famille").text
    with clock.frozen(NOW + timedelta(minutes=60)):
        assert DONE not in client.get("/famille").text
        for address in ("/famille/fait/abc", "/famille/ecrire"):
            sent = client.post(address, data=fields(client.get("/famille").text, "/famille"))
            assert (sent.status_code, sent.location) == (303, "/famille")


Change = Callable[[Scene], object]
TODAY = world.today
ENDINGS: dict[str, Change] = {
    "closed": lambda s: family_page.close(s.session, s.who, s.case, s.holder),
    "all closed": lambda s: family_page.close_all(s.session, s.who, s.case),
    "renewed": lambda s: s.draw(),
    "not to be contacted": lambda s: agreement.agree(
        s.session, s.who, s.case, s.holder.person, AgreementTo.CONTACT, AgreementState.REFUSED, TODAY()
    ),
    "no more of the family": lambda s: _write(s, part=Part.EXPERT),
    "safety unanswered": lambda s: _write(s, safety=None),
}


def _write(scene: Scene, **values: object) -> None:
    scene.session.execute(update(Guest).where(Guest.id == scene.holder.id).values(**values))
    audit.write(scene.session, scene.who, Act.PREPARATION_WRITTEN, scene.case)


def test_whatever_ended_it_a_link_looks_like_one_that_never_was(scene: Scene) -> None:
    """Byte for byte, and at once, the code being typed already."""
    unknown = scene.visitor("A" * 43).get("/famille")
    assert unknown.status_code == 404
    for why, change in ENDINGS.items():
        client = scene.inside()
        assert client.get("/famille").status_code == 200, why
        scene.does(lambda change=change: change(scene))  # type: ignore[misc]
        answer = client.get("/famille")
        assert (answer.status_code, answer.data) == (404, unknown.data), why
        posted = client.post("/famille/quitter", data={})
        assert posted.status_code == 400, "no token"
        _put_back(scene)
    with clock.frozen(NOW + timedelta(days=180)):
        assert scene.visitor().get("/famille").data == unknown.data, "expired"


def _put_back(scene: Scene) -> None:
    def undo() -> None:
        said = (AgreementTo.CONTACT, AgreementState.GIVEN, TODAY())
        agreement.agree(scene.session, scene.who, scene.case, scene.holder.person, *said)
        _write(scene, safety=Safety.NOTHING, part=Part.FAMILY)

    scene.does(undo)
    scene.token = scene.draw()


def test_it_outlives_the_case_by_some_weeks(scene: Scene) -> None:
    session, who, case = scene.session, scene.who, scene.case

    def end() -> None:
        follow_up.wish(session, who, case, Wish.DECLINED)
        follow_up.synthesise(session, who, case, {"course": "Un plan."})
        follow_up.close(session, who, case)

    scene.does(end)
    assert DONE in scene.page()
    with clock.frozen(NOW + timedelta(days=90)):
        assert scene.visitor().get("/famille").status_code == 404


def test_five_wrong_codes_close_it_and_the_coordinator_sees_it(scene: Scene, sign_in: SignIn) -> None:
    client = scene.visitor()
    for left in (4, 3):
        wrong = scene.types(client, "000000")
        assert wrong.status_code == 422
        assert f"Il reste {left} essais" in words(wrong.text)
    assert scene.types(client).status_code == 303, "the right one forgives"
    client = scene.visitor()
    codes = [scene.types(client, f"00000{n}").status_code for n in range(5)]
    assert codes == [422, 422, 422, 422, 404]
    assert scene.visitor().get("/famille").status_code == 404
    page = words(sign_in("coordinator").get(f"/situations/{scene.case.key}/pages-famille").text)
    assert "Plusieurs codes inexacts de suite, le 12 mars 2026" in page
    told = select(AuditRow.act).where(AuditRow.subject.like("personallink:%")).order_by(AuditRow.number)
    missed = [act for act in scene.session.scalars(told) if act.startswith("family.")]
    assert missed == [*[Act.FAMILY_MISSED] * 2, Act.FAMILY_ENTERED, *[Act.FAMILY_MISSED] * 4, Act.FAMILY_CLOSED]


def test_who_is_kept_apart_sees_their_extract_and_no_date(scene: Scene) -> None:
    """A plan of two actions, of which one is given; a review that the family wants."""
    session, who, case = scene.session, scene.who, scene.case
    scene.does(lambda: follow_up.wish(session, who, case, Wish.WANTED))
    assert "vers le vendredi 12 juin 2026" in words(scene.page()), "while they are not"
    scene.does(lambda: _write(scene, safety=Safety.APART))
    page = words(scene.page())
    assert "juin" not in page
    assert DONE not in page, "took part, and is kept apart since"
    plan = in_force(session, case)
    assert plan is not None
    scene.does(lambda: hand_out.give(session, who, case, plan, scene.holder, TODAY(), plan.actions))
    page = words(scene.page())
    assert DONE in page
    assert QUESTION not in page


def test_who_did_not_take_part_sees_the_plan_once_it_is_handed_to_them(scene: Scene) -> None:
    session, who, case = scene.session, scene.who, scene.case
    aunt = {"kind": "relative", "first_name": "Ina", "last_name": "", "tie": "tante"}
    step.take(session, who, case, StepCode.CONVENE_AGAIN, Given(words="Ils se revoient."))
    named = network.name(session, case, aunt)
    scene.holder = network.invite(session, who, case, {"part": Part.FAMILY, "safety": Safety.NOTHING}, named)
    scene.token = scene.draw()
    assert DONE not in scene.page()
    plan = in_force(session, case)
    assert plan is not None
    scene.does(lambda: hand_out.give(session, who, case, plan, scene.holder, TODAY()))
    assert DONE in scene.page()


def test_what_is_done_is_said_by_who_does_it_if_the_family_opened_that(scene: Scene, sign_in: SignIn) -> None:
    session, case = scene.session, scene.case
    client = scene.inside()
    assert "C’est fait" not in client.get("/famille").text
    index = f"/situations/{case.key}/pages-famille"
    coordinator = sign_in("coordinator")
    assert press(coordinator, index, "La famille le veut").status_code == 302
    assert press(client, "/famille", "C’est fait").location == "/famille#moi"
    assert "Vous avez dit que c’est fait, le 12 mars 2026" in words(client.get("/famille").text)
    assert f"{DONE} : dit fait par Rose le 12 mars 2026" in words(coordinator.get(index).text)
    assert press(client, "/famille", "Finalement, ce n’est pas fait").status_code == 303
    assert [mark.done for mark in session.scalars(select(DoneMark).order_by(DoneMark.id))] == [True, False]
    session.rollback()
    assert "dit fait par" not in coordinator.get(index).text
    scene.holder = scene.guest("Yann")
    scene.token = scene.draw()
    assert "C’est fait" not in scene.inside().get("/famille").text, "not theirs"


def test_a_complaint_reaches_the_lead_and_never_who_coordinates(scene: Scene, sign_in: SignIn) -> None:
    said = "On ne me rappelle jamais."
    client = scene.inside()
    page = client.get("/famille/ecrire")
    sent = fields(page.text, "/famille/ecrire") | {"words": said, "reached": "06 00 00 00 01"}
    for _ in range(2):
        assert client.post("/famille/ecrire", data=sent).status_code == 303
    assert "Son numéro : 1." in words(client.get("/famille").text)
    kept = scene.session.scalars(select(Complaint)).one()
    assert "Rose" not in repr(vars(kept))
    address, case = f"/reclamations/{kept.key}", f"/situations/{scene.case.key}"
    scene.session.rollback()
    lead = sign_in("lead")
    assert "1 réclamation sans réponse" in words(lead.get("/").text)
    assert said in lead.get(address).text
    coordinator = sign_in("coordinator")
    assert coordinator.get(address).status_code == 403
    for where in ("", "/pages-famille", "/plan"):
        assert said not in coordinator.get(case + where).text
    answered = press(lead, address, "Noter la réponse", answer="Rappelée mardi.")
    assert answered.status_code == 302
    assert "Rappelée mardi." in lead.get(address).text


def test_where_the_lead_coordinates_nobody_would_read_a_complaint_and_it_is_said(scene: Scene) -> None:
    session = scene.session
    lead = scene.place.accounts["lead"].id
    claire = select(Coordinator.id).where(Coordinator.id == scene.case.coordinator_id)
    session.execute(update(Coordinator).where(Coordinator.id.in_(claire)).values(account_id=lead))
    audit.write(session, scene.who, Act.COORDINATOR_WRITTEN, scene.case)
    session.commit()
    page = scene.inside().get("/famille/ecrire").text
    assert "<textarea" not in page
    assert "Défenseur des droits" in page


def test_a_page_loaded_again_draws_no_other_link(scene: Scene, sign_in: SignIn) -> None:
    coordinator = sign_in("coordinator")
    address = f"/situations/{scene.case.key}/pages-famille"
    form = coordinator.get(address).text
    action = f"{address}/{scene.holder.key}"
    sent = fields(form, action)
    first, again = (coordinator.post(action, data=sent) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    links = [re.findall(r'value="(http[^"]+)"', answer.text) for answer in (first, again)]
    codes = [re.findall(r"<strong[^>]*>\s*([\d\s&nbsp;]+?)\s*</strong>", answer.text) for answer in (first, again)]
    assert links[0] == links[1] != []
    assert codes[0] == codes[1] != []
    scene.token = links[0][0].rpartition("/")[2]
    client = scene.visitor()
    assert scene.types(client, words(codes[0][0])).status_code == 303
    assert press(coordinator, address, "Fermer tous ses liens").status_code == 302
    assert coordinator.post(action, data=sent).status_code == 409, "closed since"


def test_a_session_that_has_ended_in_this_browser_takes_nothing_of_what_is_typed(scene: Scene, sign_in: SignIn) -> None:
    """A coordinator's, on the telephone that they lent."""
    client = sign_in("coordinator")
    scene.session.execute(update(WebSession).values(ended_at=clock.now()))
    scene.session.commit()
    client.get(f"/famille/{scene.token}")
    assert scene.types(client).location == "/famille"
    said = {"words": "On ne me rappelle jamais."}
    sent = client.post("/famille/ecrire", data=fields(client.get("/famille/ecrire").text, "/famille/ecrire") | said)
    assert sent.location == "/famille"
    assert scene.session.scalars(select(Complaint.words)).all() == [said["words"]]
    assert scene.session.scalars(select(KeptForm)).all() == []
