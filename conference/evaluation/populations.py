"""What is counted of a year before it is published: the same things crossed with what they are, read in few queries.

Populations that share no more than a total are apart: what is printed of one bounds nothing of another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.disclosure import Tables, cross
from conference.domain.follow_up import Home, When
from conference.domain.outcomes import EndReason, State
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome
from conference.evaluation.cells import Row as Told
from conference.evaluation.cells import rows
from conference.evaluation.edition import thaw
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.cohort import cohort, state_at_end
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.models.follow_up import Living
from conference.models.note import Edition, YearlyNote
from conference.models.place import Territory
from conference.queries.places import Branch, tree
from conference.words import case as words
from conference.words.follow_up import HOME
from conference.words.publication import NOT_SAID, OWN_SOLUTION, STATE, TOTALS

UNKNOWN = "unknown"
REFERRALS, STATES, FIELDS = "activity.referrals", "activity.states", "activity.fields"
ENDINGS = ("activity.stopped", "activity.not_admitted")
MEANS = {"families": "voice.families", "professionals": "voice.professionals"}
CODES = (*TOTALS, STATES, FIELDS, *ENDINGS, "voice.overall", *MEANS.values())
CROSSED = (("field",), ("territory",), ("field", "territory"), ("state", "territory"), ("state", "field"))
FIELD = {**{one.value: title for one, title in words.FIELD.items()}, UNKNOWN: NOT_SAID}
ORIGIN = {**{one.value: title[0].upper() + title[1:] for one, title in words.ORIGIN.items()}, UNKNOWN: NOT_SAID}
REASON = {Outcome.OWN_SOLUTION.value: OWN_SOLUTION} | {
    one.value: title for one, title in words.END_REASON.items() if one is not EndReason.FAMILY_ORGANISED
}
REASON[UNKNOWN] = NOT_SAID
LIVES = {**{one.value: title for one, title in HOME.items()}, "": NOT_SAID}
Number = int | Decimal | None
Codes = tuple[str, ...]
Found = dict[Codes, int]


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


def populations(session: Session, period: Period, figures: Figures) -> dict[str, Tables]:
    """Everything that is counted, each with what it is crossed with; the cases with nothing, if they have moved."""
    names = _territories(session)
    columns = Case.territory_id, Case.field, state_at_end(), Case.origin
    query = cohort(Scope(period), *columns, func.count()).group_by(*columns)
    cases: Counter[Codes] = Counter()
    origins: Counter[Codes] = Counter()
    for territory, field, state, origin, many in session.execute(query):
        cases[names.get(territory, UNKNOWN), _code(field), str(state)] += many
        origins[(_code(origin),)] += many
    found = {**_living(session, period), **of_answers(figures)}
    return found | (_apart(figures) if _moved(cases, figures) else of_cases(names.values(), cases, origins))


def of_cases(territories: Iterable[str], cases: Mapping[Codes, int], origins: Mapping[Codes, int]) -> dict[str, Tables]:
    """The cases of a year: how many of each territory, field and state; how many of each origin."""
    axes = {
        "territory": [*sorted({*territories}), UNKNOWN],
        "field": [*FIELD],
        "state": [one.value for one in STATE],
    }
    return {
        "cases": cross(axes, cases, CROSSED, [(), ("state",)]),
        "origins": _along("origin", [*ORIGIN], origins),
    }


def of_answers(figures: Figures) -> dict[str, Tables]:
    """What figures alone tell: why cases ended, how many marks were given."""
    return {"reasons": _reasons(figures), "marks": _marks(figures)}


def _code(value: Field | Origin | None) -> str:
    return UNKNOWN if value is None else value.value


def _territories(session: Session) -> dict[int, str]:
    """Every territory under the name of the one that holds it and that nothing holds."""

    def named(branch: Branch, name: str) -> dict[int, str]:
        found = {branch.place.id: name}
        for inside in branch.inside:
            found |= named(inside, name)
        return found

    return {place: name for root in tree(session, Territory) for place, name in named(root, root.place.name).items()}


def _moved(cases: Counter[Codes], figures: Figures) -> bool:
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
    """Why cases were not completed: together they are the state that is always printed."""
    found: Found = {(one,): sum(figures.count(f"{code}.{one}") for code in ENDINGS) for one in REASON}
    found[(Outcome.OWN_SOLUTION.value,)] += figures.count(f"{ENDINGS[0]}.{EndReason.FAMILY_ORGANISED}")
    return _along("reason", [*REASON], found)


def _living(session: Session, period: Period) -> dict[str, Tables]:
    """Where children live, before and at the review: two tables that share no child that a reader knows of."""
    query = select(Living.when, Living.home, func.count()).where(Living.on >= period.first, Living.on <= period.last)
    found: dict[When, Counter[Codes]] = {when: Counter() for when in When}
    for when, home, many in session.execute(query.group_by(Living.when, Living.home)):
        found[when][("" if home is None else Home(home).value,)] += many
    axes = {"home": [*LIVES]}
    return {f"living_{when.value}": cross(axes, many, [(), ("home",)], []) for when, many in found.items()}


def _marks(figures: Figures) -> Tables:
    found: Found = {(one,): figures.n(code) for one, code in MEANS.items()}
    return cross({"respondent": [*MEANS]}, found, [(), ("respondent",)], [])
