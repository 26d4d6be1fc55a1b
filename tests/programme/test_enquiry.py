"""Enquiries through their acts: folded, called, settled, reopened, made a draft, forgotten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import minimal, referral
from conference.domain.enquiry import MOST_A_DAY, Asked, EnquiryState, ForWhom
from conference.domain.mail import MailKind
from conference.domain.reasons import Refused
from conference.domain.referral import Origin, PersonKind
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.enquiry import Enquiry
from conference.models.outbox import Mail
from conference.programme import enquiry
from conference.queries.enquiry import book, of_the_same, referrer, waiting
from conference.queries.referral import dossier
from tests import asking, world
from tests.asking import ASKED, NEAR
from tests.conftest import NOW
from tests.world import Place


def _referrer(session: Session, place: Place) -> Membership:
    found = referrer(session, place.accounts["referrer"].key, world.today())
    assert found is not None
    return found


def _draft(session: Session, place: Place, row: Enquiry) -> Case:
    lead = world.actor(place, "lead")
    return enquiry.refer(session, lead, place.department, row, _referrer(session, place), place.territories["Nord"])


def _refused(session: Session, place: Place, row: Enquiry) -> list[str]:
    with pytest.raises(Refused) as refusal:
        _draft(session, place, row)
    return [reason.code for reason in refusal.value.reasons]


def test_the_same_words_are_folded_while_they_wait(session: Session, gironde: Place) -> None:
    first = asking.received(session, gironde)
    assert asking.received(session, gironde, ASKED, "another page") is first
    other = asking.received(session, gironde, Asked("Nadia", ASKED.reach, ForWhom.OWN, "Rappelez-moi."), "third")
    assert of_the_same(session, first) == [other]
    enquiry.settle(session, world.actor(gironde, "lead"), gironde.department, first, EnquiryState.UNWANTED)
    assert asking.received(session, gironde, ASKED, "fourth") is not first
    assert waiting(session) == 2


def test_so_many_a_day_and_those_of_the_phone_are_not_counted(session: Session, gironde: Place) -> None:
    for n in range(MOST_A_DAY):
        asking.received(session, gironde, Asked("N", "0612345678", ForWhom.OWN, f"{n}"), f"page {n}")
    with pytest.raises(Refused) as refusal:
        asking.received(session, gironde)
    assert [reason.code for reason in refusal.value.reasons] == ["enquiry_later"]
    assert asking.taken(session, gironde).state is EnquiryState.NEW
    with clock.frozen(NOW + timedelta(days=1, minutes=1)):
        assert asking.received(session, gironde).state is EnquiryState.NEW


def test_calls_are_counted_and_the_first_conversation_stays(session: Session, gironde: Place) -> None:
    row, who = asking.taken(session, gironde, days_ago=5), world.actor(gironde, "committee")
    today = world.today()
    for back, reached, note in ((4, False, ""), (2, True, "Elle préfère le soir."), (0, True, "Elle réfléchit.")):
        on = today - timedelta(days=back)
        enquiry.call(session, who, gironde.department, row, on, note, reached=reached)
    assert (row.tries, row.called_on, row.tried_on) == (3, today - timedelta(days=2), today)
    # From Saturday 7 March to Tuesday 10 March 2026.
    assert row.waited == 2
    assert row.note == "10\u00a0mars 2026\u00a0: Elle préfère le soir.\n12\u00a0mars 2026\u00a0: Elle réfléchit."
    assert row.state is EnquiryState.CALLED
    enquiry.settle(session, who, gironde.department, row, EnquiryState.ANSWERED)
    assert (row.settled_on, row.settled_by) == (today, who.account_id)
    assert book(session).settled == [row]
    enquiry.reopen(session, who, row)
    assert (row.state, row.settled_on) == (EnquiryState.CALLED, None)


def test_a_draft_carries_the_words_over_and_is_made_once(session: Session, gironde: Place) -> None:
    row = asking.received(session, gironde)
    case = _draft(session, gironde, row)
    said = dossier(session, case)
    assert said.referral.family_situation == ASKED.words
    assert said.referral.professional_situation == ""
    assert (said.referral.language, case.origin) == ("arabe", Origin.FAMILY)
    assert case.territory_id == gironde.territories["Nord"].id
    assert [(person.first_name, person.kind) for person in said.people] == [("Nadia", PersonKind.RELATIVE)]
    assert case.referrer_id == gironde.accounts["referrer"].id == row.referrer_id
    assert (row.state, row.case_id, row.received_on) == (EnquiryState.REFERRAL, case.id, world.today())
    assert _refused(session, gironde, row) == ["enquiry_settled"]
    mails = session.execute(select(Mail.kind, Mail.account_id)).all()
    assert mails == [(MailKind.DRAFT_ENTRUSTED, gironde.accounts["referrer"].id)]


@pytest.mark.parametrize(
    ("for_whom", "origin", "said"),
    [
        (ForWhom.NEAR, Origin.NETWORK, "family_situation"),
        (ForWhom.PROFESSIONAL, Origin.PROFESSIONAL, "professional_situation"),
    ],
)
def test_whose_words_they_are_is_kept(
    session: Session, gironde: Place, for_whom: ForWhom, origin: Origin, said: str
) -> None:
    case = _draft(session, gironde, asking.received(session, gironde, Asked("P", "0612345678", for_whom, "Ces mots.")))
    found = dossier(session, case)
    assert getattr(found.referral, said) == "Ces mots."
    assert (case.origin, len(found.people)) == (origin, int(for_whom is ForWhom.NEAR))


def test_nobody_who_does_not_refer_is_named(session: Session, gironde: Place) -> None:
    assert referrer(session, gironde.accounts["committee"].key, world.today()) is None
    with pytest.raises(Refused):
        enquiry.refer(
            session, world.actor(gironde, "lead"), gironde.department, asking.received(session, gironde), None
        )


def test_a_draft_that_is_thrown_away_gives_the_enquiry_back(session: Session, gironde: Place) -> None:
    row = asking.received(session, gironde)
    case = _draft(session, gironde, row)
    referral.withdraw(session, world.actor(gironde, "referrer"), case)
    assert (row.state, row.case_id, row.settled_on, row.referrer_id) == (EnquiryState.NEW, None, None, None)
    assert row.words == ASKED.words


def test_a_minimal_record_leaves_no_words_of_the_enquiry(session: Session, gironde: Place) -> None:
    row = asking.received(session, gironde)
    minimal.ask(session, world.actor(gironde, "referrer"), _draft(session, gironde, row))
    assert (row.words, row.reach, row.first_name, row.state) == ("", "", "", EnquiryState.REFERRAL)


def test_words_are_forgotten_once_settled_long_enough_and_never_before(session: Session, gironde: Place) -> None:
    who = world.actor(gironde, "committee")
    settled, drafted, waits = (
        asking.received(session, gironde),
        asking.taken(session, gironde),
        asking.received(session, gironde, replace(NEAR, first_name="Ana"), "waits"),
    )
    enquiry.settle(session, who, gironde.department, settled, EnquiryState.ELSEWHERE, "Le CCAS")
    case = _draft(session, gironde, drafted)
    today = world.today()
    assert enquiry.forget(session, today.replace(month=9)) == 0
    after = today.replace(month=9, day=13)
    assert enquiry.forget(session, after) == 2
    assert enquiry.forget(session, after) == 0
    for row in (settled, drafted):
        assert (row.first_name, row.reach, row.words, row.town, row.language) == ("",) * 5
        assert row.emptied_on == after
    assert (settled.state, settled.sent_to) == (EnquiryState.ELSEWHERE, "")
    assert waits.words == NEAR.words
    with pytest.raises(Refused) as refusal:
        enquiry.reopen(session, who, settled)
    assert [reason.code for reason in refusal.value.reasons] == ["enquiry_emptied"]
    referral.withdraw(session, world.actor(gironde, "referrer"), case)
    assert (drafted.state, drafted.case_id) == (EnquiryState.REFERRAL, None)


def test_what_nobody_settles_is_forgotten_a_year_after_the_last_try(session: Session, gironde: Place) -> None:
    who, today = world.actor(gironde, "committee"), world.today()
    untried = asking.taken(session, gironde, days_ago=31)
    tried, again = asking.taken(session, gironde, ASKED, 31), asking.taken(session, gironde, ASKED, 31)
    enquiry.call(session, who, gironde.department, tried, today, "Le soir.", reached=True)
    enquiry.settle(session, who, gironde.department, again, EnquiryState.UNWANTED)
    enquiry.reopen(session, who, again)
    for day, gone in (
        (date(2027, 2, 9), []),
        (date(2027, 2, 10), [untried]),
        (date(2027, 3, 12), []),
        (date(2027, 3, 13), [tried, again]),
    ):
        assert enquiry.forget(session, day) == len(gone), day
        for row in gone:
            assert (row.first_name, row.reach, row.words, row.note) == ("",) * 4
            assert (row.state, row.settled_on, row.settled_by) == (EnquiryState.LAPSED, day, None)
            assert row.emptied_on == day
    assert (tried.called_on, tried.tries, waiting(session)) == (today, 1, 0)
