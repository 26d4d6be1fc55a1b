"""An invitation by a personal link: what it shows and when, what is answered by it, and that it names nobody."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import agreement, conference, network, sheet, step
from conference.domain.acts import Act
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.private_time import Moment
from conference.domain.referral import Danger, PersonKind
from conference.domain.steps import StepCode
from conference.models.audit import AuditRow
from conference.models.guest import Guest
from conference.models.personal_link import GuestAnswer, PersonalLink
from conference.models.referral import Referral
from conference.models.sign_in import WebSession
from conference.queries.sheet import standing
from tests import path, world
from tests.browse import fields, words
from tests.conftest import NOW, SignIn
from tests.web.inviting import PLACE, QUESTION, SAID, TOLD, Scene, reread_guests
from tests.web.rooms import reread
from tests.world import Place


@pytest.fixture
def scene(session: Session, gironde: Place, app: Flask) -> Scene:
    return Scene(session, gironde, app)


def test_it_swaps_its_token_for_a_cookie_and_names_nobody(scene: Scene) -> None:
    client = scene.app.test_client()
    answer = client.get(f"/invitation/{scene.token}")
    assert (answer.status_code, answer.location) == (303, "/invitation")
    assert scene.token not in str(answer.headers) + answer.text
    page = client.get("/invitation")
    assert page.headers["Cache-Control"] == "no-store"
    assert scene.token not in page.text
    title = re.findall(r"<title>(.*?)</title>", page.text, re.DOTALL)[0]
    assert not re.search("Rose|Lou|Ferrand|33-", title + page.request.path)
    assert "Ferrand" not in page.text
    assert scene.session.scalar(select(func.count()).select_from(WebSession)) == 0
    kept = scene.session.scalars(select(PersonalLink)).one()
    assert scene.token not in repr(vars(kept))
    assert len(scene.token) >= 43, "256 bits"


def test_it_shows_what_the_family_chose_day_and_place(scene: Scene) -> None:
    assert scene.shows() == {TOLD, PLACE, QUESTION}
    said = words(scene.page()[1].decode())
    assert "dimanche 22 mars 2026 à 10:30" in said


def test_the_sheet_is_shown_only_while_everybody_agrees(scene: Scene) -> None:
    """Through the states of a case, one after the other."""
    session, case, who = scene.session, scene.case, scene.who
    lou = next(person for person in reread(session, case).people if person.kind is PersonKind.CHILD)
    given, today = AgreementState.GIVEN, world.today()

    def says(to: AgreementTo, state: AgreementState) -> None:
        scene.does(lambda: agreement.agree(session, who, case, lou, to, state, today))

    assert TOLD in scene.shows()
    scene.does(lambda: sheet.write(session, who, case, SAID))
    assert scene.shows() == {PLACE}, "a new version"
    scene.does(lambda: path.agree_sheet(session, who, case))
    assert TOLD in scene.shows()
    for to in (AgreementTo.SHARING, AgreementTo.PRINCIPLE, AgreementTo.CONTACT):
        says(to, AgreementState.WITHDRAWN)
        assert scene.shows() == {PLACE}, to
        says(to, given)
        assert TOLD in scene.shows(), to
    line = standing(session, case).readers[0].line
    assert line is not None
    scene.does(lambda: agreement.withdraw(session, who, case, line, today))
    assert scene.shows() == {PLACE}, "taken back"
    scene.does(lambda: path.agree_sheet(session, who, case))
    scene.does(lambda: network.write(session, who, case, scene.rose, {"needs": "Un trajet."}))
    scene.does(lambda: _father(scene))
    assert scene.shows() == {PLACE}, "a father was named"
    scene.does(lambda: path.agree_sheet(session, who, case))
    scene.does(lambda: step.take(session, who, case, StepCode.CONVENE))
    assert TOLD in scene.shows(), "once it is convened too"


def _father(scene: Scene) -> None:
    values = {"kind": PersonKind.RELATIVE, "first_name": "Marc", "last_name": "", "tie": "père"}
    father = network.name(scene.session, scene.case, values)
    said = (AgreementTo.PRINCIPLE, AgreementState.GIVEN, world.today())
    agreement.agree(scene.session, scene.who, scene.case, father, *said)


def test_those_who_come_by_their_work_have_the_day_alone(scene: Scene) -> None:
    scene.does(lambda: network.write(scene.session, scene.who, scene.case, scene.rose, {"part": Part.EXPERT}))
    assert scene.shows() == {PLACE}


def test_who_is_kept_apart_sees_neither_place_nor_a_way_to_come(scene: Scene) -> None:
    values = {"safety": Safety.APART, "invitation": Invitation.REMOTE}
    scene.does(lambda: network.write(scene.session, scene.who, scene.case, scene.rose, values))
    page = scene.page()[1].decode()
    assert PLACE not in page
    assert 'value="coming"' not in page
    assert 'value="remote"' in page
    assert scene.answers(answer="coming") == 422
    assert scene.answers(answer="remote") == 303
    scene.does(lambda: _forbid(scene))
    assert scene.page()[0] == 404


def _forbid(scene: Scene) -> None:
    said = scene.session.scalars(select(Referral).where(Referral.case_id == scene.case.id)).one()
    said.danger = Danger.FORBIDDEN_CONTACT
    network.write(scene.session, scene.who, scene.case, scene.rose, {"needs": "Un trajet."})


def test_an_answer_is_theirs_and_may_change(scene: Scene, sign_in: SignIn) -> None:
    address = f"/situations/{scene.case.key}/invitations"
    assert scene.answers(answer="remote", needs="Une garde pour Tim.") == 303
    assert scene.answers(answer="remote", needs="Une garde pour Tim.") == 303
    session, rose = scene.session, scene.rose.id
    assert [(a.answer, a.needs) for a in session.scalars(select(GuestAnswer))] == [
        (Invitation.REMOTE, "Une garde pour Tim.")
    ], "the same answer twice is one"
    row = session.scalars(select(AuditRow).where(AuditRow.act == Act.INVITATION_ANSWERED)).one()
    link = session.scalars(select(PersonalLink)).one()
    assert (row.actor_id, row.subject, row.scope) == (None, f"personallink:{link.key}", "33")
    session.rollback()
    assert scene.answers(answer="declined", needs="") == 303
    assert scene.visitor().get("/invitation").text.count("checked") == 1
    page = words(sign_in("coordinator").get(address).text)
    assert "A répondu par son lien le 12 mars 2026 : ne souhaite pas venir." in page
    assert "ouvert la première fois le jeudi 12 mars 2026 à 10:30" in page
    session.expire_all()
    assert session.scalars(select(Guest).where(Guest.id == rose)).one().invitation is Invitation.DECLINED


@pytest.mark.parametrize(
    ("typed", "said"), [({"answer": ""}, "Choisissez une réponse."), ({"needs": "x" * 501}, "500 caractères au plus")]
)
def test_what_is_refused_is_said_and_nothing_is_lost(scene: Scene, typed: dict[str, str], said: str) -> None:
    client = scene.visitor()
    sent = fields(client.get("/invitation").text, "/invitation") | {"answer": "coming", "needs": "Un trajet"} | typed
    answer = client.post("/invitation", data=sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert ("x" * 501 if "needs" in typed else "Un trajet") in answer.text
    assert scene.session.scalars(select(GuestAnswer)).all() == []


def test_answers_close_on_the_day(scene: Scene) -> None:
    day = NOW + timedelta(days=10)
    for at, code in ((day - timedelta(hours=12), 303), (day - timedelta(hours=2), 409)):
        client = scene.visitor()
        sent = fields(client.get("/invitation").text, "/invitation") | {"answer": "coming"}
        with clock.frozen(at):
            answer = client.post("/invitation", data=sent)
            page = scene.visitor().get("/invitation").text
        assert answer.status_code == code
        assert ("Les réponses sont closes" in page) is (code == 409)


def test_while_the_family_is_alone_nothing_is_written(scene: Scene) -> None:
    session, case, who = scene.session, scene.case, scene.who

    def gather() -> None:
        step.take(session, who, case, StepCode.CONVENE)
        network.write(session, who, case, scene.rose, {"invitation": Invitation.COMING})
        for guest in reread_guests(session, case):
            conference.arrive(session, who, case, guest)
        conference.begin(session, who, case, Moment.SHARING)
        conference.begin(session, who, case, Moment.PRIVATE, frozenset({scene.rose.key}))

    client = scene.visitor()
    sent = fields(client.get("/invitation").text, "/invitation") | {"answer": "declined"}
    scene.does(gather)
    assert client.post("/invitation", data=sent).status_code == 409
    assert "Les réponses sont closes" in client.get("/invitation").text
    assert session.scalars(select(GuestAnswer)).all() == []
