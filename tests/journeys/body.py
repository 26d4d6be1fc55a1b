"""How a designating body decides, through the web: its settings, its sitting, who is asked, what is kept of it."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.body import Way
from conference.domain.roles import Role
from conference.models.body import BodySitting
from conference.models.journal import Passage
from tests import seats, world
from tests.browse import fill, lands, press, token, words
from tests.journeys.family import Family

# As somebody in a hurry types it: no family is named in what is kept of a sitting.
PERTINENCE = "Lou Ferrand et les siens veulent décider."
NAMES = ("Lou", "Ferrand")


def waits_for_somebody(family: Family) -> None:
    """A family that was referred, as the tests of cases refer one."""
    case = world.received(family.session, family.place)
    family.session.commit()
    family.page = f"/situations/{case.key}"


def seat(family: Family, *names: str, **institutions: str) -> None:
    """Members of the body: people who are something here already, and heads by the name of their institution."""
    session, place = family.session, family.place
    for name in names:
        if name in place.accounts:
            seats.give(session, place, name)
        else:
            seats.seat(session, place, name)
    for name, institution in institutions.items():
        seats.seat(session, place, name, Role.COMMITTEE, institution=place.institutions[institution])
    session.commit()


def settle(family: Family, **typed: str) -> None:
    """An administrator says how many decide together, and how often they sit; the rest stays as it began."""
    place = family.place.department
    said = {"instance-kind": place.body.value, "instance-name": place.body_name, "instance-quorum": str(place.quorum)}
    typed = {f"instance-{name}": value for name, value in typed.items()}
    lands(press(family.by("admin"), "/reglages", "Enregistrer l’instance", **{**said, **typed}))


def proposed(family: Family, name: str) -> str:
    """The day that the cadence proposes for the next sitting; empty where nothing is proposed."""
    page = family.by(name).get("/seances/nouvelle").text
    return "".join(re.findall(r'name="day"[^>]*?value="([^"]*)"', page))


def opens(family: Family, name: str, *there: str) -> str:
    """A sitting planned for today and opened by a member, with others around the table; its page."""
    day, client = clock.today("Europe/Paris").isoformat(), family.by(name)
    room = lands(fill(client, "/seances/nouvelle", day=day, hour="14:00", place="Salle B"))
    lands(press(client, room, "Ouvrir la séance"))
    for one in there:
        arrives(family, name, room, one)
    return room


def arrives(family: Family, name: str, room: str, who: str) -> None:
    """Somebody is noted as there, by a tap."""
    lands(press(family.by(name), room, f"Présent·e : {family.place.accounts[who].name}"))


def choice(family: Family, coordinator: str) -> str:
    """The page of one coordinator before the case, after the address of the case."""
    return f"/designation/{family.place.coordinators[coordinator].key}"


def asks(family: Family, name: str, coordinator: str, account: str = "") -> None:
    """One coordinator is asked, and declares no tie: from their home, or by telephone who has no account."""
    family.presses(name, "/designation", f"Solliciter {family.place.coordinators[coordinator].name}")
    if account:
        assert "Dire si un lien existe" in family.home(account)
        family.writes(account, "/declaration", knows="no")
    else:
        family.writes(name, f"{choice(family, coordinator)}/reponse", knows="no")


def designates(family: Family, name: str, coordinator: str) -> str:
    """The decision, with its line of pertinence; where it leads."""
    return family.writes(name, choice(family, coordinator), pertinence=PERTINENCE)


def tries(family: Family, name: str, coordinator: str, status: int) -> str:
    """What is answered to somebody who sends the decision that their page does not offer."""
    typed = {"pertinence": PERTINENCE, "version": str(family.case.version)}
    client = family.by(name)
    answer = client.post(family.page + choice(family, coordinator), data=token(client) | typed)
    assert answer.status_code == status, (name, answer.status_code)
    return words(answer.text)


def decided(family: Family) -> tuple[Way | None, int | None, BodySitting | None]:
    """How the last step of the case was decided, as it is written: the way, by how many, in which sitting."""
    session: Session = family.session
    last = world.last(session, family.case)
    sitting = session.get(BodySitting, last.body_sitting_id) if last.body_sitting_id else None
    session.commit()
    return last.way, last.deciders, sitting


def why(family: Family) -> str:
    """The line of pertinence as the journal keeps it, word for word."""
    query = select(Passage.pertinence).where(Passage.case_id == family.case.id).order_by(Passage.number.desc())
    said = family.session.scalars(query.limit(1)).one()
    family.session.commit()
    return said or ""


def closes(family: Family, name: str, room: str) -> str:
    """The sitting is closed; the text of its minutes, as it went to press, without any name of the family."""
    lands(press(family.by(name), f"{room}/clore", "Clore la séance"))
    answer = family.by(name).get(f"{room}/proces-verbal.pdf")
    assert answer.status_code == 200
    minutes = words(answer.text.partition("<body>")[2])
    assert not [one for one in NAMES if one in minutes]
    assert not [one for one in NAMES if one in family.reads(name, room)]
    return minutes
