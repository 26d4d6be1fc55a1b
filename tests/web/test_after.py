"""The pages beside a review: a call where the département makes one, where children live, thanks, and their papers."""

import io

import docx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.follow_up import Call, Home, ThanksWay, When
from conference.models.case import Case
from conference.models.follow_up import Living, Thanks
from conference.programme import departments
from conference.queries.follow_up import after, children
from tests import path
from tests.browse import fill, lands, token, words
from tests.conftest import SignIn
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case whose plan is ratified, in a département that calls after five weeks."""
    departments.set_follow_up(session, MACHINE, session.merge(gironde.department), 7, 5, 3)
    found = path.followed(session, gironde)
    session.commit()
    return found


def test_a_call_is_noted_beside_the_wish_and_both_may_change(session: Session, case: Case, sign_in: SignIn) -> None:
    client, page = sign_in("coordinator"), f"/situations/{case.key}/suivi"
    assert "proposé vers le 16 avril 2026" in words(client.get(page).text)
    refused = fill(client, page, wish="wanted", call="reached", called_on="2026-03-13", call_words="On respire.")
    assert refused.status_code == 422
    assert "On respire." in refused.text
    assert "dans l’avenir" in refused.text
    assert fill(client, page, call="reached").status_code == 422
    lands(fill(client, page, wish="wanted", call="reached", called_on="2026-03-12", call_words="On respire."))
    session.expire_all()
    row = after(session, case).follow_up
    assert row is not None
    assert (row.wish, row.call, row.call_words) == ("wanted", Call.REACHED, "On respire.")
    session.commit()
    assert "Quelqu’un a répondu, le 12 mars 2026" in words(client.get(page).text)


def test_where_a_child_lives_is_said_of_two_moments_and_of_two_writers_the_second_sees_both(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client, page = sign_in("coordinator"), f"/situations/{case.key}/suivi/enfants"
    (lou,) = children(session, case)
    session.commit()
    before, then = f"home_before_{lou.key}", f"home_review_{lou.key}"
    stale = {"version": "", before: "own"} | token(client)
    lands(fill(client, page, **{before: "institution", then: "relative", f"measure_review_{lou.key}": "none"}))
    overtaken = client.post(page, data=stale)
    assert overtaken.status_code == 409
    assert "En établissement" in overtaken.text
    said = session.execute(select(Living.when, Living.home).order_by(Living.id)).all()
    session.commit()
    assert [tuple(row) for row in said] == [(When.BEFORE, Home.INSTITUTION), (When.REVIEW, Home.RELATIVE)]
    assert "Au bilan, les enfants Chez un·e proche, mesure : aucune" in words(
        client.get(f"/situations/{case.key}/synthese").text
    )


def test_thanks_are_noted_and_the_letter_says_nothing_of_the_case(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client, base = sign_in("coordinator"), f"/situations/{case.key}"
    lands(fill(client, f"{base}/remerciements", way="by_hand"))
    assert session.scalars(select(Thanks.way)).all() == [ThanksWay.BY_HAND]
    session.commit()
    letter = _text(client.get(f"{base}/suivi/papiers/thanks.docx").data)
    assert "Votre plan reste le vôtre" in letter
    assert not [name for name in ("Lou", "Rose", "Durand", str(case.reference)) if name in letter]
    sheet = _text(client.get(f"{base}/suivi/papiers/review.docx").data)
    assert "Rose vient le mercredi\nRose, dès la semaine prochaine" in sheet


def _text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])
