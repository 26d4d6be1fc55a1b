"""The directory of local resources: written, found by words, territory and field, checked, closed; its printed page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from conference.documents.papers.directory import Resource, sheet
from conference.documents.papers.fitting import tightness
from conference.domain.directory import chosen, is_stale
from conference.domain.paper import Service
from conference.domain.reasons import Refused
from conference.domain.referral import Field
from conference.models.directory import DirectoryEntry
from conference.programme import directory as acts
from conference.programme.directory import Offered
from conference.programme.places import write_territory
from conference.queries.directory import Sought, closed, resources, ticked
from tests import world
from tests.world import Place

TODAY = date(2026, 3, 12)
RESPITE = Offered("Halte-répit", "On garde vos enfants deux heures.", "05 00 00 00 02", fields=[Field.CHILDHOOD])


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def written(session: Session, place: Place, offered: Offered, row: DirectoryEntry | None = None) -> DirectoryEntry:
    return acts.write(session, world.actor(place, "coordinator"), offered, row, TODAY)


def found(session: Session, **sought: object) -> list[str]:
    return [one.name for one in resources(session, Sought(**sought), TODAY)]  # type: ignore[arg-type]


def test_a_resource_is_found_by_its_words_where_it_serves_and_for_whom(
    session: Session, gironde: Place, nord: Place
) -> None:
    north, south = gironde.territories["Nord"], gironde.territories["Sud"]
    inside = write_territory(session, world.actor(gironde, "admin"), "Nord, plage", north)
    written(session, gironde, RESPITE)
    written(session, gironde, Offered("Mission locale", "Un métier, un logement.", "Place du Marché", north.id))
    written(session, gironde, Offered("Épicerie", "À petits prix.", "Rue Haute", inside.id, [Field.INCLUSION]))
    written(session, gironde, Offered("Phare", "Un café.", "Au port", south.id, [Field.OTHER, Field.INCLUSION]))
    assert found(session) == ["Épicerie", "Halte-répit", "Mission locale", "Phare"]
    assert found(session, words="répit ENFANT") == ["Halte-répit"]
    assert found(session, words="100%") == []
    assert found(session, territory_id=inside.id) == ["Épicerie", "Halte-répit", "Mission locale"]
    assert found(session, territory_id=north.id) == ["Épicerie", "Halte-répit", "Mission locale"]
    assert found(session, territory_id=south.id) == ["Halte-répit", "Phare"]
    assert found(session, field=Field.INCLUSION) == ["Épicerie", "Mission locale", "Phare"]
    assert found(session, territory_id=nord.territories["Nord"].id) == ["Halte-répit"], "no place of another's"


def test_it_is_checked_corrected_and_closed_and_nothing_of_it_is_lost(session: Session, gironde: Place) -> None:
    row = written(session, gironde, RESPITE)
    later = replace(RESPITE, fields=[Field.AUTONOMY, Field.CHILDHOOD], cost="Gratuit")
    acts.write(session, world.actor(gironde, "lead"), later, row)
    assert (row.fields, [check.on for check in row.checks]) == ([Field.AUTONOMY, Field.CHILDHOOD], [TODAY])
    version = row.version
    acts.write(session, world.actor(gironde, "lead"), RESPITE, row, date(2026, 3, 13))
    assert (row.fields, [check.on for check in row.checks]) == ([Field.CHILDHOOD], [TODAY, date(2026, 3, 13)])
    assert row.version > version
    assert row.last_check is not None
    assert row.last_check.recorded_by == gironde.accounts["lead"].id
    assert refused(lambda: written(session, gironde, replace(RESPITE, name="HALTE répit"))) == {"resource_already"}
    written(session, gironde, replace(RESPITE, territory_id=gironde.territories["Sud"].id))
    written(session, gironde, replace(RESPITE, closed_on=TODAY), row)
    assert len(found(session)) == 1
    assert closed(session, TODAY) == [row]
    assert ticked(session, [row.key], TODAY) == []
    written(session, gironde, RESPITE)


def test_a_check_holds_for_twelve_months() -> None:
    assert [is_stale(on, TODAY) for on in (date(2025, 3, 12), date(2025, 3, 11), None)] == [False, True, True]
    assert not is_stale(date(2023, 2, 28), date(2024, 2, 28))
    assert is_stale(date(2023, 2, 28), date(2024, 3, 1))


def test_a_sheet_is_one_page_of_a_few_resources_in_the_order_they_were_ticked(
    session: Session, gironde: Place, nord: Place
) -> None:
    rows = [written(session, gironde, replace(RESPITE, name=name)) for name in ("A", "B", "C")]
    keys = [rows[2].key, rows[0].key, rows[2].key, nord.institutions["MDS"].key]
    assert [one.name for one in ticked(session, keys, TODAY)] == ["C", "A"]
    assert [[reason.code for reason in chosen(many)] for many in (0, 1, 4, 5)] == [
        ["nothing_ticked"],
        [],
        [],
        ["too_many_ticked"],
    ]
    usual = Resource("Halte", "On garde vos enfants. " * 6, "Sud", "05 00 00 00 02", "Gratuit", "arabe", TODAY)
    page, long = sheet([usual] * 4, Service("Service")), sheet([replace(usual, offers="Ligne. " * 57)] * 4, Service())
    assert (tightness(page), tightness(long)) == ("tight", "tighter")
    said = [pair[0].words for block in page.blocks if hasattr(block, "pairs") for pair in block.pairs]
    assert said[:4] == ["Où", "Pour joindre", "Combien cela coûte", "Langues"]
    assert page.blocks[-1].said.words == "Renseignements vérifiés depuis le 12\u00a0mars 2026."  # type: ignore[union-attr]
