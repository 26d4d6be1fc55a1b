"""What is counted of a year before it is published: the same things crossed with what they are, read in few queries.

Populations that share no more than a total are apart: what is printed of one bounds nothing of another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.disclosure import Tables, always, cross
from conference.domain.outcomes import EndReason, State
from conference.domain.stages import Outcome
from conference.evaluation.cells import Row as Told
from conference.evaluation.cells import rows
from conference.evaluation.crossings import UNKNOWN, Codes, Crossings, Found
from conference.evaluation.edition import thaw
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.note import Edition, YearlyNote
from conference.words import case as words
from conference.words.follow_up import HOME
from conference.words.publication import NOT_SAID, OWN_SOLUTION, STATE, TOTALS

REFERRALS, STATES, FIELDS = "activity.referrals", "activity.states", "activity.fields"
ENDINGS = ("activity.stopped", "activity.not_admitted")
MEANS = {"families": "voice.families", "professionals": "voice.professionals"}
CODES = (*TOTALS, STATES, FIELDS, *ENDINGS, "voice.overall", *MEANS.values())
ALWAYS = (), ("state",)
CROSSED = (("field",), ("territory",), ("field", "territory"), ("state", "territory"), ("state", "field"))
FIELD = {**{one.value: title for one, title in words.FIELD.items()}, UNKNOWN: NOT_SAID}
ORIGIN = {**{one.value: title[0].upper() + title[1:] for one, title in words.ORIGIN.items()}, UNKNOWN: NOT_SAID}
REASON = {Outcome.OWN_SOLUTION.value: OWN_SOLUTION} | {
    one.value: title for one, title in words.END_REASON.items() if one is not EndReason.FAMILY_ORGANISED
}
REASON[UNKNOWN] = NOT_SAID
LIVES = {**{one.value: title for one, title in HOME.items()}, "": NOT_SAID}
Number = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a year by code, with the n of each; ``edition`` is the one that they come from, if any."""

    told: Mapping[str, tuple[Number, int]]
    edition: Edition | None

    def count(self, code: str) -> int:
        """A number that is there."""
        return int(self.told.get(code, (0, 0))[0] or 0)

    def n(self, code: str) -> int:
        """How many records a mean rests on."""
        return self.told.get(code, (None, 0))[1]


def figures_of(session: Session, period: Period) -> Figures:
    """The last edition of the note of this year, or what is recorded now."""
    query = select(Edition).join(YearlyNote, YearlyNote.id == Edition.note_id)
    query = query.where(YearlyNote.first == period.first, YearlyNote.last == period.last)
    edition = session.scalars(query.order_by(Edition.number.desc()).limit(1)).one_or_none()
    found = thaw(edition.content).figures if edition else compute(session, Scope(period), CODES)
    return Figures(_told(row for figure in found for row in rows(figure)), edition)


def _told(found: Iterable[Told]) -> dict[str, tuple[Number, int]]:
    return {str(code): (_number(value), int(str(n or 0))) for code, _, value, n, *_ in found}


def _number(value: object) -> Number:
    return value if isinstance(value, int | Decimal) else None


def populations(crossed: Crossings | None, figures: Figures, *, by_territory: bool = True) -> dict[str, Tables]:
    """Everything that is counted, each with what it is crossed with; the cases with nothing, if they have moved."""
    found = of_answers(figures)
    if crossed is None or _moved(crossed.cases, figures):
        return found | _apart(figures)
    places = crossed.territories if by_territory else None
    return found | _living(crossed) | of_cases(places, crossed.cases, crossed.origins)


def of_cases(territories: Iterable[str] | None, cases: Found, origins: Found) -> dict[str, Tables]:
    """The cases of a year: how many of each territory, field and state; how many of each origin.

    ``territories`` are their codes; None leaves them out of every table.
    """
    axes: dict[str, list[str]] = {"field": [*FIELD], "state": [one.value for one in STATE]}
    if territories is None:
        apart: Counter[Codes] = Counter()
        for (_, field, state), many in cases.items():
            apart[field, state] += many
        counted = cross(axes, apart, [table for table in CROSSED if "territory" not in table], ALWAYS)
    else:
        counted = cross({"territory": [*territories, UNKNOWN], **axes}, cases, CROSSED, ALWAYS)
    return {"cases": counted, "origins": _along("origin", [*ORIGIN], origins)}


def of_answers(figures: Figures) -> dict[str, Tables]:
    """What figures alone tell: why cases ended, how many marks were given."""
    return {"reasons": _reasons(figures), "marks": _marks(figures)}


def _moved(cases: Found, figures: Figures) -> bool:
    """Whether the cases no longer are those of an edition, by state or by field."""
    states, fields = Counter[str](), Counter[str]()
    for (_, field, state), many in cases.items():
        states[state] += many
        fields[field] += many
    by_state = all(figures.count(f"{STATES}.{one}") == states[one] for one in STATE)
    return not by_state or any(figures.count(f"{FIELDS}.{one}") != fields[one] for one in FIELD)


def _along(axis: str, codes: list[str], found: Mapping[Codes, int]) -> Tables:
    """Counts of one characteristic, of which the sum is a total of the département's own."""
    return cross({axis: codes}, found, [(axis,)], [()])


def _apart(figures: Figures) -> dict[str, Tables]:
    """States and fields of an edition, which nothing crosses any more."""
    states: Found = {(one.value,): figures.count(f"{STATES}.{one}") for one in State}
    fields: Found = {(one,): figures.count(f"{FIELDS}.{one}") for one in FIELD}
    by_state = cross({"state": [one.value for one in STATE]}, states, [], [(), ("state",)])
    return {"states": by_state, "fields": _along("field", [*FIELD], fields)}


def _reasons(figures: Figures) -> Tables:
    """Why cases were not completed: together they are the state that is always printed, as own solutions are."""
    found: dict[Codes, int] = {(one,): sum(figures.count(f"{code}.{one}") for code in ENDINGS) for one in REASON}
    found[(Outcome.OWN_SOLUTION.value,)] += figures.count(f"{ENDINGS[0]}.{EndReason.FAMILY_ORGANISED}")
    return always(_along("reason", [*REASON], found), (("reason", Outcome.OWN_SOLUTION.value),))


def _living(crossed: Crossings) -> dict[str, Tables]:
    """Where children live, before and at the review: two tables that share no child that a reader knows of."""
    axes = {"home": [*LIVES]}
    return {f"living_{when}": cross(axes, found, [(), ("home",)], []) for when, found in crossed.living.items()}


def _marks(figures: Figures) -> Tables:
    found: Found = {(one,): figures.n(code) for one, code in MEANS.items()}
    return cross({"respondent": [*MEANS]}, found, [(), ("respondent",)], [])
