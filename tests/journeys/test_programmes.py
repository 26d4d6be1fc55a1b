"""Each of the five programmes typed by its lead, page by page: its page, sheet and notes say what was published."""

from html import unescape
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.data.programmes import Programme, programmes
from conference.domain.actors import MACHINE
from conference.domain.memory import LessonKind
from conference.domain.note import Part
from conference.domain.partial_days import of_iso
from conference.evaluation.period import year
from conference.evaluation.practice_sheet import assemble
from conference.evaluation.told import told
from conference.models import Base
from conference.models.tenancy import work_for
from conference.programme import departments, published_programme
from conference.programme.published_texts import texts_of
from conference.words.dates import partial
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser

FIGURES = "/evaluation/chiffres-anterieurs"
Content = dict[str, Any]


def published(code: str) -> Content:
    """The sheet of a programme that the machine has loaded, in a base of its own."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        department = departments.create(session, MACHINE, code)
        work_for(session, department)
        published_programme.load(session, MACHINE, department)
        made = assemble(session, department, programmes()[code].year, {}).plain
    engine.dispose()
    return made


def plain(sheet: Content) -> Content:
    """A sheet whatever the order of figures of which nobody told the days; its territories are the département's."""
    for table in (table for piece in sheet["sections"] for part in piece["parts"] for table in part["counts"]):
        table["lines"].sort(key=lambda line: (line["title"], line["period"], line["said"]))
    return {name: value for name, value in sheet.items() if name != "territory"}


def lines_of(programme: Programme) -> list[tuple[str, dict[str, str]]]:
    """Every form that its lead fills in, with the page where it stands."""
    learnt = {
        LessonKind.BRAKE: programme.brakes,
        LessonKind.PERSPECTIVE: programme.perspectives,
        LessonKind.INSPIRED: programme.inspired,
    }
    told_of = {"measure", "value", "title", "period", "detail"}
    return [
        ("/programme/phases", {"phase": programme.phase}),
        *(("/programme/dates", {"when": partial(of_iso(one.date)), "what": one.event}) for one in programme.timeline),
        *(("/programme/financements", {"what": one.what, "payer": one.payer}) for one in programme.funding),
        *(
            ("/programme/enseignements", {"kind": kind.value, "words": words})
            for kind, said in learnt.items()
            for words in said
        ),
        *(
            (FIGURES, {"source": programme.source, **{name: getattr(one, name) for name in told_of}})
            for one in programme.figures
        ),
    ]


def enter(lead: Browser, programme: Programme) -> None:
    """Type it all: what it says of itself, then line by line."""
    texts = {heading.value: words for heading, words in texts_of(programme).items()}
    about: Content = {"begun_in": str(programme.year), "source": programme.source, "silent": list(programme.silent)}
    if programme.territories:
        about |= {"territory_kind": programme.territories.kind, "territory_count": programme.territories.count or ""}
    assert lead.send("/programme/presentation", **about, **texts).status_code == 302
    for address, typed in lines_of(programme):
        assert lead.send(address, **typed).status_code == 302, (address, typed)


@pytest.mark.long
@pytest.mark.parametrize("code", ["07", "59", "33", "93", "66"])
def test_a_programme_that_is_typed_says_what_was_published(session: Session, sign_in: SignIn, code: str) -> None:
    programme = programmes()[code]
    if departments.by_code(session, code) is None:
        work_for(session, None)
        world.settle(session, code)
    session.commit()
    lead = Browser(sign_in("lead", code))
    enter(lead, programme)
    page = unescape(lead.get("/programme").text)

    department = departments.by_code(session, code)
    assert department is not None
    work_for(session, department)
    assert plain(assemble(session, department, programme.year, {}).plain) == plain(published(code))

    shown = [*programme.brakes, *programme.perspectives, *programme.inspired, *(one.payer for one in programme.funding)]
    assert [words for words in [*shown, programme.objective] if words not in page] == []
    assert [one.event for one in programme.timeline[-6:] if one.event not in page] == []
    for one in programme.timeline:
        when = year(of_iso(one.date).first.year, department.zone)
        (scope,) = told(session, department, when.first, when.last, Part.SCOPE)
        assert any(one.event in line for line in scope.lines)
        beside = [line for said in told(session, department, when.first, when.last) for line in said.lines]
        for words in [*programme.brakes, *programme.perspectives]:
            assert any(words in line for line in beside), words
