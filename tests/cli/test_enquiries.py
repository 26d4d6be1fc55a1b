"""Each morning: how many wait to be called back is told once a day, and what is old enough is forgotten."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.enquiry import EnquiryState
from conference.models.enquiry import Enquiry
from conference.programme import enquiry
from tests import asking, world
from tests.asking import ASKED
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.mailroom import Mailroom
from tests.world import Place


def _morning(run: Run, days: int) -> None:
    with clock.frozen(NOW + timedelta(days=days)):
        for command in ("late", "late", "send"):
            said = run(command)
            assert said.exit_code == 0, said.output


def test_who_calls_back_is_told_how_many_wait_once_a_day_and_nothing_of_them(
    run: Run, room: Mailroom, session: Session, gironde: Place
) -> None:
    first, second = asking.received(session, gironde), asking.taken(session, gironde)
    session.commit()
    _morning(run, 0)
    assert [one.partition("@")[0] for one in room.to] == ["committee"]
    assert "2 personnes ont demandé à être rappelées" in room.text()
    assert not any(word in room.text() for word in (ASKED.first_name, "06 12", "école", str(first.number)))
    who = world.actor(gironde, "committee")
    enquiry.call(session, who, gironde.department, first, world.today(), "", reached=True)
    session.commit()
    _morning(run, 1)
    assert "Une personne a demandé à être rappelée" in room.text()
    enquiry.settle(session, who, gironde.department, second, EnquiryState.UNWANTED)
    session.commit()
    _morning(run, 2)
    assert len(room.arrived) == 2, "nobody waits any more"


def test_a_reminder_of_the_day_before_is_not_sent(run: Run, room: Mailroom, session: Session, gironde: Place) -> None:
    asking.received(session, gironde)
    session.commit()
    run("late")
    with clock.frozen(NOW + timedelta(days=1)):
        assert "abandonné" in run("send").output
    assert room.arrived == []


def test_words_are_forgotten_six_months_after(run: Run, session: Session, gironde: Place) -> None:
    row = asking.received(session, gironde)
    enquiry.settle(session, world.actor(gironde, "committee"), gironde.department, row, EnquiryState.UNWANTED)
    session.commit()
    for days, words in ((184, ASKED.words), (185, "")):
        with clock.frozen(NOW + timedelta(days=days)):
            assert run("late").exit_code == 0
        session.expire_all()
        assert session.get_one(Enquiry, row.id).words == words
        session.commit()
