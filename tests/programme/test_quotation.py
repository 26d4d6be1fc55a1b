"""Words coded by theme: cut from answers and reviews, decided on, quoted, taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import quotation as proposing
from conference.domain.quotation import QuotationState
from conference.domain.reasons import Refused
from conference.models.quotation import Theme
from conference.programme import quotation
from conference.programme.quotation import Verdict
from conference.queries.quotation import hidden, quotable, source_of, themes, unread
from tests import path, world
from tests.quoting import LIKED, QUOTED, answered, cut, proposed
from tests.world import Place

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def test_an_answer_is_read_cut_and_coded(session: Session, gironde: Place) -> None:
    world.assigned(session, gironde)
    found = answered(session)
    assert unread(session) == ([found], 1)
    assert hidden(session, LIKED) == "On nous a écoutés, même •••.", "a child of the département"
    row = cut(session, gironde, found)
    assert (row.case_id, row.review_id, row.answer_id) == (None, None, found.id)
    assert unread(session) == ([], 0)
    assert refused(lambda: cut(session, gironde, found)) == {"passage_decided"}, "by another lead, meanwhile"
    assert [(one.passage, [theme.name for theme in one.themes]) for one in quotable(session, *YEAR)] == [
        (QUOTED.passage, ["Être écouté·e"])
    ]
    assert quotable(session, date(2025, 1, 1), date(2025, 12, 31)) == []
    again = Verdict(QuotationState.QUOTABLE, "Un autre jour.", ("ÊTRE ÉCOUTÉ·E", "Le jour"))
    cut(session, gironde, found, again)
    assert [theme.name for theme in themes(session)] == ["Être écouté·e", "Le jour"]
    other = session.scalars(select(Theme).where(Theme.name == "Le jour")).one()
    assert [one.passage for one in quotable(session, *YEAR, other.key)] == ["Un autre jour."]


def test_nothing_is_quoted_without_agreement_nor_with_a_name(session: Session, gironde: Place) -> None:
    world.assigned(session, gironde)
    silent, found = answered(session, quotable=False), answered(session)
    assert refused(lambda: cut(session, gironde, silent)) == {"quotation_not_agreed"}
    named = Verdict(QuotationState.QUOTABLE, "même Lou.", ("Les proches",))
    assert refused(lambda: cut(session, gironde, found, named)) == {"passage_names"}
    confirmed = Verdict(QuotationState.QUOTABLE, "même Lou.", ("Les proches",), confirmed=True)
    assert cut(session, gironde, found, confirmed).state is QuotationState.QUOTABLE
    back = Verdict(QuotationState.KEPT_BACK, "", ("Les proches",))
    assert cut(session, gironde, silent, back).agreed is False
    assert [one.passage for one in quotable(session)] == ["même Lou."]


def test_what_is_taken_back_is_out_for_good(session: Session, gironde: Place) -> None:
    row = cut(session, gironde, answered(session))
    lead = world.actor(gironde, "lead")
    quotation.decide(session, lead, row, Verdict(QuotationState.WITHDRAWN, row.passage))
    assert (row.agreed, list(quotable(session))) == (False, [])
    assert refused(lambda: quotation.decide(session, lead, row, QUOTED)) == {"quotation_withdrawn"}


def test_a_review_is_proposed_masked_by_who_reads_it_and_decided_by_the_lead(session: Session, gironde: Place) -> None:
    case = path.closed(session, gironde)
    assert refused(lambda: proposed(session, gironde, case, "On respire mieux.")) == {"passage_changed"}
    row = proposed(session, gironde, case)
    assert (row.state, row.on, row.case_id) == (QuotationState.PROPOSED, date(2026, 1, 1), case.id)
    assert list(quotable(session)) == []
    assert source_of(session, row) == row.passage, "the lead reads the passage, never the review"
    decided = Verdict(QuotationState.QUOTABLE, row.passage, ("Ce qui a changé",))
    quotation.decide(session, world.actor(gironde, "lead"), row, decided)
    assert list(quotable(session)) == [row]
    proposing.take_back(session, world.actor(gironde, "coordinator"), case, row)
    assert list(quotable(session)) == []
