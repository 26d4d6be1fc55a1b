"""What surrounds conferences: partners bound by a convention, local resources that were checked. Part of programme."""

from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select

from conference.domain.directory import stale_before
from conference.domain.partner import Renewal
from conference.evaluation.indicators.counting import NO_CASE, Counted, lines, one_of, rows_of
from conference.evaluation.indicators.declaration import NOTHING, Audience, Definition, Indicator, Scope
from conference.models.directory import DirectoryCheck, DirectoryEntry
from conference.models.partner import Convention
from conference.models.place import Institution
from conference.words.partner import INSTITUTION_KIND

ON_LAST_DAY = "Dernier jour de la période."
FRESH, STALE = "fresh", "stale"


def _bound(scope: Scope) -> Select[Any]:
    """The institutions that a signed convention binds on the last day, one row each, with what they are."""
    last = scope.period.last
    runs_on = Convention.ended_on.is_(None) & ((Convention.renewal == Renewal.TACIT) | Convention.until.is_(None))
    ends = func.coalesce(Convention.ended_on, Convention.until)
    holds = exists().where(
        Convention.institution_id == Institution.id,
        Convention.withdrawn_at.is_(None),
        and_(Convention.signed_on <= last, Convention.since <= last, or_(runs_on, ends >= last)),
    )
    return select(*rows_of(NO_CASE, Institution.kind)).where(Institution.parent_id.is_(None), holds)


def _resources(scope: Scope) -> Select[Any]:
    """The resources that are there on the last day, one row each, and whether they were checked in the year before."""
    last = scope.period.last
    checked = exists().where(
        DirectoryCheck.directory_entry_id == DirectoryEntry.id,
        DirectoryCheck.on <= last,
        DirectoryCheck.on >= stale_before(last),
    )
    there = or_(DirectoryEntry.closed_on.is_(None), DirectoryEntry.closed_on > last)
    query = select(*rows_of(NO_CASE, case((checked, FRESH), else_=STALE)))
    return query.where(DirectoryEntry.recorded_at < scope.period.ends, there)


INDICATORS = (
    Indicator(
        "programme.partners",
        "Partenaires liés par une convention",
        "partenaires",
        Definition(
            "Institutions du département\u00a0; un service compte avec la sienne.",
            "Celles qu’au moins une convention ou un contrat signé lie ce jour-là, selon leur sorte.",
            "Sans objet\u00a0: c’est un nombre.",
            ON_LAST_DAY,
        ),
        Audience.PUBLIC,
        Counted(_bound, lines({kind.value: words for kind, words in INSTITUTION_KIND.items()})),
        "partenaire",
        "partenaires",
        "Sorte",
        "Partenaires liés",
        NOTHING,
    ),
    Indicator(
        "programme.directory",
        "Ressources locales à jour",
        "ressources",
        Definition(
            "Ressources locales qui existent ce jour-là.",
            "Celles qui ont été vérifiées dans les douze mois d’avant.",
            "Ressources locales.",
            ON_LAST_DAY,
        ),
        Audience.DIRECTION,
        Counted(_resources, one_of(FRESH), {"": (FRESH,)}),
        "ressource",
        "ressources",
        narrows=NOTHING,
    ),
)
