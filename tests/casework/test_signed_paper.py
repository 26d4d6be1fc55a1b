"""A paper that was signed: a picture made anew, or a PDF as it is; of an agreed plan, and never required."""

from unittest.mock import patch

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import plan, signed_paper
from conference.domain import signed_paper as rule
from conference.domain.reasons import Refused
from conference.domain.signed_paper import PaperMedia
from conference.models.signed_paper import SignedPaper
from tests import caring, path, planning, ticking, world
from tests.world import Place


def test_a_picture_is_made_anew_and_a_pdf_is_kept_as_it_is(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    version = plan.latest(session, case)
    assert version is not None
    photo = caring.picture("JPEG", comment=b"chez Rose, 3 rue des Lilas")
    kept = [signed_paper.attach(session, who, case, version, content) for content in (planning.PDF, photo)]
    assert [paper.media for paper in kept] == [PaperMedia.PDF, PaperMedia.JPEG]
    assert kept[0].content == planning.PDF
    assert b"Lilas" not in kept[1].content
    assert [paper.size for paper in kept] == [len(paper.content) for paper in kept]
    signed_paper.remove(session, who, case, kept[0])
    assert session.scalars(select(SignedPaper.media)).all() == [PaperMedia.JPEG]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture_missing"),
        (b"<html><script>alert(1)</script>", "picture_not_read"),
        (b" " + planning.PDF, "picture_not_read"),
        (planning.PDF[:-20], "paper_not_read"),
        (planning.PDF + b" " * 2000, "paper_not_read"),
        (planning.PDF.replace(b"endobj", b"endobj" + b" " * 3000), "paper_too_heavy"),
    ],
)
def test_what_is_neither_is_refused(session: Session, gironde: Place, content: bytes, code: str) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    version = plan.latest(session, case)
    assert version is not None
    with patch.object(rule, "LARGEST", 3000), pytest.raises(Refused) as refusal:
        signed_paper.attach(session, who, case, version, content)
    assert refusal.value.reasons[0].code == code


def test_nothing_is_signed_before_it_is_agreed_nor_kept_in_a_minimal_record(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    begun = plan.begin(session, who, case)
    with pytest.raises(Refused) as refusal:
        signed_paper.attach(session, who, case, begun, planning.PDF)
    assert refusal.value.reasons[0].code == "plan_not_agreed"
    bare = ticking.followed(session, gironde)
    version = plan.latest(session, bare)
    assert version is not None
    with pytest.raises(Refused) as refusal:
        signed_paper.attach(session, who, bare, version, planning.PDF)
    assert refusal.value.reasons[0].code == "minimal_record"
