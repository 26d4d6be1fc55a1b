"""Figures published before or elsewhere: kept, corrected, removed, put back; a programme loaded once."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from conference.data.programmes import programmes
from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.domain.reported import Measure, Way, understood
from conference.evaluation.elsewhere import ABROAD, BESIDE, abroad, earlier, reported_sum
from conference.evaluation.indicators import FAMILIES, REGISTRY, compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import year
from conference.models.tenancy import work_for
from conference.programme import reported as acts
from conference.programme.reported import Told
from conference.queries.reported import by_measure, removed, reported, summed
from conference.words.reported import value_said
from tests import world
from tests.world import Place

HELD = Told(Measure.CONFERENCES, understood("4"), "2017", "Note de 2018")


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def test_a_figure_is_kept_corrected_removed_and_put_back(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    row = acts.keep(session, lead, HELD)
    assert (row.since, row.until, row.way, row.typed_by) == (
        date(2017, 1, 1),
        date(2017, 12, 31),
        Way.TYPED,
        lead.account_id,
    )
    assert refused(lambda: acts.keep(session, lead, HELD)) == {"reported_already"}
    acts.keep(session, lead, Told(Measure.CONFERENCES, understood("?"), "2017", "Note de 2018"), row)
    assert [value_said(one.value) for one in reported(session)] == ["non renseigné"]
    acts.remove(session, lead, row)
    assert (reported(session), removed(session)) == ([], [row])
    assert refused(lambda: acts.keep(session, lead, HELD)) == {"reported_already"}, "it can be put back"
    acts.put_back(session, lead, row)
    assert (list(reported(session)), removed(session)) == ([row], [])


def test_what_a_figure_lacks_is_all_said(session: Session, gironde: Place) -> None:
    del gironde
    bare = Told(Measure.OTHER, understood("4"), "", "")
    assert refused(lambda: acts.keep(session, MACHINE, bare)) == {
        "reported_title_missing",
        "reported_period_missing",
        "reported_source_missing",
    }
    backwards = Told(
        Measure.REFERRALS, understood("4"), "un temps", "Note", since=date(2018, 1, 2), until=date(2018, 1, 1)
    )
    assert refused(lambda: acts.keep(session, MACHINE, backwards)) == {"reported_backwards"}


def _told(session: Session) -> dict[str, list[str]]:
    groups = by_measure(reported(session))
    return {first.measure.value: [f"{one.period} = {value_said(one.value)}" for one in some] for first, some in groups}


def test_the_nord_reported_four_five_nothing_known_and_three(session: Session, nord: Place) -> None:
    """2019 is unknown, never zero; the year of the four own solutions is not said."""
    work_for(session, nord.department)
    assert acts.load(session, MACHINE, programmes()["59"]) == 9
    found = _told(session)
    assert found["conferences"] == ["2017 = 4", "2018 = 5", "2019 = non renseigné", "premier semestre 2020 = 3"]
    assert found["own_solution"] == ["2017-2018 = 4"]
    assert found["managers_target"] == ["à partir de 2019 = de 50 à 100"]
    said = summed(reported(session, [Measure.CONFERENCES]))
    assert said is not None
    assert (int(said.value), said.left_out) == (12, 1)
    assert summed(reported(session, [Measure.COORDINATORS_TRAINED])) is None
    assert reported_sum(session, "Nord") == "", "what is not known is not summed"


def test_the_gironde_reported_eight_five_and_twenty_of_forty_one(session: Session, gironde: Place) -> None:
    del gironde
    acts.load(session, MACHINE, programmes()["33"])
    found = _told(session)
    assert [
        found[code][0].rpartition(" = ")[2] for code in ("referrals", "completed", "under_way", "not_completed")
    ] == [
        "41",
        "8",
        "5",
        "20",
    ]
    assert reported_sum(session, "Gironde") == (
        "Gironde\u00a0: 41\u00a0orientations = 8\u00a0abouties + 5\u00a0en cours + 20\u00a0non abouties"
        " + écart non expliqué\u00a0: 8"
    )
    assert (found["children_share"][0][-3:], found["satisfaction"][0][-4:]) == ("2/3", "8,16")
    assert summed(reported(session, [Measure.COORDINATORS_TRAINED])) is None, "people at two dates"


def test_figures_are_loaded_once_and_what_was_changed_since_stays(session: Session, gironde: Place) -> None:
    del gironde
    assert acts.load(session, MACHINE, programmes()["33"]) == 9
    first, second, *_rest = reported(session)
    acts.remove(session, MACHINE, first)
    acts.keep(session, MACHINE, Told(second.measure, understood("7"), "une autre fois", "Note"), second)
    assert acts.load(session, MACHINE, programmes()["33"]) == 0
    assert len(reported(session)) == 8
    assert value_said(second.value) == "7"


def test_nothing_reported_enters_our_own_figures(session: Session, gironde: Place) -> None:
    del gironde
    scope = Scope(year(2020, "Europe/Paris"))
    codes = sorted(set(BESIDE.values()))
    before = [figure.result for figure in compute(session, scope, codes)]
    acts.load(session, MACHINE, programmes()["33"])
    assert [figure.result for figure in compute(session, scope, codes)] == before
    beside = earlier(session)
    assert [(one.value, one.period) for one in beside["activity.referrals"]] == [
        ("41", "de février 2017 à novembre 2020")
    ]
    assert [one.value for one in beside["programme.trained"]] == ["23", "10"]


def test_each_programme_is_read_whole_and_absent_is_unknown() -> None:
    found = programmes()
    assert set(found) == {"07", "59", "33", "93", "66"}
    assert {code: set(one.silent) for code, one in found.items()} == {
        "07": {"governance", "participation", "deployment"},
        "59": {"participation", "evaluation"},
        "33": set(),
        "93": {"implementation"},
        "66": {"participation"},
    }
    for one in found.values():
        assert {Measure(figure.measure) for figure in one.figures}, "each is a measure"
        assert [understood(figure.value) for figure in one.figures]
        assert ("evaluation" in one.silent) == (one.evaluation is None)
        assert ("participation" in one.silent) == (not one.participation)
        assert ("implementation" in one.silent) == (not one.implementation)


def test_what_other_countries_say_stands_beside_an_indicator_of_ours_or_nowhere() -> None:
    told = {one.beside for one in ABROAD if one.beside.partition(".")[0] in FAMILIES}
    assert told <= set(REGISTRY)
    assert [one.source for one in abroad("effort.by_conference")] == ["Norvège"]
    assert set(BESIDE.values()) <= set(REGISTRY)
    assert all(one.denominator and one.source and one.caution for one in ABROAD)
