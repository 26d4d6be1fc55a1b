"""The evaluation record of a year, by hand: its frame and when it was fixed, effects, meeting, decisions, words."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.quotation import QuotationState
from conference.domain.reasons import Refused
from conference.domain.record import Attendee, EffectLevel, Expected, Fate, Frame, Occasion, SaidBy
from conference.evaluation.record import Record, record
from conference.models.follow_up import Review
from conference.models.record import Effect
from conference.programme import quotation
from conference.programme import record as acts
from conference.programme.quotation import Verdict
from conference.programme.record import Decided, Met, Noted
from conference.queries.record import decisions, effects, effects_of, meeting_of, names_known_in, years
from tests import path, world
from tests.conftest import NOW
from tests.quoting import answered, cut, proposed
from tests.world import Place

FRAME = Frame("Le pouvoir d’agir", "Les familles", "Décider soi-même", "Le groupe des familles", with_families=True)
TOLD = Noted("On s’écoute.", "L’équipe", date(2026, 3, 2), EffectLevel.TEAMS)


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def told(session: Session, place: Place, year: int = 2026) -> Record:
    return record(session, place.department, year)


def noted(session: Session, place: Place, one: Noted, effect: Effect | None = None, by: str = "coordinator") -> Effect:
    return acts.note_effect(session, world.actor(place, by), place.department, one, effect)


def met(session: Session, place: Place, year: int, one: Met) -> None:
    acts.keep_meeting(session, MACHINE, place.department, year, one)


def test_a_frame_fixed_before_the_first_case_stays_beside_what_changes_after(session: Session, gironde: Place) -> None:
    """Drafts before it are not told; each change after is, at its date."""
    assert refused(lambda: acts.set_frame(session, MACHINE, 2026, Frame(" ", "", "", "", with_families=False))) == {
        "frame_missing",
        "criteria_missing",
    }
    for day, criteria in ((2, "Un essai"), (5, "Décider soi-même")):
        with clock.frozen(datetime(2026, 1, day, 12, tzinfo=UTC)):
            acts.set_frame(session, MACHINE, 2026, Frame("Tout", "", criteria, "", with_families=False))
    assert [one.criteria for one in told(session, gironde).frames] == ["Décider soi-même"], "the last one, so far"
    world.received(session, gironde)
    assert told(session, gironde).first_case_on == date(2026, 3, 12)
    for month, criteria in ((4, "Encore autre chose"), (6, "Autre chose")):
        with clock.frozen(datetime(2026, month, 1, 12, tzinfo=UTC)):
            acts.set_frame(session, MACHINE, 2026, Frame("Tout", "", criteria, "", with_families=False))
    now = told(session, gironde)
    assert [(one.criteria, one.late, one.written_on) for one in now.frames] == [
        ("Décider soi-même", False, date(2026, 1, 5)),
        ("Encore autre chose", True, date(2026, 4, 1)),
        ("Autre chose", True, date(2026, 6, 1)),
    ]
    assert now.frame is not None
    assert now.frame.criteria == "Autre chose"
    assert told(session, gironde, 2025).frames == ()


def test_a_frame_written_once_the_year_has_begun_says_so(session: Session, gironde: Place) -> None:
    world.received(session, gironde)
    with clock.frozen(datetime(2026, 6, 1, 12, tzinfo=UTC)):
        acts.set_frame(session, MACHINE, 2026, FRAME)
        assert [one.late for one in told(session, gironde).frames] == [True]


def test_an_effect_is_two_fields_and_belongs_to_the_year_when_it_was_seen(session: Session, gironde: Place) -> None:
    row = noted(session, gironde, Noted("On s’écoute.", "L’équipe"))
    assert (row.on, row.level) == (clock.civil(NOW, "Europe/Paris"), None)
    assert refused(lambda: noted(session, gironde, Noted(" ", "", date(2026, 3, 13)))) == {
        "effect_missing",
        "effect_whom_missing",
        "in_the_future",
    }
    noted(session, gironde, Noted("Avant.", "Tous", date(2025, 12, 31), EffectLevel.PEOPLE))
    assert [one.changed for one in told(session, gironde).effects] == ["On s’écoute."]
    assert [one.changed for one in told(session, gironde, 2025).effects] == ["Avant."]
    assert years(session) == [2026, 2025]


def test_effects_stand_by_level_each_told_even_where_empty(session: Session, gironde: Place) -> None:
    full = Noted(
        "La PMI nous appelle avant.",
        "Les services",
        date(2026, 2, 3),
        EffectLevel.PARTNERSHIP,
        Expected.UNEXPECTED,
        SaidBy.PARTNER,
        Occasion.MEETING,
    )
    for one in (full, TOLD, Noted("À ranger.", "Quelqu’un", date(2026, 1, 1))):
        noted(session, gironde, one)
    assert {level: len(some) for level, some in told(session, gironde).levels} == {
        "Personnes concernées": 0,
        "Professionnel·le·s": 0,
        "Équipes": 1,
        "Partenariat": 1,
        "À ranger": 1,
    }
    last = told(session, gironde).effects[1]
    assert (last.expected, last.said_by, last.occasion) == (Expected.UNEXPECTED, SaidBy.PARTNER, Occasion.MEETING)


def test_each_corrects_and_erases_their_own(session: Session, gironde: Place) -> None:
    row = noted(session, gironde, TOLD)
    noted(session, gironde, TOLD, by="lead")
    mine = effects_of(session, gironde.accounts["coordinator"].id)
    assert list(mine) == [row]
    noted(session, gironde, Noted("On s’écoute mieux.", "L’équipe"), row)
    assert (row.on, row.level) == (TOLD.on, None), "the day stays, what is unsaid is unsaid"
    acts.take_back(session, MACHINE, row)
    assert len(effects(session, 2026)) == 1


def test_a_participant_is_named_nowhere_in_a_record(session: Session, gironde: Place) -> None:
    """The case of the world is about Lou; a coordinator who knows no case learns no name by writing it."""
    case = world.received(session, gironde)
    noted(session, gironde, Noted("Lou décide.", "La mère de Lou", date(2026, 3, 2), EffectLevel.PEOPLE))
    met(session, gironde, 2026, Met(date(2026, 3, 11), "Lou est venue.", {}, (Decided("Revoir Lou", "L’équipe"),)))
    now = told(session, gironde)
    assert (now.effects[0].changed, now.effects[0].whom, now.effects[0].named) == (
        "••• décide.",
        "La mère de •••",
        True,
    )
    assert now.meeting is not None
    assert (now.meeting.findings, now.meeting.decisions[0].what) == ("••• est venue.", "Revoir •••")
    assert "Lou" not in repr(now)
    mine = type(case).id == case.id
    assert names_known_in(session, "Lou décide.", mine) == ["lou"]
    assert names_known_in(session, "Lou décide.", ~mine) == []


def test_a_meeting_counts_people_by_kind_and_next_year_says_what_came_of_it(session: Session, gironde: Place) -> None:
    there = {Attendee.CONCERNED: 3, Attendee.WORKERS: 5, Attendee.MANAGERS: 0}
    decided = (Decided("Écrire une page claire", "La mission", date(2026, 6, 30)), Decided("Former une équipe"))
    met(session, gironde, 2025, Met(date(2025, 12, 10), "On se parle plus tôt.", there, (*decided, Decided(""))))
    last = told(session, gironde, 2025)
    assert last.meeting is not None
    assert (last.meeting.people, last.meeting.crossed) == (8, True)
    assert last.meeting.present == ((Attendee.CONCERNED, 3), (Attendee.WORKERS, 5)), "nobody is not a kind"
    first, second = decisions(session, meeting_of(session, 2025))
    assert refused(lambda: acts.settle(session, MACHINE, first, None, "")) == {"fate_missing"}
    assert refused(lambda: acts.settle(session, MACHINE, first, Fate.PARTLY, " ")) == {"fate_unexplained"}
    acts.settle(session, MACHINE, first, Fate.DONE, "")
    assert [(one.what, one.fate) for one in told(session, gironde).followed] == [
        ("Écrire une page claire", Fate.DONE),
        ("Former une équipe", None),
    ]
    emptied = (Decided("", key=first.key), Decided("", key=second.key), Decided("Une de plus", key="elsewhere"))
    met(session, gironde, 2025, Met(date(2026, 1, 10), "", {}, emptied))
    after = told(session, gironde, 2025).meeting
    assert after is not None
    assert [one.what for one in after.decisions] == ["Écrire une page claire", "Une de plus"], "what was told stays"
    assert (after.people, after.crossed, after.on) == (0, False, date(2026, 1, 10))


def test_a_meeting_is_of_its_year_or_the_one_after(session: Session, gironde: Place) -> None:
    for on, codes in (
        (date(2024, 12, 31), {"meeting_another_year"}),
        (date(2026, 3, 13), {"in_the_future"}),
        (date(2027, 1, 1), {"meeting_another_year", "in_the_future"}),
    ):
        one = Met(on, "", {}, ())
        assert refused(lambda one=one: met(session, gironde, 2025, one)) == codes  # type: ignore[misc]
    one = Met(date(2025, 3, 3), "", {}, (Decided("", "La mission"),))
    assert refused(lambda: met(session, gironde, 2025, one)) == {"decision_missing"}


def test_a_year_of_which_nothing_is_written_is_empty(session: Session, gironde: Place) -> None:
    assert told(session, gironde).empty
    noted(session, gironde, TOLD)
    assert not told(session, gironde).empty


def test_what_counts_for_families_is_told_apart_once_they_agree(session: Session, gironde: Place) -> None:
    case = path.closed(session, gironde)
    review = session.scalars(select(Review).where(Review.case_id == case.id).limit(1)).one()
    review.criterion = "Que Lou soit écoutée."
    session.flush()
    assert proposed(session, gironde, case, "On respire.").criterion is False
    row = proposed(session, gironde, case, review.criterion)
    assert (row.criterion, row.passage) == (True, "Que ••• soit écoutée.")
    assert told(session, gironde).criteria == ()
    decided = Verdict(QuotationState.QUOTABLE, row.passage, ("Ce qui a changé",))
    quotation.decide(session, world.actor(gironde, "lead"), row, decided)
    other = cut(session, gironde, answered(session))
    now = told(session, gironde)
    assert [one.passage for one in now.criteria] == ["Que ••• soit écoutée."]
    assert [(theme, [one.passage for one in some]) for theme, some in now.words] == [("Être écouté·e", [other.passage])]
