"""What is recorded between coordinators and cases, in one statement whatever their number.

Every line says one thing that was found between one coordinator and one case; nothing found, no line.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from conference.domain.neutrality import DECLARED
from conference.models.account import Membership
from conference.models.assignment import Assignment, Declaration, Derogation, FamilyRefusal, Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.loan import Loan
from conference.models.place import Institution
from conference.models.recusal import Recusal
from conference.models.referral import KnownBy, Person
from conference.queries.columns import OF_CASE

Pairs = Select[int, int] | CompoundSelect[int, int]
Line = Select[int, int, str, str]
Lines = CompoundSelect[int, int, str, str]
CASES: BindParameter[Any] = bindparam("cases", expanding=True, type_=Integer)
TODAY: BindParameter[date] = bindparam("today", type_=Date)


class Found(StrEnum):
    """What a line says of a coordinator before a case; ``TIE`` comes with its kind, ``SET_ASIDE`` with the rule."""

    KEY_WORKER = "key_worker"
    WORKER = "worker"
    INSTITUTION = "institution"
    SERVICE = "service"
    WORKED_WITH = "worked_with"
    TIE = "tie"
    REFERRER = "referrer"
    HOLDER = "holder"
    DECLARED = "declared"
    KNOWS = "knows"
    REFUSED = "refused"
    LENT = "lent"
    RECUSED = "recused"
    SET_ASIDE = "set_aside"


Between = dict[tuple[int, int], dict[Found, set[str]]]


def pairs(*where: ColumnElement[bool]) -> Select[int, int]:
    """Every coordinator before every case of ``where``."""
    both = select(Case.id.label("case_id"), Coordinator.id.label("coordinator_id"))
    return both.join(Coordinator, Coordinator.department_id == Case.department_id).where(*where)


def in_place(those: ColumnElement[bool]) -> CompoundSelect[int, int]:
    """Each case of a criterion with those who coordinate it today, alone or in a pair."""
    first = select(Case.id.label("case_id"), Case.coordinator_id.label("coordinator_id"))
    second = select(Case.id, Case.pair_id).where(those, Case.pair_id.is_not(None))
    return union_all(first.where(those, Case.coordinator_id.is_not(None)), second)


def between(session: Session, these: Pairs, today: date) -> Between:
    """What was found for each pair, by the serial numbers of the case and of the coordinator; see `in_place`.

    ``today`` says which loans run.
    """
    return _found(session, _lines(these), {TODAY.key: today})


def before(session: Session, cases: Sequence[int], today: date) -> Between:
    """What was found for every coordinator before each of some cases, by their serial numbers."""
    return _found(session, _before(), {CASES.key: cases, TODAY.key: today})


def in_place_of(session: Session, case_id: int, today: date) -> Between:
    """What was found for those who coordinate one case."""
    return _found(session, _in_place_of(), {OF_CASE.key: case_id, TODAY.key: today})


@cache
def _before() -> Lines:
    return _lines(pairs(Case.id.in_(CASES)))


@cache
def _in_place_of() -> Lines:
    return _lines(in_place(Case.id == OF_CASE))


def _found(session: Session, lines: Lines, given: Mapping[str, object]) -> Between:
    found: Between = defaultdict(lambda: defaultdict(set))
    for case_id, coordinator_id, what, detail in session.execute(lines, given):
        found[case_id, coordinator_id][Found(what)].add(detail)
    return found


def _lines(these: Pairs) -> Lines:
    # Kept aside as a table, these pairs would be of unknown size, and looked up last: they are what a search begins by.
    asked = these.cte("asked").prefix_with("NOT MATERIALIZED")
    names, tree = _names(asked), _tree()
    return union_all(
        *(_worker(asked, names), _institution(asked, tree), _service(asked, tree), _tie(asked)),
        *(_coordinated(asked), _referred(asked), _is_referrer(asked, names), _is_holder(asked)),
        *(_declared(asked), _knows(asked), _refused(asked), _lent(asked), _set_aside(asked)),
        _recused(asked),
    )


def _line(asked: CTE, what: Found | ColumnElement[str], detail: ColumnElement[str] | None = None) -> Line:
    said = literal(what.value) if isinstance(what, Found) else what
    kind = literal("") if detail is None else detail
    return select(asked.c.case_id, asked.c.coordinator_id, said, kind)


def _names(asked: CTE) -> CTE:
    """The names that somebody is known by here: as a coordinator, and as each account of theirs is called."""
    theirs = Coordinator.id.in_(select(asked.c.coordinator_id))
    own = select(Coordinator.id.label("coordinator_id"), Coordinator.folded.label("folded")).where(theirs)
    account = select(Coordinator.id, Membership.folded).where(theirs)
    here = Membership.department_id == Coordinator.department_id
    account = account.join(Membership, (Membership.account_id == Coordinator.account_id) & here)
    return union(own, account).cte("names")


def _tree() -> CTE:
    """Every place with the institution that it belongs to, ``root``, and its branch just beneath, ``service``."""
    root = select(Institution.id, Institution.id.label("root"), Institution.id.label("service"))
    tree = root.where(Institution.parent_id.is_(None)).cte("tree", recursive=True)
    below = case((tree.c.id == tree.c.root, Institution.id), else_=tree.c.service)
    return tree.union_all(select(Institution.id, tree.c.root, below).join(tree, Institution.parent_id == tree.c.id))


def _worker(asked: CTE, names: CTE) -> Line:
    """Named among those who work with the family, as its key worker or not."""
    what = case((KnownBy.is_key_worker, Found.KEY_WORKER.value), else_=Found.WORKER.value)
    named = (names.c.coordinator_id == asked.c.coordinator_id) & (names.c.folded == KnownBy.folded)
    lines = _line(asked, what).join(KnownBy, KnownBy.case_id == asked.c.case_id).join(names, named)
    return lines.where(KnownBy.folded != "")


def _institution(asked: CTE, tree: CTE) -> Line:
    """Of an institution that knows the family, whichever of its services does."""
    own, known = tree.alias(), tree.alias()
    return (
        _line(asked, Found.INSTITUTION)
        .join(Coordinator, Coordinator.id == asked.c.coordinator_id)
        .join(own, own.c.id == Coordinator.institution_id)
        .join(KnownBy, KnownBy.case_id == asked.c.case_id)
        .join(known, (known.c.id == KnownBy.institution_id) & (known.c.root == own.c.root))
    )


def _service(asked: CTE, tree: CTE) -> Line:
    """Of the service that refers, however deep in it."""
    own, refers = tree.alias(), tree.alias()
    return (
        _line(asked, Found.SERVICE)
        .join(Coordinator, Coordinator.id == asked.c.coordinator_id)
        .join(own, own.c.id == Coordinator.institution_id)
        .join(Case, Case.id == asked.c.case_id)
        .join(refers, (refers.c.id == Case.institution_id) & (refers.c.service == own.c.service))
    )


def _tie(asked: CTE) -> Line:
    theirs = (Tie.case_id == asked.c.case_id) & (Tie.coordinator_id == asked.c.coordinator_id)
    return _line(asked, Found.TIE, cast(Tie.kind, String)).join(Tie, theirs)


def _met(asked: CTE) -> tuple[Line, Any]:
    """People of the same full name in another case, and no other year of birth."""
    here, there = aliased(Person), aliased(Person)
    same = (here.folded == there.folded) & (here.department_id == there.department_id)
    years = or_(here.birth_year.is_(None), there.birth_year.is_(None), here.birth_year == there.birth_year)
    lines = _line(asked, Found.WORKED_WITH).join(here, (here.case_id == asked.c.case_id) & (here.last_name != ""))
    return lines.join(there, same & years & (there.case_id != asked.c.case_id)), there


def _coordinated(asked: CTE) -> Line:
    """Coordinated an earlier case with one of these people, alone or in a pair.

    For who is in place here, one that was given to them after this one is no earlier case.
    """
    lines, there = _met(asked)
    theirs = (Assignment.case_id == there.case_id) & (Assignment.coordinator_id == asked.c.coordinator_id)
    own = aliased(Assignment)
    here = (own.case_id == asked.c.case_id) & (own.coordinator_id == asked.c.coordinator_id)
    first = select(func.min(own.id)).where(here).correlate(asked).scalar_subquery()
    runs = select(own.id).where(here, own.until.is_(None)).correlate(asked).exists()
    return lines.join(Assignment, theirs).where(~runs | (Assignment.id < first))


def _referred(asked: CTE) -> Line:
    """Referred an earlier case with one of these people, or holds it."""
    lines, there = _met(asked)
    lines = lines.join(Case, Case.id == there.case_id).join(Coordinator, Coordinator.id == asked.c.coordinator_id)
    return lines.where(or_(Coordinator.account_id == Case.referrer_id, Coordinator.account_id == Case.holder_id))


def _is_referrer(asked: CTE, names: CTE) -> Line:
    """Referred this very case: by their account, or by the name that the referrer goes by here."""
    lines = _line(asked, Found.REFERRER).join(Case, Case.id == asked.c.case_id)
    lines = lines.join(Coordinator, Coordinator.id == asked.c.coordinator_id)
    called = select(Membership.folded).where(
        Membership.account_id == Case.referrer_id, Membership.department_id == Case.department_id
    )
    named = select(names.c.folded).where(
        names.c.coordinator_id == asked.c.coordinator_id, names.c.folded.in_(called.correlate(Case))
    )
    return lines.where(or_(Coordinator.account_id == Case.referrer_id, named.exists()))


def _is_holder(asked: CTE) -> Line:
    """Holds this very case as a professional."""
    lines = _line(asked, Found.HOLDER).join(Case, Case.id == asked.c.case_id)
    lines = lines.join(Coordinator, Coordinator.id == asked.c.coordinator_id)
    return lines.where(Coordinator.account_id == Case.holder_id)


def _of(asked: CTE, table: type[Declaration] | type[FamilyRefusal] | type[Loan] | type[Derogation]) -> Any:
    """The row of a table about this coordinator and this case."""
    return (table.case_id == asked.c.case_id) & (table.coordinator_id == asked.c.coordinator_id)


def _declared(asked: CTE) -> Line:
    lines = _line(asked, Found.DECLARED).join(Declaration, _of(asked, Declaration))
    return lines.where(Declaration.answered_at.is_not(None))


def _knows(asked: CTE) -> Line:
    return _line(asked, Found.KNOWS).join(Declaration, _of(asked, Declaration)).where(Declaration.knows.is_(True))


def _refused(asked: CTE) -> Line:
    return _line(asked, Found.REFUSED).join(FamilyRefusal, _of(asked, FamilyRefusal))


def _lent(asked: CTE) -> Line:
    """Lent for this case by a neighbour, today."""
    lines = _line(asked, Found.LENT).join(Loan, _of(asked, Loan))
    runs = or_(Loan.until.is_(None), Loan.until >= TODAY) & Loan.ended_at.is_(None)
    return lines.where(Loan.since <= TODAY, runs)


def _recused(asked: CTE) -> Line:
    """Stepped aside from this very case, as a member of the body."""
    lines = _line(asked, Found.RECUSED).join(Coordinator, Coordinator.id == asked.c.coordinator_id)
    theirs = (Recusal.case_id == asked.c.case_id) & (Recusal.account_id == Coordinator.account_id)
    return lines.join(Recusal, theirs)


def _set_aside(asked: CTE) -> Line:
    """Set aside by the body, and nothing was declared since that it did not know of."""
    lines = _line(asked, Found.SET_ASIDE, cast(Derogation.rule, String)).join(Derogation, _of(asked, Derogation))
    since = select(Declaration.id).where(_of(asked, Declaration), Declaration.answered_at > Derogation.decided_at)
    return lines.where(Derogation.rule.not_in(DECLARED) | ~since.correlate(asked, Derogation).exists())
