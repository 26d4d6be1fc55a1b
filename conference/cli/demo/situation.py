"""What one invented situation is made of, and the deeds that its course strings together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import assignment, closing, follow_up, referral, step
from conference.cli.demo.people import BODY, HOMES, Cast
from conference.cli.demo.themes import SYNTHESIS
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.neutrality import Rule, TieKind
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.referral import Field, PersonKind
from conference.domain.steps import StepCode
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.coordinator import Coordinator

Deed = Callable[[Session, Cast, Case], None]


@dataclass(frozen=True, slots=True)
class Situation:
    """A family, what is told of it, and its course: each deed with how many days ago it was done."""

    referrer: str
    field: Field
    territory: str
    people: tuple[Mapping[str, Any], ...]
    told: Mapping[str, Any]
    begun: int
    course: tuple[tuple[int, Deed], ...] = ()
    known_by: tuple[tuple[str, str, bool], ...] = ()
    agreed_by: str = ""

    @property
    def home(self) -> str:
        """The institution that refers."""
        return HOMES[self.referrer]


def person(
    kind: PersonKind, first_name: str, last_name: str, birth_year: int | None = None, tie: str = ""
) -> dict[str, Any]:
    """Somebody of a family."""
    return {"kind": kind, "first_name": first_name, "last_name": last_name, "birth_year": birth_year, "tie": tie}


def child(first_name: str, last_name: str, birth_year: int) -> dict[str, Any]:
    """A child for whom the conference is asked."""
    return person(PersonKind.CHILD, first_name, last_name, birth_year)


def adult(first_name: str, last_name: str, birth_year: int) -> dict[str, Any]:
    """An adult for whom it is."""
    return person(PersonKind.ADULT, first_name, last_name, birth_year)


def relative(first_name: str, last_name: str, tie: str) -> dict[str, Any]:
    """Somebody close."""
    return person(PersonKind.RELATIVE, first_name, last_name, tie=tie)


def sent(**told: Any) -> Deed:
    """The referrer sends it, with what was still missing."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        who = referring(cast, case)
        if told:
            referral.write(session, who, case, told)
        referral.submit(session, who, case)

    return deed


def decided(code: StepCode, given: Given) -> Deed:
    """The body takes a step."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        body = _seen_by_the_body(session, cast, case)
        step.take(session, body, case, code, given)

    return deed


def returned(words: str) -> Deed:
    """The body asks for more."""
    return decided(StepCode.RETURN, Given(words=words))


def postponed(words: str, days: int) -> Deed:
    """The body waits for some days."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        until = clock.today(cast.department.zone) + timedelta(days=days)
        decided(StepCode.POSTPONE, Given(words=words, until=until))(session, cast, case)

    return deed


def declined(reason: EndReason, advice: str) -> Deed:
    """The body does not admit it, and says what else may help."""
    return decided(StepCode.DECLINE, Given(reason=reason, advice=advice))


def asked(name: str) -> Deed:
    """The body asks a coordinator whether a tie exists."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        body = _seen_by_the_body(session, cast, case)
        audit.write(session, body, Act.CASE_NAMES_READ, case)
        assignment.ask(session, body, case, cast.coordinators[name])

    return deed


def answered(name: str, *ties: TieKind) -> Deed:
    """The coordinator answers: nothing ties them to this family, or this does."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        coordinator = cast.coordinators[name]
        query = select(Declaration).where(Declaration.case_id == case.id, Declaration.coordinator_id == coordinator.id)
        who = as_coordinator(cast, coordinator)
        assignment.answer(session, who, session.scalars(query).one(), knows=bool(ties), ties=ties)

    return deed


def derogated(name: str, rule: Rule, reason: str) -> Deed:
    """The body sets a rule aside."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        assignment.derogate(session, cast.actor(BODY), case, cast.coordinators[name], rule, reason)

    return deed


def assigned(name: str, pertinence: str) -> Deed:
    """The body gives it its coordinator, who opens it."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        coordinator = cast.coordinators[name]
        assignment.assign(session, cast.actor(BODY), case, coordinator, pertinence)
        if coordinator.account_id is not None:
            audit.write(session, as_coordinator(cast, coordinator), Act.CASE_READ, case)

    return deed


def followed(code: StepCode, given: Given) -> Deed:
    """The coordinator takes a step, or the body when they do not sign in."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        coordinator = session.get_one(Coordinator, case.coordinator_id)
        step.take(session, as_coordinator(cast, coordinator), case, code, given)

    return deed


def suspended(words: str) -> Deed:
    """Work rests for a while."""
    return followed(StepCode.SUSPEND, Given(words=words))


def resumed() -> Deed:
    """Work goes on."""
    return followed(StepCode.RESUME, Given())


def stopped(reason: EndReason, by: EndedBy, words: str = "") -> Deed:
    """It ends, by somebody's decision, its synthesis sheet written."""
    given = Given(reason=reason, ended_by=by, words=words)

    def deed(session: Session, cast: Cast, case: Case) -> None:
        follow_up.synthesise(session, coordinating(session, cast, case), case, SYNTHESIS)
        followed(StepCode.STOP, given)(session, cast, case)

    return deed


def reopened(words: str) -> Deed:
    """The body opens it again."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        closing.reopen(session, _seen_by_the_body(session, cast, case), case, words)

    return deed


def _seen_by_the_body(session: Session, cast: Cast, case: Case) -> Actor:
    """Whoever decides has read the case: the auditor sees it."""
    body = cast.actor(BODY)
    audit.write(session, body, Act.CASE_READ, case)
    return body


def referring(cast: Cast, case: Case) -> Actor:
    """The professional who refers, and holds the case."""
    return next(cast.actor(email) for email in HOMES if cast.accounts[email].id == case.referrer_id)


def as_coordinator(cast: Cast, coordinator: Coordinator) -> Actor:
    """Somebody who coordinates, or the body when they do not sign in."""
    own = [email for email, account in cast.accounts.items() if account.id == coordinator.account_id]
    return cast.actor(own[0] if own else BODY)


def coordinating(session: Session, cast: Cast, case: Case) -> Actor:
    """Who does the coordinator's work of a case."""
    return as_coordinator(cast, session.get_one(Coordinator, case.coordinator_id))
