"""Exchanges asked for by who reads a published sheet: kept once, answered by a lead, and not without measure."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.mail import MailKind
from conference.domain.note import NoteState
from conference.domain.practice_exchange import MOST_A_DAY
from conference.domain.reasons import Refused
from conference.models.outbox import Mail
from conference.models.practice_exchange import PracticeExchange
from conference.models.practice_sheet import PracticeSheet
from conference.models.publication import Publication
from conference.programme import practice_exchange as acts
from conference.words.practice_exchange import TOO_MANY
from tests import world
from tests.browse import fields, fill
from tests.browse import words as said
from tests.conftest import NOW, SignIn
from tests.security import practising
from tests.security.practising import ASKED
from tests.world import Place

TYPED = {"service": "Une mairie", "mail": "mairie@exemple.org", "message": "Comment avez-vous commencé ?"}


def test_a_reader_asks_once_and_leads_are_told_without_a_word_of_theirs(
    visitor: FlaskClient, published: Publication, session: Session, sign_in: SignIn
) -> None:
    address = f"/fiches/{published.key}/echange"
    for wrong in ("nulle part", "mairie@exemple.org?bcc=x.fr"):
        assert fill(visitor, address, **TYPED | {"mail": wrong}).status_code == 422
    sent = fields(visitor.get(address).text) | TYPED
    assert [visitor.post(address, data=sent).status_code for _ in range(2)] == [303, 303]
    asked = session.scalars(select(PracticeExchange)).one()
    assert (asked.service, asked.mail, asked.message) == tuple(TYPED.values())
    mail = session.scalars(select(Mail).where(Mail.kind == MailKind.EXCHANGE_ASKED)).one()
    assert mail.mark == f"exchange_asked:exchange:{asked.key}"
    session.commit()
    lead = sign_in("lead")
    assert "1 demande sans réponse" in said(lead.get("/").text)
    kept, day = f"/retours/demandes/{asked.key}", f"{asked.key}."
    book = lead.get("/retours/demandes").text
    assert 'href="mailto:mairie%40exemple.org"' in book
    form = fields(book, kept)
    early = lead.post(kept, data=form | {f"{day}answered_on": "2026-03-11", f"{day}reuse_on": "2026-03-12"})
    assert (early.status_code, "précède la demande" in said(early.text)) == (422, True)
    assert "Dites qui reprend la pratique." in said(early.text)
    answered = {f"{day}answered_on": "2026-03-12", f"{day}reuse_on": "2026-03-12", f"{day}reuse_by": "La mairie"}
    assert lead.post(kept, data=form | answered).status_code == 302
    page = said(lead.get("/retours").text)
    assert "Échanges demandés 1 Demandes sans réponse 0 Reprises engagées 1" in page
    assert lead.post(kept, data=form | answered).status_code == 409


def test_who_writes_too_often_is_asked_to_come_back(visitor: FlaskClient, published: Publication) -> None:
    address = f"/fiches/{published.key}/echange"
    sent = fields(visitor.get(address).text) | TYPED
    codes = [visitor.post(address, data=sent | {"once": f"{n}"}) for n in range(6)]
    assert [answer.status_code for answer in codes] == [303] * 5 + [429]
    assert TOO_MANY.replace("\u00a0", " ") in said(codes[-1].text)


@pytest.mark.usefixtures("published")
def test_a_sheet_takes_in_so_many_requests_a_day_wherever_they_come_from(session: Session) -> None:
    sheet = session.scalars(select(PracticeSheet)).one()
    first, *_ = [acts.ask(session, sheet, ASKED, f"form-{n}") for n in range(MOST_A_DAY)]
    with pytest.raises(Refused) as refusal:
        acts.ask(session, sheet, ASKED, "one-more")
    assert [reason.code for reason in refusal.value.reasons] == ["exchange_later"]
    assert acts.ask(session, sheet, ASKED, "form-0") is first, "sent again, it is the same one"
    assert session.scalar(select(func.count()).select_from(PracticeExchange)) == MOST_A_DAY
    with clock.frozen(NOW + timedelta(days=1)):
        assert acts.ask(session, sheet, ASKED, "one-more") is not first


def test_one_form_sent_to_two_sheets_is_two_requests(
    visitor: FlaskClient, published: Publication, session: Session, gironde: Place
) -> None:
    lead = world.actor(gironde, "lead")
    sheet = practising.written(session, 2024)
    sheet.state = NoteState.VALIDATED
    other = practising.publish(session, gironde, lead, sheet)
    session.commit()
    for key in (published.key, other.key, other.key):
        address = f"/fiches/{key}/echange"
        sent = fields(visitor.get(address).text) | TYPED | {"once": "the same"}
        assert visitor.post(address, data=sent).status_code == 303
    kept = session.scalars(select(PracticeExchange.practice_sheet_id)).all()
    assert len(kept) == len(set(kept)) == 2
