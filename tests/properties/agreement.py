"""Who agrees to what, and the body's written decision where somebody does not, as the walk tries them."""

from datetime import timedelta

from conference.casework import agreement, disagreement
from conference.domain.agreement import AgreementState, AgreementTo, Details
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.referral import Person
from tests.properties.facts import Facts, Said
from tests.properties.turn import Tried, Turn, Writing

DAY = timedelta(days=1)
TO, STATES = tuple(to for to in AgreementTo if to is not AgreementTo.SHEET), tuple(AgreementState)


def agreement_pick(known: Facts, to: str, person: int = 0, state: int = 0) -> int:
    """Which pick says that somebody, by their rank, answers on something: given where nothing else is said."""
    return person + len(known.speakers) * (TO.index(AgreementTo(to)) + len(TO) * state)


def _agree_to(turn: Turn) -> Tried | None:
    """The child, or its mother once she is invited, answers today at the latest."""
    speakers = turn.facts.speakers
    if not speakers:
        return None
    rest, person = divmod(turn.pick, len(speakers))
    to, state = TO[rest % len(TO)], STATES[rest // len(TO) % len(STATES)]
    on = turn.day if turn.good else turn.day + DAY

    def act(row: Case) -> Agreement:
        spoken = turn.session.get_one(Person, speakers[person])
        return agreement.agree(turn.session, turn.actor, row, spoken, to, state, on, Details("de vive voix"))

    def then(made: Agreement) -> None:
        turn.facts.agreements[speakers[person], to] = Said(made.id, state, on)

    return Tried(turn.good, act, then)


def _one(turn: Turn) -> tuple[tuple[int, str], Said] | None:
    """One of the answers that stand."""
    standing = sorted(turn.facts.agreements.items())
    return standing[turn.pick % len(standing)] if standing else None


def _withdraw_agreement(turn: Turn) -> Tried | None:
    """The last line on something, if it stands, and no earlier than it was given."""
    found = _one(turn)
    if found is None:
        return None
    about, said = found
    on = turn.day if turn.good else said.on - DAY

    def act(row: Case) -> Agreement:
        return agreement.withdraw(turn.session, turn.actor, row, turn.session.get_one(Agreement, said.line), on)

    def then(made: Agreement) -> None:
        turn.facts.agreements[about] = Said(made.id, "withdrawn", on)

    return Tried(turn.good and said.state == "given", act, then)


def _go_on(turn: Turn) -> Tried | None:
    """Without an answer of somebody who does not decide alone; in writing, and once for each answer."""
    found = _one(turn)
    if found is None:
        return None
    about, said = found
    words = "On continue sans." if turn.good else "  "

    def act(row: Case) -> object:
        return disagreement.go_on(turn.session, turn.actor, row, turn.session.get_one(Agreement, said.line), words)

    def then(_: object) -> None:
        turn.facts.agreements[about] = Said(said.line, said.state, said.on, decided=True)

    return Tried(turn.good and about in turn.facts.undecided, act, then)


WRITINGS: dict[str, Writing] = {
    "agree_to": _agree_to,
    "withdraw_agreement": _withdraw_agreement,
    "go_on": _go_on,
}
