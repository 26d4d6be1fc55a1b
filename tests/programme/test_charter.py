"""The charter of three and the letter: drafted, signed by each on a day, and fixed from the first signature."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference.domain.charter import Party
from conference.domain.reasons import Refused
from conference.models.charter import Charter
from conference.programme import charter, missions
from tests import world
from tests.world import Place

TODAY = date(2026, 3, 12)
SAID = {party: f"Ce que fait {party}." for party in Party}
NOBODY: dict[Party, date | None] = dict.fromkeys(Party)
FIFTH, TENTH = Decimal("0.2"), Decimal("0.1")


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(reason.code, reason.place) for reason in refusal.value.reasons]


def test_each_signs_on_a_day_and_the_words_hold(session: Session, gironde: Place) -> None:
    lead, claire = world.actor(gironde, "lead"), gironde.coordinators["Claire"]
    with pytest.raises(Refused) as refusal:
        charter.draft(session, lead, claire, "", "", {**SAID, Party.MANAGER: " "}, TODAY)
    assert codes(refusal) == [("undertakes_nothing", "manager")]
    drafted = charter.draft(session, lead, claire, "Mme D.", "M. R.", SAID, date(2026, 3, 2))
    assert charter.draft(session, lead, claire, "Mme D.", "M. T.", SAID, date(2026, 3, 3)) is drafted
    wrong = {Party.DIRECTION: date(2026, 3, 2), Party.MANAGER: date(2026, 3, 13), Party.COORDINATOR: None}
    with pytest.raises(Refused) as refusal:
        charter.sign(session, lead, claire, wrong, TODAY)
    assert codes(refusal) == [("signed_before_draft", "direction"), ("signed_to_come", "manager")]
    charter.sign(session, lead, claire, {**NOBODY, Party.COORDINATOR: date(2026, 3, 5)}, TODAY)
    assert drafted.signatures == 1
    with pytest.raises(Refused) as refusal:
        charter.sign(session, lead, claire, NOBODY, TODAY)
    assert codes(refusal) == [("signature_taken_back", "coordinator")]
    charter.sign(session, lead, claire, {**NOBODY, Party.COORDINATOR: date(2026, 3, 4)}, TODAY)
    assert drafted.coordinator_signed_on == date(2026, 3, 4)
    again = charter.draft(session, lead, claire, "Mme D.", "M. T.", SAID, TODAY)
    assert (drafted.ended_on, again.signatures) == (TODAY, 0)
    assert len(session.scalars(select(Charter)).all()) == 2


def test_the_base_keeps_what_was_signed(session: Session, gironde: Place) -> None:
    lead, claire = world.actor(gironde, "lead"), gironde.coordinators["Claire"]
    drafted = charter.draft(session, lead, claire, "Mme D.", "M. R.", SAID, TODAY)
    charter.sign(session, lead, claire, {**NOBODY, Party.MANAGER: TODAY}, TODAY)
    session.commit()
    for change in (
        update(Charter).values(manager_undertakes="Rien."),
        update(Charter).values(drafted_on=date(2026, 1, 1)),
        delete(Charter),
    ):
        with pytest.raises(IntegrityError, match="signed never changes"):
            session.execute(change)
        session.rollback()
    session.execute(update(Charter).values(ended_on=TODAY))
    assert drafted.ended_on == TODAY


@pytest.mark.parametrize(
    ("share", "extra", "extra_until", "code"),
    [
        ("0.21", None, None, ("share_above_ceiling", "share")),
        ("0.2", "0.1", None, ("extra_for_ever", "extra_until")),
        ("0.2", None, date(2026, 6, 30), ("extra_unsaid", "extra")),
        ("0.2", "0.81", date(2026, 6, 30), ("extra_out_of_range", "extra")),
        ("0.2", "0.1", date(2027, 1, 1), ("extra_outside_letter", "extra_until")),
    ],
)
def test_a_letter_stays_under_the_ceiling_but_for_who_begins(
    session: Session, gironde: Place, share: str, extra: str | None, extra_until: date | None, code: tuple[str, str]
) -> None:
    gironde.department.letter_ceiling = FIFTH
    lead, claire = world.actor(gironde, "lead"), gironde.coordinators["Claire"]
    more = Decimal(extra) if extra else None
    since, until = date(2026, 1, 1), date(2026, 12, 31)
    with pytest.raises(Refused) as refusal:
        missions.write(session, lead, claire, Decimal(share), since, until, more, extra_until)
    assert codes(refusal) == [code]
    assert missions.write(session, lead, claire, FIFTH, since, until, TENTH, date(2026, 6, 30)).extra == TENTH


def test_a_letter_is_signed_on_a_day_that_has_come(session: Session, gironde: Place) -> None:
    lead, claire = world.actor(gironde, "lead"), gironde.coordinators["Claire"]
    letter = missions.write(session, lead, claire, FIFTH, date(2026, 4, 1))
    with pytest.raises(Refused) as refusal:
        missions.sign(session, lead, letter, date(2026, 3, 13), "", TODAY)
    assert codes(refusal) == [("signed_to_come", "signed_on")]
    missions.sign(session, lead, letter, TODAY, " Mme D., directrice ", TODAY)
    assert (letter.signed_on, letter.signed_by) == (TODAY, "Mme D., directrice")
