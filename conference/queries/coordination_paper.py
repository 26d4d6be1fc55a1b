"""What the papers of coordination are written from, as plain values."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.charter import Party
from conference.domain.coordination_paper import CharterFacts, ExitFacts, LeftCase, LetterFacts, Whose
from conference.models.case import Case
from conference.models.charter import Charter
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.mentoring import Mentoring
from conference.queries import supervision
from conference.queries.accounts import called
from conference.queries.coordinators import current_mission, missions


def letter(
    session: Session, department: Department, person: Coordinator, today: date, since: str = ""
) -> LetterFacts | None:
    """The letter that began on a day in ISO form, or the one to sign, or the last one; None where there is none."""
    letters = missions(session, person)
    asked = next((one for one in letters if one.since.isoformat() == since), None)
    found = asked or (None if since else current_mission(session, person, today) or next(iter(letters), None))
    if found is None:
        return None
    ceiling = department.letter_ceiling
    return LetterFacts(_whose(department, person, today), found.letter, ceiling, found.signed_on, found.signed_by)


def charter(session: Session, department: Department, person: Coordinator, today: date) -> CharterFacts | None:
    """The charter that runs."""
    query = select(Charter).where(Charter.coordinator_id == person.id, Charter.ended_on.is_(None))
    found = session.scalars(query).one_or_none()
    if found is None:
        return None
    undertakings = {party: getattr(found, f"{party.value}_undertakes").splitlines() for party in Party}
    return CharterFacts(
        _whose(department, person, today),
        found.drafted_on,
        {party: [line.strip() for line in lines if line.strip()] for party, lines in undertakings.items()},
        {
            Party.DIRECTION: found.direction_name,
            Party.MANAGER: found.manager_name,
            Party.COORDINATOR: person.name,
        },
        {party: found.signed(party) for party in Party},
    )


def leaving(
    session: Session, department: Department, person: Coordinator, today: date, cases: Sequence[Case]
) -> ExitFacts:
    """What somebody leaves, among the ``cases`` that its reader may see."""
    accompanied = select(Mentoring).where(Mentoring.mentor_id == person.id, Mentoring.until.is_(None))
    accompanied = accompanied.options(joinedload(Mentoring.coordinator))
    supervised = supervision.running(session, person)
    letters = [one.letter for one in missions(session, person)]
    return ExitFacts(
        whose=_whose(department, person, today),
        history=[line.stood for line in person.standings if line.since <= today],
        leaves_on=person.leaves_on,
        cases=[LeftCase(case.reference or "", case.stage, case.pair_id == person.id) for case in cases],
        letters=[one for one in letters if one.until is None or one.until >= today],
        charter=charter(session, department, person, today),
        accompanies=[one.coordinator.name for one in session.scalars(accompanied)],
        supervised_by=called(session, supervised.account) if supervised else "",
        account=person.account_id is not None,
    )


def _whose(department: Department, person: Coordinator, today: date) -> Whose:
    home = [person.territory] if person.territory else []
    return Whose(
        placed=department.name,
        service=department.service_name,
        name=person.name,
        institution=person.institution.name if person.institution else "",
        territories=[one.name for one in (*home, *person.elsewhere)],
        today=today,
    )
